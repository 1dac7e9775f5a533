/** The chain over the screen: enter, close, approve, print, publish. Each step says when it was taken. */
import type { WeekView } from '../../../shared/contract/week.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { formatShort } from '../../../shared/dates/words.ts'
import { isEditable } from '../../../shared/week/state.ts'
import type { Step } from '../../ui/Steps.tsx'

export function weekSteps({ head, revisions }: WeekView): readonly Step[] {
  const latest = revisions.at(-1)
  if (head.state === 'before' || head.state === 'reentered') {
    const kept = head.state === 'reentered'
    return [
      { label: 'Nhập lại', state: kept ? 'done' : 'now' },
      kept && latest !== undefined
        ? { label: 'Lưu vào sổ', state: 'done', note: moment(latest.content.closedAt) }
        : { label: 'Lưu vào sổ', state: 'later' },
    ]
  }
  const editable = isEditable(head.state)
  return [
    { label: 'Nhập', state: editable ? 'now' : latest === undefined ? 'later' : 'done' },
    latest !== undefined && !editable
      ? { label: 'Chốt', state: 'done', note: moment(latest.content.closedAt) }
      : { label: 'Chốt', state: 'later' },
    approving(head),
    printing(head),
    publishing(head),
  ]
}

function approving({ state, chain }: WeekView['head']): Step {
  const label = 'Duyệt'
  switch (state) {
    case 'approved':
      return {
        label,
        state: 'done',
        ...(chain.approvedAt === null
          ? {}
          : { note: `${chain.onPaper ? 'trên giấy, ' : ''}${moment(chain.approvedAt)}` }),
      }
    case 'returned':
      return { label, state: 'back', note: 'bị trả lại' }
    case 'awaitingPaper':
      return { label, state: 'now', note: 'chờ bản ký' }
    case 'closed':
      return { label, state: 'now' }
    case 'before':
    case 'reentered':
    case 'future':
    case 'open':
    case 'overdue':
    case 'correcting':
      return { label, state: 'later' }
  }
}

function printing({ state, chain }: WeekView['head']): Step {
  const label = 'In'
  if (state !== 'approved') return { label, state: 'later' }
  return chain.exportedAt === null
    ? { label, state: 'now' }
    : { label, state: 'done', note: moment(chain.exportedAt) }
}

function publishing({ state, chain }: WeekView['head']): Step {
  const label = 'Công khai'
  if (chain.publishedOther !== null)
    return { label, state: 'back', note: `đang treo bản lần ${chain.publishedOther}` }
  if (state !== 'approved') return { label, state: 'later' }
  if (chain.publishedAt === null) return { label, state: chain.exportedAt === null ? 'later' : 'now' }
  return chain.proven
    ? { label, state: 'done', note: moment(chain.publishedAt) }
    : { label, state: 'back', note: 'chưa có minh chứng' }
}

function moment(instant: number): string {
  const { date, time } = wallClock(instant)
  return `${formatShort(date)} ${time}`
}
