/** The listed days of a year; ordinary weekdays and weekends need no line. */
import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { CalendarBody, CalendarDay } from '../../../../shared/rules/bodies.ts'
import { useStatus } from '../../../app/context.tsx'
import { Card } from '../../../app/Page.tsx'
import type { Problems } from '../../../app/problems.ts'
import table from '../../../app/table.module.css'
import classes from '../Rules.module.css'
import { yearsOf } from '../read/CalendarView.tsx'
import { dayKindWords } from '../words.ts'
import { ChoiceCell, ConfidenceCell, DateCell, StatusCell, TextCell } from './cells.tsx'
import { replaced, without } from './list.ts'

export function CalendarEditor({
  body,
  onChange,
  problems,
}: {
  readonly body: CalendarBody
  readonly onChange: (body: CalendarBody) => void
  readonly problems: Problems
}) {
  const { today } = useStatus()
  const years = yearsOf(body)
  const [year, setYear] = useState(years.find((each) => each === today.slice(0, 4)) ?? years.at(-1) ?? '')
  const set = (at: number, day: CalendarDay) => onChange({ ...body, days: replaced(body.days, at, day) })
  const add = () =>
    onChange({
      ...body,
      days: [
        ...body.days,
        {
          date: `${year}-01-01`,
          kind: 'off',
          reason: '',
          swap: false,
          status: 'unverified',
          confidence: 'unknown',
          citation: '',
        },
      ],
    })
  return (
    <>
      <Card title="Khoảng của lịch">
        <div className={classes.header}>
          <DateCell
            label="Từ ngày"
            value={body.from}
            onChange={(from) => onChange({ ...body, from })}
            error={problems['body.from']}
          />
          <DateCell
            label="Đến ngày"
            value={body.to}
            onChange={(to) => onChange({ ...body, to })}
            error={problems['body.to']}
          />
        </div>
      </Card>
      <Card
        title={`Ngày nghỉ và ngày làm bù năm ${year}`}
        actions={
          <>
            <SegmentedControl aria-label="Năm" size="xs" value={year} onChange={setYear} data={[...years]} />
            <Button size="compact-sm" variant="default" onClick={add}>
              Thêm ngày
            </Button>
          </>
        }
      >
        <div className={table.wrap}>
          <table className={`${table.table} ${classes.cells}`}>
            <thead>
              <tr>
                <th scope="col">Ngày</th>
                <th scope="col">Nghỉ hay làm</th>
                <th scope="col">Lý do</th>
                <th scope="col">Tình trạng</th>
                <th scope="col">Mức chắc chắn</th>
                <th scope="col">Căn cứ</th>
                <th scope="col" className={table.act}>
                  Việc
                </th>
              </tr>
            </thead>
            <tbody>
              {body.days.map((day, at) =>
                day.date === '' || day.date.startsWith(year) ? (
                  <DayRow
                    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; adding or removing one starts all anew
                    key={`${at} of ${body.days.length}`}
                    day={day}
                    at={at}
                    problems={problems}
                    onChange={(changed) => set(at, changed)}
                    onRemove={() => onChange({ ...body, days: without(body.days, at) })}
                  />
                ) : null,
              )}
            </tbody>
          </table>
        </div>
      </Card>
    </>
  )
}

function DayRow({
  day,
  at,
  problems,
  onChange,
  onRemove,
}: {
  readonly day: CalendarDay
  readonly at: number
  readonly problems: Problems
  readonly onChange: (day: CalendarDay) => void
  readonly onRemove: () => void
}) {
  const label = (what: string) => `${what}, dòng ${at + 1}`
  return (
    <tr>
      <td>
        <DateCell
          bare
          label={label('Ngày')}
          value={day.date}
          onChange={(date) => onChange({ ...day, date })}
          error={problems[`body.days.${at}.date`]}
        />
      </td>
      <td>
        <ChoiceCell
          bare
          label={label('Nghỉ hay làm')}
          value={day.kind}
          onChange={(kind) => onChange({ ...day, kind })}
          words={dayKindWords}
        />
      </td>
      <td>
        <TextCell
          bare
          label={label('Lý do')}
          value={day.reason}
          onChange={(reason) => onChange({ ...day, reason })}
          error={problems[`body.days.${at}.reason`]}
        />
      </td>
      <td>
        <StatusCell
          bare
          label={label('Tình trạng')}
          value={day.status}
          onChange={(status) => onChange({ ...day, status })}
        />
      </td>
      <td>
        <ConfidenceCell
          bare
          label={label('Mức chắc chắn')}
          value={day.confidence}
          onChange={(confidence) => onChange({ ...day, confidence })}
        />
      </td>
      <td>
        <TextCell
          bare
          label={label('Căn cứ')}
          value={day.citation}
          onChange={(citation) => onChange({ ...day, citation })}
          error={problems[`body.days.${at}.citation`]}
        />
      </td>
      <td className={table.act}>
        <Button
          size="compact-sm"
          variant="subtle"
          color="bad"
          aria-label={label('Bỏ ngày')}
          onClick={onRemove}
        >
          Bỏ
        </Button>
      </td>
    </tr>
  )
}
