/** What the states and kinds of a task are called on screen. */
import type { PointView, TaskHead } from '../../../shared/contract/task.ts'
import type { TaskStatus } from '../../../shared/plan/task.ts'
import { pointWords, stateWords } from '../../../shared/plan/words.ts'
import type { MarkTone } from '../../app/Mark.tsx'
import type { TaskView } from './lines.ts'

interface Said {
  readonly tone: MarkTone
  readonly text: string
}

const stateTones: Readonly<Record<TaskHead['state'], MarkTone>> = {
  late: 'bad',
  missed: 'warn',
  beforeIssue: 'ask',
  stuck: 'warn',
  soon: 'ask',
  open: 'plain',
  waiting: 'plain',
  undated: 'ask',
  paused: 'plain',
  done: 'ok',
  none: 'plain',
}

const pointTones: Readonly<Record<PointView['state'], MarkTone>> = {
  done: 'ok',
  none: 'plain',
  skipped: 'plain',
  missed: 'bad',
  beforeIssue: 'ask',
  soon: 'ask',
  open: 'plain',
}

export const stateMark = (state: TaskHead['state']): Said => ({
  tone: stateTones[state],
  text: stateWords[state],
})
export const pointMark = (state: PointView['state']): Said => ({
  tone: pointTones[state],
  text: pointWords[state],
})

export const statusWords: Readonly<Record<TaskStatus, string>> = {
  open: 'Đang làm',
  stuck: 'Vướng mắc',
  paused: 'Tạm dừng',
  done: 'Hoàn thành',
  none: 'Không phát sinh',
}

export const viewWords: Readonly<Record<TaskView, string>> = {
  mine: 'Việc của tôi',
  week: 'Theo tuần',
  month: 'Theo tháng',
  check: 'Kiểm tra',
  assess: 'Đánh giá',
  plan: 'Theo mục',
}

export const pointKinds: Readonly<Record<PointView['kind'], string>> = {
  deadline: 'hạn',
  occurrence: 'định kỳ',
  checkIn: 'kiểm tra',
  milestone: 'mốc',
  event: 'theo sự kiện',
}

export const rhythmWords = {
  week: 'Hằng tuần',
  month: 'Hằng tháng',
  quarter: 'Hằng quý',
  halfyear: '6 tháng một lần',
  year: 'Mỗi năm một lần',
} as const
