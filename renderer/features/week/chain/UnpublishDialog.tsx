/** Strikes out a publication that was recorded by mistake; the entry stays, with the reason. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Publication } from '../../../../shared/week/chain.ts'
import { useCall } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { channelWords } from '../../../i18n/vi/words.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { Note } from '../../../ui/Note.tsx'
import classes from './Chain.module.css'

export function UnpublishDialog({
  friday,
  publication,
  onClose,
  onRemoved,
}: {
  readonly friday: string
  readonly publication: Publication
  readonly onClose: () => void
  readonly onRemoved: () => void
}) {
  const call = useCall()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function remove() {
    setTried(true)
    setProblem(null)
    if (reason.trim() === '') return
    const result = await call('week.unpublish', { friday, id: publication.id, reason })
    if (result.ok) onRemoved()
    else setProblem(sentence(result.error))
  }

  return (
    <Dialog
      title={`Bỏ một lần công khai: ${channelWords[publication.channel]}`}
      onClose={onClose}
      onSubmit={remove}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
          <Button type="submit" color="bad">
            Bỏ, giữ dấu
          </Button>
        </>
      }
    >
      <p className={classes.lead}>Dòng này bị gạch đi nhưng vẫn nằm trong sổ, kèm lý do và tên người bỏ.</p>
      <TextField
        label="Vì sao bỏ"
        value={reason}
        onChange={setReason}
        required
        autoFocus
        error={tried && reason.trim() === '' ? 'Chưa ghi lý do' : undefined}
      />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
