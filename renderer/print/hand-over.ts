/** What the program made goes to the person: as a file to keep, or on the clipboard to paste. */
import type { MadeFile } from '../../shared/week/content.ts'

export function saveFile({ name, mediaType, bytes }: MadeFile): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

export const textOf = ({ bytes }: MadeFile): string => new TextDecoder().decode(bytes)

/** Puts text, and the same as formatted text where there is one, on the clipboard; false when it was refused. */
export async function copy(text: string, html: string | null): Promise<boolean> {
  if (await copyByShell(text, html)) return true
  try {
    const kinds = { 'text/plain': text, ...(html !== null && { 'text/html': html }) }
    const item = Object.fromEntries(
      Object.entries(kinds).map(([type, content]) => [type, new Blob([content], { type })]),
    )
    await navigator.clipboard.write([new ClipboardItem(item)])
    return true
  } catch {
    return copyByCommand(text, html)
  }
}

/** Electron's windows hold no permission for the clipboard; the shell writes it for them. */
async function copyByShell(text: string, html: string | null): Promise<boolean> {
  const answer = await window.soMotCua?.invoke('desktop.copy', { text, html }).catch(() => null)
  return (answer as { readonly ok?: boolean } | null | undefined)?.ok === true
}

/** Where a browser refuses the clipboard: the copy command of a person's click needs no permission. */
function copyByCommand(text: string, html: string | null): boolean {
  let given = false
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    if (html !== null) event.clipboardData?.setData('text/html', html)
    event.preventDefault()
    event.stopImmediatePropagation()
    given = true
  }
  document.addEventListener('copy', give, { capture: true, once: true })
  const done = document.execCommand('copy')
  document.removeEventListener('copy', give, { capture: true })
  return done && given
}
