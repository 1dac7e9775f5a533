/** The statistics of a closed month of late dossiers: counts alone, no dossier and nobody's name. */
import { z } from 'zod'
import { Instant } from '../../contract/values.ts'
import { type LateMonthContent, LateShare, LateTally } from '../../letter/month.ts'

export const ApologyTallyBody = z.strictObject({
  tally: LateTally,
  byCause: z.array(LateShare),
  byField: z.array(LateShare),
  closedAt: Instant,
})
export type ApologyTallyBody = z.infer<typeof ApologyTallyBody>

export const tallyBody = (content: LateMonthContent, closedAt: number): ApologyTallyBody => ({
  tally: content.tally,
  byCause: content.byCause,
  byField: content.byField,
  closedAt,
})
