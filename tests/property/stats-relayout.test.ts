import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readGrids } from '../../db/import/grids.ts'
import { limits } from '../../db/import/refusal.ts'
import type { GridFile } from '../../shared/stats/grid.ts'
import { linesOf } from '../../shared/stats/lines.ts'
import { readStats } from '../../shared/stats/read.ts'
import type { StatsReading } from '../../shared/stats/reading.ts'
import { dictionary, goldRows } from '../support/stats-gold.ts'
import {
  type Relayout,
  relayout,
  type Style,
  toDelimited,
  toHtml,
  toWorkbook,
} from '../support/stats-relayout.ts'

const fields = dictionary()
const rows = goldRows('A1-w2')

const style = fc.record<Style>({
  groups: fc.constantFrom(
    ['received', 'finished', 'open'] as const,
    ['open', 'received', 'finished'] as const,
    ['finished', 'open', 'received'] as const,
  ),
  turn: fc.nat(3),
  heading: fc.constantFrom('two', 'three', 'flat'),
  numbers: fc.constantFrom('none', 'brackets', 'plain', 'letters', 'sums'),
  words: fc.constantFrom(0, 1, 2),
  extra: fc.constantFrom('none', 'percent', 'note', 'both'),
  titles: fc.nat(5),
  sectionFirst: fc.constantFrom('tinh', 'bo'),
  sectionPlace: fc.constantFrom('first', 'name', 'numeral'),
  sums: fc.constantFrom('none', 'below', 'onHeading'),
  total: fc.constantFrom('none', 'top', 'bottom'),
  pageEvery: fc.constantFrom(0, 0, 5, 9),
  figures: fc.constantFrom('number', 'dots', 'spaces', 'dash', 'blank'),
  names: fc.constantFrom('plain', 'nfd', 'nbsp', 'upper', 'zeroWidth'),
  tail: fc.boolean(),
  merges: fc.boolean(),
})

const containers: Record<string, (table: Relayout) => Uint8Array> = {
  xlsx: (table) => toWorkbook(table, 'xlsx'),
  'xls (BIFF8)': (table) => toWorkbook(table, 'biff8'),
  ods: (table) => toWorkbook(table, 'ods'),
  'csv ;': (table) => new TextEncoder().encode(`\uFEFF${toDelimited(table, ';')}`),
  'csv ,': (table) => new TextEncoder().encode(toDelimited(table, ',')),
  'tsv UTF-16': (table) => Buffer.from(`\uFEFF${toDelimited(table, '\t')}`, 'utf16le'),
  html: (table) => new TextEncoder().encode(toHtml(table)),
}

/** Some rows of the table, so that sections and fields may be missing. */
const someRows = fc.subarray(rows, { minLength: 3 })

test.each(Object.keys(containers))(
  'the same figures come out of %s in any layout, and no line is lost',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(style, someRows, async (how, wanted) => {
        const bytes = (containers[name] as (table: Relayout) => Uint8Array)(relayout(wanted, how))
        const file = await readGrids({ kind: 'file', bytes }, limits)
        if (!file.ok) throw new Error(JSON.stringify(file.error))
        const reading = readStats(file.value, { fields })
        if (!reading.ok) throw new Error(JSON.stringify(reading.error))
        const inOrder = [...wanted].sort(
          (a, b) => Number(a.section !== how.sectionFirst) - Number(b.section !== how.sectionFirst),
        )
        expect(reading.value.rows.map(({ section, field, v }) => ({ section, field, v }))).toEqual(inOrder)
        expect(reading.value.contradictions).toEqual([])
        expect(reading.value.unknownFields).toEqual([])
        expect(reading.value.askSection).toBeUndefined()
        expect(accountedFor(reading.value)).toEqual(linesWithText(file.value))
      }),
      { numRuns: process.env.SMC_LONG === '1' ? 400 : 30 },
    )
  },
)

test('the accounting would notice a dropped line', async () => {
  const bytes = readFileSync(
    new URL('../fixtures/exports/A1-w2_Bieu-II.06a_31.10-06.11.2026.xlsx', import.meta.url),
  )
  const file = await readGrids({ kind: 'file', bytes }, limits)
  if (!file.ok) throw new Error('not read')
  const reading = readStats(file.value, { fields })
  if (!reading.ok) throw new Error('no table')
  const short = { ...reading.value, skipped: reading.value.skipped.slice(1) }
  expect(accountedFor(reading.value)).toEqual(linesWithText(file.value))
  expect(accountedFor(short)).not.toEqual(linesWithText(file.value))
})

const accountedFor = (reading: StatsReading): number[] =>
  [...reading.rows.map(({ row }) => row), ...reading.skipped.flatMap(({ row }) => row ?? [])].sort(
    (a, b) => a - b,
  )

const linesWithText = (file: GridFile): number[] =>
  file.grids.flatMap((grid) => linesOf(grid).map(({ row }) => row))
