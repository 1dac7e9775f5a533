import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sheetAt } from '../../electron/core/sheet-page.ts'
import { must, type TestOffice, testOffice } from '../support/core.ts'
import { seed } from '../support/seeds.ts'

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.close())

const year = () => must(office.session, 'cutoff.year', { year: 2026 })

describe('The cut-offs of a year', () => {
  it('name every closing with its day and hour, and why it moved', async () => {
    const { closings } = await year()
    expect(closings).toHaveLength(52)
    expect(closings.find(({ friday }) => friday === '2026-11-20')).toMatchObject({
      due: '2026-11-20',
      time: '16:00',
      shifted: null,
    })
    const may = closings.find(({ friday }) => friday === '2026-05-01')
    expect(may).toMatchObject({ due: '2026-04-29' })
    expect(may?.shifted).toContain('nghỉ lễ')
  })

  it('name the reports with their source', async () => {
    const { kinds, reports } = await year()
    expect(kinds.map(({ code }) => code)).toEqual(seed('cutoffs').body.cutoffs.map(({ code }) => code))
    expect(kinds.every(({ citation }) => citation !== '')).toBe(true)
    expect(reports.filter(({ code }) => code === 'quarter-control')).toHaveLength(4)
  })

  it('follow a version that an administrator saved', async () => {
    const administrator = await office.as('administrator')
    const rule = seed('cutoffs')
    const [first] = rule.body.cutoffs
    if (first === undefined) throw new Error('The seed has reports')
    const saved = {
      ...rule,
      revision: 2,
      version: '2026-12',
      body: { cutoffs: [{ ...first, due: { day: 15, before: false } }] },
    }
    await must(administrator, 'rule.save', { rule: saved, reason: 'Theo hướng dẫn mới' })
    const { reports } = await year()
    expect(reports).toHaveLength(12)
    expect(reports.find(({ month }) => month === 10)?.due).toBe('2026-10-15')
  })
})

describe('The calendar for the wall', () => {
  it('is one page of html with every month, at an address of its own', async () => {
    const made = await must(office.session, 'cutoff.sheet', { year: 2026, format: 'html' })
    const html = new TextDecoder().decode(made.bytes)
    expect(made.name).toBe('lich-chot_2026.html')
    expect(html).toContain('LỊCH CHỐT SỐ LIỆU NĂM 2026')
    expect(html.match(/<section class="paper">/g)).toHaveLength(1)
    expect(html.match(/<tr><th scope="row"/g)).toHaveLength(12)
    const page = await sheetAt(office.core, '/sheet/lich-chot/2026.html')
    expect(page?.status).toBe(200)
    expect(String(page?.body)).toContain('LỊCH CHỐT SỐ LIỆU NĂM 2026')
  })

  it('has no page outside this century', async () => {
    expect(await sheetAt(office.core, '/sheet/lich-chot/1999.html')).toBeNull()
  })
})
