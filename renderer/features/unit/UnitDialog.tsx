/** An administrator changes the office; old sheets keep what they were closed with. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { Unit } from '../../../shared/unit/unit.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { problemsOf } from '../../app/problems.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import { UnitFields } from './UnitFields.tsx'
import { textsOf, unitOf } from './unit-fields.ts'

export function UnitDialog({
  unit: { id: _, ...unit },
  onClose,
}: {
  readonly unit: CallOutput<'unit.get'>
  readonly onClose: () => void
}) {
  const { today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [texts, setTexts] = useState(() => textsOf(unit))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const problems = problemsOf(Unit, unitOf(texts))

  const submit = async () => {
    setTried(true)
    if (Object.keys(problems).length > 0) return
    const result = await call('unit.update', { unit: unitOf(texts), reason })
    if (!result.ok) return setProblem(sentence(result.error))
    notify('Đã lưu thông tin cơ quan.')
    onClose()
  }

  return (
    <Dialog
      title="Sửa cơ quan"
      width={1000}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
          <Button type="submit">Lưu</Button>
        </>
      }
    >
      <UnitFields
        texts={texts}
        set={(key, text) => setTexts((before) => ({ ...before, [key]: text }))}
        problems={tried ? problems : {}}
        today={today}
      />
      <TextField
        label="Lý do sửa"
        hint="Ghi vào nhật ký, ví dụ: theo Quyết định số …"
        value={reason}
        onChange={setReason}
      />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
