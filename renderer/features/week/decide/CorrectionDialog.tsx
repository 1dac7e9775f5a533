/** Opens a closed week for a correction. The frozen revision stays as it is; the reason is printed on the new one. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { WeekView } from '../../../../shared/contract/week.ts'
import { useCall } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ProseField } from '../../../ui/field/TextField.tsx'
import { Note } from '../../../ui/Note.tsx'
import { weekTitle } from '../week-words.ts'
import classes from './Decide.module.css'

export function CorrectionDialog({
  view,
  onClose,
  onStarted,
}: {
  readonly view: WeekView
  readonly onClose: () => void
  readonly onStarted: () => void
}) {
  const call = useCall()
  const returned = view.revisions.at(-1)?.approval
  const suggested = returned?.decision === 'returned' ? (returned.reason ?? '') : ''
  const [reason, setReason] = useState(suggested)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function start() {
    setTried(true)
    setProblem(null)
    if (reason.trim() === '') return
    setBusy(true)
    const result = await call('week.startCorrection', { friday: view.head.friday, reason })
    setBusy(false)
    if (result.ok) onStarted()
    else setProblem(sentence(result.error))
  }

  return (
    <Dialog
      title={`Đính chính ${weekTitle(view.head).toLowerCase()}`}
      onClose={onClose}
      onSubmit={start}
      blocked={busy}
      foot={
        <>
          <Button variant="default" onClick={onClose} disabled={busy}>
            Thôi
          </Button>
          <Button type="submit" loading={busy}>
            Mở để đính chính
          </Button>
        </>
      }
    >
      <p className={classes.lead}>
        Bản đã chốt được giữ nguyên. Số liệu của nó được chép ra để sửa; chốt lại sẽ thành đính chính lần{' '}
        {view.head.revision} và phải được duyệt lại.
      </p>
      <ProseField
        label="Lý do đính chính"
        hint="Được in trên bảng công khai của bản đính chính."
        required
        autoFocus
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? 'Chưa ghi lý do' : undefined}
      />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
