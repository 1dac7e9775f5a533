/**
 * The rows of a proposal while they are put right: the grid writes cells, the list shows cards, and both look at the
 * same rows. A cell of the grid is one line, so a paragraph's end is shown as "⏎" and read back from it.
 */
import { splitAgencies } from '../../../shared/plan/import/agencies.ts'
import { splitHeading } from '../../../shared/plan/import/numbering.ts'
import type { PlanRow } from '../../../shared/plan/row.ts'
import { nfc } from '../../../shared/text/text.ts'
import type { CellChange, GridCells } from '../../ui/grid/shape.ts'

export const gridFields = [
  'group',
  'no',
  'content',
  'leads',
  'coordinators',
  'deadline',
  'product',
  'note',
] as const
export type GridField = (typeof gridFields)[number]

const END = ' ⏎ '
const shown = (text: string): string => text.replace(/\s*\n\s*/g, END)
const kept = (text: string): string => nfc(text).replace(/\s*⏎\s*/g, '\n')

export function cellOf(row: PlanRow, field: GridField): string {
  switch (field) {
    case 'group':
      return row.groupPath.join(' › ')
    case 'leads':
      return shown(row.leadsText)
    case 'coordinators':
      return shown(row.coordinatorsText)
    case 'deadline':
      return shown(row.deadlineText)
    default:
      return shown(row[field])
  }
}

export function withCell(row: PlanRow, field: GridField, text: string): PlanRow {
  const value = kept(text)
  switch (field) {
    case 'group':
      return { ...row, ...placeOf(value) }
    case 'leads':
      return { ...row, leadsText: value, leads: splitAgencies(value) }
    case 'coordinators':
      return { ...row, coordinatorsText: value, coordinators: splitAgencies(value) }
    case 'deadline':
      return { ...row, deadlineText: value.replace(/\n/g, ' ') }
    default:
      return { ...row, [field]: value }
  }
}

/** "I. Chỉ đạo › 2. Công bố" as the section and the groups under it. */
function placeOf(text: string): Pick<PlanRow, 'groupPath' | 'sectionNo' | 'sectionTitle'> {
  const groupPath = text
    .split('›')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const head = splitHeading(groupPath[0] ?? '')
  return { groupPath, sectionNo: head?.no ?? '', sectionTitle: head?.title ?? groupPath[0] ?? '' }
}

export const isBlank = (row: PlanRow): boolean =>
  gridFields.every((field) => field === 'group' || cellOf(row, field).trim() === '')

export const blankRow = (id: string, like?: PlanRow): PlanRow => ({
  id,
  seq: 1,
  kind: like?.kind ?? 'task',
  annex: like?.annex ?? '',
  sectionNo: like?.sectionNo ?? '',
  sectionTitle: like?.sectionTitle ?? '',
  groupPath: like?.groupPath ?? [],
  no: '',
  content: '',
  leads: [],
  coordinators: [],
  leadsText: '',
  coordinatorsText: '',
  deadlineText: '',
  product: '',
  note: '',
  deadline: null,
})

/** Free of every id in use, and the same for the same order of work. */
export function freshId(rows: readonly PlanRow[]): string {
  const used = new Set(rows.map(({ id }) => id))
  let n = 1
  while (used.has(`tay/${n}`)) n++
  return `tay/${n}`
}

export function withRowAfter(rows: readonly PlanRow[], id: string | null): readonly PlanRow[] {
  const at = rows.findIndex((row) => row.id === id)
  const like = rows[at < 0 ? rows.length - 1 : at]
  const row = blankRow(freshId(rows), like)
  return at < 0 ? [...rows, row] : [...rows.slice(0, at + 1), row, ...rows.slice(at + 1)]
}

/**
 * Two lines of work that stand in one row: the first paragraph of each cell stays, the others make the next row. A cell
 * of one paragraph holds for both.
 */
export function withRowSplit(rows: readonly PlanRow[], id: string): readonly PlanRow[] {
  const at = rows.findIndex((row) => row.id === id)
  const row = rows[at]
  if (row === undefined) return rows
  const parts = (text: string): readonly [string, string] => {
    const [first = '', ...rest] = text.split('\n')
    return rest.length === 0 ? [text, text] : [first, rest.join('\n')]
  }
  const half = (which: 0 | 1, from: PlanRow): PlanRow => {
    const leadsText = parts(row.leadsText)[which]
    const coordinatorsText = parts(row.coordinatorsText)[which]
    return {
      ...from,
      content: parts(row.content)[which],
      leadsText,
      leads: splitAgencies(leadsText),
      coordinatorsText,
      coordinators: splitAgencies(coordinatorsText),
      product: parts(row.product)[which],
      note: parts(row.note)[which],
    }
  }
  const { subRow: _, continuationOf: __, ...bare } = row
  return [...rows.slice(0, at), half(0, row), half(1, { ...bare, id: freshId(rows) }), ...rows.slice(at + 1)]
}

export interface RowStore {
  readonly get: () => readonly PlanRow[]
  readonly set: (rows: readonly PlanRow[]) => void
  readonly subscribe: (listener: () => void) => () => void
  readonly cells: GridCells
}

export function rowStore(first: readonly PlanRow[]): RowStore {
  let rows = first
  let places = placesOf(rows)
  const listeners = new Set<() => void>()
  const set = (next: readonly PlanRow[]): void => {
    rows = next
    places = placesOf(rows)
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return {
    get: () => rows,
    set,
    subscribe,
    cells: {
      subscribe,
      read: (row, column) => {
        const found = rows[places.get(row) ?? -1]
        return found === undefined ? '' : cellOf(found, column as GridField)
      },
      write: (changes: readonly CellChange[]) => {
        const next = [...rows]
        for (const { row, column, text } of changes) {
          const at = places.get(row)
          const found = at === undefined ? undefined : next[at]
          if (at !== undefined && found !== undefined) next[at] = withCell(found, column as GridField, text)
        }
        set(next)
      },
    },
  }
}

const placesOf = (rows: readonly PlanRow[]): ReadonlyMap<string, number> =>
  new Map(rows.map(({ id }, at) => [id, at]))
