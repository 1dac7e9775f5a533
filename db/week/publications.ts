/** Where and when a revision was made public, with its proof. One recorded by mistake keeps its row and a reason. */
import { newId } from '../../shared/ids/ids.ts'
import type { Publication } from '../../shared/week/chain.ts'
import type { Person } from '../../shared/week/content.ts'
import { recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import type { WeekPublicationTable } from '../schema.ts'
import { all, from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'

type KeptPublication = Publication & { readonly friday: string }

/** Of every revision, oldest first, removed ones included. `first` and `last` are Fridays, both included. */
export const publicationsBetween = (store: Store, first: string, last: string): readonly KeptPublication[] =>
  all(
    store,
    own(store).where('friday', '>=', first).where('friday', '<=', last).orderBy('at').orderBy('id'),
  ).map(publicationOf)

export function getPublication(store: Store, id: string): KeptPublication | null {
  const row = get(store, own(store).where('id', '=', id))
  return row === undefined ? null : publicationOf(row)
}

export function insertPublication(
  w: UnitOfWork,
  friday: string,
  given: Pick<Publication, 'revision' | 'channel' | 'place' | 'link' | 'at' | 'file'>,
  by: Person,
): Publication {
  const id = newId(w.at, w.store.random)
  const { revision, channel, place, link, at, file } = given
  run(
    w.store,
    w.tables.insertInto('week_publication').values({
      unit_id: w.unitId,
      id,
      friday,
      revision,
      channel,
      place,
      link,
      at,
      sha256: file?.sha256 ?? null,
      name: file?.name ?? null,
      media_type: file?.mediaType ?? null,
      bytes: file?.bytes ?? null,
      added_at: w.at,
      added_by_id: by.id,
      added_by_name: by.name,
      removed_at: null,
      removed_by_id: null,
      removed_by_name: null,
      removed_reason: null,
    }),
  )
  const added = { revision, channel, place, link, at, file, addedAt: w.at, addedBy: by }
  recordChange(w, 'weekPublication', `${friday}/${revision}/${id}`, null, added)
  return { id, ...added, removed: null }
}

/** Answers null when no such publication stands. */
export function removePublication(w: UnitOfWork, id: string, by: Person, reason: string): Publication | null {
  const found = getPublication(w.store, id)
  if (found === null || found.removed !== null) return null
  run(
    w.store,
    w.tables
      .updateTable('week_publication')
      .set({ removed_at: w.at, removed_by_id: by.id, removed_by_name: by.name, removed_reason: reason })
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id),
  )
  const removed = { at: w.at, by, reason }
  const { friday, ...publication } = found
  recordChange(w, 'weekPublication', `${friday}/${found.revision}/${id}`, { removed: null }, { removed })
  return { ...publication, removed }
}

const own = (store: Store) =>
  from
    .selectFrom('week_publication')
    .selectAll()
    .where('unit_id', '=', store.unitId() ?? '')

function publicationOf(row: WeekPublicationTable): KeptPublication {
  const { sha256, name, media_type, bytes, removed_at, removed_by_id, removed_by_name } = row
  return {
    id: row.id,
    friday: row.friday,
    revision: row.revision,
    channel: row.channel as Publication['channel'],
    place: row.place,
    link: row.link,
    at: row.at,
    file:
      sha256 === null || name === null || media_type === null || bytes === null
        ? null
        : { sha256, name, mediaType: media_type, bytes },
    addedAt: row.added_at,
    addedBy: { id: row.added_by_id, name: row.added_by_name },
    removed:
      removed_at === null || removed_by_id === null || removed_by_name === null
        ? null
        : {
            at: removed_at,
            by: { id: removed_by_id, name: removed_by_name },
            reason: row.removed_reason ?? '',
          },
  }
}
