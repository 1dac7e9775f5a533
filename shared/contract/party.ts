/** Who the names in a plan's columns are, seen from this office; and the office's habits of reading deadlines. */
import { z } from 'zod'
import { DeadlineHabits } from '../deadline/reading.ts'
import { OfficeRole } from '../plan/plan.ts'
import { Concern, PartyAnswer } from '../plan/roles.ts'
import { failure, procedure } from './procedure.ts'
import { Id, Line, Nothing } from './values.ts'

const Answer = z.strictObject({ concern: Concern, department: Line })

export const PartyTable = z.strictObject({
  issuer: z.string(),
  own: z.boolean(),
  counts: z.strictObject({ lead: z.int(), coordinate: z.int(), none: z.int(), open: z.int() }),
  /** In the order of the rows asked about; null while an unknown name could change it. */
  roles: z.array(OfficeRole.nullable()),
  names: z.array(
    z.strictObject({
      name: z.string(),
      leads: z.int(),
      coordinates: z.int(),
      /** What a person confirmed; null: ask. */
      answer: Answer.nullable(),
      /** What to offer while nobody answered. */
      offer: Answer.nullable(),
    }),
  ),
})
export type PartyTable = z.infer<typeof PartyTable>

const Names = z.array(Line.max(1000)).max(100)

export const partyProcedures = {
  /** For rows that are not saved yet. */
  'party.resolve': procedure({
    input: z.strictObject({
      issuer: Line,
      own: z.boolean(),
      rows: z.array(z.strictObject({ leads: Names, coordinators: Names })).max(5000),
    }),
    output: PartyTable,
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'party.plan': procedure({
    input: z.strictObject({ id: Id }),
    output: PartyTable,
    errors: [failure('NotFound')],
    role: 'anyone',
    writes: false,
  }),
  /**
   * Remembers the answers for all letters of the issuer, and gives the tasks of its plans their role; a role that a
   * person set otherwise stays. Answers how many tasks changed.
   */
  'party.confirm': procedure({
    input: z.strictObject({ issuer: Line, answers: z.array(PartyAnswer).min(1).max(500) }),
    output: z.strictObject({ tasks: z.int() }),
    errors: [],
    role: 'officer',
    writes: true,
  }),
  'habit.get': procedure({
    input: Nothing,
    output: DeadlineHabits,
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** Holds for what is read and shown from now on; what the plans print stays as it is. */
  'habit.save': procedure({
    input: DeadlineHabits,
    output: Nothing,
    errors: [],
    role: 'officer',
    writes: true,
  }),
} as const
