import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Grid, GridCell, GridRow } from '../../shared/stats/grid.ts'
import { linesOf } from '../../shared/stats/lines.ts'
import { toProposal } from '../../shared/stats/proposal.ts'
import { readStats } from '../../shared/stats/read.ts'
import { dictionary } from '../support/stats-gold.ts'
import { heading, row, tinh } from '../support/stats-table.ts'

const fields = dictionary()

/** Words of the form in places where no office would put them. */
const word = fc.constantFrom(
  ...[...heading, tinh, row.chungThuc, row.hoTich].flatMap((line) => line.split(/ ?\| ?/)),
  ...[
    'Cộng',
    'TỔNG CỘNG (I + II)',
    'II. Trên Hệ thống của các Bộ',
    'I',
    '(3)',
    '(4)',
    '-',
    '1,332',
    '1.332',
    'x',
    'Ghi chú: a',
    'NGƯỜI LẬP',
    '\u200B',
    ' ',
  ],
)
const cell: fc.Arbitrary<Omit<GridCell, 'column'>> = fc.record({
  text: word,
  number: fc.option(
    fc.oneof(fc.integer({ min: -3, max: 2_000 }), fc.double({ min: 0, max: 5, noNaN: true })),
    { freq: 4 },
  ),
  formula: fc.option(fc.constantFrom('SUM(C1:C3)', 'A1'), { freq: 9 }),
  uncached: fc.constant(false),
  across: fc.constantFrom(1, 1, 1, 4, 13),
  down: fc.constantFrom(1, 1, 1, 2, 3),
})
const line = fc.array(fc.option(cell, { freq: 6 }), { maxLength: 16 })
const grid = fc
  .tuple(
    fc.array(fc.tuple(line, fc.boolean()), { maxLength: 14 }),
    fc.constantFrom('sheet', 'table', 'records'),
  )
  .map(
    ([lines, kind]): Grid => ({
      kind: kind as Grid['kind'],
      name: null,
      index: 0,
      hidden: false,
      active: true,
      before: [],
      rows: lines.flatMap(([cells, hidden], at): GridRow[] => {
        const found = cells.flatMap((one, column) => (one === null ? [] : [{ ...one, column }]))
        return found.length === 0 ? [] : [{ number: at + 1, hidden, cells: found }]
      }),
      hiddenColumns: [],
      width: 16,
    }),
  )
const real = [...heading, tinh, row.chungThuc, row.hoTich].map((text): Omit<GridCell, 'column'>[] =>
  text
    .split(/ ?\| ?/)
    .map((value) => ({ text: value, number: null, formula: null, uncached: false, across: 1, down: 1 })),
)

/** The true heading above any nonsense, so that a table is found. */
const headed = grid.map((any): Grid => {
  const top = real.map(
    (cells, at): GridRow => ({
      number: at + 1,
      hidden: false,
      cells: cells.flatMap((one, column) => (one.text === '' ? [] : [{ ...one, column }])),
    }),
  )
  return {
    ...any,
    rows: [...top, ...any.rows.map((below) => ({ ...below, number: below.number + top.length }))],
  }
})

it('Nothing throws, and every line that holds text ends in a row or in a named leftover, exactly once', () => {
  fc.assert(
    fc.property(fc.oneof(grid, headed), (any) => {
      const reading = readStats({ container: 'xlsx', grids: [any], thousand: null }, { fields })
      if (!reading.ok) return
      const { rows, skipped, subtotals, total, contradictions } = reading.value
      const said = [...rows.map(({ row: at }) => at), ...skipped.map(({ row: at }) => at ?? 0)].sort(
        (a, b) => a - b,
      )
      expect(said).toEqual(linesOf(any).map(({ row: at }) => at))
      const sums = new Set(
        skipped.filter(({ reason }) => /total|section/.test(reason)).map(({ row: at }) => at),
      )
      for (const sum of [...subtotals, ...(total === null ? [] : [total])]) expect(sums).toContain(sum.row)
      for (const { field } of rows)
        expect(field === null || fields.some(({ name }) => name === field)).toBe(true)
      const told = new Set(
        toProposal(reading.value, 'x').contradictions.map(({ row: at, kind }) => `${at} ${kind}`),
      )
      for (const { row: at, code } of contradictions) expect(told).toContain(`${at} ${code}`)
    }),
    { numRuns: process.env.SMC_LONG === '1' ? 20_000 : 1_000 },
  )
})

it('A true heading is always found, whatever stands below it', () => {
  fc.assert(
    fc.property(headed, (any) => {
      expect(readStats({ container: 'xlsx', grids: [any], thousand: null }, { fields }).ok).toBe(true)
    }),
  )
})
