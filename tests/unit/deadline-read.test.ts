import { expect, test } from 'vitest'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { literalHabits, readDeadline } from '../../shared/deadline/read.ts'
import { DeadlineReading } from '../../shared/deadline/reading.ts'

const calendar = workingCalendar({ weekend: [6, 7], from: '2024-01-01', to: '2027-12-31', days: [] })
const context = { year: 2026, calendar, habits: literalHabits }

test('A continuous duty has no due date', () => {
  const reading = DeadlineReading.parse(readDeadline('Thường xuyên', context))
  expect(reading.deadline).toEqual({ kind: 'ongoing', due: null })
  expect(reading.class).toBe('CON')
})

test('What is not understood is unread, never guessed', () => {
  const reading = DeadlineReading.parse(readDeadline('Tham dự Hội nghị, Hội thảo, tọa đàm, …', context))
  expect(reading.deadline).toEqual({ kind: 'unspecified', due: null })
  expect(reading.confidence).toBe('unread')
})
