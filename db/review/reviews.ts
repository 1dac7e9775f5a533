/** The stages, figures and dates of a plan's list of procedures under review. */
import {
  freshItem,
  noDates,
  type ReviewItem,
  type ReviewStream,
  type StreamDates,
} from '../../shared/review/review.ts'
import { asVersion, jsonText, longKey, recordChange, sameJson } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, run } from '../sql.ts'
import type { Store } from '../store.ts'

/** By row of the plan; a row that nobody touched is not among them. */
export function listItems(store: Store, planId: string): ReadonlyMap<string, ReviewItem> {
  const rows = all(
    store,
    from
      .selectFrom('review_item')
      .selectAll()
      .where('unit_id', '=', store.unitId() ?? '')
      .where('plan_id', '=', planId),
  )
  return new Map(
    rows.map((row) => [
      row.row_id,
      {
        stream: row.stream as ReviewItem['stream'],
        stage: row.stage as ReviewItem['stage'],
        stageOn: row.stage_on,
        figures: JSON.parse(row.figures) as ReviewItem['figures'],
        result: row.result,
      },
    ]),
  )
}

export function putItem(w: UnitOfWork, planId: string, rowId: string, item: ReviewItem): void {
  const before = listItems(w.store, planId).get(rowId) ?? freshItem
  const key = longKey(`${planId}/${rowId}`)
  if (sameJson(before, item)) return
  recordChange(w, 'reviewItem', key, asVersion(before), asVersion({ ...item, rowId }))
  const columns = {
    stream: item.stream,
    stage: item.stage,
    stage_on: item.stageOn,
    figures: jsonText(item.figures),
    result: item.result,
  }
  run(
    w.store,
    w.tables
      .insertInto('review_item')
      .values({ unit_id: w.unitId, plan_id: planId, row_id: rowId, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'plan_id', 'row_id']).doUpdateSet(columns)),
  )
}

export function datesOf(store: Store, planId: string): Readonly<Record<ReviewStream, StreamDates>> {
  const rows = all(
    store,
    from
      .selectFrom('review_stream')
      .select(['stream', 'due'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('plan_id', '=', planId),
  )
  const of = (stream: ReviewStream): StreamDates => {
    const row = rows.find((found) => found.stream === stream)
    return row === undefined ? noDates : (JSON.parse(row.due) as StreamDates)
  }
  return { public: of('public'), internal: of('internal') }
}

export function putDates(w: UnitOfWork, planId: string, stream: ReviewStream, dates: StreamDates): void {
  const before = datesOf(w.store, planId)[stream]
  if (!recordChange(w, 'reviewStream', `${planId}/${stream}`, { ...before }, { ...dates })) return
  const columns = { due: jsonText(dates) }
  run(
    w.store,
    w.tables
      .insertInto('review_stream')
      .values({ unit_id: w.unitId, plan_id: planId, stream, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'plan_id', 'stream']).doUpdateSet(columns)),
  )
}
