import { describe, expect, it } from 'vitest'
import { sha256Text } from '../../db/hash.ts'
import { type ChainProblem, verifyChain } from '../../shared/ledger/chain.ts'
import { formatHlc } from '../../shared/ledger/hlc.ts'
import {
  changesBetween,
  entryHash,
  genesis,
  type Header,
  type LedgerRecord,
  payloadHashOf,
} from '../../shared/ledger/record.ts'

const unitId = '00000000-0000-7000-8000-000000000001'
const origin = '00000000-0000-7000-8000-0000000000aa'
const other = '00000000-0000-7000-8000-0000000000bb'

function entry(prev: string, seq: number, changes: Partial<Header> = {}): LedgerRecord {
  const header: Header = {
    format: 1,
    unitId,
    origin,
    epoch: 1,
    seq,
    hlc: formatHlc({ physical: 1_800_000_000_000 + seq, logical: 0 }),
    kind: 'office',
    entity: 'unit',
    key: unitId,
    base: [],
    actor: 'system',
    at: 1_800_000_000_000 + seq,
    clock: 'ok',
    reason: 'Sửa tên',
    ...changes,
  }
  const fields = { name: { from: null, to: `Tên ${seq}` } }
  const payloadHash = payloadHashOf(fields, sha256Text)
  return { ...header, fields, payloadHash, prev, hash: entryHash(prev, header, payloadHash, sha256Text) }
}

function chainOf(length: number, changes: Partial<Header> = {}, start = genesis): LedgerRecord[] {
  const records: LedgerRecord[] = []
  for (let seq = 1; seq <= length; seq++) records.push(entry(records.at(-1)?.hash ?? start, seq, changes))
  return records
}

const problemsOf = (records: readonly LedgerRecord[]): [ChainProblem['type'], number][] =>
  [...verifyChain(records, sha256Text)].map(({ type, seq }) => [type, seq])

const spoil = (
  records: readonly LedgerRecord[],
  at: number,
  changes: Partial<LedgerRecord>,
): LedgerRecord[] => records.map((record, index) => (index === at ? { ...record, ...changes } : record))

describe('A chain', () => {
  it('holds as it was written', () => {
    expect(problemsOf([...chainOf(5), ...chainOf(3, { origin: other })])).toEqual([])
  })

  it.each([
    ['the actor', { actor: other }],
    ['the instant', { at: 1 }],
    ['the reason', { reason: 'Khác' }],
    ['the key', { key: 'khác' }],
    ['the clock', { clock: 'behind' }],
    ['what the editor had seen', { base: [genesis] }],
    ['the stamp', { hlc: formatHlc({ physical: 1, logical: 1 }) }],
    ['the hash', { hash: 'a'.repeat(64) }],
  ] satisfies [string, Partial<LedgerRecord>][])('shows that %s was altered', (_, changes) => {
    expect(problemsOf(spoil(chainOf(4), 1, changes))).toContainEqual(['HashMismatch', 2])
  })

  it('shows that a changed field was altered', () => {
    const spoiled = spoil(chainOf(4), 1, { fields: { name: { from: null, to: 'Khác' } } })
    expect(problemsOf(spoiled)).toEqual([['PayloadMismatch', 2]])
  })

  it('shows that fields and their hash were altered together', () => {
    const fields = { name: { from: null, to: 'Khác' } }
    const spoiled = spoil(chainOf(4), 1, { fields, payloadHash: payloadHashOf(fields, sha256Text) })
    expect(problemsOf(spoiled)).toEqual([['HashMismatch', 2]])
  })

  it('shows that an entry was forged whole, at the one that hangs on it', () => {
    const chain = chainOf(4)
    const forged = entry(chain[0]?.hash ?? '', 2, { reason: 'Khác' })
    expect(problemsOf(spoil(chain, 1, forged))).toEqual([['BrokenLink', 3]])
  })

  it('shows that an entry was taken out', () => {
    expect(problemsOf(chainOf(4).toSpliced(1, 1))).toEqual([['Gap', 3]])
  })

  it('shows that the first entry was taken out', () => {
    expect(problemsOf(chainOf(3).slice(1))).toEqual([['Gap', 2]])
  })

  it('shows that two entries were exchanged', () => {
    const [first, second, third] = chainOf(3) as [LedgerRecord, LedgerRecord, LedgerRecord]
    expect(problemsOf([first, third, second])).toContainEqual(['Gap', 3])
  })

  it('shows an entry of a shape nobody writes', () => {
    expect(problemsOf(spoil(chainOf(2), 1, { entity: 'nothing' as Header['entity'] }))).toEqual([
      ['Malformed', 2],
    ])
    expect(problemsOf(spoil(chainOf(2), 1, { kind: 'foreign' }))).toEqual([['Malformed', 2]])
    expect(problemsOf(spoil(chainOf(2), 1, { fields: null }))).toEqual([['Malformed', 2]])
    expect(problemsOf(spoil(chainOf(2), 1, { reason: '\ud800' }))).toEqual([['Malformed', 2]])
    expect(problemsOf(spoil(chainOf(2), 1, { reason: 'e\u0302' }))).toEqual([['Malformed', 2]])
  })

  it('shows an entry of another unit', () => {
    expect(problemsOf([...chainOf(1), ...chainOf(1, { origin: other, unitId: other })])).toEqual([
      ['OtherUnit', 1],
    ])
  })
})

describe('A new epoch', () => {
  const before = chainOf(5)

  it('goes on from the entry where the restored file stood', () => {
    expect(problemsOf([...before, ...chainOf(2, { epoch: 7 }, before[2]?.hash)])).toEqual([])
  })

  it('cannot hang on an entry that was never there', () => {
    expect(problemsOf([...before, ...chainOf(1, { epoch: 7 }, 'b'.repeat(64))])).toEqual([['BrokenLink', 1]])
  })

  it('starts its count anew', () => {
    const late = entry(before[4]?.hash ?? '', 6, { epoch: 7 })
    expect(problemsOf([...before, late])).toEqual([['Gap', 6]])
  })
})

describe('Changes between two versions', () => {
  it('are the fields that differ', () => {
    expect(changesBetween({ a: 1, b: [1], c: 'x' }, { a: 1, b: [2], d: 'y' })).toEqual({
      b: { from: [1], to: [2] },
      c: { from: 'x', to: null },
      d: { from: null, to: 'y' },
    })
  })

  it('see no difference in the order of keys', () => {
    expect(changesBetween({ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } })).toEqual({})
  })
})
