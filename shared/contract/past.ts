/** Weeks from before the office used the program: entered again, so that they serve as the week before. */
import { z } from 'zod'
import { Finding, WeekRevision, WeekState } from '../week/content.ts'
import { failure, procedure } from './procedure.ts'
import { IsoDate, PeriodKey, RequiredProse } from './values.ts'

const notBefore = failure('NotBefore', { friday: PeriodKey, state: WeekState })

export const pastProcedures = {
  /** Freezes the draft of one past week, marked as entered again; nobody approves it. */
  'week.reenter': procedure({
    input: z.strictObject({ friday: PeriodKey, source: RequiredProse }),
    output: WeekRevision,
    errors: [
      failure('NotAFriday'),
      notBefore,
      failure('NothingEntered'),
      failure('FindingsRemain', { findings: z.array(Finding) }),
    ],
    role: 'officer',
    writes: true,
  }),
  /** Several past weeks of scores at once, out of one source: all of them or none. */
  'week.reenterMany': procedure({
    input: z.strictObject({
      source: RequiredProse,
      weeks: z
        .array(
          z.strictObject({
            friday: IsoDate,
            groups: z.record(z.string(), z.number()),
            total: z.number().nullable(),
          }),
        )
        .min(1)
        .max(260),
    }),
    output: z.strictObject({ weeks: z.int() }),
    errors: [
      failure('NotAFriday'),
      notBefore,
      failure('SameWeekTwice', { friday: IsoDate }),
      failure('ScoresImpossible', { friday: IsoDate }),
    ],
    role: 'officer',
    writes: true,
  }),
} as const
