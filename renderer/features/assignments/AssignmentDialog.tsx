/** Assigns a person to a duty, or changes the days and the decision of an assignment. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { allows } from '../../../shared/contract/procedure.ts'
import type { User } from '../../../shared/contract/setup.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { comparePeople } from '../../../shared/text/text.ts'
import {
  type Assignment,
  type Duty,
  roleOfDuty,
  type SavedAssignment,
} from '../../../shared/unit/assignment.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { dutyWords, standingWords } from '../../i18n/vi/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Assignments.module.css'

export function AssignmentDialog({
  assignment,
  people,
  onClose,
}: {
  /** Null adds one. */
  readonly assignment: SavedAssignment | null
  /** Those who still work here. */
  readonly people: readonly User[]
  readonly onClose: () => void
}) {
  const { today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [duty, setDuty] = useState<Duty>(assignment?.duty ?? 'updater')
  const [standing, setStanding] = useState<Assignment['standing']>(assignment?.standing ?? 'main')
  const [userId, setUserId] = useState(assignment?.userId ?? '')
  const [from, setFrom] = useState(formatDate(assignment?.from ?? today))
  const [to, setTo] = useState(dateText(assignment?.to ?? null))
  const [number, setNumber] = useState(assignment?.decisionNumber ?? '')
  const [decided, setDecided] = useState(dateText(assignment?.decisionDate ?? null))
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const able = people
    .filter(({ role }) => allows(role, roleOfDuty[duty]))
    .sort((a, b) => comparePeople(a.name, b.name))
  const chosen = able.some(({ id }) => id === userId) ? userId : ''
  const first = parseDate(from, today)
  const last = optionalDate(to, today)
  const decisionDate = optionalDate(decided, today)

  async function save() {
    setTried(true)
    setProblem(null)
    if (chosen === '' || !first.ok || !last.ok || !decisionDate.ok) return
    const result = await call('assignment.save', {
      id: assignment?.id ?? null,
      assignment: {
        duty,
        standing,
        userId: chosen,
        from: first.value,
        to: last.value,
        decisionNumber: number,
        decisionDate: decisionDate.value,
      },
    })
    if (!result.ok) return setProblem(sentence(result.error))
    notify('Đã lưu phân công.')
    onClose()
  }

  const fault = (read: ReturnType<typeof optionalDate>) =>
    tried && !read.ok ? { error: read.error.sentence } : {}

  return (
    <Dialog
      title={assignment === null ? 'Thêm phân công' : 'Sửa phân công'}
      width={620}
      onClose={onClose}
      onSubmit={() => void save()}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
          <Button type="submit">Lưu</Button>
        </>
      }
    >
      <div className={classes.pair}>
        <NativeSelect
          label="Việc"
          value={duty}
          data-autofocus
          onChange={(event) => setDuty(event.currentTarget.value as Duty)}
          data={(['updater', 'reviewer'] as const).map((value) => ({ value, label: dutyWords[value] }))}
        />
        <NativeSelect
          label="Chính hay dự phòng"
          value={standing}
          onChange={(event) => setStanding(event.currentTarget.value as Assignment['standing'])}
          data={(['main', 'standIn'] as const).map((value) => ({ value, label: standingWords[value] }))}
        />
      </div>
      <NativeSelect
        label="Người"
        value={chosen}
        error={tried && chosen === '' ? 'Chọn người' : undefined}
        description="Chỉ hiện người đang làm và có vai trò làm được việc này."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => setUserId(event.currentTarget.value)}
        data={[
          { value: '', label: 'Chọn người…' },
          ...able.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <div className={classes.pair}>
        <DateField label="Từ ngày" value={from} onChange={setFrom} today={today} {...fault(first)} />
        <DateField
          label="Đến ngày"
          value={to}
          onChange={setTo}
          today={today}
          hint="để trống nếu chưa biết ngày kết thúc"
          {...fault(last)}
        />
        <TextField
          label="Số quyết định, thông báo"
          value={number}
          onChange={setNumber}
          hint="văn thư cho số sau thì sửa lại"
        />
        <DateField
          label="Ngày quyết định"
          value={decided}
          onChange={setDecided}
          today={today}
          {...fault(decisionDate)}
        />
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}

const dateText = (date: string | null): string => (date === null ? '' : formatDate(date))

const optionalDate = (text: string, today: string) =>
  text.trim() === '' ? ({ ok: true, value: null } as const) : parseDate(text, today)
