/** The calendar a year at a time: twelve small months, then the listed days with their source. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { formatShort, weekdayName } from '../../../../shared/dates/words.ts'
import type { CalendarBody } from '../../../../shared/rules/bodies.ts'
import { useStatus } from '../../../app/context.tsx'
import { ConfidenceMark, Mark, StatusMark } from '../../../app/Mark.tsx'
import { Card } from '../../../app/Page.tsx'
import table from '../../../app/table.module.css'
import { Empty } from '../../../ui/Empty.tsx'
import { dayKindWords } from '../words.ts'
import { MonthGrids } from './MonthGrids.tsx'

export function CalendarView({ body }: { readonly body: CalendarBody }) {
  const { today } = useStatus()
  const years = yearsOf(body)
  const thisYear = today.slice(0, 4)
  const [year, setYear] = useState(years.includes(thisYear) ? thisYear : (years.at(-1) ?? thisYear))
  const days = body.days.filter((day) => day.date.startsWith(year)).sort((a, b) => (a.date < b.date ? -1 : 1))
  const doubts = (body.uncertain ?? []).filter(
    (span) => span.from.slice(0, 4) <= year && year <= span.to.slice(0, 4),
  )
  return (
    <Card
      title={`Năm ${year}`}
      actions={
        <SegmentedControl
          aria-label="Năm"
          size="xs"
          value={year}
          onChange={setYear}
          data={years.map((each) => ({ value: each, label: each }))}
        />
      }
    >
      <MonthGrids body={body} year={Number(year)} />
      {days.length === 0 ? (
        <Empty>Năm này chỉ có ngày nghỉ cuối tuần.</Empty>
      ) : (
        <div className={table.wrap}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">Ngày</th>
                <th scope="col">Nghỉ hay làm</th>
                <th scope="col">Lý do</th>
                <th scope="col">Tình trạng</th>
                <th scope="col">Mức chắc chắn</th>
                <th scope="col">Căn cứ</th>
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day.date}>
                  <th scope="row" className={table.keep}>
                    {weekdayName(day.date)} {formatShort(day.date)}
                  </th>
                  <td>
                    <Mark tone={day.kind === 'work' ? 'ask' : 'plain'}>{dayKindWords[day.kind]}</Mark>
                  </td>
                  <td>
                    {day.reason}
                    {day.swap && day.kind === 'off' ? ' (hoán đổi)' : ''}
                  </td>
                  <td>
                    <StatusMark status={day.status} />
                  </td>
                  <td>
                    <ConfidenceMark confidence={day.confidence} />
                  </td>
                  <td className={table.quiet}>{day.citation}</td>
                </tr>
              ))}
              {doubts.map((span) => (
                <tr key={`${span.from}${span.to}${span.reason}`}>
                  <th scope="row" className={table.keep}>
                    {span.from === span.to
                      ? `${weekdayName(span.from)} ${formatShort(span.from)}`
                      : `${formatShort(span.from)} – ${formatShort(span.to)}`}
                  </th>
                  <td>
                    <Mark tone="warn">chưa rõ</Mark>
                  </td>
                  <td>{span.reason}</td>
                  <td>
                    <StatusMark status={span.status} />
                  </td>
                  <td colSpan={2} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

export function yearsOf(body: CalendarBody): readonly string[] {
  const [first, last] = [Number(body.from.slice(0, 4)), Number(body.to.slice(0, 4))]
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => String(first + index))
}
