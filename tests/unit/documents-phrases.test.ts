import { describe, expect, test } from 'vitest'
import { instantOf } from '../../shared/dates/plain.ts'
import { checkCode, dateOrBlank, dayAndHour, documentNumber } from '../../shared/documents/phrases.ts'

describe('Set phrases of administrative documents', () => {
  test.each([
    ['47', '47/TB-UBND'],
    ['5', '05/TB-UBND'],
    ['05', '05/TB-UBND'],
    ['47a', '47a/TB-UBND'],
    ['47/TB-VP', '47/TB-VP'],
    ['', '……/TB-UBND'],
  ])('number %j prints as %s', (number, printed) => {
    expect(documentNumber(number, 'TB-UBND')).toBe(printed)
  })

  test.each([
    ['2026-02-05', 'ngày 05 tháng 02 năm 2026'],
    ['2026-09-30', 'ngày 30 tháng 9 năm 2026'],
    [null, 'ngày …… tháng …… năm 2027'],
  ])('date %s prints as %s', (date, printed) => {
    expect(dateOrBlank(date, '2027')).toBe(printed)
  })

  test('a moment is told by the wall clock of Việt Nam, whatever the machine thinks', () => {
    expect(dayAndHour(instantOf('2026-10-12', '08:10'))).toBe('thứ Hai 12/10/2026, 08 giờ 10')
    expect(dayAndHour(Date.UTC(2026, 9, 11, 17, 5))).toBe('thứ Hai 12/10/2026, 00 giờ 05')
  })

  test('a check code is the first eight digits of the hash, in two groups', () => {
    expect(checkCode(`7f3a91c2${'e'.repeat(56)}`)).toBe('7F3A-91C2')
  })
})
