/** One page: its text runs put into the cells of its ruled tables, what stands outside into paragraphs. */
import type { SourceBlock, SourceCell, SourceRow } from '../../../shared/plan/import/source.ts'
import { nfc } from '../../../shared/text/text.ts'
import type { Columns } from './pdf-columns.ts'
import { linesOf, paragraphsOf, type Run } from './pdf-lines.ts'
import { openTables } from './pdf-open.ts'
import {
  type Box,
  type Drawn,
  type RuledTable,
  ruledTables,
  rulesAcross,
  segmentsOf,
  times,
} from './pdf-rules.ts'

/** What is used of a page of pdfjs. */
export interface Page {
  getViewport(options: { scale: number }): { readonly transform: readonly number[] }
  getTextContent(): Promise<{ readonly items: readonly unknown[] }>
  getOperatorList(): Promise<Drawn>
}

interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

export interface PageRead {
  readonly blocks: readonly SourceBlock[]
  /** A picture without a letter. */
  readonly scanned: boolean
  /** Columns without upright lines that the next page may go on with. */
  readonly open: Columns | null
}

export async function readPage(
  page: Page,
  ops: Readonly<Record<string, number>>,
  {
    number,
    firstTable,
    open,
  }: { readonly number: number; readonly firstTable: number } & Pick<PageRead, 'open'>,
): Promise<PageRead> {
  const items = (await page.getTextContent()).items.filter(isText)
  const view = upright(page.getViewport({ scale: 1 }).transform, items)
  const runs = items.flatMap((item) => runOf(item, view))
  const drawn = await page.getOperatorList()
  const segments = segmentsOf(drawn, ops, view)
  /** Bars and boxes over the whole width rule rows, not columns. */
  const tables = ruledTables(segments).filter(({ width }) => width > 1)

  const inside = new Map<RuledTable, Run[]>(tables.map((table) => [table, []]))
  const outside: Run[] = []
  for (const run of runs) {
    const table = tables.find(({ box }) => holds(box, run))
    const place = table === undefined ? outside : inside.get(table)
    place?.push(run)
  }
  const placed = [...inside]
    .filter(([, text]) => text.length > 0)
    .map(([table, text]) => ({ top: table.box.top, table, text }))
  const found = openTables(outside, rulesAcross(segments), placed.length > 0 ? null : open, number)
  const paragraphs = paragraphsOf(linesOf(found.rest, true), null).map(({ text, top }) => ({ text, top }))
  let index = firstTable
  const blocks = [...placed, ...found.tables, ...paragraphs]
    .sort((a, b) => a.top - b.top)
    .map((block): SourceBlock => {
      if ('text' in block && !('table' in block)) return { kind: 'paragraph', text: block.text, page: number }
      const table = 'table' in block ? tableOf(block.table, block.text, number) : block
      return { kind: 'table', index: index++, name: null, width: table.width, rows: table.rows }
    })
  return { blocks, open: found.open, scanned: runs.length === 0 && showsPicture(drawn, ops) }
}

const isText = (item: unknown): item is TextItem =>
  typeof item === 'object' && item !== null && 'str' in item && 'transform' in item

const showsPicture = ({ fnArray }: Drawn, ops: Readonly<Record<string, number>>): boolean =>
  fnArray.some((fn) =>
    [ops.paintImageXObject, ops.paintInlineImageXObject, ops.paintImageMaskXObject].includes(fn),
  )

/** A page whose letters stand on their side is turned until they stand up. */
function upright(view: readonly number[], items: readonly TextItem[]): readonly number[] {
  const turns = items.map(({ str, transform: [a = 1, b = 0] }) => {
    const [v0 = 1, v1 = 0, v2 = 0, v3 = 1] = view
    const [dx, dy] = [v0 * a + v2 * b, v1 * a + v3 * b]
    return Math.abs(dy) <= Math.abs(dx) ? 0 : Math.sign(dy) * str.trim().length
  })
  const sum = turns.reduce((all, turn) => all + turn, 0)
  const letters = items.reduce((all, { str }) => all + str.trim().length, 0)
  if (Math.abs(sum) * 2 <= letters) return view
  return sum < 0 ? times([0, 1, -1, 0, 0, 0], view) : times([0, -1, 1, 0, 0, 0], view)
}

/** From the page's own coordinates to a sheet whose top left is (0, 0), whatever way the page is turned. */
function runOf({ str, transform, width, height }: TextItem, view: readonly number[]): Run[] {
  if (str.trim() === '') return []
  const [, , c = 0, d = 0, e = 0, f = 0] = transform
  const size = Math.hypot(c, d) || height
  const [a0 = 1, b0 = 0, c0 = 0, d0 = 1, e0 = 0, f0 = 0] = view
  const x = a0 * e + c0 * f + e0
  const y = b0 * e + d0 * f + f0
  return [{ text: nfc(str), left: x, right: x + width, base: y, size }]
}

const holds = (box: Box, { left, right, base, size }: Run): boolean => {
  const x = (left + right) / 2
  const y = base - size * 0.3
  return x > box.left && x < box.right && y > box.top && y < box.bottom
}

function tableOf(
  table: RuledTable,
  runs: readonly Run[],
  page: number,
): { readonly width: number; readonly rows: readonly SourceRow[] } {
  const texts = table.cells.map((cell) => runs.filter((run) => holds(cell.box, run)))
  const padding = Math.min(
    6,
    Math.max(
      1,
      Math.min(
        ...texts.flatMap((text, at) => text.map(({ left }) => left - (table.cells[at]?.box.left ?? 0))),
      ),
    ),
  )
  const rows = Array.from(
    { length: table.height },
    (_, row): SourceRow => ({
      row,
      page,
      header: false,
      hidden: false,
      changed: false,
      cells: table.cells.flatMap((cell, at): SourceCell[] => {
        if (cell.row !== row) return []
        const width = cell.box.right - cell.box.left - 2 * padding
        const text = paragraphsOf(linesOf(texts[at] ?? [], false), width)
          .map((paragraph) => paragraph.text)
          .join('\n')
        return [{ column: cell.column, across: cell.across, down: cell.down, text }]
      }),
    }),
  )
  return { width: table.width, rows }
}
