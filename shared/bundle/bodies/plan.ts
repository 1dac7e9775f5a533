/** An issued yearly plan of the commune (KH-01), line by line as printed in its appendix. Nobody is named in it. */
import { z } from 'zod'
import { IsoDate, Line, Prose, RequiredLine, Sha256 } from '../../contract/values.ts'

export const PlanBodyRow = z.strictObject({
  section: z.array(z.string()),
  no: Line,
  content: Prose,
  leads: z.array(z.string()),
  coordinators: z.array(z.string()),
  start: Prose,
  deadline: Prose,
  product: Prose,
  note: Prose,
})

export const PlanBody = z.strictObject({
  year: z.int(),
  title: RequiredLine,
  number: Line,
  date: IsoDate.nullable(),
  issuer: Line,
  /** Why there is a version after the first. */
  reason: Prose,
  /** Of the issued version at the commune, people included. */
  sheetHash: Sha256,
  rows: z.array(PlanBodyRow),
})
export type PlanBody = z.infer<typeof PlanBody>
