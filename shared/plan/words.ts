/** What the states of a task and of its checkpoints are called, on screen and on paper. */
import { formatDate } from '../dates/words.ts'
import type { PointState, TaskState } from './standing.ts'
import type { TaskProgress } from './task.ts'

export const stateWords: Readonly<Record<TaskState, string>> = {
  late: 'quá hạn',
  missed: 'bỏ lỡ kỳ',
  beforeIssue: 'đã quá hạn khi ban hành',
  stuck: 'vướng mắc',
  soon: 'sắp đến hạn',
  open: 'đang thực hiện',
  waiting: 'chờ sự kiện',
  undated: 'chưa rõ ngày',
  paused: 'tạm dừng',
  done: 'hoàn thành',
  none: 'không phát sinh',
}

export const pointWords: Readonly<Record<PointState, string>> = {
  done: 'đã làm',
  none: 'không phát sinh',
  skipped: 'bỏ qua',
  missed: 'quá ngày, chưa làm',
  beforeIssue: 'trước khi ban hành',
  soon: 'sắp đến',
  open: 'chưa đến',
}

interface Stood {
  readonly state: TaskState
  readonly next: { readonly effective: string } | null
  readonly dealt: number
  readonly come: number
}

/** "Hoàn thành 12/03/2026", "Quá hạn, hạn 15/03/2026", "Đang thực hiện, đã làm 7/9 kỳ", "Vướng mắc: …". */
export function standingWords(
  { state, next, dealt, come }: Stood,
  { doneOn, statusReason }: Pick<TaskProgress, 'doneOn' | 'statusReason'>,
): string {
  const word = sentenceStart(stateWords[state])
  if (state === 'done') return doneOn === null ? word : `${word} ${formatDate(doneOn)}`
  if (state === 'stuck' || state === 'paused' || state === 'none')
    return statusReason === null ? word : `${word}: ${statusReason.cause}`
  const due = next === null ? '' : `, hạn ${formatDate(next.effective)}`
  const rhythm = come > 1 || dealt > 1 ? `, đã làm ${dealt}/${come} kỳ` : ''
  return `${word}${due}${rhythm}`
}

const sentenceStart = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
