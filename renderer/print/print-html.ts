/** Prints a document that names citizens: it has no address of its own, so the page travels as a file and is shown in a frame of this window. */
import type { MadeFile } from '../../shared/week/content.ts'
import { textOf } from './hand-over.ts'

/** Resolves once the print window was opened; the frame goes when the printing is over. */
export function printHtml(file: MadeFile): Promise<void> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
  const frame = document.createElement('iframe')
  frame.title = file.name
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0;inset:auto auto 0 0'
  frame.srcdoc = textOf(file).replace('<style>', `<style nonce="${nonce}">`)
  return new Promise((opened) => {
    frame.addEventListener('load', () => {
      const page = frame.contentWindow
      page?.addEventListener('afterprint', () => setTimeout(() => frame.remove(), 0))
      void (frame.contentDocument?.fonts.ready ?? Promise.resolve()).then(() => {
        page?.print()
        opened()
      })
    })
    document.body.append(frame)
  })
}
