/** The signed sheet is here: its photo or scan, and the day it was signed. With it the week is approved. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { WeekHead } from '../../../../shared/contract/week.ts'
import { parseDate } from '../../../../shared/dates/input.ts'
import { formatDate } from '../../../../shared/dates/words.ts'
import type { PaperApproval } from '../../../../shared/week/content.ts'
import { useStatus } from '../../../app/context.tsx'
import { useCall } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DateField } from '../../../ui/field/DateField.tsx'
import { Note } from '../../../ui/Note.tsx'
import { FileField } from '../../evidence/FileField.tsx'
import type { GivenFile } from '../../evidence/given-file.ts'
import { weekTitle } from '../week-words.ts'
import classes from './Chain.module.css'

export function AttachDialog({
  head,
  revision,
  paper,
  onClose,
  onAttached,
  onCancelled,
}: {
  readonly head: WeekHead
  readonly revision: number
  readonly paper: PaperApproval
  readonly onClose: () => void
  readonly onAttached: () => void
  readonly onCancelled: () => void
}) {
  const call = useCall()
  const { today } = useStatus()
  const [file, setFile] = useState<GivenFile | null>(null)
  const [date, setDate] = useState(formatDate(today))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const day = parseDate(date, today)

  async function attach() {
    setTried(true)
    setProblem(null)
    if (file === null || !day.ok) return
    setBusy(true)
    const result = await call('week.attachPaper', {
      friday: head.friday,
      revision,
      signedOn: day.value,
      file,
    })
    setBusy(false)
    if (result.ok) onAttached()
    else setProblem(sentence(result.error))
  }

  async function cancel() {
    setProblem(null)
    const result = await call('week.cancelPaper', { friday: head.friday, revision })
    if (result.ok) onCancelled()
    else setProblem(sentence(result.error))
  }

  return (
    <Dialog
      title={`Gắn bản ký ${weekTitle(head).toLowerCase()}`}
      onClose={onClose}
      onSubmit={attach}
      blocked={busy}
      foot={
        <>
          <Button
            variant="subtle"
            className={classes.aside ?? ''}
            onClick={() => void cancel()}
            disabled={busy}
          >
            Không chờ bản ký nữa
          </Button>
          <Button variant="default" onClick={onClose} disabled={busy}>
            Để sau
          </Button>
          <Button type="submit" loading={busy}>
            Gắn bản ký
          </Button>
        </>
      }
    >
      <p className={classes.lead}>
        Bản do <b>{paper.approver.name}</b> ký. Gắn xong là đã duyệt, không sửa được nữa.
      </p>
      <FileField
        label="Ảnh chụp hoặc bản quét có chữ ký"
        autoFocus
        value={file}
        onChange={setFile}
        error={tried && file === null ? 'Chưa có ảnh hoặc bản quét' : undefined}
      />
      <DateField
        label="Ngày ký"
        value={date}
        onChange={setDate}
        today={today}
        {...(tried && !day.ok ? { error: day.error.sentence } : {})}
      />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
