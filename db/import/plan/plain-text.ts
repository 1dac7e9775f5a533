/**
 * Plain text: a table where its lines carry tabs (as Excel and Word copy them, long cells in quotes), else lines
 * that the plan's reader takes for one cell each.
 */
import Papa from 'papaparse'
import type { PlanSource, SourceBlock, SourceRow } from '../../../shared/plan/import/source.ts'
import { lines } from './grid-blocks.ts'

export function readPlainText(text: string): PlanSource {
  const body = text.replace(/^\uFEFF/, '')
  const records = Papa.parse<string[]>(body, { delimiter: '\t', skipEmptyLines: false }).data
  const tabbed = records.some((record) => record.length > 2)
  const found = tabbed ? records : body.split(/\r\n|\r|\n/).map((line) => [line])
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
    if (tabbed && record.length > 1) rows.push({ row, header: false, hidden: false, changed: false, cells })
    else if (cells[0] !== undefined) {
      close()
      blocks.push({ kind: 'paragraph', text: cells[0].text })
    } else if (!tabbed) blocks.push({ kind: 'paragraph', text: '' })
  })
  close()
  return { container: 'text', blocks }
}
