/** Where a task stands, in the words that papers print. */
import { formatDate } from '../dates/words.ts'
import type { TaskState } from './standing.ts'
import type { TaskProgress } from './task.ts'

const states: Readonly<Record<TaskState, string>> = {
  late: 'Quá hạn',
  missed: 'Bỏ lỡ kỳ',
  beforeIssue: 'Đã quá hạn khi ban hành',
  stuck: 'Vướng mắc',
  soon: 'Sắp đến hạn',
  open: 'Đang thực hiện',
  waiting: 'Chờ sự kiện',
  undated: 'Chưa rõ ngày',
  paused: 'Tạm dừng',
  done: 'Hoàn thành',
  none: 'Không phát sinh',
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
  const word = states[state]
  if (state === 'done') return doneOn === null ? word : `${word} ${formatDate(doneOn)}`
  if (state === 'stuck' || state === 'paused' || state === 'none')
    return statusReason === null ? word : `${word}: ${statusReason.cause}`
  const due = next === null ? '' : `, hạn ${formatDate(next.effective)}`
  const rhythm = come > 1 || dealt > 1 ? `, đã làm ${dealt}/${come} kỳ` : ''
  return `${word}${due}${rhythm}`
}
