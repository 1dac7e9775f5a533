/** "Hồ sơ kiểm tra" of a section and a period: a folder on this PC or a stick, or one zip to send. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import type { TaskHead } from '../../../shared/contract/task.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { saveFile } from '../../print/hand-over.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Tasks.module.css'

const HERE = 'here'
const ZIP = 'zip'

export function InspectionDialog({
  tasks,
  year,
  planId,
  onClose,
}: {
  readonly tasks: readonly TaskHead[]
  readonly year: number
  readonly planId: string | null
  readonly onClose: () => void
}) {
  const { today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [from, setFrom] = useState(formatDate(`${year}-01-01`))
  const [to, setTo] = useState(formatDate(today.startsWith(String(year)) ? today : `${year}-12-31`))
  const [section, setSection] = useState('')
  const [place, setPlace] = useState(HERE)
  const places = useRead('backup.places', {})
  const [made, setMade] = useState<CallOutput<'task.inspectionFolder'> | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const sections = [...new Set(tasks.map((task) => task.section[0] ?? '').filter((name) => name !== ''))]

  async function submit() {
    const [start, end] = [parseDate(from, today), parseDate(to, today)]
    if (!start.ok || !end.ok) return setProblem('Ghi từ ngày nào đến ngày nào.')
    const scope = {
      year,
      planId,
      section: section === '' ? null : section,
      from: start.value,
      to: end.value,
    }
    setBusy(true)
    const fault = place === ZIP ? await zip(scope) : await folder(scope)
    setBusy(false)
    setProblem(fault)
  }

  /** What went wrong, or null. */
  async function zip(scope: CallInput<'task.inspection'>): Promise<string | null> {
    const file = await call('task.inspection', scope)
    if (!file.ok) return sentence(file.error)
    saveFile(file.value)
    notify(`Đã tạo ${file.value.name}.`)
    onClose()
    return null
  }

  async function folder(scope: CallInput<'task.inspection'>): Promise<string | null> {
    const done = await call('task.inspectionFolder', { ...scope, place: place === HERE ? null : place })
    if (!done.ok) return sentence(done.error)
    setMade(done.value)
    return null
  }

  if (made !== null) {
    const stick = places.value?.find(({ token }) => token === place)
    return (
      <Dialog title="Đã tạo hồ sơ kiểm tra" onClose={onClose} foot={<Button onClick={onClose}>Xong</Button>}>
        <p>
          Thư mục <b>{made.folder}</b>{' '}
          {stick === undefined
            ? 'nằm trong thư mục dữ liệu của máy này, mục ho-so-kiem-tra (trên cửa sổ chương trình: thực đơn Tệp › Mở thư mục dữ liệu).'
            : `nằm ở ${stick.label}.`}{' '}
          Mở muc-luc.html trong đó để xem, không cần chương trình này.
        </p>
        <Note tone={made.missing === 0 ? 'ok' : 'ask'} live={false}>
          {made.proofs} minh chứng, {made.files} tệp kèm theo;{' '}
          {made.missing === 0 ? 'không thiếu gì' : `còn thiếu ${made.missing} mục`}.
        </Note>
      </Dialog>
    )
  }

  return (
    <Dialog
      title="Hồ sơ kiểm tra"
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
          <Button type="submit" loading={busy}>
            Tạo hồ sơ
          </Button>
        </>
      }
    >
      <p>
        Gồm trang mục lục muc-luc.html, danh sách còn thiếu và mọi tệp minh chứng, mỗi mục một thư mục. Ảnh và
        bản quét có thể có tên người dân: chỉ giao cho người kiểm tra.
      </p>
      <div className={classes.fields}>
        <DateField label="Từ ngày" today={today} value={from} onChange={setFrom} />
        <DateField label="Đến ngày" today={today} value={to} onChange={setTo} />
        <NativeSelect
          className={classes.full ?? ''}
          label="Mục"
          value={section}
          onChange={(event) => setSection(event.currentTarget.value)}
          data={[
            { value: '', label: 'Tất cả các mục' },
            ...sections.map((name) => ({ value: name, label: name })),
          ]}
        />
        <NativeSelect
          className={classes.full ?? ''}
          label="Lưu thành"
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
          data={[
            { value: HERE, label: 'Thư mục trên máy này' },
            ...(places.value ?? []).map(({ token, label }) => ({
              value: token,
              label: `Thư mục ở ${label}`,
            })),
            { value: ZIP, label: 'Một tệp nén (.zip) để gửi' },
          ]}
        />
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
