import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import { draftField } from '../../shared/week/draft.ts'
import { atFriday, friday, must, type TestOffice, testOffice } from '../support/core.ts'
import { seed } from '../support/seeds.ts'

let office: TestOffice
let officer: Session
const { groups } = seed('index').body

async function close(on: string, score: string): Promise<void> {
  office.clock.now = atFriday('15:50', on)
  officer = await office.as('officer')
  const fields = Object.fromEntries(groups.map(({ code }) => [draftField.group(code), score]))
  await must(officer, 'week.saveDraft', { friday: on, fields })
  const { findings } = await must(officer, 'week.get', { friday: on })
  const reasons = Object.fromEntries(
    findings.filter(({ weight }) => weight === 'ask').map(({ id }) => [id, 'Đúng']),
  )
  await must(officer, 'week.close', { friday: on, reasons })
}

beforeAll(async () => {
  office = await testOffice()
  await close(friday, '5')
  await close('2026-12-04', '6')
})
afterAll(() => office.close())

describe('The weeks of a year to be read', () => {
  it('have their official scores; a missed week has none and stands between', async () => {
    const { weeks } = await must(office.session, 'trend.year', { year: 2026 })
    const shown = weeks.filter((week) => week.friday >= friday)
    expect(shown.map((week) => [week.friday, week.total, week.revision])).toEqual([
      ['2026-11-20', 30, 1],
      ['2026-11-27', null, 0],
      ['2026-12-04', 36, 1],
    ])
    expect(shown[0]?.groups.transparency).toBe(5)
    expect(shown[1]?.groups).toEqual({})
  })

  it('end with the newest closed one and the dictionary it was closed by', async () => {
    const { newest } = await must(office.session, 'trend.year', { year: 2026 })
    expect(newest?.friday).toBe('2026-12-04')
    expect(newest?.index.groups.map(({ code }) => code)).toEqual(groups.map(({ code }) => code))
    expect(newest?.before).toBeNull()
  })

  it('are none in a year without any', async () => {
    expect(await must(office.session, 'trend.year', { year: 2024 })).toEqual({
      year: 2024,
      weeks: [],
      newest: null,
    })
  })
})
