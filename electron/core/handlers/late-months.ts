/** The month of late dossiers, its papers, and the erasing of personal texts when their time is over. */
import { listParties } from '../../../db/dossier/dossiers.ts'
import { erasePersonal } from '../../../db/ledger/personal.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import { getTexts, listChains } from '../../../db/letter/chains.ts'
import { lettersOf } from '../../../db/letter/letters.ts'
import { approvedLists, approveList, closedMonths, closeMonth } from '../../../db/letter/months.ts'
import { textsAbout } from '../../../db/letter/texts.ts'
import type { Store } from '../../../db/store.ts'
import { listSigners } from '../../../db/unit/signers.ts'
import { getUnit } from '../../../db/unit/units.ts'
import type { LateMonthView } from '../../../shared/contract/late-month.ts'
import { addDays, wallClock } from '../../../shared/dates/plain.ts'
import {
  internalLateList,
  lateNames,
  lateStatistics,
  type PrintedMonth,
  publicLateList,
} from '../../../shared/documents/late-month.ts'
import type { Chain } from '../../../shared/letter/chain.ts'
import {
  type LateMonthContent,
  type LateShare,
  lateInMonth,
  lateMonth,
  type MonthWorld,
  monthGaps,
  monthWords,
} from '../../../shared/letter/month.ts'
import { err, ok } from '../../../shared/result.ts'
import { signsOn } from '../../../shared/unit/unit.ts'
import type { Context, HandlersOf } from '../context.ts'
import { documentFile, fileName } from '../document-files.ts'
import { type LateOffice, lateOffice, lateRules, textsOf } from '../late.ts'
import { actorOf } from './people.ts'

type Names =
  | 'late.month'
  | 'late.closeMonth'
  | 'late.approveList'
  | 'late.monthDocument'
  | 'late.erasable'
  | 'late.erase'

export const lateMonthHandlers: HandlersOf<Names> = {
  'late.month': (context, { month }) => ok(viewOf(context, month)),

  'late.closeMonth': (context, { month, excuses, reason }) => {
    const { store } = context.office
    if (wallClock(context.now).date.slice(0, 7) <= month) return err({ type: 'MonthNotOver' })
    const late = lateOffice(store, context.now)
    const said = Object.fromEntries(excuses.map((excuse) => [excuse.code, excuse.reason]))
    const gaps = monthGaps(late.items, month, said)
    if (gaps.length > 0) return err({ type: 'MonthGaps', gaps: [...gaps] })
    if (closedMonths(store, month).length > 0 && reason === '') return err({ type: 'CorrectionReasonNeeded' })
    const by = personAt(context)
    const content = lateMonth(late.items, month, worldOf(store, late), said)
    const closed = write(store, { actor: by.id, reason }, (w) => closeMonth(w, content, by))
    context.core.emit('changed', { subject: 'letter', key: month })
    return ok(closed)
  },

  'late.approveList': (context, { month, list, approved, reason }) => {
    const { store } = context.office
    if (closedMonths(store, month).length === 0) return err({ type: 'MonthNotClosed' })
    const by = personAt(context)
    write(store, { actor: by.id, reason }, (w) => approveList(w, month, list, approved, by))
    context.core.emit('changed', { subject: 'letter', key: month })
    return ok(viewOf(context, month))
  },

  'late.monthDocument': (context, { month, which, format }) => {
    const { store } = context.office
    const published = which === 'units' || which === 'officers'
    if (published && !approvedLists(store, month).some(({ list }) => list === which))
      return err({ type: 'ListNotApproved' })
    const late = lateOffice(store, context.now)
    const printed = printedMonth(context, month, late)
    const model =
      which === 'public'
        ? publicLateList(printed)
        : which === 'internal'
          ? internalLateList(printed, internalRows(store, late, month))
          : which === 'statistics'
            ? lateStatistics(printed, sharesOfYear(late, month))
            : lateNames(printed, which)
    return documentFile(context.core.ports, { model, name: fileName(documentNames[which], month) }, format)
  },

  'late.erasable': ({ office: { store }, now }, { before }) =>
    ok({ chains: erasableChains(store, now, before).length }),

  'late.erase': (context, { before, reason }) => {
    const { store } = context.office
    const { date: today } = wallClock(context.now)
    const { letter } = lateRules(store, today)
    const latest = addDays(today, -letter.body.keepTextsDays)
    if (before > latest) return err({ type: 'TooRecent', latest })
    const chains = erasableChains(store, context.now, before)
    let texts = 0
    for (const { id } of chains) {
      const addresses = [
        ...textsAbout(store, 'party', id),
        ...lettersOf(store, id).flatMap((letter) => textsAbout(store, 'letterText', letter.id)),
      ]
      for (const address of addresses) erasePersonal(store, { actor: actorOf(context), reason }, address)
      texts += addresses.length
    }
    context.core.emit('changed', { subject: 'letter' })
    return ok({ chains: chains.length, texts })
  },
}

const documentNames = {
  public: 'ho-so-tre-cong-khai',
  internal: 'ho-so-tre-noi-bo',
  statistics: 'thong-ke-ho-so-tre',
  units: 'don-vi-tre-han',
  officers: 'can-bo-tre-han',
} as const

function viewOf(context: Context, month: string): LateMonthView {
  const { store } = context.office
  const late = lateOffice(store, context.now)
  return {
    month,
    now: lateMonth(late.items, month, worldOf(store, late)),
    closed: [...closedMonths(store, month)],
    gaps: context.user === null ? [] : [...monthGaps(late.items, month, {})],
    approved: [...approvedLists(store, month)],
    year: sharesOfYear(late, month),
  }
}

/** Everybody the list or a chain names: their names stay out of every public text. */
function worldOf(store: Store, { rules }: LateOffice): MonthWorld {
  const texts = new Map(listChains(store).map(({ id }) => [id, getTexts(store, id)]))
  return {
    reasons: rules.reasons.body.reasons,
    remedyOf: ({ chainId }) => texts.get(chainId)?.remedy ?? '',
    people: [...listParties(store).values(), ...[...texts.values()].filter((text) => text !== null)],
  }
}

function sharesOfYear({ items }: LateOffice, month: string): LateShare[] {
  const year = month.slice(0, 4)
  return Array.from({ length: 12 }, (_, at) => {
    const each = `${year}-${String(at + 1).padStart(2, '0')}`
    const late = lateInMonth(items, each)
    const withLetter = late.filter(({ apology }) => apology === 'inTime' || apology === 'late').length
    return { name: monthWords(each), late: late.length, withLetter }
  })
}

/** The newest closed revision, else the month as it stands, marked as a draft. */
function printedMonth(context: Context, month: string, late: LateOffice): PrintedMonth {
  const { store } = context.office
  const unit = getUnit(store)
  if (unit === null) throw new Error('A set-up store has a unit')
  const { date } = wallClock(context.now)
  const closed = closedMonths(store, month).at(-1)
  const content: LateMonthContent = closed?.content ?? lateMonth(late.items, month, worldOf(store, late))
  const signer = listSigners(store).find((each) => signsOn(each, date)) ?? null
  return { unit, signer, on: date, content, hash: closed?.hash ?? null, revision: closed?.revision ?? 1 }
}

function internalRows(store: Store, { items, rules }: LateOffice, month: string) {
  return lateInMonth(items, month).map((item) => ({
    code: item.code,
    applicant: textsOf(store, item).applicant ?? '–',
    procedure: item.procedure ?? item.field ?? '–',
    unit: item.unit ?? '–',
    officer: item.officer ?? '–',
    due: item.due.slice(0, 10),
    cause: rules.reasons.body.reasons.find(({ code }) => code === item.reason)?.name ?? 'Chưa ghi',
    apology:
      item.letter === null || item.letter.number === null
        ? 'Chưa có'
        : `${item.letter.number}/${item.letter.symbol ?? ''}${item.letter.late ? ' (muộn)' : ''}`,
  }))
}

/** Finished before the day, so that nothing of the chain is still to be done. */
function erasableChains(store: Store, now: number, before: string): readonly Chain[] {
  const finished = new Map(
    lateOffice(store, now).items.map(({ chainId, finishedOn }) => [chainId, finishedOn]),
  )
  return listChains(store).filter(({ id, erased }) => {
    const day = finished.get(id) ?? null
    return !erased && day !== null && day < before
  })
}

function personAt({ user }: Context): { readonly id: string; readonly name: string } {
  if (user === null) throw new Error('The role was checked, so somebody is signed in')
  return { id: user.id, name: user.name }
}
