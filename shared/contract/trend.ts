/** The weeks of a year as figures to be read: official scores, what marks them, and what they rest on. */
import { z } from 'zod'
import { IndexBody } from '../rules/bodies.ts'
import { Computed, WeekFigures, WeekState } from '../week/content.ts'
import { procedure } from './procedure.ts'
import { Id, Instant, IsoDate } from './values.ts'

export const TrendWeek = z.strictObject({
  friday: IsoDate,
  state: WeekState,
  /** 0 for a week never closed. */
  revision: z.int().nonnegative(),
  late: z.boolean(),
  total: z.number().nullable(),
  grade: z.string().nullable(),
  groups: z.record(z.string(), z.number().nullable()),
  /** Tables read into the week, oldest first. */
  imports: z.array(z.strictObject({ name: z.string(), rows: z.int(), at: Instant })),
  evidence: z.array(z.strictObject({ id: Id, name: z.string() })),
})
export type TrendWeek = z.infer<typeof TrendWeek>

export const TrendYear = z.strictObject({
  year: z.int(),
  /** The weeks that have passed, oldest first; a missed one has no scores. */
  weeks: z.array(TrendWeek),
  /** The newest closed week, and the dictionary it was closed by. */
  newest: z
    .strictObject({
      friday: IsoDate,
      figures: WeekFigures.pick({ groups: true, metrics: true }),
      computed: Computed,
      index: IndexBody,
      /** Its week before, as frozen; null where there was none. */
      before: z
        .strictObject({ total: z.number().nullable(), groups: z.record(z.string(), z.number().nullable()) })
        .nullable(),
    })
    .nullable(),
})
export type TrendYear = z.infer<typeof TrendYear>

export const trendProcedures = {
  'trend.year': procedure({
    input: z.strictObject({ year: z.int().min(2020).max(2100) }),
    output: TrendYear,
    errors: [],
    role: 'anyone',
    writes: false,
  }),
} as const
