import fc from 'fast-check'
import { expect, it } from 'vitest'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { parseDate } from '../../shared/dates/input.ts'
import { addDays, isDate } from '../../shared/dates/plain.ts'
import { fridayOf, isFriday, weekPeriod } from '../../shared/dates/week.ts'
import { formatDate, formatShort } from '../../shared/dates/words.ts'
import { seed } from '../support/seeds.ts'

const calendar = workingCalendar(seed('calendar').body)
const rule = seed('weeklyPeriod').body

const date = fc.integer({ min: 0, max: 1460 }).map((days) => addDays('2024-01-01', days))
const count = fc.integer({ min: 1, max: 30 })

it('Adding working days lands on a working day and counts back to the same number', () => {
  fc.assert(
    fc.property(date, count, (start, n) => {
      const { date: end, skipped } = calendar.addWorkingDays(start, n)
      expect(calendar.isWorkingDay(end)).toBe(true)
      expect(calendar.workingDaysBetween(start, end).days).toBe(n)
      expect(addDays(start, n + skipped.length)).toBe(end)
      expect(skipped.some((day) => day.working)).toBe(false)
    }),
  )
})

it('From a working day, going n on and n back returns to it', () => {
  fc.assert(
    fc.property(date, count, (start, n) => {
      const from = calendar.workingDayOnOrAfter(start).date
      expect(calendar.addWorkingDays(calendar.addWorkingDays(from, n).date, -n).date).toBe(from)
      expect(calendar.addWorkingDays(calendar.addWorkingDays(from, -n).date, n).date).toBe(from)
    }),
  )
})

it('A later start or a larger count never lands earlier', () => {
  fc.assert(
    fc.property(date, count, fc.integer({ min: 0, max: 20 }), (start, n, more) => {
      const end = calendar.addWorkingDays(start, n).date
      expect(calendar.addWorkingDays(addDays(start, more), n).date >= end).toBe(true)
      expect(calendar.addWorkingDays(start, n + more).date >= end).toBe(true)
    }),
  )
})

it('Nothing worked lies between a day and its neighbouring working day', () => {
  fc.assert(
    fc.property(date, (start) => {
      const before = calendar.workingDayBefore(start).date
      const after = calendar.workingDayAfter(start).date
      expect(before < start && start < after).toBe(true)
      for (let day = addDays(before, 1); day < after; day = addDays(day, 1)) {
        if (day !== start) expect(calendar.isWorkingDay(day)).toBe(false)
      }
    }),
  )
})

it('Counting is additive and turns its sign with its direction', () => {
  fc.assert(
    fc.property(date, date, date, (a, b, c) => {
      const between = (x: string, y: string) => calendar.workingDaysBetween(x, y).days
      expect(between(a, b) + between(b, c)).toBe(between(a, c))
    }),
  )
})

it('Every week closes on a working day of its own span, or, with none in it, on the first after', () => {
  fc.assert(
    fc.property(date, (day) => {
      const friday = fridayOf(day)
      expect(isFriday(friday) && day <= friday && addDays(day, 7) > friday).toBe(true)
      const week = weekPeriod(friday, rule, calendar)
      expect(calendar.isWorkingDay(week.dueDate)).toBe(true)
      expect(week.from <= week.dueDate).toBe(true)
      expect(week.shifted === null).toBe(week.dueDate === friday)
      expect(week.opensAt < week.dueAt && week.dueAt < week.lateAfter).toBe(true)
      if (week.dueDate > friday)
        expect(calendar.workingDaysBetween(addDays(week.from, -1), friday).days).toBe(0)
    }),
  )
})

it('A printed date is read back as itself on any day', () => {
  fc.assert(
    fc.property(date, date, (printed, today) => {
      expect(parseDate(formatDate(printed), today)).toEqual({ ok: true, value: printed })
      expect(parseDate(formatDate(printed).replaceAll('/', ''), today)).toEqual({ ok: true, value: printed })
      expect(parseDate(printed, today)).toEqual({ ok: true, value: printed })
    }),
  )
})

it('A short date within nine months is read back as itself, across New Year too', () => {
  const near = fc.integer({ min: -60, max: 60 })
  fc.assert(
    fc.property(date, near, (today, days) => {
      const printed = addDays(today, days)
      expect(parseDate(formatShort(printed), today)).toEqual({ ok: true, value: printed })
    }),
  )
})

it('Whatever is typed, the answer is a real date or a sentence, never a throw', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('0', '1', '2', '9', '/', '-', '+', ' ') }),
  )
  fc.assert(
    fc.property(text, (typed) => {
      const read = parseDate(typed, '2026-10-16')
      expect(read.ok ? isDate(read.value) : read.error.sentence.length > 0).toBe(true)
    }),
  )
})
