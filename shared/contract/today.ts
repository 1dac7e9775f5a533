/** "Hôm nay có gì": what the office sees first. Read before a PIN, so it names no citizen. */
import { z } from 'zod'
import { DossierStatus } from '../dossier/dossier.ts'
import { MadeFile, WeekState } from '../week/content.ts'
import { documentErrors, tableFormats } from './document.ts'
import { procedure } from './procedure.ts'
import { DuePoint } from './task.ts'
import { Instant, IsoDate, Nothing } from './values.ts'
import { WeekHead } from './week.ts'

/** A dossier to be looked at: overdue, or due within three working days. */
export const WatchedDossier = z.strictObject({
  code: z.string(),
  procedure: z.string(),
  field: z.string(),
  /** The department that handles it. */
  unit: z.string(),
  due: z.string(),
  status: DossierStatus,
  /** Working days: left when positive, overdue when negative. */
  days: z.int().nullable(),
})
export type WatchedDossier = z.infer<typeof WatchedDossier>

export const WatchedDossiers = z.strictObject({
  /** Name of the list and the moment it shows. */
  list: z.string(),
  exportedAt: z.string(),
  /** Working days since then. */
  age: z.int(),
  /** Still being handled. */
  open: z.int(),
  overdue: z.int(),
  nearDue: z.int(),
  needsReview: z.int(),
  /** The worst first, cut to what a screen holds; the counts are of all. */
  dossiers: z.array(WatchedDossier),
})
export type WatchedDossiers = z.infer<typeof WatchedDossiers>

/** A week, or a month, that waits for somebody. */
export const WaitingWeek = WeekHead.pick({ friday: true, from: true, to: true }).extend({
  for: z.enum(['closing', 'approval', 'changes', 'signedSheet', 'correction', 'publication']),
  state: WeekState,
})
export type WaitingWeek = z.infer<typeof WaitingWeek>

/** A day to keep: a weekly closing or a report. */
export const ComingDay = z.strictObject({
  key: z.string(),
  due: IsoDate,
  /** "Chốt tuần 14/11–20/11/2026", "Báo cáo tháng, tháng 11/2026" */
  what: z.string(),
  /** `HH:MM`; null for a whole day. */
  time: z.string().nullable(),
  shifted: z.string().nullable(),
  /** The working-day calendar of that day is official. */
  sure: z.boolean(),
  /** The week to open; null for a report. */
  friday: IsoDate.nullable(),
})
export type ComingDay = z.infer<typeof ComingDay>

/** The newest closed week beside the one before it. */
export const LastWeek = z.strictObject({
  friday: IsoDate,
  from: IsoDate,
  to: IsoDate,
  revision: z.int(),
  total: z.number().nullable(),
  totalBefore: z.number().nullable(),
  grade: z.string().nullable(),
  groups: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      max: z.number(),
      score: z.number().nullable(),
      before: z.number().nullable(),
    }),
  ),
})
export type LastWeek = z.infer<typeof LastWeek>

export const Today = z.strictObject({
  today: IsoDate,
  now: Instant,
  unitName: z.string(),
  week: WeekHead,
  lastWeek: LastWeek.nullable(),
  coming: z.array(ComingDay),
  waiting: z.array(WaitingWeek),
  /** Null before the first list was taken in. */
  dossiers: WatchedDossiers.nullable(),
  /** Tasks and check-ins to be dealt with until Sunday, overdue ones first. */
  tasks: z.array(DuePoint),
})
export type Today = z.infer<typeof Today>

export const todayProcedures = {
  'today.get': procedure({ input: Nothing, output: Today, errors: [], role: 'anyone', writes: false }),
  /** The page for Monday's meeting. */
  'today.briefing': procedure({
    input: z.strictObject({ format: z.enum(tableFormats) }),
    output: MadeFile,
    errors: documentErrors,
    role: 'anyone',
    writes: false,
  }),
} as const
