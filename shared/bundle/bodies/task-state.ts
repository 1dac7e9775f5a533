/** How far a task of the upper unit has come. Why it is stuck is free text and stays with the commune. */
import { z } from 'zod'
import { IsoDate, Line, Prose } from '../../contract/values.ts'
import { OfficeRole } from '../../plan/plan.ts'
import { TaskStatus } from '../../plan/task.ts'

export const TaskStateBody = z.strictObject({
  year: z.int(),
  /** "Kế hoạch số 21/KH-UBND của UBND tỉnh Mẫu"; the letter that gave it where it has no plan. */
  source: Line,
  no: Line,
  content: Prose,
  deadline: Prose,
  role: OfficeRole.nullable(),
  status: TaskStatus,
  doneOn: IsoDate.nullable(),
  /** Checkpoints dealt with, by what was said of them. */
  checks: z.strictObject({
    done: z.int().nonnegative(),
    none: z.int().nonnegative(),
    skipped: z.int().nonnegative(),
  }),
})
export type TaskStateBody = z.infer<typeof TaskStateBody>
