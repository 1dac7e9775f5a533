/** The cut-off calendar of a year: every weekly closing, every monthly and quarterly report, and the sheet for the wall. */
import { z } from 'zod'
import { Confidence, Status } from '../rules/rule.ts'
import { MadeFile } from '../week/content.ts'
import { documentErrors, tableFormats } from './document.ts'
import { procedure } from './procedure.ts'
import { IsoDate } from './values.ts'
import { WeekHead } from './week.ts'

const Year = z.strictObject({ year: z.int().min(2020).max(2100) })

/** How sure the working-day calendar is of the day; `outside` where it does not reach. */
const DayStatus = z.enum([...Status.options, 'outside'])

export const Closing = WeekHead.pick({
  friday: true,
  from: true,
  to: true,
  shifted: true,
  state: true,
}).extend({
  due: IsoDate,
  /** `HH:MM` */
  time: z.string(),
  calendarStatus: DayStatus,
})
export type Closing = z.infer<typeof Closing>

export const ReportDue = z.strictObject({
  code: z.string(),
  name: z.string(),
  period: z.string(),
  month: z.int(),
  from: IsoDate.nullable(),
  to: IsoDate.nullable(),
  nominal: IsoDate,
  due: IsoDate,
  shifted: z.string().nullable(),
  off: z.string().nullable(),
  calendarStatus: DayStatus,
})

export const ReportKind = z.strictObject({
  code: z.string(),
  name: z.string(),
  recipient: z.string(),
  /** "21 tháng trước – 20"; null where the text names no window. */
  figures: z.string().nullable(),
  status: Status,
  confidence: Confidence,
  citation: z.string(),
  note: z.string().nullable(),
})

export const CutoffYear = z.strictObject({
  year: z.int(),
  unitName: z.string(),
  closings: z.array(Closing),
  reports: z.array(ReportDue),
  /** The reports of the year as the rule names them; empty where no rule is in force. */
  kinds: z.array(ReportKind),
  /** Where the weekly closing comes from. */
  weekly: z.strictObject({ citation: z.string(), status: Status }),
})
export type CutoffYear = z.infer<typeof CutoffYear>

export const cutoffProcedures = {
  'cutoff.year': procedure({ input: Year, output: CutoffYear, errors: [], role: 'anyone', writes: false }),
  /** The year on one sheet of A4, for the wall. */
  'cutoff.sheet': procedure({
    input: Year.extend({ format: z.enum(tableFormats) }),
    output: MadeFile,
    errors: documentErrors,
    role: 'anyone',
    writes: false,
  }),
} as const
