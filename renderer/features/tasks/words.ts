/** What the states and kinds of a task are called on screen. */
import type { PointView, TaskHead } from '../../../shared/contract/task.ts'
import type { TaskStatus } from '../../../shared/plan/task.ts'
import type { MarkTone } from '../../app/Mark.tsx'
import type { TaskView } from './lines.ts'

export const stateMarks: Readonly<
  Record<TaskHead['state'], { readonly tone: MarkTone; readonly text: string }>
> = {
  late: { tone: 'bad', text: 'quá hạn' },
  missed: { tone: 'warn', text: 'bỏ lỡ kỳ' },
  beforeIssue: { tone: 'ask', text: 'đã quá hạn khi ban hành' },
  stuck: { tone: 'warn', text: 'vướng mắc' },
  soon: { tone: 'ask', text: 'sắp đến hạn' },
  open: { tone: 'plain', text: 'đang làm' },
  waiting: { tone: 'plain', text: 'chờ sự kiện' },
  undated: { tone: 'ask', text: 'chưa rõ ngày' },
  paused: { tone: 'plain', text: 'tạm dừng' },
  done: { tone: 'ok', text: 'hoàn thành' },
  none: { tone: 'plain', text: 'không phát sinh' },
}

export const pointMarks: Readonly<
  Record<PointView['state'], { readonly tone: MarkTone; readonly text: string }>
> = {
  done: { tone: 'ok', text: 'đã làm' },
  none: { tone: 'plain', text: 'không phát sinh' },
  skipped: { tone: 'plain', text: 'bỏ qua' },
  missed: { tone: 'bad', text: 'quá ngày, chưa làm' },
  beforeIssue: { tone: 'ask', text: 'trước khi ban hành' },
  soon: { tone: 'ask', text: 'sắp đến' },
  open: { tone: 'plain', text: 'chưa đến' },
}

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
