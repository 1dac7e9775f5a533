import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { governingOf, weekTargets } from '../../shared/target/governing.ts'
import { Indicator, type SavedTarget, TargetOffer } from '../../shared/target/target.ts'
import { documentText, thresholdText } from '../../shared/target/words.ts'
import { standingOf } from '../../shared/week/indicator-standing.ts'
import { seed } from '../support/seeds.ts'

const listed = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../resources/targets/${name}.json`, import.meta.url), 'utf8'))
const indicators = z.array(Indicator).parse(listed('indicators'))
const offers = z.array(TargetOffer).parse(listed('offers'))

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`
const target = (n: number, value: number, indicator = 'onTime'): SavedTarget => ({
  id: id(n),
  indicator,
  year: 2026,
  operator: '>=',
  value,
  document: { kind: 'Kế hoạch', number: `${n}/KH-UBND`, date: '2026-02-05', issuer: 'UBND xã An Mẫu' },
  responsible: '',
  note: '',
})

describe('Of the targets of one indicator', () => {
  it('the only one governs', () => {
    expect(governingOf([target(1, 98)], null)?.value).toBe(98)
  })

  it('none governs of several until one is chosen', () => {
    expect(governingOf([target(1, 98), target(2, 95)], null)).toBeNull()
    expect(governingOf([target(1, 98), target(2, 95)], { targetId: id(2) })?.value).toBe(95)
  })

  it('a choice that is gone chooses nothing', () => {
    expect(governingOf([target(1, 98), target(2, 95)], { targetId: id(9) })).toBeNull()
  })
})

describe('What a week remembers', () => {
  it('is the governing target with its document in words', () => {
    expect(weekTargets(indicators, [target(1, 98), target(2, 100, 'reuse')], [])).toMatchObject([
      {
        indicator: 'onTime',
        group: 'dvc-progress-tree',
        value: 98,
        document: 'Kế hoạch số 1/KH-UBND ngày 05/02/2026 của UBND xã An Mẫu',
      },
      { indicator: 'reuse', group: null, metric: 'REUSED_DIGITIZED_DATA' },
    ])
  })
})

describe('Where an indicator stands', () => {
  const indicator = indicators.find(({ code }) => code === 'onlineDossiers')
  if (indicator === undefined) throw new Error('The dictionary has it')
  const none = { groups: {}, total: null, metrics: {}, pairs: {}, rows: [], note: '' }
  const metric = { numerator: 300, denominator: 400, ratio: null }

  it('is said by the office’s own counts before the portal’s', () => {
    const figures = {
      ...none,
      metrics: { '3.3': metric },
      pairs: { online: { numerator: 982, denominator: 1229 } },
    }
    expect(standingOf(indicator, { figures, total: null })).toEqual({
      field: 'pair/online/numerator',
      counts: { numerator: 982, denominator: 1229 },
      value: 79.9,
    })
  })

  it('is said by the portal’s counts, else by its rate', () => {
    expect(standingOf(indicator, { figures: { ...none, metrics: { '3.3': metric } }, total: null })).toEqual({
      field: 'metric/3.3/numerator',
      counts: { numerator: 300, denominator: 400 },
      value: 75,
    })
    const rate = { numerator: null, denominator: null, ratio: 81.25 }
    expect(standingOf(indicator, { figures: { ...none, metrics: { '3.3': rate } }, total: null })).toEqual({
      field: 'metric/3.3/ratio',
      counts: null,
      value: 81.25,
    })
  })

  it('is no rate where nothing happened, and nothing where nothing was entered', () => {
    const zero = { numerator: 0, denominator: 0 }
    expect(
      standingOf(indicator, { figures: { ...none, pairs: { online: zero } }, total: null }),
    ).toMatchObject({ value: null })
    expect(standingOf(indicator, { figures: none, total: null })).toBeNull()
  })
})

describe('The lists that come with the program', () => {
  const metrics = seed('index').body.groups.flatMap((group) => group.metrics.map(({ code }) => code))
  const groups = seed('index').body.groups.map(({ code }) => code)
  const pairs = seed('pairs').body.pairs.map(({ code }) => code)

  it('name each indicator once, and only metrics, groups and pairs that exist', () => {
    expect(new Set(indicators.map(({ code }) => code)).size).toBe(indicators.length)
    for (const { code, metric, group, pair } of indicators) {
      if (metric !== null) expect(metrics, code).toContain(metric)
      if (group !== null) expect(groups, code).toContain(group)
      if (pair !== null) expect(pairs, code).toContain(pair)
    }
  })

  it('let one indicator speak for a group', () => {
    const named = indicators.flatMap(({ group }) => group ?? [])
    expect(new Set(named).size).toBe(named.length)
  })

  it('offer only targets of known indicators, each once and with its source', () => {
    expect(new Set(offers.map(({ code }) => code)).size).toBe(offers.length)
    for (const offer of offers) {
      expect(
        indicators.some(({ code }) => code === offer.indicator),
        offer.code,
      ).toBe(true)
      expect(offer.citation.length, offer.code).toBeGreaterThan(10)
    }
  })

  it('keep the contradictions of the plans side by side', () => {
    const onTime = offers.filter(({ indicator, year }) => indicator === 'onTime' && year === 2026)
    expect(onTime.map((offer) => thresholdText({ ...offer, unit: 'percent' }))).toEqual([
      '≥ 98 %',
      '> 95 %',
      '≥ 95 %',
    ])
    const digitised = offers.filter(({ code }) => code.startsWith('S0-digitised'))
    expect(digitised.map(({ value }) => value)).toEqual([100, 80])
  })
})

describe('A document in words', () => {
  it('leaves out what is not known', () => {
    expect(documentText({ kind: 'Kế hoạch', number: '', date: null, issuer: 'UBND tỉnh Mẫu' })).toBe(
      'Kế hoạch của UBND tỉnh Mẫu',
    )
  })
})
