import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Changes, createDraft, type SaveError } from '../../renderer/ui/draft/draft.ts'
import { err, ok, type Result } from '../../shared/result.ts'

type Answer = Result<{ readonly savedAt: number }, SaveError>

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function start(answers: readonly (Answer | 'throws')[] = []) {
  const sent: Changes[] = []
  const queue = [...answers]
  const draft = createDraft({
    initial: { a: '1' },
    savedAt: null,
    save: async (changes) => {
      sent.push(changes)
      const answer = queue.shift() ?? ok({ savedAt: 1000 + sent.length })
      if (answer === 'throws') throw new Error('gone')
      return answer
    },
  })
  return {
    draft,
    sent,
    phase: () => draft.store.getState().phase,
    values: () => draft.store.getState().values,
  }
}

describe('a draft on its way to the core', () => {
  it('leaves at most 300 ms after the first keystroke, however steadily one types', async () => {
    const { draft, sent } = start()
    for (let typed = 0; typed < 6; typed++) {
      draft.set({ a: 'x'.repeat(typed + 1) })
      await vi.advanceTimersByTimeAsync(60)
    }
    expect(sent.length).toBe(1)
    expect(sent[0]).toEqual({ a: 'xxxxx' })
  })

  it('sends the fields of one breath together, the newest text of each, and null for a removed one', async () => {
    const { draft, sent } = start()
    draft.set({ a: '2' })
    draft.set({ b: '3' })
    draft.set({ b: '4', c: null })
    await vi.advanceTimersByTimeAsync(300)
    expect(sent).toEqual([{ a: '2', b: '4', c: null }])
  })

  it('says when it was saved', async () => {
    const { draft, phase } = start()
    draft.set({ a: '2' })
    expect(phase()).toEqual({ type: 'pending' })
    await vi.advanceTimersByTimeAsync(300)
    expect(phase()).toEqual({ type: 'saved', at: 1001 })
  })

  it('keeps what was typed while the core is away, tries again by itself and sends the newest text', async () => {
    const { draft, sent, phase, values } = start(['throws', err({ type: 'unreachable' })])
    draft.set({ a: '2' })
    await vi.advanceTimersByTimeAsync(300)
    expect(phase()).toEqual({ type: 'retrying' })
    draft.set({ a: '25' })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(values()).toEqual({ a: '25' })
    expect(sent.at(-1)).toEqual({ a: '25' })
    expect(phase().type).toBe('saved')
  })

  it('keeps a refused text on the screen and sends it with the next keystroke', async () => {
    const { draft, sent, phase, values } = start([err({ type: 'refused', why: 'Cần nhập mã PIN trước.' })])
    draft.set({ a: '2' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent.length).toBe(1)
    expect(phase()).toEqual({ type: 'refused', why: 'Cần nhập mã PIN trước.' })
    expect(values()).toEqual({ a: '2' })
    draft.set({ b: '3' })
    await vi.advanceTimersByTimeAsync(300)
    expect(sent.at(-1)).toEqual({ a: '2', b: '3' })
  })

  it('never has two saves under way, and flush waits for all of it', async () => {
    let release = (_: Answer) => {}
    const sent: Changes[] = []
    const draft = createDraft({
      initial: {},
      savedAt: null,
      save: (changes) => {
        sent.push(changes)
        return sent.length === 1
          ? new Promise((settle) => (release = settle))
          : Promise.resolve(ok({ savedAt: 2 }))
      },
    })
    draft.set({ a: '1' })
    await vi.advanceTimersByTimeAsync(300)
    draft.set({ a: '12' })
    const flushed = draft.flush()
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toEqual([{ a: '1' }])
    release(ok({ savedAt: 1 }))
    expect(await flushed).toBe(true)
    expect(sent).toEqual([{ a: '1' }, { a: '12' }])
  })

  it('tells a flush that did not get through', async () => {
    const { draft } = start([err({ type: 'unreachable' })])
    draft.set({ a: '2' })
    expect(await draft.flush()).toBe(false)
  })
})

describe("the core's copy", () => {
  it('replaces fields that nobody typed into, and drops those it no longer has', () => {
    const { draft, values } = start()
    draft.adopt({ b: '7' }, draft.mark())
    expect(values()).toEqual({ b: '7' })
  })

  it('never overwrites what was typed after it was asked for', async () => {
    const { draft, values } = start()
    const mark = draft.mark()
    draft.set({ a: 'mới' })
    draft.adopt({ a: 'cũ', b: '7' }, mark)
    expect(values()).toEqual({ a: 'mới', b: '7' })
  })

  it('does not take a text away that is still on its way when the copy was read', async () => {
    let release = (_: Answer) => {}
    const draft = createDraft({
      initial: {},
      savedAt: null,
      save: () => new Promise((settle) => (release = settle)),
    })
    draft.set({ a: '10,35' })
    await vi.advanceTimersByTimeAsync(300)
    draft.adopt({}, draft.mark())
    expect(draft.store.getState().values).toEqual({ a: '10,35' })
    release(ok({ savedAt: 1 }))
    await vi.advanceTimersByTimeAsync(0)
    draft.adopt({ a: '10,35' }, draft.mark())
    expect(draft.store.getState().values).toEqual({ a: '10,35' })
  })

  it('leaves the letters as the keyboard made them when it is the same text composed', async () => {
    const { draft, values } = start()
    const typed = 'Đồng'.normalize('NFD')
    draft.set({ a: typed })
    await vi.advanceTimersByTimeAsync(300)
    draft.adopt({ a: 'Đồng' }, draft.mark())
    expect(values()).toEqual({ a: typed })
  })

  it('does not bring back a text that was saved while the copy was on its way', async () => {
    const { draft, values } = start()
    draft.set({ a: 'mới' })
    const mark = draft.mark()
    await vi.advanceTimersByTimeAsync(300)
    draft.adopt({ a: 'cũ' }, mark)
    expect(values()).toEqual({ a: 'mới' })
    draft.adopt({ a: 'của máy khác' }, draft.mark())
    expect(values()).toEqual({ a: 'của máy khác' })
  })
})
