/**
 * Biểu II.06a and the pairs that a list of dossiers can tell, for any span of days (CS-06). A cell is a number only
 * where every dossier that could stand in it is decided; otherwise it is blank, with how many are sure and how many
 * are not. A list that begins with the span itself knows nothing of what was carried over, so that only what was
 * received is told.
 */
import type { WorkingCalendar } from '../../dates/calendar.ts'
import { type Column, columns, type Section, type StatsRow, sections } from '../../stats/form.ts'
import { countsOf } from '../../stats/identities.ts'
import type { FieldIndex } from '../../stats/names.ts'
import { nameKey } from '../../stats/names.ts'
import { clean, compareText } from '../../text/text.ts'
import type { PairFigures } from '../../week/content.ts'
import type { KeptDossier } from '../dossier.ts'
import { dayOf } from '../standing.ts'
import { placeOf, stayOf, type Window } from './place.ts'

/** What decides a cell and what leaves it open: how many dossiers of each. */
export interface Tally {
  readonly sure: number
  readonly maybe: number
}

export interface FigureRow {
  readonly section: Section
  /** Null while the printed name is not known. */
  readonly field: string | null
  /** As the list prints it; empty where the list names no field. */
  readonly raw: string
  readonly v: StatsRow['v']
  readonly tallies: Readonly<Record<Column, Tally>>
}

export interface ListFigures {
  readonly rows: readonly FigureRow[]
  /** By the code of the pair in the dictionary; null where the list does not tell. */
  readonly pairs: Readonly<Record<'online' | 'onlinePayment' | 'electronicResult' | 'onTime', PairFigures>>
  /** Dossiers received before the span were in the lists, so that carrying over is known. */
  readonly knowsBefore: boolean
  /** Received before the span and withdrawn without a day: not counted. */
  readonly withdrawn: number
  /** Their code fits no scheme; counted with the province. */
  readonly otherCodes: number
}

export interface FigureRules {
  readonly calendar: WorkingCalendar
  readonly fields: Readonly<Record<Section, FieldIndex>>
  /** By section and printed name: how the officer just answered; null leaves the row out. */
  readonly answers: ReadonlyMap<string, string | null>
}

export const answerKey = (section: Section, raw: string): string => `${section}/${nameKey(raw)}`

const sectionOf = ({ codeKind }: KeptDossier): Section => (codeKind === 'ministry' ? 'bo' : 'tinh')

/** What a list tells without having seen anything from before the span. */
const ofTheSpan: readonly Column[] = ['c4', 'c5']

export function listFigures(
  dossiers: readonly KeptDossier[],
  window: Window,
  rules: FigureRules,
): ListFigures {
  const knowsBefore = dossiers.some(({ received }) => received !== null && dayOf(received) < window.from)
  const groups = new Map<string, { row: Omit<FigureRow, 'v' | 'tallies'>; counts: Map<Column, Tally> }>()
  let withdrawn = 0
  let otherCodes = 0
  for (const dossier of dossiers) {
    const { sure, maybe } = placeOf(dossier, window, rules.calendar)
    const stay = stayOf(dossier, window, rules.calendar)
    if (stay.ended === 'withdrawn' && stay.came === 'before') withdrawn += 1
    if (sure.length + maybe.length === 0) continue
    if (dossier.codeKind === 'other') otherCodes += 1
    const section = sectionOf(dossier)
    const raw = clean(dossier.field ?? '')
    const answer = rules.answers.get(answerKey(section, raw))
    if (answer === null) continue
    const field = answer ?? (raw === '' ? null : (rules.fields[section].find(raw)?.field ?? null))
    const key = `${section}/${field ?? `?${nameKey(raw)}`}`
    const group = groups.get(key) ?? { row: { section, field, raw }, counts: new Map() }
    for (const column of sure) add(group.counts, column, 'sure')
    for (const column of maybe) add(group.counts, column, 'maybe')
    groups.set(key, group)
  }
  const known = (column: Column): boolean => knowsBefore || ofTheSpan.includes(column)
  const rows = [...groups.values()]
    .map(({ row, counts }): FigureRow => {
      const tallies = Object.fromEntries(
        columns.map((column) => [column, counts.get(column) ?? { sure: 0, maybe: 0 }]),
      ) as Record<Column, Tally>
      const v = countsOf((column) =>
        known(column) && tallies[column].maybe === 0 ? tallies[column].sure : null,
      )
      return { ...row, v, tallies }
    })
    .sort(
      (a, b) =>
        sections.indexOf(a.section) - sections.indexOf(b.section) ||
        compareText(a.field ?? a.raw, b.field ?? b.raw),
    )
  return {
    rows,
    pairs: pairsOf(dossiers, window, rules.calendar, rows, knowsBefore),
    knowsBefore,
    withdrawn,
    otherCodes,
  }
}

function add(counts: Map<Column, Tally>, column: Column, kind: keyof Tally): void {
  const before = counts.get(column) ?? { sure: 0, maybe: 0 }
  counts.set(column, { ...before, [kind]: before[kind] + 1 })
}

/** All counts of the two are told, or neither is: a rate of half the dossiers is none. */
function pairsOf(
  dossiers: readonly KeptDossier[],
  window: Window,
  calendar: WorkingCalendar,
  rows: readonly FigureRow[],
  knowsBefore: boolean,
): ListFigures['pairs'] {
  const nothing: PairFigures = { numerator: null, denominator: null }
  const sum = (column: Column): number | null =>
    rows.reduce<number | null>((total, { v }) => {
      const value = v[column]
      return total === null || value === null ? null : total + value
    }, 0)
  const both = (numerator: number | null, denominator: number | null): PairFigures =>
    numerator === null || denominator === null ? nothing : { numerator, denominator }
  const plus = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b)

  const stays = dossiers.map((dossier) => ({ dossier, stay: stayOf(dossier, window, calendar) }))
  const decided = stays.every(({ stay }) => stay.came !== 'unknown')
  const received = stays.flatMap(({ dossier, stay }) => (stay.came === 'in' ? [dossier] : []))
  const paid = (yes: boolean) => received.filter(({ onlinePayment }) => onlinePayment === yes).length
  // A column that only ever says yes marks the payments and not who had to pay.
  const saysBoth = dossiers.some(({ onlinePayment }) => onlinePayment === false)

  const ended = stays.filter(({ stay }) => stay.ended === 'unknown').length === 0
  const results = stays.flatMap(({ dossier, stay }) =>
    stay.ended === 'in' && dossier.stateClass === 'finished' ? [dossier] : [],
  )
  const told = results.every(({ eResult }) => eResult !== null) && dossiers.some(({ eResult }) => eResult)
  const inTime = knowsBefore ? plus(plus(sum('c8'), sum('c9')), sum('c12')) : null
  return {
    online: both(sum('c4'), plus(sum('c4'), sum('c5'))),
    onlinePayment: decided && saysBoth ? both(paid(true), paid(true) + paid(false)) : nothing,
    electronicResult:
      ended && told ? both(results.filter(({ eResult }) => eResult).length, results.length) : nothing,
    onTime: both(inTime, plus(sum('c7'), sum('c11'))),
  }
}
