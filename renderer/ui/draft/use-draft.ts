/** A form's draft for as long as its screen is open: sent on leaving the page, on leaving the route, on Ctrl+S. */
import { useCallback, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { createDraft, type Draft, type DraftOptions, type DraftPhase } from './draft.ts'

/** One draft for one `key`; the options that stand when it is made count. Another key sends and leaves the old one. */
export function useDraft(key: string, options: DraftOptions): Draft {
  const held = useRef<{ readonly key: string; readonly draft: Draft } | null>(null)
  if (held.current?.key !== key) held.current = { key, draft: createDraft(options) }
  const { draft } = held.current
  useEffect(() => {
    const send = () => void draft.flush()
    const hidden = () => {
      if (document.visibilityState === 'hidden') send()
    }
    window.addEventListener('pagehide', send)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('pagehide', send)
      document.removeEventListener('visibilitychange', hidden)
      send()
    }
  }, [draft])
  return draft
}

/** The text of one field and what sets it; other fields do not render again. */
export function useDraftField(draft: Draft, field: string): readonly [string, (text: string) => void] {
  const text = useStore(draft.store, (state) => state.values[field] ?? '')
  const set = useCallback((next: string) => draft.set({ [field]: next }), [draft, field])
  return [text, set]
}

export const useDraftPhase = (draft: Draft): DraftPhase => useStore(draft.store, (state) => state.phase)
