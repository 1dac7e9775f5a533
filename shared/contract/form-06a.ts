/** Biểu II.06a for any span of days, from the closed figures of weeks or of months. */
import { z } from 'zod'
import { MadeFile } from '../week/content.ts'
import { documentErrors, tableFormats } from './document.ts'
import { failure, procedure } from './procedure.ts'
import { IsoDate } from './values.ts'

const Span = z.strictObject({ from: IsoDate, to: IsoDate })

export const SpanChoice = Span.extend({ name: z.string() })
export type SpanChoice = z.infer<typeof SpanChoice>

export const form06aProcedures = {
  /** Spans that somebody is likely to want in a year: closed weeks and months, the windows of the year's reports. */
  'form06a.choices': procedure({
    input: z.strictObject({ year: z.int().min(2020).max(2100) }),
    output: z.array(z.strictObject({ group: z.string(), spans: z.array(SpanChoice) })),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'form06a.document': procedure({
    input: Span.extend({ format: z.enum(tableFormats) }),
    output: MadeFile,
    errors: [failure('SpanBackwards'), failure('NothingClosed'), ...documentErrors],
    role: 'anyone',
    writes: false,
  }),
} as const
