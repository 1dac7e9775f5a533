/** Issues a plan: number and date of the letter; a later version says why it came. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PlanHead } from '../../../shared/contract/plan.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { ProseField, TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'

export function IssueDialog({ plan, onClose }: { readonly plan: PlanHead; readonly onClose: () => void }) {
  const { today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [number, setNumber] = useState(plan.number)
  const [date, setDate] = useState(plan.date === null ? '' : formatDate(plan.date))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const again = plan.version > 0
  const read = parseDate(date, today)

  async function submit() {
    setTried(true)
    if (number.trim() === '' || !read.ok || (again && reason.trim() === '')) return
    const result = await call('plan.issue', { id: plan.id, number, date: read.value, reason })
    if (!result.ok) return setProblem(sentence(result.error))
    notify(`Đã ban hành, bản ${result.value.version}.`)
    onClose()
  }

  return (
    <Dialog
      title={again ? `Ban hành bản ${plan.version + 1}` : 'Ban hành kế hoạch'}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
          <Button type="submit">Ban hành</Button>
        </>
      }
    >
      {plan.clear === null || plan.clear === 100 ? null : (
        <Note tone="ask" live={false}>
          6 rõ mới đạt {plan.clear} %. Vẫn ban hành được, nhưng nên giao đủ người trước.
        </Note>
      )}
      <TextField
        label="Số, ký hiệu"
        required
        autoFocus
        value={number}
        onChange={setNumber}
        error={tried && number.trim() === '' ? 'Chưa nhập' : null}
      />
      <DateField
        label="Ngày ban hành"
        required
        today={today}
        value={date}
        onChange={setDate}
        {...(tried && !read.ok ? { error: 'Chưa nhập ngày' } : {})}
      />
      {again ? (
        <ProseField
          label="Lý do ban hành lại"
          rows={2}
          required
          value={reason}
          onChange={setReason}
          error={tried && reason.trim() === '' ? 'Chưa nhập' : null}
        />
      ) : null}
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
