/** Urging slips: numbered from the year's own book, one for each unit that is urged. */

import { write } from '../../../db/ledger/unit-of-work.ts'
import { nextNumber } from '../../../db/letter/number-book.ts'
import {
  answerUrging,
  counted,
  getUrging,
  insertUrging,
  listUrgings,
  urgedTimes,
} from '../../../db/letter/urgings.ts'
import { listSigners } from '../../../db/unit/signers.ts'
import { getUnit } from '../../../db/unit/units.ts'
import type { SavedUrging } from '../../../shared/contract/urging.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { urgingSlip } from '../../../shared/documents/urging-slip.ts'
import { newId } from '../../../shared/ids/ids.ts'
import { letterNumber } from '../../../shared/letter/letter.ts'
import { err, ok } from '../../../shared/result.ts'
import { signsOn } from '../../../shared/unit/unit.ts'
import type { HandlersOf } from '../context.ts'
import { documentFile, fileName } from '../document-files.ts'
import { lateRules } from '../late.ts'
import { actorOf } from './people.ts'

type Names = 'urging.make' | 'urging.list' | 'urging.counts' | 'urging.answer' | 'urging.document'

export const urgingHandlers: HandlersOf<Names> = {
  'urging.make': (context, { id, to, items, replyBy, note, signerId }) => {
    const { store } = context.office
    const stands = id === undefined ? null : getUrging(store, id)
    if (stands !== null) return ok(shown(stands))
    const { date: today } = wallClock(context.now)
    const { letter, calendar } = lateRules(store, today)
    if (replyBy < today || !calendar.isWorkingDay(replyBy)) {
      const sentence = `Ngày trả lời ${formatDate(replyBy)} phải là ngày làm việc, từ hôm nay trở đi.`
      return err({ type: 'ReplyDayWrong', sentence })
    }
    const signer = listSigners(store).find(({ id }) => id === signerId)
    if (signerId !== null && (signer === undefined || !signsOn(signer, today)))
      return err({ type: 'SignerNotValid' })
    const year = Number(today.slice(0, 4))
    const made = write(store, { actor: actorOf(context), reason: '' }, (w) => {
      const number = nextNumber(w, 'urging', year)
      if (!number.ok) return number
      const slip = {
        number: number.value,
        year,
        symbol: letter.body.urging.symbol,
        to,
        replyBy,
        issuedOn: today,
        note,
        items: counted(store, items),
        by: context.user?.name ?? '',
      }
      return ok(insertUrging(w, id ?? newId(w.at, store.random), slip, signerId))
    })
    if (!made.ok) return made
    const saved = getUrging(store, made.value)
    if (saved === null) throw new Error('A slip that was just made is gone')
    context.core.emit('changed', { subject: 'letter' })
    return ok(shown(saved))
  },

  'urging.list': ({ office: { store } }, { year }) => ok([...listUrgings(store, year)]),

  'urging.counts': ({ office: { store } }, { kind }) => ok(Object.fromEntries(urgedTimes(store, kind))),

  'urging.answer': (context, { id, on, answer }) => {
    if (on > wallClock(context.now).date) return err({ type: 'InFuture' })
    const { store } = context.office
    const known = write(store, { actor: actorOf(context), reason: '' }, (w) =>
      answerUrging(w, id, on, answer),
    )
    if (!known) return err({ type: 'NotFound' })
    context.core.emit('changed', { subject: 'letter' })
    return ok({})
  },

  'urging.document': ({ core, office: { store } }, { id, format }) => {
    const slip = getUrging(store, id)
    if (slip === null) return err({ type: 'NotFound' })
    const unit = getUnit(store)
    if (unit === null) throw new Error('A set-up store has a unit')
    const { letter } = lateRules(store, slip.issuedOn)
    const model = urgingSlip({
      unit,
      body: letter.body.urging,
      number: letterNumber(slip.number, slip.symbol),
      on: slip.issuedOn,
      to: slip.to,
      replyBy: slip.replyBy,
      items: slip.items,
      note: slip.note,
      signer: listSigners(store).find(({ id: known }) => known === slip.signerId) ?? null,
    })
    return documentFile(
      core.ports,
      { model, name: fileName('phieu-don-doc', slip.number, slip.year) },
      format,
    )
  },
}

const shown = ({ signerId: _, ...slip }: SavedUrging & { readonly signerId: string | null }): SavedUrging =>
  slip
