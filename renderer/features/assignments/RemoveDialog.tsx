/** Takes back an assignment that was entered by mistake; one that ends gets its last day instead. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SavedAssignment } from '../../../shared/unit/assignment.ts'
import { useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { dutyWords } from '../../i18n/vi/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'

export function RemoveDialog({
  assignment,
  name,
  onClose,
}: {
  readonly assignment: SavedAssignment
  readonly name: string
  readonly onClose: () => void
}) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function remove() {
    setTried(true)
    setProblem(null)
    if (reason.trim() === '') return
    const result = await call('assignment.remove', { id: assignment.id, reason })
    if (!result.ok) return setProblem(sentence(result.error))
    notify('Đã bỏ phân công.')
    onClose()
  }

  return (
    <Dialog
      title={`Bỏ phân công ${dutyWords[assignment.duty]} của ${name}`}
      onClose={onClose}
      onSubmit={() => void remove()}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
          <Button type="submit" color="bad">
            Bỏ phân công
          </Button>
        </>
      }
    >
      <Note tone="info" live={false}>
        Chỉ bỏ khi nhập nhầm. Người thôi nhận việc thì bấm Sửa và ghi Đến ngày.
      </Note>
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
