/**
 * Evidence of a week: which file, with its hash; the bytes lie in the blobs. Removing leaves a tombstone.
 * The id follows from the unit, the week and the hash: two PCs that keep the same file keep one thing.
 */
import { naturalId } from '../../shared/ids/ids.ts'
import type { EvidenceFile } from '../../shared/week/content.ts'
import { recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface KeptEvidence extends EvidenceFile {
  readonly friday: string
  /** UTC milliseconds; null while it stands. */
  readonly removedAt: number | null
}

/** What stands, in the order it was added. */
export const listEvidence = (store: Store, friday: string): readonly EvidenceFile[] =>
  all(
    store,
    ownEvidence(store)
      .where('friday', '=', friday)
      .where('removed_at', 'is', null)
      .orderBy('added_at')
      .orderBy('id'),
  ).map(({ friday: _, removedAt: __, ...file }) => file)

/** Also one that was removed. */
export const getEvidence = (store: Store, id: string): KeptEvidence | null =>
  get(store, ownEvidence(store).where('id', '=', id)) ?? null

/** A file that the week has already is answered as it is; one that was removed stands again. */
export function insertEvidence(
  w: UnitOfWork,
  friday: string,
  file: Pick<EvidenceFile, 'sha256' | 'name' | 'mediaType' | 'bytes' | 'addedBy'>,
): EvidenceFile {
  const id = naturalId(w.unitId, 'evidence', `${friday}/${file.sha256}`)
  const found = getEvidence(w.store, id)
  if (found !== null && found.removedAt === null) {
    const { friday: _, removedAt: __, ...standing } = found
    return standing
  }
  const { sha256, name, mediaType, bytes, addedBy } = file
  const added = { id, sha256, name, mediaType, bytes, addedAt: w.at, addedBy }
  const columns = {
    name,
    media_type: mediaType,
    bytes,
    added_at: w.at,
    added_by: addedBy,
    removed_at: null,
  }
  run(
    w.store,
    w.tables
      .insertInto('evidence')
      .values({ unit_id: w.unitId, id, friday, sha256, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'id']).doUpdateSet(columns)),
  )
  recordChange(w, 'evidence', `${friday}/${id}`, null, { ...added, removedAt: null })
  return added
}

/** Answers false when no such evidence stands. */
export function removeEvidence(w: UnitOfWork, id: string): boolean {
  const found = getEvidence(w.store, id)
  if (found === null || found.removedAt !== null) return false
  run(
    w.store,
    w.tables
      .updateTable('evidence')
      .set({ removed_at: w.at })
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id),
  )
  recordChange(w, 'evidence', `${found.friday}/${id}`, { removedAt: null }, { removedAt: w.at })
  return true
}

const ownEvidence = (store: Store) =>
  from
    .selectFrom('evidence')
    .select([
      'id',
      'friday',
      'sha256',
      'name',
      'media_type as mediaType',
      'bytes',
      'added_at as addedAt',
      'added_by as addedBy',
      'removed_at as removedAt',
    ])
    .where('unit_id', '=', store.unitId() ?? '')
