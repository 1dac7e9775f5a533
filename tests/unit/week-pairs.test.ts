import { describe, expect, it } from 'vitest'
import { pairsTable } from '../../shared/documents/week-pairs.ts'
import type { PairFigures, WeekFigures } from '../../shared/week/content.ts'
import { draftField, draftOf, readDraft } from '../../shared/week/draft.ts'
import { pairFindings, rateOf, rateText } from '../../shared/week/pairs.ts'
import { seed } from '../support/seeds.ts'

const index = seed('index').body
const dictionary = seed('pairs').body
const pair = (numerator: number | null, denominator: number | null): PairFigures => ({
  numerator,
  denominator,
})
const figures = (pairs: WeekFigures['pairs'], metrics: WeekFigures['metrics'] = {}): WeekFigures => ({
  groups: {},
  total: null,
  metrics,
  pairs,
  rows: [],
  note: '',
})
const found = (pairs: WeekFigures['pairs'], metrics?: WeekFigures['metrics']) =>
  pairFindings(figures(pairs, metrics), dictionary)

describe('The rate of a pair', () => {
  it.each([
    [2469, 2971, 83.1, '83,10 %'],
    [1, 3, 33.33, '33,33 %'],
    [1, 16, 6.25, '6,25 %'],
    [1, 800, 0.13, '0,13 %'],
    [0, 12, 0, '0,00 %'],
    [12, 12, 100, '100,00 %'],
    [13, 12, 108.33, '108,33 %'],
  ])('%i of %i is %f, half up to two decimals', (numerator, denominator, rate, text) => {
    expect(rateOf(pair(numerator, denominator))).toBe(rate)
    expect(rateText(pair(numerator, denominator))).toBe(text)
  })

  it('of nothing out of nothing is said in words, not as 0 % or 100 %', () => {
    expect(rateText(pair(0, 0))).toBe('không phát sinh')
  })

  it.each([
    [null, 5],
    [5, null],
    [null, null],
    [3, 0],
    [-1, 5],
  ])('of %s and %s is a dash', (numerator, denominator) => {
    expect(rateText(pair(numerator, denominator))).toBe('–')
  })
})

describe('The dictionary of pairs', () => {
  it('names portal metrics that exist', () => {
    const codes = index.groups.flatMap(({ metrics }) => metrics.map(({ code }) => code))
    for (const { metric, name } of dictionary.pairs)
      if (metric !== null) expect(codes, name).toContain(metric)
  })

  it('compares no pair with a metric it does not name', () => {
    for (const { metric, sameCounts } of dictionary.pairs) if (metric === null) expect(sameCounts).toBe(false)
  })
})

describe('Pairs in the draft', () => {
  it('are read, and come back as they were for a correction', () => {
    const draft = {
      [draftField.pair('sync', 'numerator')]: '1.180',
      [draftField.pair('sync', 'denominator')]: '1.204',
      [draftField.pair('reuse', 'numerator')]: '0',
    }
    const read = readDraft(draft, index, dictionary).figures
    expect(read.pairs).toEqual({ sync: pair(1180, 1204), reuse: pair(0, null) })
    expect(readDraft(draftOf(read), index, dictionary).figures.pairs).toEqual(read.pairs)
  })

  it('that nobody typed are not there at all', () => {
    expect(readDraft({}, index, dictionary).figures.pairs).toEqual({})
  })

  it('with text that is no number are named', () => {
    const field = draftField.pair('sync', 'numerator')
    expect(readDraft({ [field]: 'chừng 9' }, index, dictionary).unreadable).toEqual([
      { field, text: 'chừng 9', ambiguous: false },
    ])
  })
})

describe('Checks of pairs', () => {
  it('say nothing of a sound pair, of 0/0, and of a pair nobody entered', () => {
    expect(found({ sync: pair(5, 9), feedbackOnTime: pair(0, 0) })).toEqual([])
  })

  it('ask about a numerator above its denominator', () => {
    expect(found({ sync: pair(10, 9) })).toMatchObject([
      { kind: 'pairImpossible', weight: 'ask', fields: ['pair/sync/numerator', 'pair/sync/denominator'] },
    ])
  })

  it.each([
    [1.5, 3],
    [-1, 3],
    [1, 3.5],
  ])('ask about %f of %f, which are no counts', (numerator, denominator) => {
    expect(found({ sync: pair(numerator, denominator) })[0]?.text).toContain('số đếm')
  })

  it('mention a pair of which one count is missing', () => {
    expect(found({ sync: pair(null, 9) })).toMatchObject([{ kind: 'pairIncomplete', weight: 'notice' }])
  })

  const portal = { DOSSIER_SYNC: { numerator: 8, denominator: 9, ratio: null } }
  it('ask why the office counts otherwise than the portal, where both count the same thing', () => {
    expect(found({ sync: pair(7, 9) }, portal)).toMatchObject([{ kind: 'pairDiffers', weight: 'ask' }])
    expect(found({ sync: pair(8, 9) }, portal)).toEqual([])
  })

  it('hold nothing against a metric that counts something else', () => {
    const others = { DOSSIER_RECEIVING_SATISFACTION: { numerator: 80, denominator: 90, ratio: null } }
    expect(found({ satisfaction: pair(7, 9) }, others)).toEqual([])
  })
})

describe('Pairs on the sheet', () => {
  it('are a table of what was entered, with the counts beside the rate', () => {
    const table = pairsTable(figures({ satisfaction: pair(45, 48), feedbackOnTime: pair(0, 0) }), dictionary)
    expect(table?.rows).toHaveLength(2)
    expect(JSON.stringify(table?.rows)).toContain('93,75 %')
    expect(JSON.stringify(table?.rows)).toContain('không phát sinh')
  })

  it('are no table at all when none was entered', () => {
    expect(pairsTable(figures({}), dictionary)).toBeNull()
  })
})
