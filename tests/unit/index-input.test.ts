import { describe, expect, it } from 'vitest'
import { printIndexScore, readIndexInput } from '../../shared/index766/input.ts'
import { seed } from '../support/seeds.ts'

const index = seed('index').body
const read = (metrics: unknown) => readIndexInput({ metrics }, index)

function printed(metrics: unknown) {
  const input = read(metrics)
  if (!input.ok) throw new Error(JSON.stringify(input.error))
  return printIndexScore(index, input.value)
}

const faultTypes = (metrics: unknown) => {
  const input = read(metrics)
  return input.ok ? [] : input.error.faults.map((fault) => fault.type)
}

describe('A file of figures', () => {
  it('is printed back under the names given, in its own order', () => {
    const scores = printed([
      { code: 'ELECTRONIC_CERTIFIED_COPY', numerator: null, denominator: null, ratio: 100 },
      { code: '4.1', numerator: 2469, denominator: 2971 },
      { code: '2.1', numerator: 0, denominator: 0 },
    ])
    expect(scores.metrics).toEqual([
      { code: 'ELECTRONIC_CERTIFIED_COPY', ratio: 100, score: 2, max: 2, confidence: 'verified' },
      { code: '4.1', ratio: 83.1, score: 4.99, max: 6, confidence: 'verified' },
      { code: '2.1', ratio: null, score: null, max: 20, confidence: 'unknown' },
    ])
  })

  it('gets all six groups of the dictionary and a total, null where nothing can be said', () => {
    const scores = printed([{ code: '4.1', numerator: 1, denominator: 1 }])
    expect(scores.groups.map(({ code, score, max }) => [code, score, max])).toEqual([
      ['transparency', null, 18],
      ['dvc-progress-tree', null, 20],
      ['provide-online-tree', null, 12],
      ['formality-online-payment-tree', null, 10],
      ['dossier-digitized', 6, 22],
      ['handling-satisfaction', null, 18],
    ])
    expect(scores.total).toBeNull()
  })

  it('may name a metric by its id even where the portal has a code, and may be empty', () => {
    expect(
      printed([{ code: 'PETITION_PROCESSING_ON_TIME', numerator: 0, denominator: 0 }]).metrics[0]?.score,
    ).toBe(6)
    expect(printed([{ code: '5.2', numerator: 0, denominator: 0 }]).metrics[0]?.score).toBe(6)
    expect(printed([]).metrics).toEqual([])
  })

  it('may carry fields that are not ours', () => {
    expect(printed([{ code: '2.1', name: 'Tiến độ', numerator: 1, denominator: 1 }]).metrics[0]?.score).toBe(
      20,
    )
  })
})

describe('A file is refused for', () => {
  it.each<[string, unknown, string]>([
    ['an unknown code', [{ code: '9.9', numerator: 1, denominator: 1 }], 'UnknownCode'],
    ['a code that only Object knows', [{ code: 'constructor' }], 'UnknownCode'],
    ['a metric given twice', [{ code: '2.1' }, { code: '2.1' }], 'DuplicateCode'],
    [
      'a metric given by code and by id',
      [{ code: '5.2' }, { code: 'PETITION_PROCESSING_ON_TIME' }],
      'DuplicateCode',
    ],
    ['a negative numerator', [{ code: '2.1', numerator: -1, denominator: 1 }], 'Negative'],
    ['a negative ratio', [{ code: '2.1', ratio: -0.5 }], 'Negative'],
    ['half a dossier', [{ code: '2.1', numerator: 0.5, denominator: 1 }], 'NotInteger'],
    [
      'a numerator above its denominator',
      [{ code: '2.1', numerator: 2, denominator: 1 }],
      'NumeratorAboveDenominator',
    ],
    [
      'something out of nothing',
      [{ code: '2.1', numerator: 2, denominator: 0 }],
      'NumeratorAboveDenominator',
    ],
    ['a ratio above 100', [{ code: '2.1', ratio: 100.01 }], 'RatioAbove100'],
    ['a number as text', [{ code: '2.1', numerator: '5' }], 'BadShape'],
    ['a metric without a code', [{ numerator: 5 }], 'BadShape'],
    ['metrics that are no list', { code: '2.1' }, 'BadShape'],
  ])('%s', (_, metrics, type) => {
    expect(faultTypes(metrics)).toEqual([type])
  })

  it('being no object at all', () => {
    expect(readIndexInput('[]', index).ok).toBe(false)
    expect(readIndexInput(null, index).ok).toBe(false)
  })

  it('with every fault named at once, in words', () => {
    const input = read([
      { code: 'zz' },
      { code: '2.1', numerator: 3, denominator: 2 },
      { code: '2.1', numerator: 1, denominator: 2 },
    ])
    expect(input.ok ? [] : input.error.faults.map((fault) => fault.text)).toEqual([
      'Không có chỉ số nào mang mã “zz”.',
      'Chỉ số “2.1”: tử số 3 lớn hơn mẫu số 2.',
      'Chỉ số “2.1” (2.1) có hai lần.',
    ])
  })

  it('but not for average days, which exceed the number of dossiers and may be broken', () => {
    expect(faultTypes([{ code: '2.2', numerator: 310.5, denominator: 100 }])).toEqual([])
  })
})
