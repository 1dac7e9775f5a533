/** Many files at once: what each of them is here, before anything is taken in. */
import { z } from 'zod'
import { BundleProblem } from '../bundle/problem.ts'
import { bundleProblemWords } from '../bundle/problem-words.ts'

const trouble = <T extends string>(type: T) => z.strictObject({ type: z.literal(type) })

/** Why a zip was not taken apart. */
export const dropTroubles = [
  trouble('Truncated'),
  trouble('ZipTooDeep'),
  trouble('ZipTooLarge'),
  trouble('ZipLocked'),
  trouble('ZipSpoiled'),
] as const
export type DropTrouble = z.infer<(typeof dropTroubles)[number]>

export const DropProblem = z.union([BundleProblem, ...dropTroubles])
export type DropProblem = z.infer<typeof DropProblem>

export const dropOutcomes = [
  'new',
  'replaced',
  'same',
  /** The same bundle under another name in the same drop. */
  'twice',
  'older',
  'held',
  'stranger',
  'refused',
  'spoiled',
  'other',
] as const
export const DropOutcome = z.enum(dropOutcomes)
export type DropOutcome = z.infer<typeof DropOutcome>

export const outcomeWords: Readonly<Record<DropOutcome, string>> = {
  new: 'mới',
  replaced: 'thay bản',
  same: 'đã có – không thay đổi',
  twice: 'đã có – trùng tệp khác trong lần này',
  older: 'bản cũ hơn – bỏ qua',
  held: 'giữ lại',
  stranger: 'người gửi chưa xác nhận',
  refused: 'không nhận',
  spoiled: 'hỏng',
  other: 'không phải gói – bỏ qua',
}

/** What a person has to look at stands first. */
export const needsPerson = (outcome: DropOutcome): boolean =>
  outcome === 'spoiled' || outcome === 'stranger' || outcome === 'refused' || outcome === 'held'

export function dropProblemWords(problem: DropProblem): string {
  switch (problem.type) {
    case 'ZipTooDeep':
      return 'Tệp nén lồng quá ba lớp nên không mở. Hãy giải nén rồi thả lại.'
    case 'ZipTooLarge':
      return 'Tệp nén lớn hoặc nhiều tệp hơn mức một lần nhận, phần còn lại chưa đọc. Hãy giải nén và thả từng phần.'
    case 'ZipLocked':
      return 'Tệp nén có mật khẩu nên không mở.'
    case 'ZipSpoiled':
      return 'Tệp nén bị hỏng, không lấy được gói ở trong.'
    default:
      return bundleProblemWords(problem)
  }
}

/** `namedBundle`: by its name it is a bundle, and no paper that lay beside one. */
export function outcomeOfProblem(problem: DropProblem, namedBundle: boolean): DropOutcome {
  switch (problem.type) {
    case 'UnknownSender':
    case 'KeyChanged':
      return 'stranger'
    case 'NewerFormat':
    case 'LedgerGap':
      return 'held'
    case 'KeyRevoked':
    case 'OwnBundle':
    case 'OtherRecipient':
    case 'WrongDirection':
    case 'BundleFork':
    case 'LedgerFork':
      return 'refused'
    case 'NotABundle':
      return namedBundle ? 'spoiled' : 'other'
    default:
      return 'spoiled'
  }
}

export interface DropCounts {
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly older: number
  readonly held: number
}

/** One word for a bundle of many records: what a person must know first. */
export function outcomeOfCounts({ added, changed, older, held }: DropCounts): DropOutcome {
  if (held > 0) return 'held'
  if (changed > 0) return 'replaced'
  if (added > 0) return 'new'
  return older > 0 ? 'older' : 'same'
}
