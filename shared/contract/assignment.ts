/** Who updates and who reviews: the assignments and the notice that names them. */
import { z } from 'zod'
import { Assignment, Duty, SavedAssignment } from '../unit/assignment.ts'
import { MadeFile } from '../week/content.ts'
import { documentErrors, tableFormats } from './document.ts'
import { failure, procedure, Role } from './procedure.ts'
import { Id, IsoDate, Nothing, RequiredLine } from './values.ts'

/** Others were assigned for that day: `names`, main person first. */
export const notAssigned = failure('NotAssigned', { duty: Duty, date: IsoDate, names: z.array(z.string()) })

const span = { name: z.string(), duty: Duty, from: IsoDate, to: IsoDate.nullable() }

export const assignmentProcedures = {
  'assignment.list': procedure({
    input: Nothing,
    output: z.array(SavedAssignment),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** Adds an assignment, or changes the one with `id`. */
  'assignment.save': procedure({
    input: z.strictObject({ id: Id.nullable(), assignment: Assignment }),
    output: z.strictObject({ id: Id }),
    errors: [
      failure('NotFound'),
      failure('UnknownUser'),
      failure('DutyNeedsRole', { name: z.string(), needs: Role }),
      failure('DatesReversed'),
      failure('BothDuties', span),
      failure('MainTaken', span),
    ],
    role: 'administrator',
    writes: true,
  }),
  /** Taken back as entered by mistake; one that ends gets its last day instead. */
  'assignment.remove': procedure({
    input: z.strictObject({ id: Id, reason: RequiredLine }),
    output: Nothing,
    errors: [failure('NotFound')],
    role: 'administrator',
    writes: true,
  }),
  /** The notice of all assignments in force on a day or later, signed by `signerId`. */
  'assignment.notice': procedure({
    input: z.strictObject({ on: IsoDate, signerId: Id.nullable(), format: z.enum(tableFormats) }),
    output: MadeFile,
    errors: [failure('NotFound'), ...documentErrors],
    role: 'anyone',
    writes: false,
  }),
} as const
