/** A form's draft for as long as its screen is open: sent on leaving the page, on leaving the route, on Ctrl+S. */
import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createDraft, type Draft, type DraftOptions, type DraftPhase } from './draft.ts'

/** The options of the first render count; give the screen a `key` to start another draft. */
export function useDraft(options: DraftOptions): Draft {
  const [draft] = useState(() => createDraft(options))
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
