/** Reads a deadline phrase of a plan. What it does not understand whole is unread, never guessed. */
import type { WorkingCalendar } from '../dates/calendar.ts'
import type { IsoDateText } from '../dates/plain.ts'
import { caseless } from '../text/text.ts'
import type { DeadlineHabits, DeadlineReading, Leaf } from './reading.ts'

export interface ReadContext {
  /** The plan's year, for phrases that print none. */
  readonly year: number
  /** The day the plan was issued. */
  readonly issued?: IsoDateText | undefined
  readonly calendar: WorkingCalendar
  readonly habits: DeadlineHabits
}

/** What an office does until it chooses otherwise: the literal reading, working days, hand in before a day off. */
export const literalHabits: DeadlineHabits = {
  boundIncluded: false,
  offsetDays: 'working',
  immediateDays: 1,
  whenOff: 'before',
}

export function readDeadline(phrase: string, _context: ReadContext): DeadlineReading {
  const ongoing = /^thường xuyên[.;]?$/.test(caseless(phrase))
  const leaf: Leaf = ongoing ? { kind: 'ongoing', due: null } : { kind: 'unspecified', due: null }
  const why = ongoing ? 'Việc thường xuyên, không có ngày hết hạn.' : 'Chưa đọc được thời hạn này.'
  return {
    phrase,
    deadline: leaf,
    class: ongoing ? 'CON' : 'NOT',
    confidence: ongoing ? 'certain' : 'unread',
    why,
    parts: [
      {
        label: null,
        start: null,
        softDue: null,
        hardDue: null,
        effectiveDue: null,
        soft: false,
        recurrence: null,
        trigger: null,
        offset: null,
        why,
      },
    ],
  }
}
