import { describe, expect, it } from 'vitest'
import { parseDate } from '../../shared/dates/input.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import {
  formatDate,
  formatLong,
  formatMoment,
  formatShort,
  formatSpan,
  weekdayName,
} from '../../shared/dates/words.ts'

const today = '2026-10-16'

describe('parseDate reads', () => {
  it.each([
    ['5/9', '2026-09-05'],
    ['05/9', '2026-09-05'],
    ['59', '2026-09-05'],
    ['0509', '2026-09-05'],
    ['05092026', '2026-09-05'],
    ['050926', '2026-09-05'],
    ['05/9/2026', '2026-09-05'],
    ['5-9-26', '2026-09-05'],
    ['5.9.2026', '2026-09-05'],
    ['5–9', '2026-09-05'],
    [' 5 / 9 ', '2026-09-05'],
    ['2026-09-05', '2026-09-05'],
    ['159', '2026-09-15'],
    ['131', '2026-01-13'],
    ['512', '2026-12-05'],
    ['29/2/2028', '2028-02-29'],
    ['hôm nay', '2026-10-16'],
    ['Hôm nay', '2026-10-16'],
    ['hom nay', '2026-10-16'],
    ['ho\u0302m nay', '2026-10-16'],
    ['nay', '2026-10-16'],
    ['mai', '2026-10-17'],
    ['ngày mai', '2026-10-17'],
    ['hôm qua', '2026-10-15'],
    ['+5', '2026-10-21'],
    ['+ 5', '2026-10-21'],
    ['-3', '2026-10-13'],
    ['+0', '2026-10-16'],
    ['+20', '2026-11-05'],
  ])('"%s" on 16/10/2026 as %s', (text, date) => {
    expect(parseDate(text, today)).toEqual({ ok: true, value: date })
  })

  it.each([
    ['5/1', '2026-12-28', '2027-01-05'],
    ['28/12', '2027-01-05', '2026-12-28'],
    ['20/9', '2026-03-10', '2026-09-20'],
    ['5/11', '2026-01-05', '2026-11-05'],
    ['6/11', '2026-01-05', '2025-11-06'],
    ['15/2', '2026-12-15', '2026-02-15'],
    ['14/2', '2026-12-15', '2027-02-14'],
  ])('"%s" typed on %s as %s: the same year, unless more than ten months away', (text, on, date) => {
    expect(parseDate(text, on)).toEqual({ ok: true, value: date })
  })
})

describe('parseDate refuses', () => {
  it.each([
    ['31/9', 'Tháng 9 năm 2026 chỉ có 30 ngày, không có ngày 31.'],
    ['29/2', 'Tháng 2 năm 2026 chỉ có 28 ngày, không có ngày 29.'],
    ['30/2/2028', 'Tháng 2 năm 2028 chỉ có 29 ngày, không có ngày 30.'],
    ['5/13', 'Không có tháng 13.'],
    ['13/13', 'Không có tháng 13.'],
    ['10', 'Không có tháng 0.'],
    ['0/5', 'Không có ngày 0.'],
    ['399', 'Tháng 9 năm 2026 chỉ có 30 ngày, không có ngày 39.'],
    ['05/9/3026', 'Năm 3026 không hợp lý.'],
    ['05/9/1026', 'Năm 1026 không hợp lý.'],
    ['2026-02-30', 'Tháng 2 năm 2026 chỉ có 28 ngày, không có ngày 30.'],
  ])('"%s", a day that is not: %s', (text, sentence) => {
    expect(parseDate(text, today)).toEqual({ ok: false, error: { type: 'NoSuchDay', sentence } })
  })

  it('digits that can be split two ways, with both dates', () => {
    expect(parseDate('112', today)).toEqual({
      ok: false,
      error: {
        type: 'AmbiguousDate',
        candidates: ['2026-02-11', '2026-12-01'],
        sentence: '“112” là 11/02 hay 01/12? Gõ có dấu gạch chéo.',
      },
    })
  })

  it.each([
    '',
    '5',
    'abc',
    '5/',
    '5/9/',
    '5/9/202',
    '12345',
    'thứ Sáu',
    '5 9',
    '+12345',
    '5/9 10:00',
    'constructor',
  ])('"%s", which is no date', (text) => {
    expect(parseDate(text, today)).toMatchObject({ ok: false, error: { type: 'NotADate' } })
  })
})

describe('Dates in words', () => {
  it('are dd/mm/yyyy in tables and short in text, by NĐ 30/2020', () => {
    expect(formatDate('2026-09-05')).toBe('05/09/2026')
    expect(['2026-10-03', '2026-04-29', '2026-05-01', '2026-01-01', '2026-02-08'].map(formatShort)).toEqual([
      '03/10',
      '29/4',
      '01/5',
      '01/01',
      '08/02',
    ])
  })

  it('are long with a zero before days below 10 and months 1 and 2 only', () => {
    expect(formatLong('2026-09-05')).toBe('ngày 05 tháng 9 năm 2026')
    expect(formatLong('2026-02-26')).toBe('ngày 26 tháng 02 năm 2026')
    expect(formatLong('2026-12-10')).toBe('ngày 10 tháng 12 năm 2026')
  })

  it('span a week, with both years only where they differ', () => {
    expect(formatSpan('2026-10-03', '2026-10-09')).toBe('03/10–09/10/2026')
    expect(formatSpan('2026-12-26', '2027-01-01')).toBe('26/12/2026–01/01/2027')
  })

  it('name the day of the week', () => {
    expect(weekdayName('2026-11-16')).toBe('thứ Hai')
    expect(weekdayName('2026-11-20')).toBe('thứ Sáu')
    expect(weekdayName('2026-11-22')).toBe('Chủ nhật')
  })

  it('tell a moment by the clock of Việt Nam', () => {
    expect(formatMoment(instantOf('2026-11-20', '16:02'))).toBe('16 giờ 02 phút ngày 20/11/2026')
    expect(formatMoment(Date.UTC(2026, 10, 19, 18, 5))).toBe('01 giờ 05 phút ngày 20/11/2026')
  })
})
