import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { applyOffice, listForks } from '../../db/ledger/office/apply.ts'
import { ledgerHeads } from '../../db/ledger/office/known.ts'
import { readPersonal } from '../../db/ledger/personal.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import { getTexts } from '../../db/letter/chains.ts'
import { lettersOf } from '../../db/letter/letters.ts'
import { getBook } from '../../db/letter/number-book.ts'
import { getTask } from '../../db/plan/tasks.ts'
import { listSigners } from '../../db/unit/signers.ts'
import { latestRevision } from '../../db/week/revisions.ts'
import type { LedgerRecord } from '../../shared/ledger/record.ts'
import { edits } from '../support/merge-edits.ts'
import { foundedImages, MergeWorld, ownChain, type Pc, taskIds } from '../support/merge-world.ts'

const occasion = { actor: 'system', reason: '' }
const friday = '2026-11-20'

describe('Two PCs of one office', () => {
  let images: readonly Buffer[]
  let world: MergeWorld
  let a: Pc
  let b: Pc
  beforeAll(async () => {
    images = await foundedImages(2)
  })
  const begin = (): void => {
    world = new MergeWorld(images)
    ;[a, b] = world.pcs as [Pc, Pc]
  }
  afterEach(() => world.close())
  const does = (what: string, pc: Pc, n: number) => edits[what]?.(world, pc, n)
  const conflicts = (pc: Pc) =>
    pc.store.prepare('SELECT entity, field, value FROM conflict ORDER BY entity, field').all() as {
      entity: string
      field: string
      value: string
    }[]
  const meet = async (from: Pc, to: Pc) => world.take(to, await world.pack(from, ledgerHeads(to.store)))

  it('keep both edits of one task where they changed different fields', async () => {
    begin()
    does('taskText', a, 4)
    does('taskText', b, 2)
    await world.settle()
    const task = getTask(a.store, taskIds[0] ?? '')?.task
    expect([task?.product, task?.note]).toEqual(['Sửa 4', 'Sửa 2'])
    expect(conflicts(a)).toEqual([])
  })

  it('choose one of two values of one field alike, and keep the other for a person', async () => {
    begin()
    does('taskText', a, 2)
    does('taskText', b, 8)
    await world.settle()
    expect(stateHash(a.store)).toBe(stateHash(b.store))
    expect(getTask(a.store, taskIds[0] ?? '')?.task.note).toBe('Sửa 8')
    expect(conflicts(a)).toEqual([{ entity: 'task', field: 'note', value: '"Sửa 2"' }])
    expect(conflicts(b)).toEqual(conflicts(a))
  })

  it('keep a task that one removed while the other worked on it, and say so', async () => {
    begin()
    does('taskText', a, 2)
    does('taskGone', b, 0)
    await world.settle()
    expect(getTask(b.store, taskIds[0] ?? '')?.task.note).toBe('Sửa 2')
    expect(conflicts(a).map(({ field }) => field)).toEqual(['removedAt'])
  })

  it('remove what one removed and nobody touched', async () => {
    begin()
    does('taskGone', b, 0)
    await world.settle()
    expect(getTask(a.store, taskIds[0] ?? '')).toBeNull()
    expect(conflicts(a)).toEqual([])
  })

  it('take a whole record from one of them, never a mixture', async () => {
    begin()
    does('signer', a, 1)
    does('signer', b, 2)
    await world.settle()
    expect(listSigners(a.store).map(({ name }) => name)).toEqual(['Người Ký 2'])
    expect(conflicts(a).map(({ value }) => JSON.parse(value).name)).toEqual(['Người Ký 1'])
  })

  it('let an edit that had seen the other stand, whatever the clocks say', async () => {
    begin()
    b.skew = 5 * 366 * 86_400_000
    does('signer', b, 1)
    await world.settle()
    does('signer', a, 2)
    await world.settle()
    expect(listSigners(b.store).map(({ name }) => name)).toEqual(['Người Ký 2'])
    expect(conflicts(b)).toEqual([])
  })

  it('close a week on one and approve it on the other', async () => {
    begin()
    does('close', a, 5)
    expect((await meet(a, b)).ok).toBe(true)
    does('decide', b, 1)
    expect((await meet(b, a)).ok).toBe(true)
    expect(latestRevision(a.store, friday)?.approval?.decision).toBe('approved')
    expect(conflicts(a)).toEqual([])
  })

  it('keep the approved one of two closings of the same revision, with its own approval', async () => {
    begin()
    does('close', a, 5)
    does('decide', a, 1)
    does('close', b, 6)
    await world.settle()
    for (const pc of [a, b]) {
      const week = latestRevision(pc.store, friday)
      expect([week?.content.total, week?.approval?.decision]).toEqual([5, 'approved'])
      expect(conflicts(pc).map(({ value }) => JSON.parse(value).content.total)).toEqual([6])
      expect(verifyLedger(pc.store).problems).toEqual([])
    }
  })

  it('never carry an approval over to figures it was not given for', async () => {
    begin()
    does('close', a, 5)
    does('close', b, 6)
    does('decide', a, 3)
    does('decide', b, 1)
    await world.settle()
    const week = latestRevision(a.store, friday)
    expect([week?.content.total, week?.approval?.decision]).toEqual([6, 'approved'])
    expect(conflicts(a).map(({ entity }) => entity)).toEqual(['weekApproval', 'weekRevision'])
  })

  it('never make a draft again of a letter that was issued', async () => {
    begin()
    does('issue', a, 0)
    does('draft', b, 1)
    await world.settle()
    expect(lettersOf(b.store, ownChain(b.store)).map(({ state, number }) => [state, number])).toEqual([
      ['issued', 1],
    ])
    expect(conflicts(b).map(({ entity }) => entity)).toEqual(['letter'])
  })

  it('have one holder of the number book: it is given up on one and taken on the other', async () => {
    begin()
    does('issue', a, 0)
    await world.settle()
    expect([getBook(a.store, 'letter', 2026).holder, getBook(b.store, 'letter', 2026).holder]).toEqual([
      'here',
      'other',
    ])
    does('book', a, 0)
    await world.settle()
    does('book', b, 0)
    await world.settle()
    expect([getBook(a.store, 'letter', 2026), getBook(b.store, 'letter', 2026)]).toEqual([
      { last: 1, holder: 'other' },
      { last: 1, holder: 'here' },
    ])
  })

  it('do not both open a book that nobody opened yet', () => {
    begin()
    expect([getBook(a.store, 'letter', 2026).holder, getBook(b.store, 'letter', 2026).holder]).toEqual([
      'here',
      'nobody',
    ])
  })

  it('both keep their letters where each gave the same number, and show it', async () => {
    begin()
    does('book', b, 0)
    does('issue', b, 0)
    does('draft', a, 0)
    does('issue', a, 1)
    await world.settle()
    const numbers = (pc: Pc) => lettersOf(pc.store, ownChain(pc.store)).map(({ number }) => number)
    expect(numbers(a)).toEqual([1, 1])
    expect(numbers(b)).toEqual(numbers(a))
    expect(conflicts(a).map(({ entity }) => entity)).toEqual(['numberBook'])
  })

  it('erase a citizen’s words on both when one erases them, also where they come later', async () => {
    begin()
    const late = await world.pack(a, [])
    does('erase', a, 0)
    expect(getTexts(b.store, ownChain(b.store))?.applicant).toBe('Người Nộp Mẫu')
    await world.settle()
    expect(getTexts(b.store, ownChain(b.store))).toBeNull()
    expect(world.take(b, late)).toMatchObject({ ok: true, value: { added: 0 } })
    expect(getTexts(b.store, ownChain(b.store))).toBeNull()
  })

  it('work on without the words when the part that is encrypted did not come, and take them when it does', async () => {
    begin()
    does('chain', a, 1)
    const bundle = await world.pack(a, ledgerHeads(b.store))
    expect(applyOffice(b.store, { ...bundle, personal: 'locked' }, occasion).ok).toBe(true)
    expect(getTexts(b.store, ownChain(b.store))).toBeNull()
    expect(verifyLedger(b.store).problems).toEqual([])
    expect(world.take(b, bundle)).toMatchObject({ ok: true, value: { added: 0 } })
    expect(getTexts(b.store, ownChain(b.store))?.remedy).toBe('Sẽ sửa 1')
  })

  describe('hold, with nothing changed,', () => {
    const held = async (spoil: (records: readonly LedgerRecord[]) => readonly LedgerRecord[]) => {
      begin()
      for (const n of [1, 2, 3]) does('signer', a, n)
      const bundle = await world.pack(a, ledgerHeads(b.store))
      const before = [stateHash(b.store), ledgerHeads(b.store)]
      const result = world.take(b, { ...bundle, records: spoil(bundle.records) })
      expect([stateHash(b.store), ledgerHeads(b.store)]).toEqual(before)
      expect(conflicts(b)).toEqual([])
      return result.ok ? [] : result.error
    }

    it('entries with a gap before them, and name the numbers that are missing', async () => {
      const [problem] = await held((records) => records.slice(2))
      const { origin, epoch, seq } = ledgerHeads(a.store)[0] ?? { origin: '', epoch: 0, seq: 0 }
      expect(problem).toEqual({ type: 'Gap', origin, epoch, from: seq - 2, to: seq - 1 })
    })

    it.each([
      ['PayloadMismatch', (r: LedgerRecord) => ({ ...r, fields: { name: { from: null, to: 'Kẻ lạ' } } })],
      ['HashMismatch', (r: LedgerRecord) => ({ ...r, actor: 'system' })],
      ['BrokenLink', (r: LedgerRecord) => ({ ...r, prev: 'f'.repeat(64) })],
      ['OtherUnit', (r: LedgerRecord) => ({ ...r, unitId: '00000000-0000-7000-8000-0000000000ff' })],
      ['Malformed', (r: LedgerRecord) => ({ ...r, kind: 'foreign' as const })],
    ])('what was altered: %s', async (type, spoil) => {
      const problems = await held((records) => records.map((one, at) => (at === 1 ? spoil(one) : one)))
      expect(problems.map((problem) => problem.type)).toContain(type)
    })
  })

  it('hold a number that stands here with another content, remember it and merge none of it', async () => {
    begin()
    const copy = world.image(a)
    does('signer', a, 1)
    await meet(a, b)
    const clone = new MergeWorld([copy])
    const [twin] = clone.pcs as [Pc]
    edits.signer?.(clone, twin, 2)
    const before = stateHash(b.store)
    const result = world.take(b, await clone.pack(twin, []))
    expect(result.ok ? [] : result.error.map(({ type }) => type)).toEqual(['Fork'])
    expect(stateHash(b.store)).toBe(before)
    expect(listForks(b.store)).toHaveLength(1)
    expect(listSigners(b.store).map(({ name }) => name)).toEqual(['Người Ký 1'])
    clone.close()
  })

  it('find an old copy of one of them out, give it back what it wrote, and let it go on under a new epoch', async () => {
    begin()
    const copy = world.image(a)
    does('signer', a, 1)
    does('issue', a, 0)
    await meet(a, b)
    const old = new MergeWorld([copy])
    const [again] = old.pcs as [Pc]
    old.pass(3600)
    const result = old.take(again, await world.pack(b, ledgerHeads(again.store)))
    expect(result.ok && result.value.newEpoch).toBeGreaterThan(1)
    expect(listSigners(again.store).map(({ name }) => name)).toEqual(['Người Ký 1'])
    expect(getBook(again.store, 'letter', 2026)).toEqual({ last: 1, holder: 'other' })
    edits.signer?.(old, again, 3)
    expect(world.take(b, await old.pack(again, ledgerHeads(b.store))).ok).toBe(true)
    expect(listSigners(b.store).map(({ name }) => name)).toEqual(['Người Ký 3'])
    expect(verifyLedger(b.store).problems).toEqual([])
    old.close()
  })

  it('refuse fields that fit no table, whole and by name', async () => {
    begin()
    world.edit(a, (w) => w.office({ entity: 'signer', key: 's', fields: { name: { from: null, to: 7 } } }))
    const before = stateHash(b.store)
    const result = await meet(a, b)
    expect(result.ok ? [] : result.error.map(({ type }) => type)).toEqual(['Unfit'])
    expect(stateHash(b.store)).toBe(before)
    expect(readPersonal(b.store, { origin: 'o', epoch: 1, seq: 1 })).toBeNull()
  })
})
