/** Late dossiers as the core sees them: the list of the system, the chains, the rules in force today. */
import { getDossier, getParty, listLateDossiers } from '../../db/dossier/dossiers.ts'
import { lastDossierImport } from '../../db/dossier/imports.ts'
import { chainId, chainsWithRemedy, getChain, getTexts, listChains } from '../../db/letter/chains.ts'
import { lettersOf, listLetters } from '../../db/letter/letters.ts'
import { urgedTimes } from '../../db/letter/urgings.ts'
import { allRules } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import { getUnit } from '../../db/unit/units.ts'
import type { WorkingCalendar } from '../../shared/dates/calendar.ts'
import { localMoment } from '../../shared/dates/plain.ts'
import { type ChainTexts, emptyTexts, type LateItem } from '../../shared/letter/chain.ts'
import { lateItems, reappointments } from '../../shared/letter/late.ts'
import type { LetterEntry, PersonTitle } from '../../shared/letter/letter.ts'
import type { LetterFacts } from '../../shared/letter/wording.ts'
import type { RuleOf } from '../../shared/rules/bodies.ts'
import { calendarOf, inForce } from './week-rules.ts'

export interface LateRules {
  readonly letter: RuleOf<'letter'>
  readonly reasons: RuleOf<'lateReasons'>
  readonly calendar: WorkingCalendar
}

export function lateRules(store: Store, on: string): LateRules {
  const all = allRules(store)
  return {
    letter: inForce(all, 'letter', on),
    reasons: inForce(all, 'lateReasons', on),
    calendar: calendarOf(inForce(all, 'calendar', on)),
  }
}

export interface LateOffice {
  readonly rules: LateRules
  readonly items: readonly LateItem[]
  readonly listAt: string | null
  /** Working days since the newest list. */
  readonly listAge: number | null
}

export function lateOffice(store: Store, now: number): LateOffice {
  const at = localMoment(now)
  const today = at.slice(0, 10)
  const rules = lateRules(store, today)
  const letters = new Map<string, LetterEntry[]>()
  for (const letter of listLetters(store)) {
    const own = letters.get(letter.chainId)
    if (own === undefined) letters.set(letter.chainId, [letter])
    else own.push(letter)
  }
  const chains = listChains(store)
  const remedies = chainsWithRemedy(store)
  const urged = urgedTimes(store, 'dossier')
  const ids = new Map(chains.map(({ code, id }) => [code, id]))
  const items = lateItems(listLateDossiers(store), chains, {
    now: at,
    calendar: rules.calendar,
    body: rules.letter.body,
    chainIdOf: (code) => ids.get(code) ?? chainId(store, code),
    lettersOf: (id) => letters.get(id) ?? [],
    urgedOf: (id) => urged.get(id) ?? 0,
    remedyOf: (id) => remedies.has(id),
  })
  const listAt = lastDossierImport(store)?.exportedAt ?? null
  const listAge =
    listAt === null ? null : Math.max(0, rules.calendar.workingDaysBetween(listAt.slice(0, 10), today).days)
  return { rules, items, listAt, listAge }
}

/** One dossier of `lateOffice`, without walking through all of them. */
export function lateItem(store: Store, code: string, now: number): LateItem | null {
  const at = localMoment(now)
  const rules = lateRules(store, at.slice(0, 10))
  const id = chainId(store, code)
  const dossier = getDossier(store, code)
  const chain = getChain(store, id)
  const [item] = lateItems(
    dossier === null ? [] : [chain === null ? { ...dossier, goneSince: null } : dossier],
    chain === null ? [] : [chain],
    {
      now: at,
      calendar: rules.calendar,
      body: rules.letter.body,
      chainIdOf: () => id,
      lettersOf: () => lettersOf(store, id),
      urgedOf: () => urgedTimes(store, 'dossier').get(id) ?? 0,
      remedyOf: () => (getTexts(store, id)?.remedy ?? '') !== '',
    },
  )
  return item ?? null
}

/** The texts of the chain; before it is opened, the people as the list names them. */
export function textsOf(store: Store, item: LateItem): ChainTexts {
  const kept = getTexts(store, item.chainId)
  if (kept !== null) return kept
  const party = getParty(store, item.code)
  if (party === null) return emptyTexts
  const { applicant, idNo, phone, address } = party
  return { ...emptyTexts, applicant, idNo, phone, address }
}

export function letterFacts(
  store: Store,
  item: LateItem,
  rules: LateRules,
  {
    personTitle,
    newDate,
    number,
  }: {
    readonly personTitle: PersonTitle
    readonly newDate: string | null
    readonly number: string | null
  },
): LetterFacts {
  const texts = textsOf(store, item)
  const reason = rules.reasons.body.reasons.find(({ code }) => code === item.reason)
  const { code, procedure, field, received, due, unit, officer } = item
  return {
    office: getUnit(store)?.name ?? '',
    personTitle,
    applicant: texts.applicant,
    idNo: texts.idNo,
    code,
    procedure,
    field,
    received,
    due,
    unit,
    officer,
    cause: reason?.name ?? item.reason,
    reasonText: texts.reasonText,
    remedy: texts.remedy,
    responsibility: texts.responsibility,
    newDate,
    number,
  }
}

/** Why no new date may be promised any more; null when it may. */
export function noReappointment(store: Store, item: LateItem, rules: LateRules): string | null {
  const given = reappointments(lettersOf(store, item.chainId))
  const limit = rules.letter.body.reappointments
  if (given < limit) return null
  return `Hồ sơ đã được hẹn lại ${given} lần; việc hẹn lại không quá ${limit} lần. Hãy giải trình với thủ trưởng và đôn đốc bộ phận giải quyết.`
}
