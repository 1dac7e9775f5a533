/**
 * Focus never falls off the page: when a dialog leaves and nothing holds the focus, it goes back to what held it
 * before the first dialog opened (also through a PIN dialog that made way for another), else to the screen itself.
 */
import { useEffect } from 'react'

const DIALOG = '[role="dialog"]'

export function useFocusKeeper(): void {
  useEffect(() => {
    let last: HTMLElement | null = null
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.closest(DIALOG) === null) last = target
    }
    const restore = () => {
      const kept = last?.isConnected === true ? last : document.querySelector<HTMLElement>('main')
      kept?.focus({ preventScroll: true })
    }
    const watcher = new MutationObserver((changes) => {
      if (document.activeElement !== document.body || document.querySelector(DIALOG) !== null) return
      if (changes.some(({ removedNodes }) => [...removedNodes].some(heldDialog))) restore()
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
