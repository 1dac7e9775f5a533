/** Choosing the governing target and removing one both ask why; the reason goes into the history with the name. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { TargetYear } from '../../../shared/contract/target.ts'
import { documentText, thresholdText } from '../../../shared/target/words.ts'
import { useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProseField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import type { Open } from './TargetsScreen.tsx'

export function ReasonDialog({
  register,
  open: { type, target },
  onClose,
}: {
  readonly register: TargetYear
  readonly open: Exclude<Open, { type: 'save' }>
  readonly onClose: () => void
}) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const indicator = register.indicators.find(({ code }) => code === target.indicator)
  const what = `${indicator?.name ?? target.indicator} ${thresholdText({ ...target, unit: indicator?.unit ?? 'percent' })}`

  async function submit() {
    setTried(true)
    if (reason.trim() === '') return
    const input = { id: target.id, reason }
    const result = type === 'choose' ? await call('target.choose', input) : await call('target.remove', input)
    if (!result.ok) return setProblem(sentence(result.error))
    notify(type === 'choose' ? `Áp dụng: ${what}.` : `Đã bỏ: ${what}.`)
    onClose()
  }

  return (
    <Dialog
      title={type === 'choose' ? 'Chọn chỉ tiêu áp dụng' : 'Bỏ chỉ tiêu'}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
          <Button type="submit" {...(type === 'remove' ? { color: 'bad' } : {})}>
            {type === 'choose' ? 'Áp dụng' : 'Bỏ chỉ tiêu'}
          </Button>
        </>
      }
    >
      <p>
        <b>{what}</b>, {documentText(target.document)}
      </p>
      <ProseField
        label="Lý do"
        hint="Ghi vào nhật ký, ví dụ: văn bản của cấp trên trực tiếp, ban hành sau"
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
