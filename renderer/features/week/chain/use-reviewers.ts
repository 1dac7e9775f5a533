/** Who may decide on a revision today: the role, the assignment of the day, and never whoever closed it. */

import { allows } from '../../../../shared/contract/procedure.ts'
import type { User } from '../../../../shared/contract/setup.ts'
import { comparePeople } from '../../../../shared/text/text.ts'
import { mayDo } from '../../../../shared/unit/assignment.ts'
import { useStatus } from '../../../app/context.tsx'
import { useRead } from '../../../app/read.ts'

export interface Reviewers {
  /** By name; the closer is not among them. */
  readonly able: readonly User[]
  readonly closer: User | undefined
  /** False while the answer is on its way. */
  readonly known: boolean
}

export function useReviewers(closerId: string): Reviewers {
  const { today } = useStatus()
  const users = useRead('user.list', {})
  const assignments = useRead('assignment.list', {})
  const able = (users.value ?? [])
    .filter(({ id, active, role }) => id !== closerId && active && allows(role, 'approver'))
    .filter(({ id }) => mayDo(assignments.value ?? [], 'reviewer', id, today))
    .sort((a, b) => comparePeople(a.name, b.name))
  const closer = (users.value ?? []).find(({ id }) => id === closerId)
  return { able, closer, known: users.state !== 'loading' && assignments.state !== 'loading' }
}
