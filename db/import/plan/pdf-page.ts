/** One page: its text runs put into the cells of its ruled tables, what stands outside into paragraphs. */
import type { SourceBlock, SourceCell, SourceRow } from '../../../shared/plan/import/source.ts'
import { nfc } from '../../../shared/text/text.ts'
import { linesOf, paragraphsOf, type Run } from './pdf-lines.ts'
import { type Box, type Drawn, type RuledTable, ruledTables, segmentsOf } from './pdf-rules.ts'

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

export async function readPage(
  page: Page,
  ops: Readonly<Record<string, number>>,
  number: number,
  firstTable: number,
): Promise<SourceBlock[]> {
  const view = page.getViewport({ scale: 1 }).transform
  const { items } = await page.getTextContent()
  const runs = items.filter(isText).flatMap((item) => runOf(item, view))
  const tables = ruledTables(segmentsOf(await page.getOperatorList(), ops, view))

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
  const paragraphs = paragraphsOf(linesOf(outside, true), null).map(({ text, top }) => ({ text, top }))
  let index = firstTable
  return [...placed, ...paragraphs]
    .sort((a, b) => a.top - b.top)
    .map(
      (block): SourceBlock =>
        'table' in block
          ? { kind: 'table', index: index++, name: null, ...tableOf(block.table, block.text, number) }
          : { kind: 'paragraph', text: block.text, page: number },
    )
}

const isText = (item: unknown): item is TextItem =>
  typeof item === 'object' && item !== null && 'str' in item && 'transform' in item

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
