import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must, type TestOffice, testOffice } from '../support/core.ts'
import { folded, mainFields, planBytes, printedPlan } from '../support/plan-files.ts'
import { plan } from '../support/plan-samples.ts'

let office: TestOffice

beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.close())

describe('A plan printed back', () => {
  it.each(['tri-ton-2024/plan.docx', 'dong-nguyen-2026/plan-split.docx'])(
    '%s reads back from its Word file as it was read',
    async (name) => {
      const read = await printedPlan(planBytes(name))
      // A cell that runs over the columns points to another plan: it is printed as the product.
      const rows = read.rows.map((row) => ({ ...row, product: row.product || (row.spanText ?? '') }))
      const officer = await office.as('officer')
      const { id } = await must(officer, 'plan.save', {
        id: null,
        plan,
        rows: rows.map((printed) => ({ printed, role: null })),
        phrases: [],
        file: null,
        reason: '',
      })
      const word = await must(officer, 'plan.paper', { id, paper: 'plan', format: 'docx' })
      const back = (await printedPlan(word.bytes)).rows
      for (const field of ['kind', 'no', ...mainFields] as const)
        expect(back.map((row) => folded(row[field]))).toEqual(rows.map((row) => folded(row[field])))
    },
  )
})
