/**
 * How a thing of the ledger stands in the tables: one function from its merged version to its rows. What the function
 * reads is all there is: an entry's fields must hold whatever a row needs, or a replay could not make the row again.
 */
import type { EntityOf } from '../../../shared/ledger/entities.ts'
import type { Fields, MergeEntry, MergePolicy } from '../../../shared/ledger/merge.ts'
import type { OfficeTables } from '../../schema.ts'
import type { FieldReader } from './fields.ts'

export type OfficeTable = keyof OfficeTables
export type OfficeEntity = EntityOf<'office'>

export interface Thing {
  readonly unitId: string
  readonly key: string
  readonly fields: FieldReader
  readonly version: Fields
  /** Of the entry that governs: instant, user id, reason. */
  readonly at: number
  readonly actor: string
  readonly reason: string
}

export type Row = {
  [T in OfficeTable]: { readonly table: T; readonly values: Readonly<OfficeTables[T]> }
}[OfficeTable]

/** The entries about the thing of another entity that has the same key. */
export type About = (entity: OfficeEntity) => readonly MergeEntry[]

export interface Projection {
  /** Every table in which the entity has rows; none for what is only told in the ledger. */
  readonly tables: readonly OfficeTable[]
  readonly policy: MergePolicy | ((about: About) => MergePolicy)
  /** Entities whose thing of the same key stands otherwise once this one does. */
  readonly follows?: readonly OfficeEntity[]
  /** The rows of a thing that stands. */
  readonly rows: (thing: Thing) => readonly Row[]
  /** Where the rows of a thing stand that may go: by table, the columns that find them, `unit_id` apart. */
  readonly places: (key: string) => readonly {
    readonly table: OfficeTable
    readonly where: Readonly<Record<string, string | number>>
  }[]
  /** Whether the thing has no rows any more; without it, a thing whose fields are all null has none. */
  readonly gone?: (fields: FieldReader) => boolean
}

export const wholeRecord: MergePolicy = { by: 'record' }
export const fieldByField: MergePolicy = { by: 'field' }

/** For rows that never go: a removal there is a column. */
export const stays = (): [] => []

/** The first part of a key and the rest of it. */
export function parted(key: string): readonly [head: string, rest: string] {
  const at = key.indexOf('/')
  return at === -1 ? [key, ''] : [key.slice(0, at), key.slice(at + 1)]
}

/** A week's `friday/revision` with what may follow. */
export function weekParts(key: string): {
  readonly friday: string
  readonly revision: number
  readonly id: string
} {
  const [friday, rest] = parted(key)
  const [revision, id] = parted(rest)
  return { friday, revision: Number(revision), id }
}
