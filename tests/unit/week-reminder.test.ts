import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepReminding, reminderAt } from '../../electron/core/reminders.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { reminderDue, reminderWords } from '../../shared/week/reminder.ts'
import { atFriday, must, type TestOffice, testOffice } from '../support/core.ts'

const minute = 60_000
const dueAt = instantOf('2026-11-20', '16:00')
const ahead = (minutes: number) => dueAt - minutes * minute

describe('Which moment came between two looks', () => {
  test.each([
    ['two hours before', { since: ahead(121), now: ahead(120) }, 120],
    ['half an hour before', { since: ahead(31), now: ahead(30) }, 30],
    ['the hour itself', { since: ahead(1), now: dueAt }, 0],
    ['nothing, just after one', { since: ahead(120), now: ahead(119) }, null],
    ['nothing, long before', { since: ahead(600), now: ahead(500) }, null],
    ['only the last, when nobody looked for hours', { since: ahead(600), now: ahead(10) }, 30],
    ['the hour, when the PC slept over it', { since: ahead(200), now: ahead(-60) }, 0],
    ['nothing, the next morning', { since: ahead(200), now: ahead(-16 * 60) }, null],
  ])('%s', (_what, looks, expected) => {
    expect(reminderDue([120, 30], { ...looks, dueAt })).toBe(expected)
  })

  test('Whoever wants no reminder beforehand is still told the hour', () => {
    expect(reminderDue([], { since: ahead(200), now: ahead(5), dueAt })).toBeNull()
    expect(reminderDue([], { since: ahead(1), now: dueAt, dueAt })).toBe(0)
  })
})

describe('In words', () => {
  const reminder = {
    friday: '2026-11-20',
    from: '2026-11-14',
    to: '2026-11-20',
    date: '2026-11-20',
    time: '16:00',
    minutesLeft: 30,
  }
  test.each([
    [30, 'Còn 30 phút đến giờ chốt tuần 14/11 – 20/11 (16:00 thứ Sáu 20/11).'],
    [120, 'Còn 2 giờ đến giờ chốt tuần 14/11 – 20/11 (16:00 thứ Sáu 20/11).'],
    [95, 'Còn 1 giờ 35 phút đến giờ chốt tuần 14/11 – 20/11 (16:00 thứ Sáu 20/11).'],
    [0, 'Đã đến giờ chốt tuần 14/11 – 20/11 (16:00 thứ Sáu 20/11) mà tuần chưa chốt.'],
  ])('%i minutes left', (minutesLeft, words) => {
    expect(reminderWords({ ...reminder, minutesLeft })).toBe(words)
  })
})

describe('In an office', () => {
  let office: TestOffice
  beforeEach(async () => {
    office = await testOffice()
  })
  afterEach(() => office.close())
  const at = (since: number, now: number) => reminderAt(office.core.office.store, since, now)

  test('a week that stands out is told with its days and its hour', () => {
    expect(at(ahead(31), ahead(30))).toEqual({
      friday: '2026-11-20',
      from: '2026-11-14',
      to: '2026-11-20',
      date: '2026-11-20',
      time: '16:00',
      minutesLeft: 30,
    })
  })

  test('before a holiday the moved day counts', () => {
    const moved = instantOf('2026-12-31', '16:00')
    expect(at(moved - 31 * minute, moved - 30 * minute)).toMatchObject({
      friday: '2027-01-01',
      date: '2026-12-31',
    })
  })

  test('a week that was closed is told no more', async () => {
    const officer = await office.as('officer')
    const { findings } = await must(officer, 'week.get', { friday: '2026-11-20' })
    const reasons = Object.fromEntries(findings.map(({ id }) => [id, 'Đúng như trên hệ thống']))
    await must(officer, 'week.close', { friday: '2026-11-20', reasons })
    expect(at(ahead(31), ahead(-1))).toBeNull()
  })

  test('the office chooses its own moments, each once, the earliest first', async () => {
    const officer = await office.as('officer')
    await must(officer, 'desktop.setReminders', { minutes: [15, 60, 15] })
    expect((await must(officer, 'desktop.status', {})).reminders).toEqual([60, 15])
    expect(at(ahead(31), ahead(30))).toBeNull()
    expect(at(ahead(16), ahead(15))).toMatchObject({ minutesLeft: 15 })
  })

  test('a program opened ten minutes before tells its windows what it missed, once', async () => {
    office.clock.now = ahead(10)
    const heard: unknown[] = []
    office.core.subscribe((event, data) => event === 'reminder' && heard.push(data))
    const stop = keepReminding(office.core)
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(1)
    expect(heard[0]).toMatchObject({ minutesLeft: 10 })
    stop()
  })
})

test('The test office stands where these tests believe', () => expect(atFriday('16:00')).toBe(dueAt))
