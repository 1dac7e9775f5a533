/** "Đề nghị kiểm tra lại": written by the upper unit, answered by the commune. */
import { z } from 'zod'
import { RemarkAnswerBody, RemarkBody } from '../bundle/bodies/down.ts'
import { failure, procedure } from './procedure.ts'
import { Id, Line, Nothing, PeriodKey, Prose, RequiredProse } from './values.ts'

const Answer = RemarkAnswerBody

export const WrittenRemark = RemarkBody.extend({
  id: Id,
  name: z.string(),
  answer: Answer.nullable(),
})
export type WrittenRemark = z.infer<typeof WrittenRemark>

export const ReceivedRemark = RemarkBody.extend({ id: Id, answer: Answer.nullable() })
export type ReceivedRemark = z.infer<typeof ReceivedRemark>

export const remarkProcedures = {
  'remark.written': procedure({
    input: Nothing,
    output: z.array(WrittenRemark),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** Goes out with the next bundle downward. */
  'remark.write': procedure({
    input: z.strictObject({
      senderId: Id,
      period: PeriodKey,
      figure: Line,
      sent: Line,
      seen: Line,
      text: RequiredProse,
    }),
    output: z.strictObject({ id: Id }),
    errors: [failure('NotFound'), failure('NamesSomebody')],
    role: 'officer',
    writes: true,
  }),
  'remark.withdraw': procedure({
    input: z.strictObject({ id: Id }),
    output: Nothing,
    errors: [failure('NotFound')],
    role: 'officer',
    writes: true,
  }),
  /** What the upper unit asks this office to look at again. */
  'remark.received': procedure({
    input: Nothing,
    output: z.array(ReceivedRemark),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'remark.answer': procedure({
    input: z.strictObject({ id: Id, answer: z.enum(['right', 'corrected']), text: Prose }),
    output: Nothing,
    errors: [failure('NotFound'), failure('ReasonNeeded')],
    role: 'officer',
    writes: true,
  }),
} as const
