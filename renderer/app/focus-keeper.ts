/**
 * Focus never falls off the page. When a dialog leaves and nothing holds the focus, it goes back to what held it
 * before the first dialog opened (also through a PIN dialog that made way for another). When what holds the focus
 * leaves by itself, the focus goes to the open dialog, else to the screen, so that the next Tab goes on from there.
 */
import { useEffect } from 'react'

const DIALOG = '[role="dialog"]'

export function useFocusKeeper(): void {
  useEffect(() => {
    let held: HTMLElement | null = null
    let behind: HTMLElement | null = null
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      held = target
      if (target.closest(DIALOG) === null) behind = target
    }
    const watcher = new MutationObserver((changes) => {
      if (document.activeElement !== document.body) return
      const gone = changes.flatMap(({ removedNodes }) => [...removedNodes])
      const dialog = document.querySelector<HTMLElement>(DIALOG)
      const lost = gone.some((node) => node.contains(held) || (dialog === null && heldDialog(node)))
      if (!lost) return
      const before = behind?.isConnected === true ? behind : document.querySelector<HTMLElement>('main')
      const next = dialog ?? before
      next?.focus({ preventScroll: true })
    })
    document.addEventListener('focusin', remember)
    watcher.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', remember)
      watcher.disconnect()
    }
  }, [])
}

const heldDialog = (node: Node): boolean =>
  node instanceof Element && (node.matches(DIALOG) || node.querySelector(DIALOG) !== null)
