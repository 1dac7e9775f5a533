/**
 * "Đề nghị kiểm tra lại": what the upper unit sees otherwise in a figure of a unit, and what that unit answers. Each
 * is its writer's own record and travels as such: the remark down, the answer up.
 */
import type { RemarkAnswerBody, RemarkBody } from '../../shared/bundle/bodies/down.ts'
import { asVersion, recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import type { Schema } from '../schema.ts'
import { all, from, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface Remark extends RemarkBody {
  readonly id: string
  /** Unit that wrote it. */
  readonly by: string
  readonly version: number
}

export interface OwnAnswer extends RemarkAnswerBody {
  readonly remarkId: string
  readonly version: number
}

/** Remarks this office wrote to its units, newest first. */
export const listWritten = (store: Store): readonly Remark[] =>
  all(
    store,
    remarks()
      .where('unit_id', '=', store.unitId() ?? '')
      .orderBy('at', 'desc')
      .orderBy('id'),
  ).map(remarkOf)

/** Remarks to this office that stand, newest first, each with what was answered. */
export const listReceived = (store: Store): readonly (Remark & { readonly answer: OwnAnswer | null })[] => {
  const own = store.unitId() ?? ''
  const answers = new Map(listOwnAnswers(store).map((answer) => [answer.remarkId, answer]))
  return all(
    store,
    remarks()
      .where('to_unit', '=', own)
      .where('unit_id', '<>', own)
      .where('withdrawn', '=', 0)
      .orderBy('at', 'desc')
      .orderBy('id'),
  ).map((row) => ({ ...remarkOf(row), answer: answers.get(row.id) ?? null }))
}

/** Adds a remark, or changes it; `by` is the unit that wrote it. */
export function putRemark(w: UnitOfWork, remark: Remark): void {
  const { id, by, ...rest } = remark
  const found = all(w.store, remarks().where('unit_id', '=', by).where('id', '=', id)).map(remarkOf)[0]
  const before = found === undefined ? null : asVersion(found)
  if (!recordChange(w, 'remark', id, before, asVersion(remark))) return
  const columns = {
    version: rest.version,
    to_unit: rest.to,
    period: rest.period,
    revision: rest.revision,
    figure: rest.figure,
    sent: rest.sent,
    seen: rest.seen,
    text: rest.text,
    at: rest.at,
    withdrawn: Number(rest.withdrawn),
  }
  run(
    w.store,
    w.tables
      .insertInto('remark')
      .values({ unit_id: by, id, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'id']).doUpdateSet(columns)),
  )
}

export const listOwnAnswers = (store: Store): readonly OwnAnswer[] =>
  all(
    store,
    from
      .selectFrom('remark_answer')
      .select(['remark_id as remarkId', 'version', 'answer', 'text', 'at'])
      .where('unit_id', '=', store.unitId() ?? '')
      .orderBy('remark_id'),
  ).map((row) => ({ ...row, answer: row.answer as OwnAnswer['answer'] }))

export function putAnswer(w: UnitOfWork, remarkId: string, { answer, text, at }: RemarkAnswerBody): void {
  const found = listOwnAnswers(w.store).find((known) => known.remarkId === remarkId)
  const version = (found?.version ?? 0) + 1
  recordChange(w, 'remarkAnswer', remarkId, found === undefined ? null : asVersion(found), {
    remarkId,
    version,
    answer,
    text,
    at,
  })
  const columns = { version, answer, text, at }
  run(
    w.store,
    w.tables
      .insertInto('remark_answer')
      .values({ unit_id: w.unitId, remark_id: remarkId, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'remark_id']).doUpdateSet(columns)),
  )
}

const remarks = () => from.selectFrom('remark').selectAll()

const remarkOf = (row: Schema['remark']): Remark => ({
  id: row.id,
  by: row.unit_id,
  version: row.version,
  to: row.to_unit,
  period: row.period,
  revision: row.revision,
  figure: row.figure,
  sent: row.sent,
  seen: row.seen,
  text: row.text,
  at: row.at,
  withdrawn: row.withdrawn === 1,
})
