/**
 * Judges the entries another PC of the office brings, before any of them is stored: the unit, the chain of every
 * origin, the numbers that are missing, numbers that stand here with another hash.
 *
 * All or nothing: where one entry cannot stand, none is taken, so that what is here stays whole: whoever wrote an
 * entry had everything it speaks of. A sender counts on from the last receipt, so nothing that is held is lost.
 */
import { canonical, type HashText } from './canonical.ts'
import { entities } from './entities.ts'
import { entryHash, genesis, type LedgerRecord } from './record.ts'

export interface EntryPlace {
  readonly origin: string
  readonly epoch: number
  readonly seq: number
}

/** What the ledger here knows, asked by place. */
export interface KnownLedger {
  readonly unitId: string
  /** The last number of that epoch; 0 for none. */
  last(origin: string, epoch: number): number
  hashAt(place: EntryPlace): string | null
  /** Whether the origin ever wrote an entry of that hash. */
  wrote(origin: string, hash: string): boolean
}

export type IntakeProblem =
  | { readonly type: 'OtherUnit'; readonly unitId: string }
  /** The numbers `from` to `to`, both included, never came. */
  | {
      readonly type: 'Gap'
      readonly origin: string
      readonly epoch: number
      readonly from: number
      readonly to: number
    }
  | ({ readonly type: 'Fork'; readonly ours: string; readonly theirs: string } & EntryPlace)
  | ({ readonly type: 'BrokenLink' | 'HashMismatch' | 'PayloadMismatch' | 'Malformed' } & EntryPlace)

/** With the canonical text of its fields, which is hashed once and stored. */
export interface NewEntry {
  readonly record: LedgerRecord
  readonly fieldsText: string | null
}

export interface Intake {
  /** By origin, epoch and number. */
  readonly entries: readonly NewEntry[]
  /** How many of the given ones are here already. */
  readonly same: number
}

/** Problems of one kind stand once for each origin and epoch, except where each is a place of its own. */
export function judgeIntake(
  records: readonly LedgerRecord[],
  known: KnownLedger,
  hash: HashText,
): { readonly intake: Intake; readonly problems: readonly IntakeProblem[] } {
  const problems: IntakeProblem[] = []
  const entries: NewEntry[] = []
  const brought = new Map<string, Set<string>>()
  let same = 0
  let run: { origin: string; epoch: number; seq: number; hash: string | null } | null = null
  for (const record of inOrder(records)) {
    const { origin, epoch, seq } = record
    const place = { origin, epoch, seq }
    if (record.unitId !== known.unitId) {
      problems.push({ type: 'OtherUnit', unitId: record.unitId })
      break
    }
    if (run === null || run.origin !== origin || run.epoch !== epoch) {
      run = { origin, epoch, seq: known.last(origin, epoch), hash: null }
    }
    if (seq <= run.seq) {
      const ours = run.hash !== null && seq === run.seq ? run.hash : known.hashAt(place)
      if (ours === record.hash) same += 1
      else problems.push({ type: 'Fork', ...place, ours: ours ?? '', theirs: record.hash })
      continue
    }
    if (seq > run.seq + 1) problems.push({ type: 'Gap', origin, epoch, from: run.seq + 1, to: seq - 1 })
    else if (!hangsOn(record, run, known, brought.get(origin)))
      problems.push({ type: 'BrokenLink', ...place })
    run.seq = seq
    run.hash = record.hash
    const written = brought.get(origin)
    if (written === undefined) brought.set(origin, new Set([record.hash]))
    else written.add(record.hash)

    const { fields, payloadHash, prev, hash: claimed, ...header } = record
    const fieldsText = fields === null ? null : canonical(fields)
    if (entities[record.entity] !== record.kind || (fields === null) !== (record.kind === 'personal')) {
      problems.push({ type: 'Malformed', ...place })
    }
    if (fieldsText !== null && hash(fieldsText) !== payloadHash)
      problems.push({ type: 'PayloadMismatch', ...place })
    if (entryHash(prev, header, payloadHash, hash) !== claimed)
      problems.push({ type: 'HashMismatch', ...place })
    entries.push({ record, fieldsText })
  }
  return { intake: { entries, same }, problems }
}

function hangsOn(
  { origin, epoch, seq, prev }: LedgerRecord,
  run: { readonly hash: string | null },
  known: KnownLedger,
  brought: ReadonlySet<string> | undefined,
): boolean {
  if (seq > 1) return prev === (run.hash ?? known.hashAt({ origin, epoch, seq: seq - 1 }))
  return prev === genesis || brought?.has(prev) === true || known.wrote(origin, prev)
}

function inOrder(records: readonly LedgerRecord[]): readonly LedgerRecord[] {
  const after = (a: LedgerRecord, b: LedgerRecord): number =>
    a.origin !== b.origin ? (a.origin < b.origin ? -1 : 1) : a.epoch - b.epoch || a.seq - b.seq
  const sorted = records.every((record, at) => {
    const before = records[at - 1]
    return before === undefined || after(before, record) <= 0
  })
  return sorted ? records : records.toSorted(after)
}
