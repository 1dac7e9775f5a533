import { describe, expect, it } from 'vitest'
import { folded, goldRows, mainFields, planBytes, printedPlan } from '../support/plan-files.ts'

const exact = [
  ['dong-nguyen-2026/plan.docx', 'dong-nguyen-2026/gold.json', null],
  ['dong-nguyen-2026/plan-split.docx', 'dong-nguyen-2026/gold-split.json', null],
  ['tri-ton-2024/plan.docx', 'tri-ton-2024/gold.json', null],
  ['dong-nguyen-2026/phu-luc-I.xlsx', 'dong-nguyen-2026/gold.json', 'Phụ lục I'],
] as const

const printed = [
  ['dong-nguyen-2026/plan.pdf', 'dong-nguyen-2026/gold.json'],
  ['tri-ton-2024/plan.pdf', 'tri-ton-2024/gold.json'],
] as const

/** All that a row prints, beyond the five fields that must agree to the letter. */
const further = [
  'kind',
  'annex',
  'sectionNo',
  'sectionTitle',
  'groupPath',
  'no',
  'no2',
  'leadsText',
  'coordinatorsText',
  'startText',
  'timeCells',
  'note',
  'subRow',
  'spanText',
  'parentIsTask',
  'evaluators',
  'inProse',
] as const

describe('Word and Excel', () => {
  it.each(exact)(
    'reads every row of %s, in order, to the letter, and makes none up',
    async (file, gold, annex) => {
      const wanted = goldRows(gold).filter((row) => annex === null || row.annex === annex)
      const { rows } = await printedPlan(planBytes(file))
      expect(rows.map(({ content }) => folded(content))).toEqual(wanted.map(({ content }) => folded(content)))
      for (const field of [...mainFields, ...further])
        expect(
          rows.map((row) => folded(row[field])),
          field,
        ).toEqual(wanted.map((row) => folded(row[field])))
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => at + 1))
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    },
  )

  it('tells where in the file each row stands', async () => {
    const { rows } = await printedPlan(planBytes('tri-ton-2024/plan.docx'))
    expect(rows.map(({ at }) => at)).toEqual(goldRows('tri-ton-2024/gold.json').map(({ at }) => at))
  })

  it('reads a threshold with its unit, its direction and its year', async () => {
    const { rows } = await printedPlan(planBytes('tri-ton-2024/plan.docx'))
    expect(rows.map(({ target }) => target)).toEqual(
      goldRows('tri-ton-2024/gold.json').map(({ target }) => target),
    )
  })

  it('knows number, day and year of the document', async () => {
    const { facts } = await printedPlan(planBytes('tri-ton-2024/plan.docx'))
    expect(facts).toMatchObject({
      docNo: '752/QĐ-UBND',
      issuedDate: '2024-02-16',
      year: 2024,
      issuer: 'ỦY BAN NHÂN DÂN HUYỆN TRI TÔN',
    })
  })
})

describe('PDF with a text layer', () => {
  it.each(printed)('reads every row of %s and at least 95 % of each field', async (file, gold) => {
    const wanted = goldRows(gold)
    const { rows } = await printedPlan(planBytes(file))
    expect(rows).toHaveLength(wanted.length)
    for (const field of mainFields) {
      const right = rows.filter((row, at) => folded(row[field]) === folded(wanted[at]?.[field])).length
      expect(right / wanted.length, field).toBeGreaterThanOrEqual(0.95)
    }
  })
})
