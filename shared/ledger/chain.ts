/**
 * Walks the entries of one unit and names every place where the chain does not hold. It proves that what is there
 * was not altered; that nothing was cut off the end is for whoever remembers the head (`db/ledger/verify.ts`).
 */
import { canonical, type HashText } from './canonical.ts'
import { entities } from './entities.ts'
import { entryHash, genesis, LedgerRecord, payloadHashOf } from './record.ts'

export type ChainProblem = {
  readonly type: 'BrokenLink' | 'Gap' | 'HashMismatch' | 'Malformed' | 'OtherUnit' | 'PayloadMismatch'
  readonly origin: string
  readonly epoch: number
  readonly seq: number
}

/**
 * `records` in the order (origin, epoch, seq). Within an epoch `seq` counts 1, 2, 3…; the first entry of an epoch
 * hangs on any entry of an earlier epoch of its origin, since a restored file goes on from wherever it stood.
 */
export function* verifyChain(records: Iterable<LedgerRecord>, hash: HashText): Generator<ChainProblem> {
  let previous: LedgerRecord | null = null
  let earlier = new Set<string>()
  for (const record of records) {
    const problem = (type: ChainProblem['type']): ChainProblem => ({
      type,
      origin: record.origin,
      epoch: record.epoch,
      seq: record.seq,
    })
    if (previous !== null && previous.unitId !== record.unitId) yield problem('OtherUnit')
    if (previous?.origin !== record.origin) {
      previous = null
      earlier = new Set([genesis])
    }
    const sameEpoch: boolean = previous?.epoch === record.epoch
    const expected: number = sameEpoch && previous !== null ? previous.seq + 1 : 1
    if (record.seq !== expected) yield problem('Gap')
    else if (sameEpoch ? record.prev !== previous?.hash : !earlier.has(record.prev))
      yield problem('BrokenLink')
    yield* ownProblems(record, hash, problem)
    earlier.add(record.hash)
    previous = record
  }
}

function* ownProblems(
  record: LedgerRecord,
  hash: HashText,
  problem: (type: ChainProblem['type']) => ChainProblem,
): Generator<ChainProblem> {
  if (!isWellFormed(record)) {
    yield problem('Malformed')
    return
  }
  const { fields, payloadHash, prev, hash: claimed, ...header } = record
  if (fields !== null && payloadHashOf(fields, hash) !== payloadHash) yield problem('PayloadMismatch')
  if (entryHash(prev, header, payloadHash, hash) !== claimed) yield problem('HashMismatch')
}

/** Of the declared shape, exactly as the writer normalises it, and of the kind that its entity has. */
function isWellFormed(record: LedgerRecord): boolean {
  const parsed = LedgerRecord.safeParse(record)
  if (!parsed.success) return false
  const { kind, entity, fields } = parsed.data
  if (entities[entity] !== kind || (fields === null) !== (kind === 'personal')) return false
  try {
    return canonical(parsed.data) === canonical(record)
  } catch {
    return false
  }
}
