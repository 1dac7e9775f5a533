/** The days on which the task is looked at: ticked off, without occasion, passed over with a reason, or missed. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PointView } from '../../../shared/contract/task.ts'
import { formatDate, weekdayName } from '../../../shared/dates/words.ts'
import type { CheckState } from '../../../shared/plan/task.ts'
import { useStatus } from '../../app/context.tsx'
import { Mark } from '../../app/Mark.tsx'
import { useCall } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { Empty } from '../../ui/Empty.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { EventForm } from './EventForm.tsx'
import type { TabProps } from './TaskDialog.tsx'
import classes from './Tasks.module.css'
import { pointKinds, pointMark } from './words.ts'

export function PointsTab({ view, tell }: TabProps) {
  const { today } = useStatus()
  const call = useCall()
  const [note, setNote] = useState('')
  const { head, points } = view

  async function check(point: PointView, state: CheckState | null) {
    const result = await call('task.check', {
      id: head.id,
      checkpoint: point.key,
      state,
      on: today,
      note,
    })
    tell(result.ok ? null : sentence(result.error))
    if (result.ok) setNote('')
  }

  return (
    <>
      {head.sameAs === null ? null : (
        <p>Việc này được làm chung ở một nhiệm vụ khác (xem Liên kết); kỳ nào làm ở đó cũng tính ở đây.</p>
      )}
      {points.length === 0 ? (
        <Empty>
          {view.waitsForEvent
            ? 'Hạn tính từ một sự kiện. Khi sự kiện xảy ra, ghi ngày ở dưới.'
            : 'Văn bản không ghi ngày nào. Đặt hạn hoặc mốc ở mục Thời hạn.'}
        </Empty>
      ) : (
        <>
          <TextField
            label="Ghi kèm"
            hint="Kết quả, hoặc lý do bỏ qua; ghi vào lần bấm tới"
            value={note}
            onChange={setNote}
          />
          <section className={table.wrap} aria-label="Các kỳ">
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">Kỳ</th>
                  <th scope="col">Hạn</th>
                  <th scope="col">Tình trạng</th>
                  <th scope="col" className={table.act}>
                    Việc
                  </th>
                </tr>
              </thead>
              <tbody>
                {points.map((point) => (
                  <Point key={point.key} point={point} onCheck={(state) => void check(point, state)} />
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
      {view.waitsForEvent || view.events.length > 0 ? <EventForm view={view} tell={tell} /> : null}
    </>
  )
}

function Point({
  point,
  onCheck,
}: {
  readonly point: PointView
  readonly onCheck: (state: CheckState | null) => void
}) {
  const { tone, text } = pointMark(point.state)
  const name = point.label === '' ? 'hạn hoàn thành' : point.label
  const periodic = point.kind === 'checkIn' || point.kind === 'occurrence' || point.kind === 'event'
  return (
    <tr>
      <th scope="row" className={table.keep}>
        {name} <span className={table.quiet}>({pointKinds[point.kind]})</span>
      </th>
      <td className={table.keep}>
        {formatDate(point.due)}
        {point.effective === point.due ? null : (
          <span className={classes.small}>
            {' '}
            thực nộp {weekdayName(point.effective)} {formatDate(point.effective)}
          </span>
        )}
      </td>
      <td>
        <Mark tone={tone}>{text}</Mark>
        {point.check === null ? null : (
          <span className={classes.small}>
            {' '}
            {formatDate(point.check.on)}, {point.check.by}
            {point.check.note === '' ? '' : `: ${point.check.note}`}
          </span>
        )}
      </td>
      <td className={table.act}>
        {point.check !== null ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Bỏ đánh dấu ${name}`}
            onClick={() => onCheck(null)}
          >
            Bỏ đánh dấu
          </Button>
        ) : (
          <>
            <Button size="compact-xs" aria-label={`Đã làm ${name}`} onClick={() => onCheck('done')}>
              Đã làm
            </Button>{' '}
            {periodic ? (
              <>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Không phát sinh ${name}`}
                  onClick={() => onCheck('none')}
                >
                  Không phát sinh
                </Button>{' '}
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Bỏ qua ${name}`}
                  onClick={() => onCheck('skipped')}
                >
                  Bỏ qua
                </Button>
              </>
            ) : null}
          </>
        )}
      </td>
    </tr>
  )
}
