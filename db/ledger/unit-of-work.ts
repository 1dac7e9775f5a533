/**
 * The only way an office, personal or foreign record changes: the tables and the ledger move in one transaction.
 * A throw, and a returned failure (`{ ok: false }`), leave neither of them changed.
 *
 * The clock is asked once for a whole unit of work. A wrong clock never refuses it; the entries say so.
 */
import type { Kysely } from 'kysely'
import { newId } from '../../shared/ids/ids.ts'
import { canonical, type Json } from '../../shared/ledger/canonical.ts'
import type { EntityOf } from '../../shared/ledger/entities.ts'
import { type ClockState, judgeClock, storable } from '../../shared/ledger/hlc.ts'
import {
  type Changes,
  genesis,
  type LedgerRecord,
  payloadHashOf,
  personalHash,
} from '../../shared/ledger/record.ts'
import { sha256Text } from '../hash.ts'
import { writeMeta } from '../meta.ts'
import type { ForeignTables, OfficeTables } from '../schema.ts'
import { local, run, unguardedTables } from '../sql.ts'
import type { Store } from '../store.ts'
import { append, type Entry, readDevice } from './append.ts'
import { refreshConflicts } from './project.ts'

export interface Occasion {
  /** User id, or `system` for what the program does by itself. */
  readonly actor: string
  readonly reason: string
}

interface Thing<E> {
  readonly entity: E
  readonly key: string
  /** Hashes of the entries the editor had seen; without it, all that nobody has superseded yet. */
  readonly base?: readonly string[]
}

export interface UnitOfWork extends Occasion {
  readonly store: Store
  readonly unitId: string
  /** The instant of everything in it, UTC milliseconds. */
  readonly at: number
  readonly clock: ClockState
  readonly tables: Kysely<OfficeTables & ForeignTables>
  /** Records a change of an office record; answers its hash. */
  office(change: Thing<EntityOf<'office'>> & { readonly fields: Changes }): string
  /** Records what names a citizen: the ledger keeps a salted hash, the payload can be erased. */
  personal(change: Thing<EntityOf<'personal'>> & { readonly payload: Json }): string
  /** Records a copy of another system's data: its hash and counts. */
  foreign(change: Thing<EntityOf<'foreign'>> & { readonly fields: Changes }): string
}

export function write<T>(store: Store, occasion: Occasion, work: (w: UnitOfWork) => T): T {
  const unitId = store.unitId()
  if (unitId === null) throw new Error('No office is set up: the first unit of work is foundOffice')
  return transact(store, unitId, occasion, work)
}

/** The first unit of work of a store: makes this PC an origin of the new unit's ledger. */
export function foundOffice<T>(
  store: Store,
  occasion: Occasion & { readonly unitId: string },
  work: (w: UnitOfWork) => T,
): T {
  if (store.unitId() !== null) throw new Error('The office is set up already')
  const { unitId } = occasion
  return inTransaction(store, () => {
    const origin = newId(store.clock(), store.random)
    writeMeta(store, 'unit', unitId)
    writeMeta(store, 'origin', origin)
    run(
      store,
      local
        .insertInto('device')
        .values({ unit_id: unitId, origin, epoch: 1, seq: 0, hash: genesis, hlc: null, believed_at: null }),
    )
    return transact(store, unitId, occasion, work)
  })
}

/** The state of the PC's clock now, against what the ledger has seen; `ok` before there is a ledger. */
export function clockState(store: Store): ClockState {
  const device = readDevice(store)
  return judgeClock(device?.believed_at ?? null, store.clock())
}

const transact = <T>(store: Store, unitId: string, occasion: Occasion, work: (w: UnitOfWork) => T): T =>
  inTransaction(store, () => work(unitOfWork(store, unitId, occasion)))

function unitOfWork(store: Store, unitId: string, { actor, reason }: Occasion): UnitOfWork {
  const device = readDevice(store)
  if (device === null) throw new Error(`This PC is no origin of unit ${unitId}`)
  const at = storable(store.clock())
  const clock = judgeClock(device.believed_at, at)
  const record = (entry: Omit<Entry, 'unitId' | 'actor' | 'reason' | 'at' | 'clock'>): LedgerRecord =>
    append(store, { ...entry, unitId, actor, reason, at, clock })

  return {
    store,
    unitId,
    actor,
    reason,
    at,
    clock,
    tables: unguardedTables,
    office({ fields, ...thing }) {
      const payloadHash = payloadHashOf(fields, sha256Text)
      const { hash } = record({ ...thing, kind: 'office', fields, payloadHash })
      refreshConflicts(store, unitId, thing.entity, thing.key)
      return hash
    },
    foreign: ({ fields, ...thing }) =>
      record({ ...thing, kind: 'foreign', fields, payloadHash: payloadHashOf(fields, sha256Text) }).hash,
    personal({ payload, ...thing }) {
      const text = canonical(payload)
      const salt = Buffer.from(store.random(32)).toString('hex')
      const payloadHash = personalHash(salt, text, sha256Text)
      const { origin, epoch, seq, hash } = record({ ...thing, kind: 'personal', fields: null, payloadHash })
      run(
        store,
        unguardedTables.insertInto('personal_payload').values({
          unit_id: unitId,
          origin,
          epoch,
          seq,
          salt,
          payload: text,
          erased_at: null,
        }),
      )
      return hash
    },
  }
}

class Refused<T> extends Error {
  readonly result: T
  constructor(result: T) {
    super('A unit of work answered a failure')
    this.result = result
  }
}

/** A returned failure rolls back as a throw does, and is returned all the same. */
function inTransaction<T>(store: Store, work: () => T): T {
  if (store.mode === 'readOnly') throw new Error('The store is open read-only')
  try {
    return store.transaction(() => {
      const result = work()
      if (isFailure(result)) throw new Refused(result)
      return result
    })
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.result as T
    throw thrown
  }
}

const isFailure = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false
