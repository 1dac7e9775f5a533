/** Whether a person may do a duty today; the assignments of the day decide, whoever administers. */
import { listAssignments } from '../../db/unit/assignments.ts'
import { getUser } from '../../db/user/users.ts'
import { wallClock } from '../../shared/dates/plain.ts'
import { assignedOn, type Duty, mayDo } from '../../shared/unit/assignment.ts'
import type { Context } from './context.ts'

export interface NotAssigned {
  readonly type: 'NotAssigned'
  readonly duty: Duty
  readonly date: string
  /** Who was assigned, main person first. */
  readonly names: string[]
}

/** null where nothing stands in the way. */
export function notAssigned(
  { office: { store }, now }: Context,
  duty: Duty,
  userId: string,
): NotAssigned | null {
  const { date } = wallClock(now)
  const assignments = listAssignments(store)
  if (mayDo(assignments, duty, userId, date)) return null
  const names = assignedOn(assignments, duty, date).map(
    (assignment) => getUser(store, assignment.userId)?.name ?? '',
  )
  return { type: 'NotAssigned', duty, date, names }
}
