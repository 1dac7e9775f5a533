import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Confidence, ruleKinds } from '../../shared/rules/rule.ts'
import { ruleInForce } from '../../shared/rules/select.ts'
import { readRule, validateHistory } from '../../shared/rules/validate.ts'
import { seed, seedText } from '../support/seeds.ts'

describe('The rules shipped with the program', () => {
  it('are one file for each kind and nothing else', () => {
    const files = readdirSync(new URL('../../resources/rules', import.meta.url)).sort()
    expect(files).toEqual(ruleKinds.map((kind) => `${kind}.json`).sort())
  })

  it.each(ruleKinds)('%s: parses, makes sense and holds throughout 2026', (kind) => {
    expect(readRule(JSON.parse(seedText(kind)))).toMatchObject({ ok: true })
    const rule = seed(kind)
    for (const date of ['2026-01-02', '2026-11-20', '2026-12-31']) {
      expect(ruleInForce([rule], kind, date)).toEqual(rule)
    }
  })

  it('contradict each other nowhere', () => {
    expect(validateHistory(ruleKinds.map((kind) => seed(kind)))).toEqual([])
  })

  it('call nothing official whose values were not read', () => {
    for (const kind of ['index', 'grades', 'weeklyPeriod', 'fields'] as const) {
      expect(seed(kind).status, kind).toBe('unverified')
    }
    const unsure = ['memory', 'inferred', 'unknown']
    for (const day of seed('calendar').body.days) {
      expect(day.status === 'official', day.date).toBe(!unsure.includes(day.confidence))
    }
  })
})

/** id, portal code, maximum, confidence of the text and maximum, of the formula, of the rule for 0/0. */
const dictionary = `
1.1  PUBLISH_ON_TIME                    6  verified  secondary null verified  1
1.2  PUBLIC_UPDATE_ON_TIME              4  verified  secondary null verified  1
1.3  PUBLIC_CONTENT_FULL                2  verified  secondary null unknown   1
1.4  DOSSIER_SYNC                       6  verified  secondary null unknown   1
2.1  2.1                                20 verified  secondary null unknown   1
2.2  2.2                                0  verified  verified  null unknown   track
3.1  3.1                                2  secondary secondary null unknown   0.8
3.2  3.2                                4  secondary secondary null unknown   1
3.3  3.3                                6  secondary secondary null unknown   0.5
3.5a 3.5a                               2  secondary inferred  zero secondary 0.8
3.5b 3.5b                               2  secondary secondary zero secondary 0.8
3.6  3.6                                6  secondary secondary zero secondary 1
4.1  ORIGINAL_RESULT_AVAILABLE          6  verified  verified  null unknown   1
4.2  SO_HOA_GIAY_TO_GIAI_QUYET          4  verified  verified  null unknown   1
4.x  ELECTRONIC_CERTIFIED_COPY          2  verified  verified  null unknown   1
4.3  REUSED_DIGITIZED_DATA              2  verified  verified  null unknown   0.8
4.4  SYNCED_WITH_DVCQG_PERSONAL_STORAGE 4  verified  verified  null unknown   1
4.5b CITIZEN_DATA_CONNECTED_DOSSIER     2  verified  verified  null unknown   1
4.5a CITIZEN_DATA_CONNECTED_FORMALITY   2  verified  verified  null unknown   1
5.1a PETITION_CLASSIFICATION_TTHC       0  verified  verified  null unknown   track
5.1b PETITION_CLASSIFICATION_STAFF      0  verified  verified  null unknown   track
5.2  PETITION_PROCESSING_ON_TIME        6  secondary secondary full secondary 1
5.3  PETITION_HANDLING_SATISFACTION     6  secondary secondary full secondary 1
5.4  DOSSIER_RECEIVING_SATISFACTION     6  secondary secondary zero secondary 0.9
`

describe('The index dictionary', () => {
  const { groups } = seed('index').body

  it('has the six groups of the portal in its order, 100 points in all', () => {
    expect(groups.map(({ code, name, max }) => [code, name, max])).toEqual([
      ['transparency', 'Công khai, minh bạch', 18],
      ['dvc-progress-tree', 'Tiến độ giải quyết', 20],
      ['provide-online-tree', 'Dịch vụ công trực tuyến', 12],
      ['formality-online-payment-tree', 'Thanh toán trực tuyến', 10],
      ['dossier-digitized', 'Số hóa hồ sơ', 22],
      ['handling-satisfaction', 'Mức độ hài lòng', 18],
    ])
  })

  it('has every metric with its maximum, threshold, rule for 0/0 and how sure each of them is', () => {
    const printed = groups
      .flatMap((group) => group.metrics)
      .map((m) =>
        [
          m.id,
          m.code,
          m.max,
          m.confidence,
          m.formulaConfidence,
          m.zeroDenominator,
          m.zeroConfidence,
          m.formula.kind === 'track' ? 'track' : m.formula.threshold,
        ].join(' '),
      )
    expect(printed).toEqual(
      dictionary
        .trim()
        .split('\n')
        .map((line) => line.trim().replace(/\s+/g, ' ')),
    )
  })

  it('names numerator and denominator of each metric, and says what a commune cannot influence', () => {
    for (const metric of groups.flatMap((group) => group.metrics)) {
      expect(metric.numerator.length * metric.denominator.length, metric.id).toBeGreaterThan(0)
      expect(Confidence.options).toContain(metric.confidence)
    }
    const blind = groups[0]?.metrics.filter((metric) => metric.note?.includes('xã không tác động được'))
    expect(blind?.map((metric) => metric.id)).toEqual(['1.1', '1.2', '1.3'])
  })
})

describe('The other seeds', () => {
  it('grade from 0 to 100 and mark the two bands known from memory', () => {
    const { bands } = seed('grades').body
    expect(bands.map(({ name, from, to, confidence }) => [name, from, to, confidence])).toEqual([
      ['Yếu', 0, 50, 'secondary'],
      ['Trung bình', 50, 70, 'memory'],
      ['Khá', 70, 80, 'memory'],
      ['Tốt', 80, 90, 'verified'],
      ['Xuất sắc', 90, 100, 'secondary'],
    ])
  })

  it('close the week on Friday at 16:00, late after 17:00, and own up that this is a default', () => {
    expect(seed('weeklyPeriod').body).toEqual({
      closeWeekday: 5,
      closeTime: '16:00',
      lateAfter: '17:00',
      days: 7,
      confidence: 'inferred',
    })
  })

  it('know the 21 fields of the form with their other names', () => {
    const { fields } = seed('fields').body
    expect(fields).toHaveLength(21)
    expect(fields.find((field) => field.aliases.includes('Tư pháp - Hộ tịch'))?.name).toBe('Hộ tịch')
  })
})
