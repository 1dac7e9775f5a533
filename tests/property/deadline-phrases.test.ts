import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import '../support/seed.ts'
import { printDeadline } from '../../shared/deadline/print.ts'
import { parseDeadline } from '../../shared/deadline/read.ts'
import { goldPhrases } from '../support/deadline-gold.ts'

const runs = process.env.SMC_LONG === '1' ? 20_000 : 300

const year = fc.integer({ min: 2024, max: 2029 })
const yearTail = fc.oneof(
  fc.constant(''),
  year.map((y) => `/${y}`),
  year.map((y) => ` năm ${y}`),
)
const quarter = fc.constantFrom('I', 'II', 'III', 'IV')
const month = fc.integer({ min: 1, max: 12 })
const dayOfMonth = fc.integer({ min: 1, max: 28 })
const padded = (n: number): string => String(n).padStart(2, '0')
const day = fc
  .tuple(dayOfMonth, month, yearTail, fc.boolean())
  .map(([d, m, tail, long]) =>
    long ? `${padded(d)} tháng ${m}${tail.replace('/', ' năm ')}` : `${d}/${m}${tail.replace(' năm ', '/')}`,
  )
const point = fc.oneof(
  fc.tuple(quarter, yearTail).map(([q, tail]) => `Quý ${q}${tail}`),
  fc.tuple(month, yearTail).map(([m, tail]) => `Tháng ${m}${tail}`),
  day.map((d) => `ngày ${d}`),
)
const bounded = fc
  .tuple(
    fc.constantFrom('', 'Trong ', 'Trước ', 'Chậm nhất ', 'Xong trước ', 'Đến hết ', 'Hoàn thành trong '),
    point,
  )
  .map(([bound, p]) => bound + p)
const approximate = fc
  .tuple(fc.constantFrom('Đầu', 'Giữa', 'Cuối', 'Nửa đầu', 'Nửa cuối'), month, yearTail)
  .map(([word, m, tail]) => `${word} tháng ${m}${tail}`)
const between = fc
  .tuple(fc.constantFrom(' đến ', ' - ', ' – ', ' hoặc '), month, month, year)
  .map(([join, a, b, y]) => `Tháng ${Math.min(a, b)}${join}tháng ${Math.max(a, b)}/${y}`)
const every = fc.constantFrom(
  'Hằng tháng',
  'Hàng quý',
  'Hằng tuần',
  'Hằng năm',
  'Định kỳ 6 tháng',
  '02 lần/năm',
  'Định kỳ',
)
const ruled = fc
  .tuple(
    fc.constantFrom('Trước ngày', 'Ngày', 'Chậm nhất ngày'),
    dayOfMonth,
    fc.constantFrom(' hằng tháng', ' của tháng cuối quý', ' tháng sau'),
  )
  .map(([bound, d, tail]) => `${bound} ${d}${tail}`)
const event = fc.constantFrom(
  'có Quyết định công bố danh mục',
  'tiếp nhận đủ hồ sơ',
  'UBND tỉnh ban hành kế hoạch',
)
const relative = fc.oneof(
  event.map((e) => `Ngay sau khi ${e}`),
  event.map((e) => `Khi ${e}`),
  fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('ngày', 'ngày làm việc', 'giờ'), event)
    .map(([n, unit, e]) => `Trong vòng ${padded(n)} ${unit} kể từ khi ${e}`),
)
const other = fc.constantFrom(
  'Thường xuyên',
  'Đột xuất',
  'Theo yêu cầu',
  'Theo Kế hoạch',
  'Thường xuyên trong năm',
  'Khi có phát sinh',
)
const single = fc.oneof(bounded, approximate, between, every, ruled, relative, other)
const phrase = fc.oneof(
  single,
  fc.tuple(single, single).map(([a, b]) => `${a}; ${b}`),
  fc.tuple(bounded, fc.constantFrom(' (đợt 1)', ' (dự kiến)', ' (đề xuất)', '')).map(([a, mark]) => a + mark),
)

/** The words quoted are those of the phrase, so they alone may differ. */
const meaning = (deadline: unknown): unknown =>
  JSON.parse(JSON.stringify(deadline, (key, value) => (key === 'raw' ? undefined : value)))

describe('A reading printed back', () => {
  it('and read again is the same', () => {
    fc.assert(
      fc.property(phrase, year, (text, planYear) => {
        const first = parseDeadline(text, planYear)
        fc.pre(first.confidence !== 'unread')
        const again = parseDeadline(printDeadline(first.deadline), planYear)
        expect(meaning(again.deadline)).toEqual(meaning(first.deadline))
      }),
      { numRuns: runs },
    )
  })

  it('is the same for every phrase of the real plans', () => {
    for (const [text, planYear] of goldPhrases()) {
      const { deadline, confidence } = parseDeadline(text, planYear)
      if (confidence === 'unread') continue
      expect(meaning(parseDeadline(printDeadline(deadline), planYear).deadline)).toEqual(meaning(deadline))
    }
  })
})

describe('The grammar', () => {
  it('reads what it is made of', () => {
    fc.assert(
      fc.property(single, year, (text, planYear) => {
        expect([text, parseDeadline(text, planYear).confidence]).not.toEqual([text, 'unread'])
      }),
      { numRuns: runs },
    )
  })

  const disguises: readonly ((text: string) => string)[] = [
    (text) => text.normalize('NFD'),
    (text) => text.toUpperCase(),
    (text) => text.replaceAll(' ', ' '),
    (text) => text.replaceAll('-', '–'),
    (text) => text.replaceAll('–', '—'),
    (text) => text.replaceAll('Hằng', 'Hàng').replaceAll('hằng', 'hàng'),
    (text) => `  ${text.replaceAll(' ', '  ')} `,
  ]

  it('takes capitals, NFD, NBSP, dashes and Hàng/Hằng for the same', () => {
    fc.assert(
      fc.property(phrase, year, fc.constantFrom(...disguises), (text, planYear, disguise) => {
        const said = (deadline: unknown) =>
          JSON.stringify(meaning(deadline)).normalize('NFC').toLowerCase().replaceAll('hàng', 'hằng')
        expect(said(parseDeadline(disguise(text), planYear).deadline)).toBe(
          said(parseDeadline(text, planYear).deadline),
        )
      }),
      { numRuns: runs },
    )
  })

  it('does not need its blanks', () => {
    fc.assert(
      fc.property(fc.oneof(bounded, approximate, every, ruled), year, (text, planYear) => {
        const squeezed = text.replace(/(?<=\D) (?=\d)|(?<=\p{L}) (?=\p{L})/gu, '')
        const bare = (deadline: unknown) =>
          JSON.stringify(deadline, (key, value) =>
            key === 'raw' || key === 'dayRule' || key === 'comment' ? undefined : value,
          )
        expect([text, bare(parseDeadline(squeezed, planYear).deadline)]).toEqual([
          text,
          bare(parseDeadline(text, planYear).deadline),
        ])
      }),
      { numRuns: runs },
    )
  })

  it('takes no date from a citation', () => {
    const kind = fc.constantFrom('Nghị định', 'Quyết định', 'Kế hoạch', 'Công văn', 'Thông tư', 'Nghị quyết')
    const code = fc.constantFrom('NĐ-CP', 'QĐ-UBND', 'KH-UBND', 'QĐ-TTg', 'TT-VPCP', 'NQ-CP', 'VPCP-KSTT')
    const citation = fc
      .tuple(
        kind,
        fc.boolean(),
        fc.integer({ min: 1, max: 9999 }),
        fc.boolean(),
        year,
        code,
        dayOfMonth,
        month,
        fc.boolean(),
      )
      .map(
        ([name, so, n, dated, y, c, d, m, long]) =>
          `${name} ${so ? 'số ' : ''}${n}${dated ? `/${y}` : ''}/${c} ngày ${long ? `${padded(d)} tháng ${m} năm ${y}` : `${padded(d)}/${m}/${y}`}`,
      )
    const around = fc.constantFrom('', 'Theo ', 'Thường xuyên theo ', 'Hằng quý (theo ', 'Thực hiện theo ')
    fc.assert(
      fc.property(
        around,
        citation,
        fc.constantFrom('', ' của UBND tỉnh', ' của Chính phủ'),
        (before, doc, after) => {
          const text = before + doc + after + (before.includes('(') ? ')' : '')
          const { deadline } = parseDeadline(text, 2026)
          expect(JSON.stringify(deadline)).not.toMatch(/"\d{4}-\d\d-\d\d"/)
        },
      ),
      { numRuns: runs },
    )
  })

  it('never fails, whatever it is given', () => {
    const words = fc.constantFrom(
      'quý',
      'tháng',
      'ngày',
      'trước',
      '3',
      '15/3',
      'và',
      ';',
      '(',
      ')',
      'hằng',
      'từ',
      'đến',
      'II',
      'năm',
      '2026',
      ',',
      'theo',
      'Kế hoạch',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 14 }), (list) => {
        expect(parseDeadline(list.join(' '), 2026).deadline.kind).toBeTypeOf('string')
      }),
      { numRuns: runs },
    )
  })
})
