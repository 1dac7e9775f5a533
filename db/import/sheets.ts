/**
 * Workbooks (.xlsx, .xls, .ods, XML 2003) as grids of every sheet. Texts stay as stored, numbers as numbers, and a
 * formula without a stored result is said to be one: nothing is calculated here.
 */
import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Container, Grid, GridCell, GridFile, GridRow } from '../../shared/stats/grid.ts'
import { type Limits, type Refusal, refuse } from './refusal.ts'

export function readSheets(
  data: Uint8Array | string,
  container: Container,
  limits: Limits,
  hiddenRows: ReadonlyMap<string, ReadonlySet<number>> = new Map(),
): Result<GridFile, Refusal> {
  let book: WorkBook
  try {
    book = read(data, {
      type: typeof data === 'string' ? 'string' : 'array',
      dense: true,
      cellFormula: true,
      cellStyles: true,
      cellNF: true,
      sheetStubs: true,
      cellDates: false,
    })
  } catch (error) {
    return err(refuse(/password/i.test(String(error)) ? 'password' : 'damaged'))
  }
  const active = book.Workbook?.Views?.[0] as { activeTab?: number } | undefined
  const open = Number(
    (book.Workbook as { WBView?: { activeTab?: number }[] } | undefined)?.WBView?.[0]?.activeTab ??
      active?.activeTab ??
      0,
  )
  const epoch = book.Workbook?.WBProps?.date1904 === true ? MAC_EPOCH : 0
  let cells = 0
  const grids: Grid[] = []
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name]
    if (sheet === undefined) continue
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0
    const grid = gridOf(sheet, hiddenRows.get(name) ?? new Set(), epoch)
    cells += grid.rows.reduce((sum, row) => sum + row.cells.length, 0)
    if (cells > limits.cells) return err(refuse('tooLarge'))
    grids.push({ ...grid, name, index, hidden, active: index === open })
  }
  return ok({ container, grids, thousand: null })
}

/** Days from 1899-12-30 to the first day of workbooks that count from 1904. */
const MAC_EPOCH = 1462

type Body = Pick<Grid, 'kind' | 'before' | 'rows' | 'hiddenColumns' | 'width'>

function gridOf(sheet: WorkSheet, hiddenRows: ReadonlySet<number>, epoch: number): Body {
  const data = (sheet as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? []
  const spans = new Map(
    (sheet['!merges'] ?? []).map(({ s, e }) => [
      `${s.r}/${s.c}`,
      { across: e.c - s.c + 1, down: e.r - s.r + 1 },
    ]),
  )
  let width = 0
  const rows: GridRow[] = []
  data.forEach((line, at) => {
    if (line === undefined) return
    const cells = line.flatMap((cell, column) => {
      const read = cell === undefined ? null : cellOf(cell, epoch)
      if (read === null) return []
      return [{ column, ...read, ...(spans.get(`${at}/${column}`) ?? { across: 1, down: 1 }) }]
    })
    if (cells.length === 0) return
    width = Math.max(width, (cells.at(-1)?.column ?? 0) + 1)
    const hidden = sheet['!rows']?.[at]?.hidden === true || hiddenRows.has(at + 1)
    rows.push({ number: at + 1, hidden, cells })
  })
  const hiddenColumns = (sheet['!cols'] ?? []).flatMap((column, at) => (column?.hidden === true ? [at] : []))
  return { kind: 'sheet', before: [], rows, hiddenColumns, width }
}

type Content = Pick<GridCell, 'text' | 'number' | 'date' | 'formula' | 'uncached'>

function cellOf(cell: CellObject, epoch: number): Content | null {
  const formula = cell.f ?? null
  if (cell.v === undefined || cell.v === null || cell.t === 'z') {
    return formula === null ? null : { text: '', number: null, formula, uncached: true }
  }
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const format = typeof cell.z === 'string' ? cell.z : ''
    if (format !== '' && SSF.is_date(format))
      return { text: dateText(cell.v), number: null, date: cell.v + epoch, formula, uncached: false }
    return { text: String(cell.v), number: cell.v, formula, uncached: false }
  }
  if (cell.t === 'e') return { text: cell.w ?? '#?', number: null, formula, uncached: false }
  const text = String(cell.v)
  return text === '' ? null : { text, number: null, formula, uncached: false }
}

/** A date cell as the office writes dates; a count that Excel took for a date is thereby no number. */
function dateText(serial: number): string {
  const { d, m, y } = SSF.parse_date_code(serial) as { d: number; m: number; y: number }
  return `${String(d).padStart(2, '0')}/${String(m).padStart(2, '0')}/${y}`
}
