/**
 * The directory of offices (S4 §1.5, §9.6). `office` is public: which office, by which decision its figures are
 * updated and reviewed. Who does it is a record of its own and travels encrypted only.
 */
import { z } from 'zod'
import { IsoDate, Line, RequiredLine } from '../../contract/values.ts'
import { Duty } from '../../unit/assignment.ts'
import { UnitType } from '../../unit/unit.ts'

const OnDuty = z.strictObject({
  duty: Duty,
  standing: z.enum(['main', 'standIn']),
  from: IsoDate,
  decisionNumber: Line,
  decisionDate: IsoDate.nullable(),
})

export const ContactBody = z.strictObject({
  name: RequiredLine,
  type: UnitType,
  place: RequiredLine,
  portalCode: Line,
  provinceCode: Line,
  /** Of the office, never a person's own; empty where none is given. */
  phone: Line,
  /** In force on the day it was sent. */
  duties: z.array(OnDuty.extend({ person: Line.optional() })),
})
export type ContactBody = z.infer<typeof ContactBody>
