/**
 * The raw text of a form, field by field, on its way to the core.
 * Guarantees: what was typed is shown at once and never rewritten; it leaves at most `delay` ms after the first
 * keystroke of a batch (a throttle: steady typing cannot postpone it); one save is under way at a time, so texts
 * arrive in the order they were typed; while the core does not answer everything is kept and tried again.
 * Refuses to adopt the core's copy of a field that is still on its way (the copy may be read before it arrives), that
 * was typed or saved after that copy was asked for, or that is the same text in another normal form: the letters
 * under the cursor stay as the keyboard made them.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Result } from '../../../shared/result.ts'
import { nfc } from '../../../shared/text/text.ts'

export type Changes = Readonly<Record<string, string | null>>

export type DraftPhase =
  | { readonly type: 'idle' }
  | { readonly type: 'pending' }
  | { readonly type: 'saved'; readonly at: number }
  /** The core did not answer; it is tried again by itself. */
  | { readonly type: 'retrying' }
  /** The core said no; the text stays on the screen and goes out again with the next keystroke. */
  | { readonly type: 'refused'; readonly why: string }

export interface DraftState {
  readonly values: Readonly<Record<string, string>>
  readonly phase: DraftPhase
}

export type SaveError = { readonly type: 'unreachable' } | { readonly type: 'refused'; readonly why: string }

export interface DraftOptions {
  readonly initial: Readonly<Record<string, string>>
  readonly savedAt: number | null
  readonly save: (changes: Changes) => Promise<Result<{ readonly savedAt: number }, SaveError>>
  /** Called after each save that the core accepted. */
  readonly onSaved?: () => void
  readonly delay?: number
  readonly retryDelays?: readonly number[]
}

export interface Draft {
  readonly store: StoreApi<DraftState>
  /** `null` removes the field. */
  readonly set: (changes: Changes) => void
  /** Sends what waits; answers whether nothing is left. */
  readonly flush: () => Promise<boolean>
  /** A moment to hand to `adopt`: taken before the core is asked for its copy. */
  readonly mark: () => number
  readonly adopt: (values: Readonly<Record<string, string>>, mark: number) => void
}

export function createDraft(options: DraftOptions): Draft {
  const delay = options.delay ?? 300
  const retryDelays = options.retryDelays ?? [500, 1000, 2000, 5000]
  const store = createStore<DraftState>(() => ({
    values: options.initial,
    phase: options.savedAt === null ? { type: 'idle' } : { type: 'saved', at: options.savedAt },
  }))
  const waiting = new Map<string, string | null>()
  let sending: ReadonlyMap<string, string | null> = new Map()
  const touched = new Map<string, number>()
  let clock = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let underWay: Promise<boolean> | null = null
  let failures = 0

  const show = (phase: DraftPhase) => store.setState({ phase })

  function schedule(after: number) {
    if (timer !== null) return
    timer = setTimeout(() => {
      timer = null
      void flush()
    }, after)
  }

  function set(changes: Changes) {
    const values = { ...store.getState().values }
    clock += 1
    for (const [field, text] of Object.entries(changes)) {
      if (text === null) delete values[field]
      else values[field] = text
      waiting.set(field, text)
      touched.set(field, clock)
    }
    store.setState({ values, phase: { type: 'pending' } })
    schedule(delay)
  }

  async function flush(): Promise<boolean> {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (underWay !== null) {
      const clean = await underWay
      return clean && waiting.size > 0 ? flush() : clean
    }
    if (waiting.size === 0) return true
    underWay = send()
    const clean = await underWay
    underWay = null
    if (clean && waiting.size > 0) schedule(delay)
    return clean
  }

  async function send(): Promise<boolean> {
    const batch = new Map(waiting)
    waiting.clear()
    sending = batch
    const answer = await options.save(Object.fromEntries(batch)).catch(() => null)
    sending = new Map()
    if (answer?.ok) {
      failures = 0
      clock += 1
      for (const field of batch.keys()) if (!waiting.has(field)) touched.set(field, clock)
      show(waiting.size > 0 ? { type: 'pending' } : { type: 'saved', at: answer.value.savedAt })
      options.onSaved?.()
      return true
    }
    for (const [field, text] of batch) if (!waiting.has(field)) waiting.set(field, text)
    if (answer !== null && answer.error.type === 'refused') {
      show({ type: 'refused', why: answer.error.why })
      return false
    }
    show({ type: 'retrying' })
    const wait = retryDelays[Math.min(failures, retryDelays.length - 1)] ?? 5000
    failures += 1
    schedule(wait)
    return false
  }

  function adopt(theirs: Readonly<Record<string, string>>, mark: number) {
    const mine = store.getState().values
    const values: Record<string, string> = { ...theirs }
    for (const [field, text] of Object.entries(mine)) if (nfc(text) === theirs[field]) values[field] = text
    for (const [field, at] of touched) {
      if (at <= mark && !waiting.has(field) && !sending.has(field)) continue
      const text = mine[field]
      if (text === undefined) delete values[field]
      else values[field] = text
    }
    store.setState({ values })
  }

  return { store, set, flush, mark: () => clock, adopt }
}
