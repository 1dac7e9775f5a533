import { describe, expect, it } from 'vitest'
import type { Rule, RuleOf } from '../../shared/rules/bodies.ts'
import type { RuleKind } from '../../shared/rules/rule.ts'
import { referenceOf, ruleInForce } from '../../shared/rules/select.ts'
import { readRule, validateHistory, validateRule } from '../../shared/rules/validate.ts'
import { seed } from '../support/seeds.ts'

/** The shipped rule with one thing spoiled. */
function spoiled<K extends RuleKind>(kind: K, spoil: (rule: RuleOf<K>) => void): Rule {
  const rule = structuredClone(seed(kind))
  spoil(rule)
  return rule as Rule
}

const entry = seed('calendar').body.days[0]
const dayOf = (date: string, kind: 'off' | 'work') => ({
  ...(entry as NonNullable<typeof entry>),
  date,
  kind,
})

describe('validateRule finds', () => {
  it.each<[string, Rule, string]>([
    [
      'a validity that ends before it begins',
      spoiled('fields', (rule) => {
        rule.effectiveTo = '2022-07-31'
      }),
      'Ngày hết hiệu lực 31/07/2022 trước ngày có hiệu lực 01/08/2022.',
    ],
    [
      'group maxima that do not make 100',
      spoiled('index', ({ body }) => {
        const group = body.groups[1]
        if (group?.metrics[0]) group.max = group.metrics[0].max = 21.5
      }),
      'Tổng điểm tối đa của các nhóm là 101,5, phải là 100.',
    ],
    [
      'a group whose metrics do not make its maximum',
      spoiled('index', ({ body }) => {
        if (body.groups[4]?.metrics[0]) body.groups[4].metrics[0].max = 5
      }),
      'Nhóm “Số hóa hồ sơ”: tổng điểm tối đa của các chỉ số là 21, khác 22 của nhóm.',
    ],
    [
      'points on a metric that is only tracked',
      spoiled('index', ({ body }) => {
        if (body.groups[1]?.metrics[0]) body.groups[1].metrics[0].formula = { kind: 'track' }
      }),
      'Chỉ số 2.1 chỉ theo dõi thì điểm tối đa phải là 0.',
    ],
    [
      'a group code used twice',
      spoiled('index', ({ body }) => {
        if (body.groups[1]) body.groups[1].code = 'transparency'
      }),
      'Mã nhóm “transparency” có hai lần.',
    ],
    [
      "a metric code that is another metric's id",
      spoiled('index', ({ body }) => {
        if (body.groups[0]?.metrics[0]) body.groups[0].metrics[0].code = '4.1'
      }),
      'Mã chỉ số “4.1” có hai lần.',
    ],
    [
      'a gap between bands',
      spoiled('grades', ({ body }) => {
        if (body.bands[2]) body.bands[2].to = 79
      }),
      'Mức “Khá” và “Tốt” hở ở 79 điểm.',
    ],
    [
      'bands that overlap',
      spoiled('grades', ({ body }) => {
        if (body.bands[2]) body.bands[2].to = 81
      }),
      'Mức “Khá” và “Tốt” chồng lên nhau ở 81 điểm.',
    ],
    [
      'bands that do not reach 100',
      spoiled('grades', ({ body }) => {
        if (body.bands[4]) body.bands[4].to = 99
      }),
      'Các mức phải phủ từ 0 đến 100 điểm.',
    ],
    [
      'bands that do not begin at 0',
      spoiled('grades', ({ body }) => {
        if (body.bands[0]) body.bands[0].from = 1
      }),
      'Các mức phải phủ từ 0 đến 100 điểm.',
    ],
    [
      'a band turned round',
      spoiled('grades', ({ body }) => {
        if (body.bands[4]) body.bands[4].to = 90
      }),
      'Mức “Xuất sắc”: điểm cuối phải lớn hơn điểm đầu.',
    ],
    [
      'two bands of one name',
      spoiled('grades', ({ body }) => {
        if (body.bands[4]) body.bands[4].name = 'Tốt'
      }),
      'Mức “Tốt” có hai lần.',
    ],
    [
      'a listed day outside the calendar',
      spoiled('calendar', ({ body }) => {
        body.days.push(dayOf('2028-01-03', 'off'))
      }),
      'Ngày 03/01/2028 nằm ngoài khoảng của lịch.',
    ],
    [
      'a day listed twice',
      spoiled('calendar', ({ body }) => {
        body.days.push(dayOf('2026-05-01', 'off'))
      }),
      'Ngày 01/05/2026 có hai lần.',
    ],
    [
      'a working day given as a make-up day',
      spoiled('calendar', ({ body }) => {
        body.days.push(dayOf('2026-11-20', 'work'))
      }),
      'Ngày 20/11/2026 vốn là ngày làm việc, không thể là ngày làm bù.',
    ],
    [
      'a weekend day given as a day off',
      spoiled('calendar', ({ body }) => {
        body.days.push(dayOf('2026-11-21', 'off'))
      }),
      'Ngày 21/11/2026 vốn là ngày nghỉ hằng tuần, không cần ghi.',
    ],
    [
      'a week without a working day',
      spoiled('calendar', ({ body }) => {
        body.weekend = [1, 2, 3, 4, 5, 6, 7]
      }),
      'Lịch không còn ngày làm việc nào trong tuần.',
    ],
    [
      'a calendar turned round',
      spoiled('calendar', ({ body }) => {
        body.to = '2023-12-31'
      }),
      'Ngày cuối của lịch trước ngày đầu.',
    ],
    [
      'an uncertain span turned round',
      spoiled('calendar', ({ body }) => {
        if (body.uncertain?.[0]) body.uncertain[0].to = '2026-11-01'
      }),
      'Khoảng chưa chắc từ 23/11/2026 kết thúc trước khi bắt đầu.',
    ],
    [
      'an hour that is none',
      spoiled('weeklyPeriod', ({ body }) => {
        body.lateAfter = '25:00'
      }),
      '“25:00” không phải là giờ.',
    ],
    [
      'a late mark before the closing hour',
      spoiled('weeklyPeriod', ({ body }) => {
        body.lateAfter = '15:59'
      }),
      'Mốc chốt muộn phải không sớm hơn giờ chốt.',
    ],
    [
      'a field name that is also an alias',
      spoiled('fields', ({ body }) => {
        body.fields[0]?.aliases.push('Hộ tịch')
      }),
      'Tên lĩnh vực “Hộ tịch” có hai lần.',
    ],
  ])('%s', (_, rule, sentence) => {
    expect(validateRule(rule)).toContain(sentence)
  })
})

describe('readRule', () => {
  it('refuses a wrong shape with the place named', () => {
    const result = readRule({ ...seed('grades'), body: { bands: [] } })
    expect(result).toMatchObject({ ok: false, error: { type: 'RuleInvalid' } })
    expect(result.ok ? [] : result.error.sentences.join()).toContain('body.bands')
  })

  it('refuses an unknown kind', () => {
    expect(readRule({ ...seed('grades'), kind: 'lunar' }).ok).toBe(false)
  })

  it('refuses a rule that has the right shape and makes no sense', () => {
    const rule = spoiled('weeklyPeriod', ({ body }) => {
      body.lateAfter = '15:00'
    })
    expect(readRule(rule)).toEqual({
      ok: false,
      error: { type: 'RuleInvalid', sentences: ['Mốc chốt muộn phải không sớm hơn giờ chốt.'] },
    })
  })
})

describe('ruleInForce', () => {
  const version = (revision: number, effectiveFrom: string, effectiveTo: string | null): Rule => ({
    ...seed('weeklyPeriod'),
    revision,
    effectiveFrom,
    effectiveTo,
  })
  const old = version(1, '2025-01-01', '2026-06-30')
  const next = version(2, '2026-06-01', null)
  const rules = [next, old, seed('grades')]

  it('takes the highest revision that is valid on the day, whatever the order of the list', () => {
    expect(ruleInForce(rules, 'weeklyPeriod', '2026-05-31')?.revision).toBe(1)
    expect(ruleInForce(rules, 'weeklyPeriod', '2026-06-15')?.revision).toBe(2)
    expect(ruleInForce([...rules].reverse(), 'weeklyPeriod', '2026-06-15')?.revision).toBe(2)
  })

  it('counts the first and the last day of validity', () => {
    expect(ruleInForce([old], 'weeklyPeriod', '2025-01-01')?.revision).toBe(1)
    expect(ruleInForce([old], 'weeklyPeriod', '2026-06-30')?.revision).toBe(1)
  })

  it('says null where no version holds, and never lends one of another kind', () => {
    expect(ruleInForce([old], 'weeklyPeriod', '2024-12-31')).toBeNull()
    expect(ruleInForce([old], 'weeklyPeriod', '2026-07-01')).toBeNull()
    expect(ruleInForce(rules, 'calendar', '2026-06-15')).toBeNull()
  })

  it('is remembered by kind, version and revision', () => {
    expect(referenceOf(next)).toEqual({ kind: 'weeklyPeriod', version: '2026', revision: 2 })
  })
})

describe('validateHistory', () => {
  it('refuses one revision given twice', () => {
    expect(validateHistory([seed('grades'), seed('grades')])).toEqual([
      'Quy tắc “Xếp loại chất lượng phục vụ” có hai bản cùng số lần sửa 1.',
    ])
  })

  it('refuses a metric code that comes back for another metric, even after a version without it', () => {
    const without = spoiled('index', (rule) => {
      rule.revision = 2
      rule.body.groups[4]?.metrics.shift()
    })
    const reused = spoiled('index', (rule) => {
      rule.revision = 3
      if (rule.body.groups[4]?.metrics[0]) rule.body.groups[4].metrics[0].id = '4.9'
    })
    const sentence = 'Mã “ORIGINAL_RESULT_AVAILABLE” đã dùng cho chỉ số 4.1, không được dùng lại cho 4.9.'
    expect(validateHistory([reused, without, seed('index')])).toEqual([sentence])
    const again = { ...reused, revision: 4 }
    expect(validateHistory([again, reused, seed('index')])).toEqual([sentence, sentence])
  })
})
