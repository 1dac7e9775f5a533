/** The papers of a plan: printed back with where it stands, a page for each department, done and not done. */
import { z } from 'zod'
import { MadeFile } from '../week/content.ts'
import { documentErrors, tableFormats } from './document.ts'
import { failure, procedure } from './procedure.ts'
import { Id, IsoDate } from './values.ts'

/** `plan`: as issued; `status`: with where each line stands; `departments`: a page for each department. */
export const planPapers = ['plan', 'status', 'departments'] as const
export const PlanPaper = z.enum(planPapers)
export type PlanPaper = z.infer<typeof PlanPaper>

export const planPaperProcedures = {
  'plan.paper': procedure({
    input: z.strictObject({ id: Id, paper: PlanPaper, format: z.enum(tableFormats) }),
    output: MadeFile,
    errors: [failure('NotFound'), ...documentErrors],
    role: 'anyone',
    writes: false,
  }),
  /** Of one plan, or (null) of every task; from … to are the days to hand in, both included. */
  'plan.doneList': procedure({
    input: z.strictObject({ id: Id.nullable(), from: IsoDate, to: IsoDate, format: z.enum(tableFormats) }),
    output: MadeFile,
    errors: [failure('NotFound'), ...documentErrors],
    role: 'anyone',
    writes: false,
  }),
} as const
