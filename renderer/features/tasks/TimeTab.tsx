/** The printed phrase with its reading and why; what the office chooses on top: a rhythm, its own day, steps. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { parseNumber } from '../../../shared/numbers/vietnamese.ts'
import { type RhythmPeriod, rhythmPeriods, rhythmText } from '../../../shared/plan/rhythm.ts'
import type { Milestone } from '../../../shared/plan/task.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { NumberField } from '../../ui/field/NumberField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import type { TabProps } from './TaskDialog.tsx'
import classes from './Tasks.module.css'
import { rhythmWords } from './words.ts'

export function TimeTab(props: TabProps) {
  return (
    <>
      <Reading {...props} />
      {props.view.takesRhythm ? <RhythmForm {...props} /> : null}
      <Steps {...props} />
    </>
  )
}

/** The reading is confirmed, or the phrase written as it should have been read. */
function Reading({ view: { head, definition }, tell }: TabProps) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [text, setText] = useState(definition.deadlineText)
  const tried = useRead('task.readDeadline', { text, year: definition.year, givenOn: definition.givenOn })
  const changed = text !== definition.deadlineText

  async function save() {
    const reading = changed ? tried.value : definition.reading
    if (reading === null) return
    const { content, leads, coordinators, product, note, source, deadlineText } = definition
    const asked = { content, leads, coordinators, product, note, source }
    const result = await call('task.define', { id: head.id, ...asked, deadlineText, reading, reason: '' })
    if (!result.ok) return tell(sentence(result.error))
    tell(null)
    setText(deadlineText)
    notify('Đã xác nhận cách hiểu thời hạn.')
  }

  return (
    <>
      <div className={classes.quote}>
        <p>
          <b>{definition.deadlineText === '' ? 'Không ghi thời hạn' : `“${definition.deadlineText}”`}</b>
        </p>
        <p>{definition.reading.why}</p>
        <p className={classes.small}>
          {definition.confirmed ? 'Đã có người xác nhận cách hiểu này.' : 'Chưa ai xác nhận cách hiểu này.'}
        </p>
      </div>
      <div className={classes.inline}>
        <TextField
          className={classes.grow ?? ''}
          label="Hiểu thời hạn là"
          hint={changed ? (tried.value?.why ?? '') : 'Sửa nếu đọc sai; chữ trong văn bản vẫn giữ nguyên.'}
          value={text}
          onChange={setText}
        />
        {definition.confirmed && !changed ? null : (
          <Button variant="default" onClick={() => void save()}>
            {changed ? 'Dùng cách hiểu này' : 'Đúng như vậy'}
          </Button>
        )}
      </div>
    </>
  )
}

function RhythmForm({ view: { head, progress }, tell }: TabProps) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [every, setEvery] = useState<RhythmPeriod>(progress.rhythm?.every ?? 'month')
  const [day, setDay] = useState(progress.rhythm?.day == null ? '' : String(progress.rhythm.day))

  async function save() {
    const read = parseNumber(day)
    const most = every === 'week' ? 7 : 31
    if (day.trim() !== '' && (read.type !== 'number' || read.value < 1 || read.value > most))
      return tell(every === 'week' ? 'Thứ ghi từ 1 (thứ Hai) đến 7 (Chủ nhật).' : 'Ngày ghi từ 1 đến 31.')
    const rhythm = { every, day: read.type === 'number' ? read.value : null }
    const result = await call('task.pace', { ids: [head.id], rhythm })
    if (!result.ok) return tell(sentence(result.error))
    tell(null)
    notify(`Nhịp kiểm tra: ${rhythmText(rhythm)}.`)
  }

  return (
    <div className={classes.inline}>
      <NativeSelect
        label="Nhịp kiểm tra"
        value={every}
        onChange={(event) => setEvery(event.currentTarget.value as RhythmPeriod)}
        data={rhythmPeriods.map((value) => ({ value, label: rhythmWords[value] }))}
      />
      <NumberField
        label={every === 'week' ? 'Thứ (1 là thứ Hai)' : 'Ngày'}
        placeholder={every === 'week' ? 'thứ Sáu' : 'ngày cuối'}
        value={day}
        onChange={setDay}
      />
      <Button variant="default" onClick={() => void save()}>
        Đặt nhịp
      </Button>
    </div>
  )
}

/** The office's own day, and steps on the way. */
function Steps({ view: { head, progress }, tell }: TabProps) {
  const { today } = useStatus()
  const call = useCall()
  const [label, setLabel] = useState('')
  const [due, setDue] = useState('')

  async function pace(given: { ownDue: string | null } | { milestones: Milestone[] }) {
    const result = await call('task.pace', { ids: [head.id], ...given })
    tell(result.ok ? null : sentence(result.error))
    if (!result.ok) return
    setLabel('')
    setDue('')
  }

  function add() {
    const date = parseDate(due, today)
    if (!date.ok) return tell('Ghi ngày của mốc, ví dụ 15/8.')
    if (label.trim() === '') return void pace({ ownDue: date.value })
    const key = nextKey(progress.milestones)
    void pace({ milestones: [...progress.milestones, { key, label, due: date.value }] })
  }

  return (
    <>
      <div className={classes.inline}>
        <TextField
          label="Mốc"
          placeholder="Dự thảo, lấy ý kiến…"
          hint="Để trống là hạn tự đặt của cả việc"
          value={label}
          onChange={setLabel}
        />
        <DateField label="Ngày" today={today} value={due} onChange={setDue} />
        <Button variant="default" onClick={add}>
          Thêm
        </Button>
      </div>
      {progress.milestones.length === 0 && progress.ownDue === null ? null : (
        <ul className={classes.evidence} aria-label="Hạn tự đặt và các mốc">
          {progress.ownDue === null ? null : (
            <li>
              <span className={classes.grow}>Hạn tự đặt: {formatDate(progress.ownDue)}</span>
              <Button
                size="compact-xs"
                variant="subtle"
                color="bad"
                onClick={() => void pace({ ownDue: null })}
              >
                Bỏ hạn tự đặt
              </Button>
            </li>
          )}
          {progress.milestones.map((step) => (
            <li key={step.key}>
              <span className={classes.grow}>
                {step.label}: {formatDate(step.due)}
              </span>
              <Button
                size="compact-xs"
                variant="subtle"
                color="bad"
                aria-label={`Bỏ mốc ${step.label}`}
                onClick={() =>
                  void pace({ milestones: progress.milestones.filter(({ key }) => key !== step.key) })
                }
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

/** A key that no step has, so that a step taken out gives its checks to no other. */
const nextKey = (steps: readonly Milestone[]): string =>
  String(Math.max(0, ...steps.map(({ key }) => Number(key) || 0)) + 1)
