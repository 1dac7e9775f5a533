/**
 * A week and its draft, kept fresh. Each reading takes a mark of the draft first, so that what was typed while the
 * answer was on its way is never overwritten by it.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { WeekView } from '../../../shared/contract/week.ts'
import { err, ok } from '../../../shared/result.ts'
import { isEditable } from '../../../shared/week/state.ts'
import type { ClientError } from '../../app/client.ts'
import { useApp } from '../../app/context.tsx'
import { useSaver } from '../../app/saver.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import type { Changes, Draft } from '../../ui/draft/draft.ts'
import { useDraft } from '../../ui/draft/use-draft.ts'

export type WeekLoad =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: ClientError<'week.get'> }
  | { readonly state: 'ready'; readonly view: WeekView }

export interface WeekHandle {
  readonly load: WeekLoad
  readonly draft: Draft
  readonly reload: () => Promise<void>
}

export function useWeek(friday: string): WeekHandle {
  const { client, ui } = useApp()
  const call = useCall()
  const [held, setHeld] = useState<{ readonly friday: string; readonly load: WeekLoad }>({
    friday,
    load: LOADING,
  })
  const load = held.friday === friday ? held.load : LOADING
  const turn = useRef(0)

  const draft = useDraft(stageOf(friday, load), {
    initial: load.state === 'ready' ? load.view.draft : {},
    savedAt: load.state === 'ready' ? load.view.savedAt : null,
    save: async (changes: Changes) => {
      const result = await call('week.saveDraft', { friday, fields: changes })
      if (result.ok) {
        ui.getState().saved(result.value.savedAt)
        return ok(result.value)
      }
      if (result.error.type === 'Disconnected') return err({ type: 'unreachable' })
      return err({ type: 'refused', why: sentence(result.error) })
    },
  })
  const latestDraft = useRef(draft)
  latestDraft.current = draft

  const reload = useCallback(async () => {
    const mine = ++turn.current
    const asked = latestDraft.current
    const mark = asked.mark()
    const result = await client.invoke('week.get', { friday })
    if (mine !== turn.current) return
    if (result.ok && asked === latestDraft.current && isEditable(result.value.head.state))
      asked.adopt(result.value.draft, mark)
    setHeld({
      friday,
      load: result.ok ? { state: 'ready', view: result.value } : { state: 'failed', error: result.error },
    })
  }, [client, friday])

  useEffect(() => {
    void reload()
    const stop = client.subscribe('changed', ({ subject, key }) => {
      const other = subject === 'week' && key !== undefined && key !== friday
      if (!other && subjects.includes(subject)) void reload()
    })
    return () => {
      turn.current += 1
      stop()
    }
  }, [client, friday, reload])

  useSaver(draft.flush)
  return { load, draft, reload }
}

const LOADING = { state: 'loading' } as const
const subjects: readonly string[] = ['week', 'rule', 'unit', 'data']

/** A closing or the start of a correction begins another draft; typing does not. */
function stageOf(friday: string, load: WeekLoad): string {
  if (load.state !== 'ready') return `${friday}/${load.state}`
  const { revision, state } = load.view.head
  return `${friday}/${revision}/${isEditable(state) ? 'draft' : 'frozen'}`
}
