import { describe, expect, it } from 'vitest'
import { gradeOf } from '../../shared/index766/grade.ts'
import { type Figures, scoreIndex, sumOfficial } from '../../shared/index766/score.ts'
import type { IndexBody } from '../../shared/rules/bodies.ts'
import { seed } from '../support/seeds.ts'

const index = seed('index').body

const counts = (numerator: number | null, denominator: number | null): Figures => ({
  numerator,
  denominator,
  ratio: null,
})
const rate = (ratio: number | null): Figures => ({ numerator: null, denominator: null, ratio })

function metric(code: string, figures: Figures, body: IndexBody = index) {
  const found = scoreIndex(body, { [code]: figures }).metrics.find((result) => result.code === code)
  if (found === undefined) throw new Error(`No metric ${code}`)
  return found
}

/** Official data of Phường Việt Trì, August 2026, as the portal scored them. */
const vietTri: Record<string, Figures> = {
  ORIGINAL_RESULT_AVAILABLE: counts(2469, 2971),
  SO_HOA_GIAY_TO_GIAI_QUYET: counts(479, 2971),
  REUSED_DIGITIZED_DATA: counts(35, 2971),
  SYNCED_WITH_DVCQG_PERSONAL_STORAGE: counts(0, 2971),
  CITIZEN_DATA_CONNECTED_DOSSIER: counts(1137, 2971),
  CITIZEN_DATA_CONNECTED_FORMALITY: counts(46, 385),
  ELECTRONIC_CERTIFIED_COPY: rate(100),
}

describe('The official figures of August 2026', () => {
  it.each([
    ['ORIGINAL_RESULT_AVAILABLE', 83.1, 4.99, 6],
    ['SO_HOA_GIAY_TO_GIAI_QUYET', 16.12, 0.64, 4],
    ['REUSED_DIGITIZED_DATA', 1.18, 0.03, 2],
    ['SYNCED_WITH_DVCQG_PERSONAL_STORAGE', 0, 0, 4],
    ['CITIZEN_DATA_CONNECTED_DOSSIER', 38.27, 0.77, 2],
    ['CITIZEN_DATA_CONNECTED_FORMALITY', 11.95, 0.24, 2],
    ['ELECTRONIC_CERTIFIED_COPY', 100, 2, 2],
  ])('%s: %d %%, %d of %d', (code, ratio, score, max) => {
    expect(metric(code, vietTri[code] as Figures)).toMatchObject({ code, ratio, score, max })
  })

  it('make 8.67 of 22 for the group, which is sure to the last metric', () => {
    const group = scoreIndex(index, vietTri).groups.find(({ code }) => code === 'dossier-digitized')
    expect(group).toEqual({
      code: 'dossier-digitized',
      score: 8.67,
      max: 22,
      confidence: 'verified',
      missing: [],
    })
  })
})

describe('A score', () => {
  it.each([
    ['2.1', counts(95, 100), 95, 19],
    ['3.1', counts(40, 100), 40, 1],
    ['3.1', counts(79, 100), 79, 1.98],
    ['3.1', counts(80, 100), 80, 2],
    ['3.1', counts(100, 100), 100, 2],
    ['3.2', counts(50, 100), 50, 2],
    ['3.3', counts(25, 100), 25, 3],
    ['3.3', counts(499, 1000), 49.9, 5.99],
    ['3.3', counts(50, 100), 50, 6],
    ['3.3', counts(51, 100), 51, 6],
    ['3.5a', counts(40, 100), 40, 1],
    ['3.5a', counts(90, 100), 90, 2],
    ['3.5b', counts(8, 10), 80, 2],
    ['3.6', counts(1, 3), 33.33, 2],
    ['REUSED_DIGITIZED_DATA', counts(80, 100), 80, 2],
    ['SO_HOA_GIAY_TO_GIAI_QUYET', counts(80, 100), 80, 3.2],
    ['DOSSIER_RECEIVING_SATISFACTION', counts(45, 100), 45, 3],
    ['DOSSIER_RECEIVING_SATISFACTION', counts(90, 100), 90, 6],
    ['PETITION_PROCESSING_ON_TIME', counts(9, 10), 90, 5.4],
    ['PUBLIC_CONTENT_FULL', counts(87, 89), 97.75, 1.96],
  ])('of %s follows its own threshold and cap: %o', (code, figures, ratio, score) => {
    expect(metric(code, figures)).toMatchObject({ ratio, score })
  })

  it('and its ratio round a half up, from the counts: 1/800 is 0.13 %, 1.005 points are 1.01', () => {
    expect(metric('3.6', counts(1, 800))).toMatchObject({ ratio: 0.13, score: 0.01 })
    expect(metric('PUBLISH_ON_TIME', counts(67, 400)).score).toBe(1.01)
    expect(metric('PUBLISH_ON_TIME', rate(16.75)).score).toBe(1.01)
  })

  it('is taken from the exact quotient, not from the rounded ratio', () => {
    expect(metric('2.1', counts(9_004_499, 10_000_000))).toMatchObject({ ratio: 90.04, score: 18.01 })
  })

  it('does not rise above the maximum when a numerator passes its denominator', () => {
    expect(metric('2.1', counts(11, 10))).toMatchObject({ ratio: 110, score: 20 })
  })

  it('comes from the counts where both ratio and counts are given', () => {
    expect(metric('2.1', { numerator: 1, denominator: 2, ratio: 99 })).toMatchObject({ ratio: 50, score: 10 })
  })

  it('comes from the ratio where a count is absent', () => {
    expect(metric('2.1', { numerator: 1, denominator: null, ratio: 99 })).toMatchObject({ score: 19.8 })
  })

  it('is null for a metric that is only tracked; average days are no ratio', () => {
    expect(metric('PETITION_CLASSIFICATION_STAFF', counts(1, 4))).toMatchObject({ ratio: 25, score: null })
    expect(metric('2.2', counts(300, 100))).toMatchObject({ ratio: null, score: null, max: 0 })
  })
})

describe('Nothing happened (0/0)', () => {
  it.each([
    ['PUBLISH_ON_TIME', null, 'secondary'],
    ['2.1', null, 'unknown'],
    ['3.3', null, 'unknown'],
    ['3.5a', 0, 'inferred'],
    ['3.5b', 0, 'secondary'],
    ['3.6', 0, 'secondary'],
    ['ORIGINAL_RESULT_AVAILABLE', null, 'unknown'],
    ['PETITION_CLASSIFICATION_TTHC', null, 'unknown'],
    ['PETITION_PROCESSING_ON_TIME', 6, 'secondary'],
    ['PETITION_HANDLING_SATISFACTION', 6, 'secondary'],
    ['DOSSIER_RECEIVING_SATISFACTION', 0, 'secondary'],
  ])('gives %s the score its own field says (%s), never a ratio', (code, score, confidence) => {
    expect(metric(code, counts(0, 0))).toMatchObject({ ratio: null, score, confidence })
  })

  it('follows an edited field', () => {
    const edited = structuredClone(index)
    const first = edited.groups[1]?.metrics[0]
    if (first) first.zeroDenominator = 'full'
    expect(metric('2.1', counts(0, 0), edited).score).toBe(20)
  })
})

describe('What is absent or impossible', () => {
  it.each<[string, Figures]>([
    ['nothing', rate(null)],
    ['a numerator alone', counts(3, null)],
    ['a denominator alone', counts(null, 3)],
    ['something out of nothing', counts(5, 0)],
    ['a negative count', counts(-1, 3)],
    ['a negative denominator', counts(1, -3)],
    ['a negative ratio', rate(-1)],
    ['no number', counts(Number.NaN, 3)],
    ['infinity', rate(Number.POSITIVE_INFINITY)],
  ])('%s has no ratio and no score, and is not 0', (_, figures) => {
    expect(metric('PETITION_PROCESSING_ON_TIME', figures)).toMatchObject({ ratio: null, score: null })
  })
})

describe('Groups and total', () => {
  it('a commune has no 1.1 and 1.2: the group is the sum of the others, marked and with the missing named', () => {
    const figures = {
      PUBLISH_ON_TIME: counts(0, 0),
      PUBLIC_UPDATE_ON_TIME: counts(0, 0),
      PUBLIC_CONTENT_FULL: counts(87, 89),
      DOSSIER_SYNC: counts(1, 1),
    }
    expect(scoreIndex(index, figures).groups[0]).toEqual({
      code: 'transparency',
      score: 7.96,
      max: 18,
      confidence: 'inferred',
      missing: ['PUBLISH_ON_TIME', 'PUBLIC_UPDATE_ON_TIME'],
    })
  })

  it('a group without any score is null, and so is the total', () => {
    const result = scoreIndex(index, vietTri)
    expect(result.groups.filter((group) => group.score === null)).toHaveLength(5)
    expect(result.total).toBeNull()
  })

  it('with figures in all six groups there is a total, the sum of the groups to the last digit', () => {
    const all = Object.fromEntries(
      index.groups.flatMap((group) => group.metrics.map(({ code }) => [code, counts(1, 3)])),
    )
    const result = scoreIndex(index, all)
    expect(result.groups.map((group) => group.score)).toEqual([6, 6.67, 6.16, 3.66, 7.5, 6.22])
    expect(result.total).toBe(36.21)
  })

  it('full marks make 100', () => {
    const all = Object.fromEntries(
      index.groups.flatMap((group) => group.metrics.map(({ code }) => [code, counts(7, 7)])),
    )
    expect(scoreIndex(index, all).total).toBe(100)
  })

  it('a tracked metric is not missing from its group', () => {
    expect(scoreIndex(index, { '2.1': counts(1, 1) }).groups[1]).toMatchObject({ score: 20, missing: [] })
  })
})

describe('The official total', () => {
  const official = {
    transparency: 15.41,
    'dvc-progress-tree': 18.79,
    'provide-online-tree': 9.1,
    'formality-online-payment-tree': 7,
    'dossier-digitized': 17.94,
    'handling-satisfaction': 16.92,
  }

  it('is the exact sum of the six groups', () => {
    expect(sumOfficial(index, official)).toBe(85.16)
  })

  it('is null while a group is absent or null; 0 is a score', () => {
    const { transparency: _, ...five } = official
    expect(sumOfficial(index, five)).toBeNull()
    expect(sumOfficial(index, { ...official, transparency: null })).toBeNull()
    expect(sumOfficial(index, { ...official, transparency: 0 })).toBe(69.75)
  })
})

describe('The grade', () => {
  const grades = seed('grades').body

  it.each([
    [0, 'Yếu', 'secondary'],
    [49.99, 'Yếu', 'secondary'],
    [50, 'Trung bình', 'memory'],
    [69.99, 'Trung bình', 'memory'],
    [70, 'Khá', 'memory'],
    [79.99, 'Khá', 'memory'],
    [80, 'Tốt', 'verified'],
    [89.99, 'Tốt', 'verified'],
    [90, 'Xuất sắc', 'secondary'],
    [100, 'Xuất sắc', 'secondary'],
  ])('of %d points is %s, %s', (total, name, confidence) => {
    expect(gradeOf(total, grades)).toEqual({ name, confidence })
  })

  it('is absent without a total or outside every band', () => {
    expect(gradeOf(null, grades)).toBeNull()
    expect(gradeOf(100.01, grades)).toBeNull()
    expect(gradeOf(-0.01, grades)).toBeNull()
  })
})
