import '../support/seed.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { addDays, weekday } from '../../shared/dates/plain.ts'
import type { LocalMoment, ReadDossier } from '../../shared/dossier/dossier.ts'
import { stateClasses } from '../../shared/dossier/dossier.ts'
import { keep } from '../../shared/dossier/keep.ts'
import { judgeNewDate, letterDeadline, readNewDate } from '../../shared/letter/dates.ts'
import type { CalendarDay } from '../../shared/rules/bodies.ts'
import { listed } from '../support/dossiers.ts'

const first = '2026-01-01'
const date = fc.integer({ min: 60, max: 900 }).map((days) => addDays(first, days))

/** Any weekend, any days off and worked ones: what an office may enter, and no more sense than that. */
const calendar = fc
  .record({
    weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
    days: fc.uniqueArray(
      fc.record({ at: fc.integer({ min: 0, max: 1000 }), kind: fc.constantFrom('off', 'work') }),
      { maxLength: 120, selector: ({ at }) => at },
    ),
  })
  .map(({ weekend, days }) =>
    workingCalendar({
      weekend,
      from: first,
      to: addDays(first, 1000),
      days: days.map(
        ({ at, kind }): CalendarDay => ({
          date: addDays(first, at),
          kind: kind as 'off' | 'work',
          reason: 'ngày bịa',
          swap: false,
          status: 'official',
          confidence: 'verified',
          citation: 'bịa',
        }),
      ),
    }),
  )

describe('Under any calendar', () => {
  it('a proposed date is a working day after the old one, the n-th, and names every day it steps over', () => {
    fc.assert(
      fc.property(calendar, date, fc.integer({ min: 1, max: 60 }), (days, due, n) => {
        const read = readNewDate(`+${n}`, due, due, days)
        if (!read.ok) throw new Error(read.error.sentence)
        const { date: proposed, workingDays, skipped } = read.value
        expect(proposed > due).toBe(true)
        expect(days.dayOf(proposed).working).toBe(true)
        expect(workingDays).toBe(n)
        expect(addDays(due, n + skipped.length)).toBe(proposed)
        expect(skipped.every((day) => !day.working && day.date > due && day.date < proposed)).toBe(true)
      }),
    )
  })

  it('no date is let through that is a day off, past, or not after the old one', () => {
    fc.assert(
      fc.property(calendar, date, date, date, (days, wanted, due, today) => {
        const judged = judgeNewDate(wanted, due, today, days)
        expect(judged.ok).toBe(wanted > due && wanted >= today && days.isWorkingDay(wanted))
      }),
    )
  })

  it('the letter is due on a working day before the due date, with none between the two', () => {
    fc.assert(
      fc.property(calendar, date, (days, due) => {
        const latest = letterDeadline(due, 1, days)
        expect(latest < due && days.isWorkingDay(latest)).toBe(true)
        expect(days.workingDaysBetween(latest, addDays(due, -1)).days).toBe(0)
      }),
    )
  })

  it('and a calendar with a fault in it is seen', () => {
    const plain = workingCalendar({ weekend: [6, 7], from: first, to: addDays(first, 1000), days: [] })
    const faulty = {
      ...plain,
      addWorkingDays: (day: string, n: number) => ({
        ...plain.addWorkingDays(day, n),
        date: addDays(day, n),
      }),
    }
    const friday = addDays(first, 70 + ((5 - weekday(addDays(first, 70)) + 7) % 7))
    expect(readNewDate('+1', friday, friday, faulty).ok).toBe(false)
  })
})

describe('Whatever lists come after each other', () => {
  const moment = fc.integer({ min: 0, max: 300 }).map((days): LocalMoment => `${addDays(first, days)}T16:00`)
  const shown = fc.record({
    due: fc.option(moment, { freq: 6 }),
    stateClass: fc.constantFrom(...stateClasses),
    supplements: fc.option(fc.integer({ min: 0, max: 3 })),
    doubts: fc.constantFrom([], ['badDate' as const], ['dateSwapSuspect' as const]),
    wasOverdue: fc.boolean(),
  })

  it('the first due date ever seen stands, and every move of the system is kept', () => {
    fc.assert(
      fc.property(fc.array(shown, { minLength: 1, maxLength: 12 }), (lists) => {
        let kept: ReturnType<typeof keep> | null = null
        let original: LocalMoment | null = null
        let moves = 0
        lists.forEach(({ wasOverdue, ...facts }, nth) => {
          const { facts: base, party } = listed('H00.000-260101-0001')
          const read: ReadDossier = { ...base, ...facts, doubts: [...facts.doubts], row: 1, party }
          if (kept !== null && kept.due !== read.due) moves += 1
          kept = keep(kept, read, { importId: `i${nth}`, at: `${addDays(first, nth)}T16:00`, wasOverdue })
          original ??= read.due
          expect(kept.originalDue).toBe(original)
          expect(kept.moves).toHaveLength(moves)
          const allowed = [kept.originalDue, ...kept.moves.map(({ to }) => to)]
          expect(allowed).toContain(kept.governingDue)
        })
      }),
    )
  })
})
