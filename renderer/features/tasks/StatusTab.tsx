/** Where the task stands as a whole, said by a person; an obstacle with its cause, the proposal and to whom. */
import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { type TaskStatus, taskStatuses } from '../../../shared/plan/task.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { ProseField, TextField } from '../../ui/field/TextField.tsx'
import type { TabProps } from './TaskDialog.tsx'
import classes from './Tasks.module.css'
import { statusWords } from './words.ts'

export function StatusTab({ view: { head, progress }, tell }: TabProps) {
  const { today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [status, setStatus] = useState<TaskStatus>(progress.status)
  const [cause, setCause] = useState(progress.statusReason?.cause ?? '')
  const [proposal, setProposal] = useState(progress.statusReason?.proposal ?? '')
  const [to, setTo] = useState(progress.statusReason?.to ?? '')
  const [doneOn, setDoneOn] = useState(formatDate(progress.doneOn ?? today))
  const reasoned = status === 'stuck' || status === 'paused' || status === 'none'

  async function save() {
    const date = parseDate(doneOn, today)
    if (status === 'done' && !date.ok) return tell('Ghi ngày hoàn thành.')
    if (reasoned && cause.trim() === '') return tell('Phải ghi lý do.')
    const result = await call('task.status', {
      ids: [head.id],
      status,
      reason: reasoned ? { cause, proposal, to } : null,
      doneOn: status === 'done' && date.ok ? date.value : null,
    })
    if (!result.ok) return tell(sentence(result.error))
    tell(null)
    notify(`Đã ghi: ${statusWords[status]}.`)
  }

  return (
    <>
      <Radio.Group label="Tình trạng" value={status} onChange={(next) => setStatus(next as TaskStatus)}>
        <div className={classes.inline}>
          {taskStatuses.map((value) => (
            <Radio key={value} value={value} label={statusWords[value]} />
          ))}
        </div>
      </Radio.Group>
      {status === 'done' ? (
        <DateField label="Ngày hoàn thành" today={today} value={doneOn} onChange={setDoneOn} />
      ) : null}
      {reasoned ? (
        <ProseField
          label={status === 'stuck' ? 'Vướng mắc gì, do đâu' : 'Lý do'}
          rows={2}
          required
          value={cause}
          onChange={setCause}
        />
      ) : null}
      {status === 'stuck' ? (
        <>
          <ProseField label="Đề xuất cách gỡ" rows={2} value={proposal} onChange={setProposal} />
          <TextField label="Đề nghị ai giải quyết" value={to} onChange={setTo} />
        </>
      ) : null}
      <div>
        <Button onClick={() => void save()}>Ghi tình trạng</Button>
      </div>
    </>
  )
}
