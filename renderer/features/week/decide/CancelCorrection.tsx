/** Throws a correction's draft away, after a question; the closed revision was never touched. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useCall } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Note } from '../../../ui/Note.tsx'

export function CancelCorrection({
  friday,
  onClose,
  onCancelled,
}: {
  readonly friday: string
  readonly onClose: () => void
  readonly onCancelled: () => void
}) {
  const call = useCall()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function cancel() {
    setBusy(true)
    const result = await call('week.cancelCorrection', { friday })
    setBusy(false)
    if (result.ok) onCancelled()
    else setProblem(sentence(result.error))
  }
  return (
    <Dialog
      title="Bỏ bản đính chính đang gõ?"
      onClose={onClose}
      onSubmit={cancel}
      blocked={busy}
      foot={
        <>
          <Button variant="default" onClick={onClose} disabled={busy} data-autofocus>
            Gõ tiếp
          </Button>
          <Button type="submit" color="bad" loading={busy}>
            Bỏ bản đang gõ
          </Button>
        </>
      }
    >
      <p>
        Những gì đã gõ cho lần đính chính này sẽ mất. Bản chốt trước đó vẫn nguyên và lại là bản mới nhất.
      </p>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
