/** The chain over the screen: enter, close, approve, print, publish. */
import type { WeekView } from '../../../shared/contract/week.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { formatShort } from '../../../shared/dates/words.ts'
import { isEditable } from '../../../shared/week/state.ts'
import type { Step } from '../../ui/Steps.tsx'

export function weekSteps({ head, revisions }: WeekView): readonly Step[] {
  const latest = revisions.at(-1)
  const closed = latest !== undefined && !isEditable(head.state)
  const approved = head.state === 'approved'
  const numbered = approved && latest !== undefined && latest.document.number !== ''
  return [
    { label: 'Nhập', state: closed ? 'done' : isEditable(head.state) ? 'now' : 'later' },
    closed
      ? { label: 'Chốt', state: 'done', note: moment(latest.content.closedAt) }
      : { label: 'Chốt', state: 'later' },
    head.state === 'returned'
      ? { label: 'Duyệt', state: 'back', note: 'bị trả lại' }
      : approved && latest?.approval != null
        ? { label: 'Duyệt', state: 'done', note: moment(latest.approval.at) }
        : { label: 'Duyệt', state: closed ? 'now' : 'later' },
    numbered
      ? { label: 'In', state: 'done', note: `số ${latest.document.number}` }
      : { label: 'In', state: approved ? 'now' : 'later' },
    { label: 'Công khai', state: numbered ? 'now' : 'later' },
  ]
}

function moment(instant: number): string {
  const { date, time } = wallClock(instant)
  return `${formatShort(date)} ${time}`
}
