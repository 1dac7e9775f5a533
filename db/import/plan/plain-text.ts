/**
 * Plain text: a table where its lines carry tabs (as Excel, Word and web pages copy them, long cells in quotes or
 * broken over lines), else one cell on each line.
 */
import Papa from 'papaparse'
import { readCellLines } from '../../../shared/plan/import/cell-lines.ts'
import type { PlanSource, SourceBlock, SourceRow } from '../../../shared/plan/import/source.ts'
import { looksLikeNumber } from '../../../shared/plan/import/values.ts'
import { lines } from './grid-blocks.ts'

export function readPlainText(text: string): PlanSource {
  const body = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const tabbed = body.split('\n').some((line) => line.split('\t').length > 2)
  return {
    container: 'text',
    blocks: tabbed ? tabbedBlocks(rejoined(records(body))) : readCellLines(body.split('\n').map(lines)),
  }
}

type Line = readonly string[]

/** Excel puts a cell of several lines in quotes; Word does not, and there a quotation mark is only one. */
function records(body: string): readonly Line[] {
  const quoted = Papa.parse<string[]>(body, { delimiter: '\t', newline: '\n' }).data
  const bare = body.split('\n').map((line) => line.split('\t'))
  const widest = Math.max(...bare.map((line) => line.length))
  const whole = (found: readonly Line[]): number => found.filter((line) => line.length === widest).length
  return whole(quoted) >= whole(bare) ? quoted : bare
}

/** A cell of several paragraphs that Word broke over lines: the pieces of a row come together to its width. */
function rejoined(found: readonly Line[]): readonly Line[] {
  const widest = Math.max(...found.map((line) => line.length))
  const rows: string[][] = []
  for (const line of found) {
    const open = rows.at(-1)
    const [head = '', ...rest] = line
    const short = open !== undefined && open.length > 1 && open.length < widest
    if (
      short &&
      open.length + rest.length <= widest &&
      head.trim() !== '' &&
      !(rest.length > 0 && looksLikeNumber(head)) &&
      (open.length + rest.length === widest || rest.length === 0)
    ) {
      open[open.length - 1] = `${open.at(-1) ?? ''}\n${head}`
      open.push(...rest)
    } else rows.push([...line])
  }
  return rows
}

function tabbedBlocks(found: readonly Line[]): SourceBlock[] {
  const blocks: SourceBlock[] = []
  let rows: SourceRow[] = []
  let tables = 0
  const close = (): void => {
    if (rows.length === 0) return
    const width = Math.max(...rows.map(({ cells }) => Math.max(0, ...cells.map(({ column }) => column + 1))))
    blocks.push({ kind: 'table', index: tables++, name: null, width, rows })
    rows = []
  }
  found.forEach((record, row) => {
    const cells = record.flatMap((value, column) => {
      const text = lines(value)
      return text === '' ? [] : [{ column, across: 1, down: 1, text }]
    })
    if (record.length > 1) rows.push({ row, header: false, hidden: false, changed: false, cells })
    else if (cells[0] !== undefined) {
      close()
      blocks.push({ kind: 'paragraph', text: cells[0].text })
    }
  })
  close()
  return blocks
}
