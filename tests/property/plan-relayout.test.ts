import { describe, expect, it } from 'vitest'
import { folded, goldRows, mainFields, printedPlan } from '../support/plan-files.ts'
import { type Field, randomLayout, writeLayout } from '../support/plan-relayout.ts'

const LAYOUTS = process.env.SMC_LONG === '1' ? 1_000 : 200
const FEWEST = 8
const MOST = 24

/** A small generator of its own: a failing number is the whole example. */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const tasks = [...goldRows('dong-nguyen-2026/gold.json'), ...goldRows('tri-ton-2024/gold.json')].filter(
  ({ kind, subRow, spanText }) => kind === 'task' && subRow === undefined && spanText === undefined,
)

/** A field that the layout left out reads as empty. */
const emptyOf = (field: Field): string => (field === 'leads' || field === 'coordinators' ? '[]' : '')

async function differences(seed: number): Promise<string[]> {
  const random = randomFrom(seed)
  const from = Math.floor(random() * (tasks.length - MOST))
  const rows = tasks.slice(from, from + FEWEST + Math.floor(random() * (MOST - FEWEST)))
  const layout = randomLayout(random, rows)
  const plan = await printedPlan(await writeLayout(rows, layout))
  const told = `${layout.format} ${layout.columns.map(({ heading }) => heading).join(' | ')}`
  if (plan.rows.length !== rows.length)
    return [`${seed}: ${plan.rows.length} of ${rows.length} rows (${told})`]
  return mainFields.flatMap((field) => {
    const has = layout.columns.some((column) => column.field === field)
    const wrong = rows.filter(
      (row, at) => folded(plan.rows[at]?.[field]) !== (has ? folded(row[field]) : emptyOf(field)),
    )
    return wrong.length === 0 ? [] : [`${seed}: ${field} of ${wrong.length} rows (${told})`]
  })
}

describe('A plan laid out anew', () => {
  it(`reads back equal, ${LAYOUTS} times`, { timeout: 600_000 }, async () => {
    const wrong: string[] = []
    for (let seed = 1; seed <= LAYOUTS; seed++) wrong.push(...(await differences(seed)))
    expect(wrong).toEqual([])
  })
})
