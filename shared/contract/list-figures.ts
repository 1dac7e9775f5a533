/** The table of 13 columns and the pairs as the imported list of dossiers tells them, offered to a week or a month. */
import { z } from 'zod'
import { LocalMoment } from '../dossier/dossier.ts'
import { lateColumns } from '../dossier/figures/late.ts'
import { Counts, Section } from '../stats/form.ts'
import { PairFigures, WeekState } from '../week/content.ts'
import { failure, procedure } from './procedure.ts'
import { Id, Instant, IsoDate, Line, PeriodKey, RequiredLine } from './values.ts'

const Count = z.int().nonnegative()

/** The list the figures were taken from. */
const ListNamed = z.strictObject({
  id: Id,
  name: z.string(),
  exportedAt: LocalMoment,
  dossiers: Count,
})

const ListFiguresView = z.strictObject({
  list: ListNamed,
  from: IsoDate,
  to: IsoDate,
  /** `field` is null while the printed name is not known; a cell is null where the list cannot know. */
  rows: z.array(
    z.strictObject({ section: Section, field: z.string().nullable(), raw: z.string(), v: Counts }),
  ),
  pairs: z.array(z.strictObject({ code: RequiredLine, ...PairFigures.shape })),
  /** What stays blank and why, and what to bear in mind. */
  notes: z.array(z.string()),
})
export type ListFiguresView = z.infer<typeof ListFiguresView>

const WeekFromList = ListFiguresView.extend({
  /** Where the table that stands differs in (10) and (13). */
  late: z.array(
    z.strictObject({ column: z.enum(lateColumns), section: Section, field: z.string(), text: RequiredLine }),
  ),
})
export type WeekFromList = z.infer<typeof WeekFromList>

const Answered = z
  .array(z.strictObject({ raw: Line, section: Section, field: RequiredLine.nullable() }))
  .max(200)

const noList = failure('NoDossiers')
const notOpen = failure('NotOpen', { state: WeekState })

export const listFiguresProcedures = {
  /** For any span of days; nothing is stored. */
  'dossier.figures': procedure({
    input: z.strictObject({ from: IsoDate, to: IsoDate }),
    output: ListFiguresView,
    errors: [noList, failure('SpanBackwards')],
    role: 'viewer',
    writes: false,
  }),
  /** For the days of a week or a month, beside its draft; `fields` answers unknown names, null leaves a row out. */
  'week.readDossiers': procedure({
    input: z.strictObject({ friday: PeriodKey, fields: Answered }),
    output: WeekFromList,
    errors: [failure('NotAFriday'), notOpen, noList],
    role: 'officer',
    writes: false,
  }),
  /** Fills what is still empty in the draft; what somebody typed or imported stands. */
  'week.fillFromDossiers': procedure({
    input: z.strictObject({ friday: PeriodKey, list: Id, fields: Answered }),
    output: z.strictObject({ savedAt: Instant, cells: Count, kept: Count }),
    errors: [
      failure('NotAFriday'),
      notOpen,
      noList,
      /** A newer list was taken in meanwhile. */
      failure('ListChanged'),
      failure('Unanswered', { raw: z.array(z.string()) }),
      failure('NothingToFill'),
    ],
    role: 'officer',
    writes: true,
  }),
} as const
