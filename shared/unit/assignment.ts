/**
 * Who updates the figures and who reviews them (plan row CS-01): a main person and stand-ins, from a day to a day,
 * by a decision. On a day with an assignment for a duty only the assigned may do it; on a day without one the roles
 * alone decide, so that an office that never assigned anybody can work. Nobody holds both duties on one day.
 */
import { z } from 'zod'
import type { Role } from '../contract/procedure.ts'
import { Id, IsoDate, Line } from '../contract/values.ts'

export const Duty = z.enum(['updater', 'reviewer'])
export type Duty = z.infer<typeof Duty>

export const Assignment = z.strictObject({
  duty: Duty,
  standing: z.enum(['main', 'standIn']),
  userId: Id,
  from: IsoDate,
  /** Both days included; null while it goes on. */
  to: IsoDate.nullable(),
  /** Number and date of the decision or notice; empty and null until văn thư gives them. */
  decisionNumber: Line,
  decisionDate: IsoDate.nullable(),
})
export type Assignment = z.infer<typeof Assignment>

export const SavedAssignment = Assignment.extend({ id: Id })
export type SavedAssignment = z.infer<typeof SavedAssignment>

/** The role without which a duty cannot be done in this program. */
export const roleOfDuty: Readonly<Record<Duty, Role>> = { updater: 'officer', reviewer: 'approver' }

type Span = Pick<Assignment, 'from' | 'to'>

const inForce = ({ from, to }: Span, date: string): boolean => from <= date && (to === null || date <= to)

const overlap = (a: Span, b: Span): boolean =>
  (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to)

/** Who has the duty on that day, main person first; empty where nobody was assigned. */
export const assignedOn = <A extends Assignment>(assignments: readonly A[], duty: Duty, date: string): A[] =>
  assignments
    .filter((assignment) => assignment.duty === duty && inForce(assignment, date))
    .sort((a, b) => Number(a.standing === 'standIn') - Number(b.standing === 'standIn'))

/** False only where others were assigned for the day and this person was not. */
export function mayDo(assignments: readonly Assignment[], duty: Duty, userId: string, date: string): boolean {
  const assigned = assignedOn(assignments, duty, date)
  return assigned.length === 0 || assigned.some((assignment) => assignment.userId === userId)
}

export type AssignmentFault =
  | { readonly type: 'DatesReversed' }
  /** The same person has the other duty on some of these days. */
  | { readonly type: 'BothDuties'; readonly other: SavedAssignment }
  /** Somebody else is the main person of this duty on some of these days. */
  | { readonly type: 'MainTaken'; readonly other: SavedAssignment }

/** What stands against an assignment beside the others; `id` is its own where it is changed. */
export function faultOf(
  assignment: Assignment,
  id: string | null,
  all: readonly SavedAssignment[],
): AssignmentFault | null {
  if (assignment.to !== null && assignment.to < assignment.from) return { type: 'DatesReversed' }
  const same = all.filter((other) => other.id !== id && overlap(assignment, other))
  const both = same.find((other) => other.userId === assignment.userId && other.duty !== assignment.duty)
  if (both !== undefined) return { type: 'BothDuties', other: both }
  const main = same.find(
    (other) => other.duty === assignment.duty && other.standing === 'main' && assignment.standing === 'main',
  )
  return main === undefined ? null : { type: 'MainTaken', other: main }
}
