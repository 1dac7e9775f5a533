/** The month of late dossiers: counter, public list, statistics, closing; and erasing personal texts in time. */
import { z } from 'zod'
import { ClosedLateMonth, LateMonthContent, LateShare, Month } from '../letter/month.ts'
import { MadeFile } from '../week/content.ts'
import { documentErrors, publicFormats } from './document.ts'
import { failure, procedure } from './procedure.ts'
import { Instant, IsoDate, Line, RequiredLine, RequiredProse } from './values.ts'

export const lateLists = ['units', 'officers'] as const

export const LateMonthView = z.strictObject({
  month: Month,
  /** As it stands today; masked. */
  now: LateMonthContent,
  closed: z.array(ClosedLateMonth),
  /** What still keeps it from being closed; full codes, so only after a PIN: empty before one. */
  gaps: z.array(z.strictObject({ code: z.string(), what: z.enum(['reason', 'remedy', 'letter']) })),
  approved: z.array(z.strictObject({ list: z.enum(lateLists), at: Instant, by: z.string() })),
  /** Late dossiers by month of the year. */
  year: z.array(LateShare),
})
export type LateMonthView = z.infer<typeof LateMonthView>

export const lateMonthProcedures = {
  'late.month': procedure({
    input: z.strictObject({ month: Month }),
    output: LateMonthView,
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** Freezes the masked list. A dossier without a letter needs an excuse; a second closing needs a reason. */
  'late.closeMonth': procedure({
    input: z.strictObject({
      month: Month,
      excuses: z.array(z.strictObject({ code: RequiredLine, reason: Line })).max(500),
      reason: Line,
    }),
    output: ClosedLateMonth,
    errors: [
      failure('MonthNotOver'),
      failure('MonthGaps', {
        gaps: z.array(z.strictObject({ code: z.string(), what: z.enum(['reason', 'remedy', 'letter']) })),
      }),
      failure('CorrectionReasonNeeded'),
    ],
    role: 'officer',
    writes: true,
  }),
  /** A list of late units or officers goes out only after this; without it, it does not. */
  'late.approveList': procedure({
    input: z.strictObject({
      month: Month,
      list: z.enum(lateLists),
      approved: z.boolean(),
      reason: RequiredProse,
    }),
    output: LateMonthView,
    errors: [failure('MonthNotClosed')],
    role: 'approver',
    writes: true,
  }),
  /** `public`: the masked list; `internal`: with names, for the office alone. */
  'late.monthDocument': procedure({
    input: z.strictObject({
      month: Month,
      which: z.enum(['public', 'internal', 'statistics', ...lateLists]),
      format: z.enum(publicFormats),
    }),
    output: MadeFile,
    errors: [failure('ListNotApproved'), ...documentErrors],
    role: 'viewer',
    writes: false,
  }),
  /** Chains that were finished before a day and whose personal texts are still kept. */
  'late.erasable': procedure({
    input: z.strictObject({ before: IsoDate }),
    output: z.strictObject({ chains: z.int() }),
    errors: [],
    role: 'viewer',
    writes: false,
  }),
  /** Erases those texts for good; chain, statistics, numbers and hashes stay. */
  'late.erase': procedure({
    input: z.strictObject({ before: IsoDate, reason: RequiredProse }),
    output: z.strictObject({ chains: z.int(), texts: z.int() }),
    errors: [failure('TooRecent', { latest: IsoDate })],
    role: 'administrator',
    writes: true,
  }),
} as const
