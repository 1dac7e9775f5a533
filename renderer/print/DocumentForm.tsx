/** Number, date and signer, which văn thư gives after the figures are frozen; they stand outside what was frozen. */
import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { parseDate } from '../../shared/dates/input.ts'
import { formatDate } from '../../shared/dates/words.ts'
import { signsOn } from '../../shared/unit/unit.ts'
import type { WeekRevision } from '../../shared/week/content.ts'
import { useApp, useStatus } from '../app/context.tsx'
import { useRead } from '../app/read.ts'
import { useCall } from '../app/session.ts'
import { sentence } from '../i18n/vi/errors.ts'
import { DateField } from '../ui/field/DateField.tsx'
import { TextField } from '../ui/field/TextField.tsx'
import { Note } from '../ui/Note.tsx'
import classes from './Print.module.css'

export function DocumentForm({
  revision,
  onSaved,
}: {
  readonly revision: WeekRevision
  readonly onSaved: () => void
}) {
  const { ui } = useApp()
  const call = useCall()
  const { today } = useStatus()
  const signers = useRead('signer.list', {})
  const { content, document: saved } = revision
  const [number, setNumber] = useState(saved.number)
  const [date, setDate] = useState(saved.date === null ? '' : formatDate(saved.date))
  const [signerId, setSignerId] = useState(saved.signerId)
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const read = date.trim() === '' ? null : parseDate(date, today)
  const on = read?.ok ? read.value : today
  const valid = (signers.value ?? []).filter((signer) => signsOn(signer, on) || signer.id === signerId)

  async function save() {
    setTried(true)
    setProblem(null)
    if (read !== null && !read.ok) return
    setBusy(true)
    const result = await call('week.setDocument', {
      friday: content.friday,
      revision: content.revision,
      document: { number, date: read?.ok ? read.value : null, signerId },
    })
    setBusy(false)
    if (!result.ok) {
      setProblem(sentence(result.error))
      return
    }
    ui.getState().notify('Đã ghi số, ngày, người ký vào bảng.')
    onSaved()
  }

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h3>Số văn bản, ngày, người ký</h3>
      <p className={classes.quiet}>Văn thư cho số sau khi chốt. Phần này không thuộc số liệu đã đóng băng.</p>
      <TextField
        label="Số"
        value={number}
        onChange={setNumber}
        hint={`in thành “Số: ${number.trim() || '…'}/${content.unit.documentSymbol}”`}
      />
      <DateField
        label="Ngày văn bản"
        value={date}
        onChange={setDate}
        today={today}
        {...(tried && read !== null && !read.ok ? { error: read.error.sentence } : {})}
      />
      <Select
        label="Người ký"
        placeholder="Chọn người ký"
        value={signerId}
        onChange={setSignerId}
        clearable
        allowDeselect
        data={valid.map(({ id, name, authority, title }) => ({
          value: id,
          label: `${name} (${[authority, title].filter((part) => part !== '').join(' ')})`,
        }))}
        nothingFoundMessage="Chưa khai báo người ký"
      />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <Button type="submit" variant="light" loading={busy}>
        Ghi vào bảng
      </Button>
    </form>
  )
}
