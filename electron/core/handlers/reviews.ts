import { write } from '../../../db/ledger/unit-of-work.ts'
import { getPlan, listRows } from '../../../db/plan/plans.ts'
import { datesOf, listItems, putDates, putItem } from '../../../db/review/reviews.ts'
import type { Store } from '../../../db/store.ts'
import { listSigners } from '../../../db/unit/signers.ts'
import { getUnit } from '../../../db/unit/units.ts'
import type { ReviewList } from '../../../shared/contract/review.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { reviewPaper } from '../../../shared/documents/review-paper.ts'
import { err, ok } from '../../../shared/result.ts'
import { freshItem } from '../../../shared/review/review.ts'
import { signsOn } from '../../../shared/unit/unit.ts'
import type { Context, HandlersOf } from '../context.ts'
import { documentFile, fileName } from '../document-files.ts'
import { personAt } from './plans.ts'

type Names = 'review.list' | 'review.save' | 'review.dates' | 'review.paper'

export const reviewHandlers: HandlersOf<Names> = {
  'review.list': ({ office: { store } }, { planId }) => {
    const list = reviewList(store, planId)
    return list === null ? err({ type: 'NotFound' }) : ok(list)
  },

  'review.save': (context, { planId, rowId, item, reason }) => {
    const { store } = context.office
    if (reviewList(store, planId)?.rows.some((row) => row.rowId === rowId) !== true)
      return err({ type: 'NotFound' })
    write(store, { actor: personAt(context).id, reason }, (w) => putItem(w, planId, rowId, item))
    return changed(context)
  },

  'review.dates': (context, { planId, stream, dates }) => {
    const { store } = context.office
    if (getPlan(store, planId) === null) return err({ type: 'NotFound' })
    write(store, { actor: personAt(context).id, reason: '' }, (w) => putDates(w, planId, stream, dates))
    return changed(context)
  },

  'review.paper': ({ core, office: { store }, now }, { planId, format }) => {
    const list = reviewList(store, planId)
    if (list === null) return err({ type: 'NotFound' })
    const { date: today } = wallClock(now)
    const signer = listSigners(store).find((one) => signsOn(one, today)) ?? null
    const model = reviewPaper({ list, unitName: getUnit(store)?.name ?? '', signer, today })
    return documentFile(core.ports, { model, name: fileName('ra-soat-tthc', today) }, format)
  },
}

function reviewList(store: Store, planId: string): ReviewList | null {
  const plan = getPlan(store, planId)
  if (plan === null) return null
  const items = listItems(store, planId)
  return {
    planId,
    title: plan.title,
    dates: datesOf(store, planId),
    rows: listRows(store, planId)
      .filter(({ kind }) => kind === 'reviewItem')
      .map((row) => ({
        rowId: row.id,
        section: [...row.groupPath],
        no: row.no,
        content: row.content,
        leads: [...row.leads],
        startText: row.startText ?? '',
        deadlineText: row.deadlineText,
        item: items.get(row.id) ?? freshItem,
      })),
  }
}

function changed({ core }: Context) {
  core.emit('changed', { subject: 'task' })
  return ok({})
}
