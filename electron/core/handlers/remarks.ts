import { everybody } from '../../../db/exchange/collect-up.ts'
import { listMembers } from '../../../db/exchange/member-units.ts'
import { listReceived, listWritten, putAnswer, putRemark } from '../../../db/exchange/remarks.ts'
import { getReplica } from '../../../db/exchange/replica.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import { RemarkAnswerBody } from '../../../shared/bundle/bodies/down.ts'
import { isMonthKey } from '../../../shared/dates/period.ts'
import { newId } from '../../../shared/ids/ids.ts'
import { namesSomebody } from '../../../shared/privacy/mask.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Context, HandlersOf } from '../context.ts'
import { personAt } from './plans.ts'

type Names = 'remark.written' | 'remark.write' | 'remark.withdraw' | 'remark.received' | 'remark.answer'

export const remarkHandlers: HandlersOf<Names> = {
  'remark.written': ({ office: { store } }) => {
    const names = new Map(listMembers(store).map(({ senderId, name }) => [senderId, name]))
    return ok(
      listWritten(store).map(({ by: _, version: __, ...remark }) => ({
        ...remark,
        name: names.get(remark.to) ?? '',
        answer: RemarkAnswerBody.nullable().parse(
          getReplica(store, remark.to, 'remarkAnswer', remark.id)?.body ?? null,
        ),
      })),
    )
  },

  'remark.write': (context, { senderId, period, figure, sent, seen, text }) => {
    const { store } = context.office
    const found = getReplica(store, senderId, isMonthKey(period) ? 'month' : 'week', period)
    const own = store.unitId()
    if (found === null || own === null) return err({ type: 'NotFound' })
    const people = everybody(store)
    if ([figure, sent, seen, text].some((each) => namesSomebody(each, people)))
      return err({ type: 'NamesSomebody' })
    const id = newId(context.now, store.random)
    write(store, { actor: personAt(context).id, reason: '' }, (w) =>
      putRemark(w, {
        id,
        by: own,
        version: 1,
        to: senderId,
        period,
        revision: found.revision,
        figure,
        sent,
        seen,
        text,
        at: w.at,
        withdrawn: false,
      }),
    )
    told(context)
    return ok({ id })
  },

  'remark.withdraw': (context, { id }) => {
    const { store } = context.office
    const remark = listWritten(store).find((each) => each.id === id && !each.withdrawn)
    if (remark === undefined) return err({ type: 'NotFound' })
    write(store, { actor: personAt(context).id, reason: '' }, (w) =>
      putRemark(w, { ...remark, withdrawn: true, version: remark.version + 1 }),
    )
    told(context)
    return ok({})
  },

  'remark.received': ({ office: { store } }) =>
    ok(
      listReceived(store).map(({ by: _, version: __, answer, ...remark }) => ({
        ...remark,
        answer: answer === null ? null : { answer: answer.answer, text: answer.text, at: answer.at },
      })),
    ),

  'remark.answer': (context, { id, answer, text }) => {
    const { store } = context.office
    if (!listReceived(store).some((remark) => remark.id === id)) return err({ type: 'NotFound' })
    if (answer === 'right' && text.trim() === '') return err({ type: 'ReasonNeeded' })
    write(store, { actor: personAt(context).id, reason: text }, (w) =>
      putAnswer(w, id, { answer, text, at: w.at }),
    )
    told(context)
    return ok({})
  },
}

const told = ({ core }: Context): void => core.emit('changed', { subject: 'exchange' })
