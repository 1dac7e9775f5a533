/** The event from which a deadline is counted: its day, and how many working or calendar days follow. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import type { DeadlineReading } from '../../../shared/deadline/reading.ts'
import { parseNumber } from '../../../shared/numbers/vietnamese.ts'
import { useStatus } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { NumberField } from '../../ui/field/NumberField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import type { TabProps } from './TaskDialog.tsx'
import classes from './Tasks.module.css'

export function EventForm({ view: { head, definition, events }, tell }: TabProps) {
  const { today } = useStatus()
  const call = useCall()
  const said = offsetOf(definition.reading)
  const [on, setOn] = useState('')
  const [days, setDays] = useState(String(said.days))
  const [dayKind, setDayKind] = useState<'working' | 'calendar'>(said.kind)
  const [note, setNote] = useState('')

  async function add() {
    const date = parseDate(on, today)
    const count = parseNumber(days)
    if (!date.ok) return tell('Ghi ngày xảy ra sự kiện.')
    if (count.type !== 'number' || !Number.isInteger(count.value)) return tell('Ghi số ngày, ví dụ 5.')
    const event = { on: date.value, days: count.value, dayKind, note }
    const result = await call('task.addEvent', { id: head.id, event })
    if (!result.ok) return tell(sentence(result.error))
    tell(null)
    setOn('')
    setNote('')
  }

  async function remove(event: string) {
    const result = await call('task.removeEvent', { id: head.id, event, reason: 'Ghi nhầm' })
    tell(result.ok ? null : sentence(result.error))
  }

  return (
    <>
      <div className={classes.inline}>
        <DateField label="Ngày xảy ra sự kiện" today={today} value={on} onChange={setOn} />
        <NumberField label="Số ngày sau đó" value={days} onChange={setDays} />
        <NativeSelect
          label="Tính theo"
          value={dayKind}
          onChange={(event) => setDayKind(event.currentTarget.value as 'working' | 'calendar')}
          data={[
            { value: 'working', label: 'ngày làm việc' },
            { value: 'calendar', label: 'ngày lịch' },
          ]}
        />
        <TextField label="Sự kiện" placeholder="QĐ 12/QĐ-UBND" value={note} onChange={setNote} />
        <Button variant="default" onClick={() => void add()}>
          Ghi sự kiện
        </Button>
      </div>
      {events.length === 0 ? null : (
        <ul className={classes.evidence} aria-label="Các sự kiện">
          {events.map((event) => (
            <li key={event.id}>
              <span className={classes.grow}>
                {formatDate(event.on)}, {event.note === '' ? 'không ghi tên' : event.note}: {event.days}{' '}
                {event.dayKind === 'working' ? 'ngày làm việc' : 'ngày lịch'}
              </span>
              <Button
                size="compact-xs"
                variant="subtle"
                color="bad"
                aria-label={`Bỏ sự kiện ngày ${formatDate(event.on)}`}
                onClick={() => void remove(event.id)}
              >
                Bỏ
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What the phrase says of it; working days where it says only "ngày". */
function offsetOf({ parts }: DeadlineReading): {
  readonly days: number
  readonly kind: 'working' | 'calendar'
} {
  const offset = parts.find((part) => part.offset !== null)?.offset ?? null
  if (offset === null) return { days: 1, kind: 'working' }
  if ('value' in offset && offset.unit === 'day')
    return { days: offset.value, kind: offset.working === false ? 'calendar' : 'working' }
  if ('max' in offset && offset.unit === 'day') return { days: offset.max, kind: 'working' }
  return { days: 1, kind: 'working' }
}
