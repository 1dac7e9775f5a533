/**
 * PDFs of the same rows as Chromium prints them, drawn in ways that real files come in: without upright lines, with
 * lines that are thin bars, on pages turned on their side.
 */
import { describe, expect, it } from 'vitest'
import { readPlanSource } from '../../db/import/plan/read-source.ts'
import { planRefusalWords } from '../../db/import/plan/words.ts'
import { limits } from '../../db/import/refusal.ts'
import { readPlan } from '../../shared/plan/import/read.ts'
import { folded, goldRows, mainFields, planBytes } from '../support/plan-files.ts'

const gold = goldRows('tri-ton-2024/gold.json').filter(
  ({ kind, subRow, spanText }) => kind === 'task' && subRow === undefined && spanText === undefined,
)

async function read(name: string) {
  const source = await readPlanSource({ kind: 'file', bytes: planBytes(`pdf/${name}.pdf`) }, limits)
  if (!source.ok) throw new Error(source.error.reason)
  return readPlan(source.value)
}

const wrongCells = async (name: string): Promise<string[]> => {
  const { rows } = await read(name)
  expect(rows).toHaveLength(name === 'sideways' ? 6 : 14)
  return rows.flatMap((row, at) =>
    mainFields
      .filter((field) => folded(row[field]) !== folded(gold[at]?.[field]))
      .map((field) => `${row.no} ${field}: ${folded(row[field])}`),
  )
}

describe('A PDF', () => {
  it.each([
    ['middle', 'without any line, its cells centred'],
    ['no-repeat', 'without any line, its heading only on the first page'],
    ['rules-across', 'with lines between rows only'],
    ['shaded', 'with every other row shaded'],
    ['thin-bars', 'with lines drawn as thin bars'],
    ['sideways', 'with its table turned on an upright page'],
  ])('%s: %s, is read to the letter', async (name) => {
    expect(await wrongCells(name)).toEqual([])
  })

  it('with rows as close as their lines keeps every row and marks where a text runs over a border', async () => {
    const { rows, marks } = await read('close-lines')
    const wrong = await wrongCells('close-lines')
    expect(rows.map(({ content }) => folded(content))).toEqual(
      gold.slice(0, 14).map(({ content }) => folded(content)),
    )
    const asked = rows.filter(({ id }) => marks.get(id)?.doubtful === true).map(({ no }) => no)
    for (const cell of wrong) expect(asked).toContain(cell.split(' ')[0])
  })

  it('of which some pages are pictures names them', () => {
    const words = planRefusalWords({ type: 'NoPlan', tables: false, scannedPages: [2, 3] })
    expect(words).toContain('Trang 2, 3 chỉ là ảnh quét')
  })
})
