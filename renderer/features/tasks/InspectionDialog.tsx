/** "Hồ sơ kiểm tra" of a section and a period: one zip to keep, or to carry on a stick. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { TaskHead } from '../../../shared/contract/task.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { saveFile } from '../../print/hand-over.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Tasks.module.css'

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
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const sections = [...new Set(tasks.map((task) => task.section[0] ?? '').filter((name) => name !== ''))]

  async function submit() {
    const [start, end] = [parseDate(from, today), parseDate(to, today)]
    if (!start.ok || !end.ok) return setProblem('Ghi từ ngày nào đến ngày nào.')
    setBusy(true)
    const made = await call('task.inspection', {
      year,
      planId,
      section: section === '' ? null : section,
      from: start.value,
      to: end.value,
    })
    setBusy(false)
    if (!made.ok) return setProblem(sentence(made.error))
    saveFile(made.value)
    notify(`Đã tạo ${made.value.name}.`)
    onClose()
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
        Một tệp nén gồm trang mục lục, mọi tệp minh chứng và danh sách còn thiếu. Giải nén ra thư mục rồi mở
        muc-luc.html.
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
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
