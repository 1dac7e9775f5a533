import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { literalHabits, parseDeadline, readDeadline } from '../../shared/deadline/read.ts'
import { type Deadline, DeadlineReading, type Leaf } from '../../shared/deadline/reading.ts'
import { cli } from '../support/cli.ts'
import { goldPhrases } from '../support/deadline-gold.ts'
import { seed } from '../support/seeds.ts'

const calendar = workingCalendar(seed('calendar').body)
const context = { year: 2026, calendar, habits: literalHabits }
const read = (phrase: string) => readDeadline(phrase, context)
const leaf = (phrase: string): Deadline => parseDeadline(phrase, 2026).deadline
const unread = { kind: 'unspecified', due: null }

/** Comments are a reader's own words, and an alternative is a proposal about the columns. */
const compared = (deadline: unknown): unknown =>
  JSON.parse(
    JSON.stringify(deadline, (key, value) =>
      key === 'comment' || key === 'alternative' ? undefined : value,
    ),
  )

describe('The hand readings of two real plans', () => {
  it.each(goldPhrases())('agree: %s', (text, year, deadline) => {
    expect(compared(parseDeadline(text, year).deadline)).toEqual(compared(deadline))
  })
})

describe('A phrase that the plans print', () => {
  const range = (from: string, to: string, more: object = {}) => ({
    kind: 'range',
    year: 2026,
    from,
    to,
    due: to,
    ...more,
  })
  it.each<[string, object]>([
    ['Quý II–Quý III/2026', range('2026-04-01', '2026-09-30', { quarters: [2, 3] })],
    ['01/3 → 30/7', range('2026-03-01', '2026-07-30', { yearImplied: true })],
    ['Nửa đầu tháng 3/2026', range('2026-03-01', '2026-03-15', { months: [3] })],
    ['6 tháng đầu năm 2026', range('2026-01-01', '2026-06-30', { months: [1, 2, 3, 4, 5, 6] })],
    ['Trong năm', range('2026-01-01', '2026-12-31', { wholeYear: true, yearImplied: true })],
    [
      'Quý II–IV/2026 (ít nhất 02 đợt)',
      range('2026-04-01', '2026-12-31', { quarters: [2, 3, 4], minCount: 2 }),
    ],
    ['Cuối tháng 3/2026', { kind: 'monthOf', year: 2026, month: 3, due: '2026-03-31' }],
    ['Không muộn hơn 30/9/2026', { kind: 'date', due: '2026-09-30', atLatest: true }],
    ['Trước tháng 6/2026', { kind: 'date', due: null, before: '2026-06-01', dueStrict: '2026-05-31' }],
    [
      'Trước 17 giờ ngày 15/3/2026',
      { kind: 'date', due: '2026-03-15', atLatest: true, comment: 'Trước 17 giờ' },
    ],
    [
      'Trong vòng 05 (năm) ngày làm việc kể từ ngày ký',
      { kind: 'relative', due: null, trigger: 'ngày ký', offset: { value: 5, unit: 'day', working: true } },
    ],
    [
      'Trước hội nghị tổng kết 05 ngày',
      { kind: 'relative', due: null, trigger: 'hội nghị tổng kết', offset: { value: -5, unit: 'day' } },
    ],
    [
      'Trong tháng phát sinh',
      { kind: 'relative', due: null, trigger: 'phát sinh', offset: { within: 'sameMonth' } },
    ],
    [
      '10–15 ngày từ khi có yêu cầu',
      { kind: 'relative', due: null, trigger: 'có yêu cầu', offset: { min: 10, max: 15, unit: 'day' } },
    ],
    ['Cập nhật khi có thay đổi', { kind: 'onDemand', due: null, trigger: 'có thay đổi' }],
    ['Thường xuyên từ Quý II/2026', { kind: 'ongoing', due: null, from: '2026-04-01' }],
    ['Theo tiến độ của Đề án 06', { kind: 'byPlan', due: null, plan: 'Đề án 06' }],
  ])('%s', (phrase, expected) => {
    expect(leaf(phrase)).toEqual(expected)
  })

  it.each<[string, object]>([
    ['Hằng tháng (01–12/2026)', { every: 'month', dayRule: null, from: '2026-01-01', to: '2026-12-31' }],
    ['Hằng tháng (chốt trước ngày 20, đề xuất)', { every: 'month', dayRule: 'trước ngày 20', beforeDay: 20 }],
    [
      'Chốt 16h thứ Sáu hằng tuần',
      { every: 'week', dayRule: 'Chốt 16h thứ Sáu hằng tuần', weekday: 5, time: '16:00' },
    ],
    [
      'Trước ngày 05 của tháng đầu quý sau',
      {
        every: 'quarter',
        dayRule: 'Trước ngày 05 của tháng đầu quý sau',
        beforeDay: 5,
        monthOfQuarter: 1,
        nextPeriod: true,
      },
    ],
    [
      'Trước ngày 15/12 hằng năm',
      { every: 'year', dayRule: 'Trước ngày 15/12 hằng năm', beforeDay: 15, months: [12] },
    ],
    ['Định kỳ 02 tháng/lần', { every: 'month', dayRule: null, interval: 2 }],
    ['Một năm hai lần', { every: 'year', dayRule: null, times: 2 }],
    ['Mỗi quý 01 lần', { every: 'quarter', dayRule: null }],
    [
      'chốt số liệu báo cáo từ ngày 21 tháng trước đến ngày 20 tháng sau, gửi trước ngày 23 hàng tháng',
      {
        every: 'month',
        dayRule:
          'chốt số liệu báo cáo từ ngày 21 tháng trước đến ngày 20 tháng sau, gửi trước ngày 23 hàng tháng',
        beforeDay: 23,
        window: { from: { month: -1, day: 21 }, to: { month: 0, day: 20 } },
      },
    ],
  ])('%s recurs', (phrase, recurrence) => {
    expect(leaf(phrase)).toMatchObject({ kind: 'recurring', recurrence })
    expect(Object.keys((leaf(phrase) as { recurrence: object }).recurrence).sort()).toEqual(
      Object.keys(recurrence).sort(),
    )
  })

  it.each<[string, readonly Partial<Leaf & { label: string }>[]]>([
    ['Quý II/2026 và Quý IV/2026', [{ due: '2026-06-30' }, { due: '2026-12-31' }]],
    ['Quý II/2026 (đợt 1); Quý IV/2026 (đợt 2)', [{ label: 'đợt 1' }, { label: 'đợt 2' }]],
    [
      'Quý I/2026 thiết lập; duy trì thường xuyên',
      [{ label: 'thiết lập', due: '2026-03-31' }, { kind: 'ongoing' }],
    ],
    ['Hằng tháng; quý; năm 2026', [{ kind: 'recurring' }, { kind: 'recurring' }, { kind: 'recurring' }]],
    [
      'Thường xuyên; tổng hợp theo tháng/quý',
      [{ kind: 'ongoing' }, { kind: 'recurring' }, { kind: 'recurring' }],
    ],
    ['Lần 1 trước 30/6; lần 2 trước 30/11', [{ label: 'Lần 1' }, { label: 'lần 2' }]],
    ['Trước ngày 15/6 và 15/12/2026', [{ due: null }, { due: null }]],
    [
      'Tháng 3, 6, 9, 12',
      [{ due: '2026-03-31' }, { due: '2026-06-30' }, { due: '2026-09-30' }, { due: '2026-12-31' }],
    ],
    ['Ngày 01 và ngày 15 hằng tháng', [{ kind: 'recurring' }, { kind: 'recurring' }]],
    [
      'Kể từ ngày có Danh sách công khai của Tỉnh; hằng tháng; tổng hợp theo quý',
      [{ kind: 'relative' }, { kind: 'recurring' }, { label: 'tổng hợp' }],
    ],
  ])('%s has its parts', (phrase, parts) => {
    expect(leaf(phrase)).toMatchObject({ multi: true, parts })
    expect((leaf(phrase) as { parts: unknown[] }).parts).toHaveLength(parts.length)
  })
})

describe('What is not a deadline, or not understood, is unread', () => {
  it.each([
    '',
    '…',
    'Không',
    'Tham dự Hội nghị, Hội thảo, tọa đàm, …',
    '31/02/2026',
    'Trước ngày 30/13/2026',
    'Tháng 13',
    'Quý V',
    'Trước Tết Nguyên đán',
    'Thứ Sáu',
    'Kế hoạch năm 2026',
    'Báo cáo quý II/2026',
    'Quý II năm sau',
    'Từ tháng 11 đến tháng 2',
    'Không làm trước ngày 15/3/2026',
    'Trừ Quý II/2026',
    '2026',
  ])('%s', (phrase) => {
    expect(parseDeadline(phrase, 2026)).toEqual({ deadline: unread, confidence: 'unread' })
  })
})

describe('A citation is never a deadline', () => {
  it.each([
    'Nghị định 63/2010/NĐ-CP ngày 08/6/2010',
    'Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ',
    'Theo Nghị định số 45/NĐ-CP ngày 08/4/2020',
    'Kế hoạch số 712/KH-UBND ngày 18/11/2020',
    'ngày 18/11/2020 của Kế hoạch số 712/KH-UBND',
    'Công văn số 123 ngày 15/3/2026',
    'Theo Kế hoạch ngày 05/01/2026 của UBND tỉnh',
    'Thường xuyên (theo Quyết định số 766/QĐ-TTg ngày 23/6/2022)',
    'Hằng quý theo Kế hoạch số …/KH-UBND ngày    tháng    năm 2026',
  ])('%s', (phrase) => {
    const { deadline } = parseDeadline(phrase, 2026)
    expect(JSON.stringify(deadline)).not.toMatch(/"\d{4}-\d\d-\d\d"/)
  })

  it('but a deadline beside it is', () => {
    expect(leaf('Trước ngày 30/6/2026 theo Kế hoạch số 12/KH-UBND ngày 05/01/2026')).toMatchObject({
      before: '2026-06-30',
      basis: 'Kế hoạch số 12/KH-UBND ngày 05/01/2026',
    })
  })
})

describe('The sentence', () => {
  it('shows the working day beside the printed one', () => {
    const { why, parts } = read('Trước ngày 15/8/2026')
    expect(parts[0]).toMatchObject({ hardDue: '2026-08-14', effectiveDue: '2026-08-14' })
    expect(why).toContain('thứ Sáu 14/08/2026')
    expect(read('28/02/2026').why).toContain(
      'là ngày nghỉ (thứ Bảy); làm xong trước, trong thứ Sáu 27/02/2026',
    )
  })

  it('follows the habits of the office, which never change the reading', () => {
    const habits = { ...literalHabits, boundIncluded: true, whenOff: 'after' as const }
    const ours = readDeadline('Trước ngày 15/8/2026', { ...context, habits })
    expect(ours.deadline).toEqual(read('Trước ngày 15/8/2026').deadline)
    expect(ours.parts[0]).toMatchObject({ hardDue: '2026-08-15', effectiveDue: '2026-08-17' })
  })

  it('says that a deadline was over when the plan was issued', () => {
    expect(readDeadline('Tháng 2', { ...context, issued: '2026-03-05' }).why).toContain(
      'Đã quá hạn khi ban hành',
    )
  })

  it('warns of the first of two alternatives', () => {
    expect(read('Quý I hoặc Quý II 2026').parts[0]).toMatchObject({
      softDue: '2026-03-31',
      hardDue: '2026-06-30',
    })
  })

  it('is whole for every reading', () => {
    for (const [text, year] of goldPhrases())
      expect(DeadlineReading.safeParse(readDeadline(text, { ...context, year })).error).toBeUndefined()
  })
})

describe('On the command line', () => {
  it('prints the reading in the schema of the plans, and why', async () => {
    const { document, exit } = await cli([
      'deadline',
      'read',
      'Trước ngày 28/02/2026',
      '--year',
      '2026',
      '--issued',
      '2026-02-26',
    ])
    expect(exit).toBe(0)
    expect(document).toEqual({
      kind: 'date',
      due: null,
      before: '2026-02-28',
      dueStrict: '2026-02-27',
      why: expect.stringContaining('thứ Sáu 27/02/2026'),
    })
  })

  it('is refused without a year', async () => {
    expect((await cli(['deadline', 'read', 'Quý I'])).exit).toBe(2)
  })
})
