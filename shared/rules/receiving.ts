/** How an upper unit receives: by when the figures of its units are to be sent, and how few are too few to rank. */
import { z } from 'zod'
import { RequiredLine } from '../contract/values.ts'
import { Confidence } from './rule.ts'

const Time = z.string().regex(/^\d{2}:\d{2}$/)

export const ReceivingBody = z.strictObject({
  /** So many working days after the week's own closing day, 0 for that very day. */
  week: z.strictObject({ workingDays: z.int().min(0).max(10), time: Time }),
  /** On the last day of the month's report. */
  month: z.strictObject({ time: Time }),
  /** A unit with fewer counts than this in a period is listed without a rank. */
  minimum: z.strictObject({
    otherwise: z.int().nonnegative(),
    /** By the code of what is ranked (`total`, `onTime`, or of a pair). */
    of: z.array(z.strictObject({ code: RequiredLine, volume: z.int().nonnegative() })),
  }),
  confidence: Confidence,
})
export type ReceivingBody = z.infer<typeof ReceivingBody>

export const minimumFor = ({ minimum }: ReceivingBody, code: string): number =>
  minimum.of.find((each) => each.code === code)?.volume ?? minimum.otherwise

export function receivingFaults({ minimum }: ReceivingBody): readonly string[] {
  const codes = minimum.of.map(({ code }) => code)
  return [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))].map(
    (code) => `Mức tối thiểu của “${code}” có hai lần.`,
  )
}
