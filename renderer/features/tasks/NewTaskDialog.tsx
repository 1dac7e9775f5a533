/** A task from an incoming letter, in three fields: which letter, what, by when. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useStatus, useUi } from '../../app/context.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProseField, TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'

export function NewTaskDialog({
  onClose,
  onMade,
}: {
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}) {
  const { today, user } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [source, setSource] = useState('')
  const [content, setContent] = useState('')
  const [deadline, setDeadline] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const reading = useRead('task.readDeadline', {
    text: deadline,
    year: Number(today.slice(0, 4)),
    givenOn: today,
  })

  async function submit(open: boolean) {
    setTried(true)
    if (content.trim() === '') return
    const result = await call('task.create', {
      content,
      source,
      deadlineText: deadline,
      givenOn: today,
      personId: user?.id ?? null,
      person: user?.name ?? '',
    })
    if (!result.ok) return setProblem(sentence(result.error))
    notify('Đã thêm việc.')
    onClose()
    if (open) onMade(result.value.id)
  }

  return (
    <Dialog
      title="Thêm việc"
      onClose={onClose}
      onSubmit={() => void submit(false)}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
          <Button variant="default" onClick={() => void submit(true)}>
            Lưu và mở
          </Button>
          <Button type="submit">Lưu</Button>
        </>
      }
    >
      <TextField
        label="Số công văn, nơi giao"
        hint="Ví dụ 45/VP-KSTT của Văn phòng UBND tỉnh"
        autoFocus
        value={source}
        onChange={setSource}
      />
      <ProseField
        label="Nội dung"
        rows={2}
        required
        value={content}
        onChange={setContent}
        error={tried && content.trim() === '' ? 'Chưa nhập' : null}
      />
      <TextField
        label="Thời hạn như ghi trong văn bản"
        hint={
          deadline.trim() === ''
            ? 'Trước ngày 15/12/2026, Quý IV, Hằng tháng, Thường xuyên…'
            : (reading.value?.why ?? '')
        }
        value={deadline}
        onChange={setDeadline}
      />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
