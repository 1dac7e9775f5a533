/**
 * Which dossiers are late or about to be, and where each stands in its chain. Lateness is judged by the date that
 * governs the dossier (the original one), never by the new date of a letter.
 */
import type { WorkingCalendar } from '../dates/calendar.ts'
import type { KeptDossier, LocalMoment } from '../dossier/dossier.ts'
import { standingOf } from '../dossier/standing.ts'
import type { LetterBody } from '../rules/letter.ts'
import type { ApologyState, Chain, LateItem } from './chain.ts'
import { letterDeadline } from './dates.ts'
import type { LetterEntry } from './letter.ts'

export interface LateWorld {
  /** `2026-11-20T16:05`, local time. */
  readonly now: LocalMoment
  readonly calendar: WorkingCalendar
  readonly body: Pick<LetterBody, 'deadlineDays' | 'reappointments'>
  readonly chainIdOf: (code: string) => string
  readonly lettersOf: (chainId: string) => readonly LetterEntry[]
  readonly urgedOf: (chainId: string) => number
  readonly remedyOf: (chainId: string) => boolean
}

/** Late, overdue, near due, and everything that has a chain, the nearest due date last seen first. */
export function lateItems(
  dossiers: readonly KeptDossier[],
  chains: readonly Chain[],
  world: LateWorld,
): readonly LateItem[] {
  const byCode = new Map(chains.map((chain) => [chain.code, chain]))
  const items: LateItem[] = []
  for (const dossier of dossiers) {
    const chain = byCode.get(dossier.code) ?? null
    byCode.delete(dossier.code)
    const due = chain?.due ?? dossier.governingDue
    if (due === null) continue
    // Gone from the list and never late before: nobody knows, so nobody is accused.
    if (dossier.goneSince !== null && chain === null) continue
    const item = itemOf(dossier, chain, due, world)
    if (chain !== null || wanted.has(item.status)) items.push(item)
  }
  for (const chain of byCode.values()) items.push(itemOf(null, chain, chain.due, world))
  return items.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.code < b.code ? -1 : 1))
}

const wanted: ReadonlySet<string> = new Set(['late', 'overdue', 'nearDue1', 'nearDue2', 'nearDue3'])

function itemOf(
  dossier: KeptDossier | null,
  chain: Chain | null,
  due: LocalMoment,
  world: LateWorld,
): LateItem {
  const { now, calendar } = world
  const finished = dossier?.finished ?? chain?.finishedOn ?? null
  const standing = standingOf(
    {
      received: dossier?.received ?? chain?.received ?? null,
      due,
      finished,
      stateClass:
        dossier === null || (finished !== null && dossier.finished === null)
          ? finished === null
            ? 'inProcess'
            : 'finished'
          : dossier.stateClass,
      supplements: dossier?.supplements ?? null,
      doubts: dossier?.doubts ?? [],
    },
    now,
    calendar,
  )
  const chainId = world.chainIdOf(chain?.code ?? dossier?.code ?? '')
  const letters = world.lettersOf(chainId)
  const letter = standingLetter(letters)
  const today = now.slice(0, 10)
  const deadline = letterDeadline(due.slice(0, 10), world.body.deadlineDays, calendar)
  const newDate = letter?.newDate ?? null
  const end = finished?.slice(0, 10) ?? today
  return {
    chainId,
    code: chain?.code ?? dossier?.code ?? '',
    field: dossier?.field ?? chain?.field ?? null,
    procedure: dossier?.procedure ?? chain?.procedure ?? null,
    received: dossier?.received ?? chain?.received ?? null,
    due,
    unit: dossier?.unit ?? chain?.unit ?? null,
    officer: dossier?.officer ?? chain?.officer ?? null,
    status: standing.status,
    workingDaysLeft: standing.workingDaysLeft,
    workingDaysLate: standing.workingDaysLate,
    finishedOn: finished?.slice(0, 10) ?? null,
    letterDeadline: deadline,
    apology: apologyOf(letters, letter, deadline, today),
    reason: chain?.reason ?? null,
    hasTexts: chain !== null && !chain.erased,
    hasRemedy: world.remedyOf(chainId),
    explainedOn: chain?.explainedOn ?? null,
    letter,
    newDate,
    slippedAgain: newDate !== null && end > newDate,
    urged: world.urgedOf(chainId),
  }
}

/** The newest that was issued and not voided; a draft only where there is none. */
export const standingLetter = (letters: readonly LetterEntry[]): LetterEntry | null =>
  letters.findLast(({ state }) => state !== 'draft' && state !== 'voided') ??
  letters.findLast(({ state }) => state === 'draft') ??
  null

function apologyOf(
  letters: readonly LetterEntry[],
  letter: LetterEntry | null,
  deadline: string,
  today: string,
): ApologyState {
  if (letters.some(({ state, late }) => issued.has(state) && !late)) return 'inTime'
  if (letters.some(({ state }) => issued.has(state))) return 'late'
  if (letter !== null) return 'draft'
  return today <= deadline ? 'upcoming' : 'missing'
}

const issued: ReadonlySet<string> = new Set(['issued', 'delivered', 'filed'])

/** How many new dates were promised and stand. */
export const reappointments = (letters: readonly LetterEntry[]): number =>
  letters.filter(({ state }) => issued.has(state)).length

/** Really late: over, not only about to be. */
export const isLate = ({ status }: Pick<LateItem, 'status'>): boolean =>
  status === 'late' || status === 'overdue'

export interface LateCount {
  readonly late: number
  readonly withLetter: number
  readonly inTime: number
  readonly missing: number
}

/** "Hồ sơ trễ: 4 – đã xin lỗi 4/4 – đúng trước hạn 3/4" */
export function countLate(items: readonly LateItem[]): LateCount {
  const late = items.filter(isLate)
  const withLetter = late.filter(({ apology }) => apology === 'inTime' || apology === 'late').length
  return {
    late: late.length,
    withLetter,
    inTime: late.filter(({ apology }) => apology === 'inTime').length,
    missing: late.length - withLetter,
  }
}
