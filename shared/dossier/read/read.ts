/**
 * A list of dossiers out of the grids of a file. Every line is a dossier, or is skipped with a reason; nothing is
 * guessed where the office must say: columns without a name, states without a meaning and dates that read two ways
 * become questions. A page without a list is refused, a list without a dossier is said to be empty.
 */
import { err, ok, type Result } from '../../result.ts'
import type { Container, Grid, GridCell, GridFile, GridRow } from '../../stats/grid.ts'
import { columnName } from '../../stats/grid.ts'
import { readTail } from '../../stats/labels.ts'
import type { LocalMoment, ReadDossier, StateClass } from '../dossier.ts'
import { readCode } from './code.ts'
import { type ColumnRole, plain, roles } from './columns.ts'
import { type Duplicate, joinDuplicates } from './duplicates.ts'
import { readTitle } from './heading.ts'
import { type ColumnAnswers, type ListLayout, layoutOf } from './layout.ts'
import { groupName, reasonOf, rowText, type SkippedLine } from './lines.ts'
import { swapped } from './moments.ts'
import { knownWords, type RowReading, readRow } from './row.ts'
import type { StateWords } from './states.ts'
import { type SwapVerdict, swapVerdicts } from './swap.ts'

export interface ListAnswers {
  /** By the fingerprint of a layout. */
  readonly columns: Readonly<Record<string, ColumnAnswers>>
  /** Said of this very list; it goes before what is remembered. */
  readonly given?: ColumnAnswers
  readonly states: StateWords
}

export type ListQuestion =
  | { readonly kind: 'column'; readonly role: ColumnRole; readonly candidates: readonly string[] }
  | { readonly kind: 'columnMissing'; readonly role: ColumnRole; readonly candidates: readonly string[] }
  | { readonly kind: 'state'; readonly state: string; readonly dossiers: number }
  | { readonly kind: 'dateSwap'; readonly rows: readonly number[] }

/** What a row with exchanged days and months probably means. */
export interface Correction {
  readonly received: LocalMoment | null
  readonly due: LocalMoment | null
  readonly finished: LocalMoment | null
}

export interface DossierList {
  readonly container: Container
  readonly sheet: string | null
  readonly unit: string | null
  readonly period: { readonly from: string; readonly to: string } | null
  /** As the title says it; null where it is silent. */
  readonly exportTime: LocalMoment | null
  readonly partial: boolean
  readonly headerRows: readonly number[]
  readonly fingerprint: string
  /** Role → letters of its column. */
  readonly columns: Readonly<Partial<Record<ColumnRole, string>>>
  readonly otherColumns: readonly { readonly column: string; readonly header: string }[]
  /** Lines that name a dossier, duplicates included. */
  readonly rows: number
  readonly dossiers: readonly ReadDossier[]
  readonly duplicates: readonly Duplicate[]
  readonly skipped: readonly SkippedLine[]
  readonly states: Readonly<Record<string, StateClass>>
  /** By code. */
  readonly corrections: Readonly<Record<string, Correction>>
  readonly questions: readonly ListQuestion[]
  readonly otherSheets: readonly string[]
}

export type NoList = { readonly type: 'NoList' }

export const noAnswers: ListAnswers = { columns: {}, states: {} }

/** `onRow` hears, now and then, how many of the rows are read. */
export function readDossiers(
  file: GridFile,
  answers: ListAnswers = noAnswers,
  onRow: (done: number, total: number) => void = () => undefined,
): Result<DossierList, NoList> {
  const found = file.grids
    .map((grid) => ({
      grid,
      layout: layoutOf(grid, (print) => ({ ...answers.columns[print], ...answers.given })),
    }))
    .filter((read): read is { grid: Grid; layout: ListLayout } => read.layout?.columns.code !== undefined)
    .sort((a, b) => weight(b.grid) - weight(a.grid))[0]
  if (found === undefined) return err({ type: 'NoList' })
  const { grid, layout } = found
  const { readings, skipped } = readLines(grid, layout, file.container, answers.states, onRow)
  const { read, corrections } = withSwaps(readings)
  const { dossiers, duplicates } = joinDuplicates(read)
  const states: Record<string, StateClass> = {}
  for (const { state, stateClass } of read) if (state !== null) states[state] ??= stateClass
  const titles = [
    ...grid.before,
    ...grid.rows.filter(({ number }) => number < (layout.headerRows[0] ?? 0)).map(rowText),
  ]
  const letters = (column: number): string => columnName(column)
  return ok({
    container: file.container,
    sheet: grid.name,
    ...readTitle(titles),
    headerRows: layout.headerRows,
    fingerprint: layout.fingerprint,
    columns: Object.fromEntries(
      roles.flatMap((role) => {
        const column = layout.columns[role]
        return column === undefined ? [] : [[role, letters(column)]]
      }),
    ),
    otherColumns: layout.others.map(({ column, header }) => ({ column: letters(column), header })),
    rows: read.length,
    dossiers,
    duplicates,
    skipped,
    states,
    corrections,
    questions: questionsOf(layout, read, states, corrections),
    otherSheets: file.grids.flatMap(({ name, rows, index }) =>
      index === grid.index || name === null || rows.length === 0 ? [] : [name],
    ),
  })
}

/** The longest list that can be seen. */
const weight = ({ rows, hidden, active }: Grid): number =>
  rows.length * (hidden ? 0.01 : 1) + (active ? 0.5 : 0)

const REPORT_EVERY = 500

function readLines(
  grid: Grid,
  layout: ListLayout,
  container: Container,
  states: StateWords,
  onRow: (done: number, total: number) => void,
): { readings: RowReading[]; skipped: SkippedLine[] } {
  const readings: RowReading[] = []
  const before: SkippedLine[] = []
  const open: { readonly row: GridRow; readonly filled: number; readonly at: number }[] = []
  const typed = container === 'xlsx' || container === 'xls' || container === 'ods' || container === 'xml'
  const byColumn: (GridCell | undefined)[] = []
  const cellAt = (role: ColumnRole): GridCell | undefined => byColumn[layout.columns[role] ?? -1]
  const watched = (
    ['procedure', 'applicant', 'received', 'due', 'finished', 'state', 'idNo'] as const
  ).filter((role) => layout.columns[role] !== undefined)
  const header = new Set(layout.headerRows)
  const known = knownWords(states)
  let groupField: string | null = null
  grid.rows.forEach((row, at) => {
    if (at % REPORT_EVERY === 0) onRow(at, grid.rows.length)
    if (row.number < layout.firstRow) {
      const reason = header.has(row.number) ? 'header' : 'title'
      before.push(
        reason === 'title' ? { row: row.number, reason, text: rowText(row) } : { row: row.number, reason },
      )
      return
    }
    byColumn.length = 0
    for (const cell of row.cells) byColumn[cell.column] = cell
    const code = readCode(cellAt('code')?.text ?? '')
    const filled = watched.filter((role) => (cellAt(role)?.text ?? '').trim() !== '').length
    if (code !== null && filled >= 2) {
      const further = layout.finishedToo.map((column) => byColumn[column])
      readings.push(readRow(row, code, cellAt, further, { layout, typed, groupField, known }))
      return
    }
    groupField = layout.columns.field === undefined ? (groupName(row) ?? groupField) : null
    open.push({ row, filled, at: readings.length })
  })
  return { readings, skipped: [...before, ...skippedOf(open, readings.length)] }
}

function skippedOf(
  open: readonly { readonly row: GridRow; readonly filled: number; readonly at: number }[],
  total: number,
): SkippedLine[] {
  const tail = open.filter(({ at, filled }) => at === total && filled < 4)
  const tails = readTail(tail.map(({ row }) => rowText(row)))
  return open.map((line) => {
    const { row, filled, at } = line
    const reason = reasonOf(row, at === total, filled)
    if (reason === 'header' || reason === 'repeatedHeader' || reason === 'columnNumbers')
      return { row: row.number, reason }
    const nth = tail.indexOf(line)
    if (reason === 'signature' || (nth >= 0 && reason === 'footer' && tails[nth] === 'signature')) {
      return { row: row.number, reason: 'signature' }
    }
    return { row: row.number, reason, text: rowText(row) }
  })
}

/** Marks the rows of a swapped block and works out what they probably mean. */
function withSwaps(readings: readonly RowReading[]): {
  read: ReadDossier[]
  corrections: Record<string, Correction>
} {
  const verdicts = swapVerdicts(readings.map((reading) => ({ ...reading, code: reading.dossier.code })))
  const corrections: Record<string, Correction> = {}
  const read = readings.map(({ dossier }, at) => {
    const verdict: SwapVerdict | undefined = verdicts.get(at)
    if (verdict === undefined) return dossier
    const { received, due, finished } = dossier
    if (verdict !== 'intact') {
      corrections[dossier.code] = {
        received: swapped(received),
        due: swapped(due),
        finished: swapped(finished),
      }
    }
    const doubt = verdict === 'swapped' ? 'dateSwapSuspect' : 'ambiguousDate'
    return {
      ...dossier,
      flags: [
        ...dossier.flags,
        verdict === 'intact' ? ('usLocaleBlockIntact' as const) : ('usLocaleBlock' as const),
      ],
      doubts: verdict === 'intact' ? dossier.doubts : [...dossier.doubts, doubt as 'dateSwapSuspect'],
    }
  })
  return { read, corrections }
}

function questionsOf(
  layout: ListLayout,
  read: readonly ReadDossier[],
  states: Readonly<Record<string, StateClass>>,
  corrections: Readonly<Record<string, Correction>>,
): ListQuestion[] {
  const columns = layout.doubts.map(({ role, candidates }): ListQuestion => {
    const kind = layout.columns[role] === undefined ? 'columnMissing' : 'column'
    return { kind, role, candidates }
  })
  const unknown = Object.keys(states)
    .filter((state) => states[state] === 'unknown')
    .map((state): ListQuestion => {
      const dossiers = read.filter((dossier) => dossier.state === state).length
      return { kind: 'state', state, dossiers }
    })
  const rows = read.filter(({ code }) => corrections[code] !== undefined).map(({ row }) => row)
  return [...columns, ...unknown, ...(rows.length === 0 ? [] : [{ kind: 'dateSwap' as const, rows }])]
}

/** The form in which answers about states are remembered. */
export const stateKey = plain
