/** A csv or TSV as one grid. The separator is the one under which most records have a table's width. */
import Papa from 'papaparse'
import type { Container, Grid, GridFile } from '../../shared/stats/grid.ts'

const SEPARATORS = ['\t', ';', ',', '|']

export function readRecords(text: string, container: Container): GridFile {
  const body = text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '')
  const parsed = SEPARATORS.map((delimiter) => {
    const records = Papa.parse<string[]>(body, { delimiter, skipEmptyLines: false }).data
    return {
      records,
      score: records.reduce((sum, record) => sum + (record.length > 4 ? record.length : 0), 0),
    }
  })
  const best = parsed.reduce((a, b) => (b.score > a.score ? b : a))
  const grid: Grid = {
    kind: 'records',
    name: null,
    index: 0,
    hidden: false,
    active: true,
    before: [],
    rows: best.records.flatMap((record, at) => {
      const cells = record.flatMap((value, column) =>
        value.trim() === ''
          ? []
          : [{ column, text: value, number: null, formula: null, uncached: false, across: 1, down: 1 }],
      )
      return cells.length === 0 ? [] : [{ number: at + 1, hidden: false, cells }]
    }),
    hiddenColumns: [],
    width: best.records.reduce((width, record) => Math.max(width, record.length), 0),
  }
  return { container, grids: [grid], thousand: null }
}
