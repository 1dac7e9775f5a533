/** Plans with their lines, their confirmed phrases and their issued versions. */
import type { DeadlineReading } from '../../shared/deadline/reading.ts'
import type { Json } from '../../shared/ledger/canonical.ts'
import {
  type ConfirmedPhrase,
  type Plan,
  type PlanVersion,
  phraseKey,
  type SavedPlan,
} from '../../shared/plan/plan.ts'
import type { Rhythm } from '../../shared/plan/rhythm.ts'
import type { PrintedRow } from '../../shared/plan/row.ts'
import type { KeptFile, Person } from '../../shared/week/content.ts'
import { asVersion, jsonText, longKey, recordChange, sameJson, type Version } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'

/** Of one year, or of all; newest year first. */
export const listPlans = (store: Store, year: number | null): readonly SavedPlan[] =>
  all(
    store,
    (year === null ? ownPlans(store) : ownPlans(store).where('year', '=', year))
      .where('removed_at', 'is', null)
      .orderBy('year', 'desc')
      .orderBy('own', 'desc')
      .orderBy('id'),
  ).map(planOf)

export function getPlan(store: Store, id: string): SavedPlan | null {
  const row = get(store, ownPlans(store).where('id', '=', id).where('removed_at', 'is', null))
  return row === undefined ? null : planOf(row)
}

/** Adds the plan `id`, or changes it. Its year stays; `file` null leaves the letter that is kept. */
export function putPlan(w: UnitOfWork, id: string, plan: Plan, file: KeptFile | null): void {
  const found = getPlan(w.store, id)
  const kept = file ?? found?.file ?? null
  if (found !== null && sameJson(planFields(found, found.file), planFields(plan, kept))) return
  const fields = { ...planFields(plan, kept), savedAt: w.at }
  if (found === null)
    recordChange(w, 'plan', id, { removedAt: removedAt(w, id) }, { ...fields, removedAt: null })
  else recordChange(w, 'plan', id, { ...planFields(found, found.file), savedAt: found.savedAt }, fields)
  const columns = {
    title: plan.title,
    number: plan.number,
    date: plan.date,
    issuer: plan.issuer,
    own: Number(plan.own),
    sha256: kept?.sha256 ?? null,
    name: kept?.name ?? null,
    media_type: kept?.mediaType ?? null,
    bytes: kept?.bytes ?? null,
    saved_at: w.at,
  }
  run(
    w.store,
    w.tables
      .insertInto('plan')
      .values({ unit_id: w.unitId, id, year: plan.year, version: 0, removed_at: null, ...columns })
      .onConflict((conflict) =>
        conflict.columns(['unit_id', 'id']).doUpdateSet({ ...columns, removed_at: null }),
      ),
  )
}

export function removePlan(w: UnitOfWork, id: string): void {
  recordChange(w, 'plan', id, { removedAt: null }, { removedAt: w.at })
  run(
    w.store,
    w.tables
      .updateTable('plan')
      .set({ removed_at: w.at })
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id),
  )
}

/** In reading order. */
export const listRows = (store: Store, planId: string): readonly PrintedRow[] =>
  all(
    store,
    from
      .selectFrom('plan_row')
      .select('printed')
      .where('unit_id', '=', store.unitId() ?? '')
      .where('plan_id', '=', planId)
      .where('removed_at', 'is', null)
      .orderBy('seq')
      .orderBy('id'),
  ).map(({ printed }) => JSON.parse(printed) as PrintedRow)

/** The plan has these lines and no others; a line that is gone leaves a tombstone. */
export function putRows(w: UnitOfWork, planId: string, rows: readonly PrintedRow[]): void {
  const before = new Map(listRows(w.store, planId).map((row) => [row.id, row]))
  for (const row of rows) {
    const found = before.get(row.id)
    before.delete(row.id)
    if (!recordChange(w, 'planRow', `${planId}/${row.id}`, formerOf(found), asVersion(row))) continue
    const columns = { seq: row.seq, kind: row.kind, printed: jsonText(row) }
    run(
      w.store,
      w.tables
        .insertInto('plan_row')
        .values({ unit_id: w.unitId, plan_id: planId, id: row.id, removed_at: null, ...columns })
        .onConflict((conflict) =>
          conflict.columns(['unit_id', 'plan_id', 'id']).doUpdateSet({ ...columns, removed_at: null }),
        ),
    )
  }
  for (const id of before.keys()) {
    recordChange(w, 'planRow', `${planId}/${id}`, { removedAt: null }, { removedAt: w.at })
    run(
      w.store,
      w.tables
        .updateTable('plan_row')
        .set({ removed_at: w.at })
        .where('unit_id', '=', w.unitId)
        .where('plan_id', '=', planId)
        .where('id', '=', id),
    )
  }
}

export const listPhrases = (store: Store, planId: string): readonly ConfirmedPhrase[] =>
  all(
    store,
    from
      .selectFrom('plan_phrase')
      .select(['reading', 'rhythm'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('plan_id', '=', planId)
      .orderBy('phrase'),
  ).map(({ reading, rhythm }) => {
    const read = JSON.parse(reading) as DeadlineReading
    return { phrase: read.phrase, reading: read, rhythm: rhythmOf(rhythm) }
  })

/** A phrase confirmed again takes the new reading; the others stay. */
export function putPhrases(
  w: UnitOfWork,
  planId: string,
  phrases: readonly ConfirmedPhrase[],
  by: string,
): void {
  const before = new Map(listPhrases(w.store, planId).map((known) => [phraseKey(known.phrase), known]))
  for (const confirmed of phrases) {
    const key = phraseKey(confirmed.phrase)
    const reading = { ...confirmed.reading, phrase: confirmed.phrase }
    const found = before.get(key)
    const fields = { ...confirmed, reading }
    if (found !== undefined && sameJson(found, fields)) continue
    const told = { ...fields, confirmedAt: w.at, confirmedBy: by }
    recordChange(w, 'planPhrase', longKey(`${planId}/${key}`), formerOf(found), asVersion(told))
    const columns = {
      reading: jsonText(reading),
      rhythm: confirmed.rhythm === null ? null : jsonText(confirmed.rhythm),
      confirmed_at: w.at,
      confirmed_by: by,
    }
    run(
      w.store,
      w.tables
        .insertInto('plan_phrase')
        .values({ unit_id: w.unitId, plan_id: planId, phrase: key, ...columns })
        .onConflict((conflict) => conflict.columns(['unit_id', 'plan_id', 'phrase']).doUpdateSet(columns)),
    )
  }
}

/** Oldest first. */
export const listVersions = (store: Store, planId: string): readonly PlanVersion[] =>
  all(
    store,
    from
      .selectFrom('plan_version')
      .select(['version', 'hash', 'reason', 'at', 'by_name as by'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('plan_id', '=', planId)
      .orderBy('version'),
  )

/** Freezes the next version; answers its number. */
export function issueVersion(
  w: UnitOfWork,
  plan: SavedPlan,
  content: Json,
  hash: string,
  by: Person,
): number {
  const version = plan.version + 1
  const issued = { version, hash, content, reason: w.reason, at: w.at, by: { id: by.id, name: by.name } }
  recordChange(w, 'planVersion', `${plan.id}/${version}`, null, asVersion(issued))
  run(
    w.store,
    w.tables.insertInto('plan_version').values({
      unit_id: w.unitId,
      plan_id: plan.id,
      version,
      content: jsonText(content),
      hash,
      reason: w.reason,
      at: w.at,
      by_id: by.id,
      by_name: by.name,
    }),
  )
  recordChange(w, 'plan', plan.id, { version: plan.version }, { version })
  run(
    w.store,
    w.tables.updateTable('plan').set({ version }).where('unit_id', '=', w.unitId).where('id', '=', plan.id),
  )
  return version
}

const formerOf = (found: object | undefined): Version => (found === undefined ? null : asVersion(found))

const rhythmOf = (text: string | null): Rhythm | null => (text === null ? null : (JSON.parse(text) as Rhythm))

const removedAt = (w: UnitOfWork, id: string): number | null =>
  get(
    w.store,
    from.selectFrom('plan').select('removed_at').where('unit_id', '=', w.unitId).where('id', '=', id),
  )?.removed_at ?? null

const planFields = (
  { year, title, number, date, issuer, own }: Plan,
  file: KeptFile | null,
): NonNullable<Version> => ({
  year,
  title,
  number,
  date,
  issuer,
  own,
  file: file === null ? null : { ...file },
})

const ownPlans = (store: Store) =>
  from
    .selectFrom('plan')
    .select([
      'id',
      'year',
      'title',
      'number',
      'date',
      'issuer',
      'own',
      'version',
      'sha256',
      'name',
      'media_type as mediaType',
      'bytes',
      'saved_at as savedAt',
    ])
    .where('unit_id', '=', store.unitId() ?? '')

interface PlanColumns extends Omit<SavedPlan, 'own' | 'file'> {
  readonly own: number
  readonly sha256: string | null
  readonly name: string | null
  readonly mediaType: string | null
  readonly bytes: number | null
}

const planOf = ({ own, sha256, name, mediaType, bytes, ...rest }: PlanColumns): SavedPlan => ({
  ...rest,
  own: own === 1,
  file:
    sha256 === null || name === null || mediaType === null || bytes === null
      ? null
      : { sha256, name, mediaType: mediaType as KeptFile['mediaType'], bytes },
})
