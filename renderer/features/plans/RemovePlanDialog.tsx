/** A plan saved by mistake leaves the lists with its tasks; the history keeps both. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PlanHead } from '../../../shared/contract/plan.ts'
import { useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProseField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'

export function RemovePlanDialog({
  plan,
  onClose,
}: {
  readonly plan: PlanHead
  readonly onClose: (done: boolean) => void
}) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function submit() {
    setTried(true)
    if (reason.trim() === '') return
    const result = await call('plan.remove', { id: plan.id, reason })
    if (!result.ok) return setProblem(sentence(result.error))
    notify('Đã bỏ kế hoạch.')
    onClose(true)
  }

  return (
    <Dialog
      title="Bỏ kế hoạch"
      onClose={() => onClose(false)}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button variant="default" onClick={() => onClose(false)}>
            Thôi
          </Button>
          <Button type="submit" color="bad">
            Bỏ kế hoạch
          </Button>
        </>
      }
    >
      <p>
        <b>{plan.title}</b> và {plan.tasks} nhiệm vụ của kế hoạch này rời khỏi các danh sách. Nhật ký vẫn giữ.
      </p>
      <ProseField
        label="Lý do"
        rows={2}
        required
        autoFocus
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? 'Chưa nhập' : null}
      />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
