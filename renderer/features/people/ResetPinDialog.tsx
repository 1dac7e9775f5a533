/** A forgotten PIN: the administrator hands the keyboard over, and the person types a new one. */
import { Button, Group, Modal, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { User } from '../../../shared/contract/setup.ts'
import { useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Note } from '../../ui/Note.tsx'
import { newPinProblems, PinField } from './PinField.tsx'

export function ResetPinDialog({
  user,
  onClose,
}: {
  readonly user: User | null
  readonly onClose: () => void
}) {
  return (
    <Modal
      opened={user !== null}
      onClose={onClose}
      title={`Đặt lại mã PIN của ${user?.name ?? ''}`}
      size={420}
    >
      {user === null ? null : <ResetPinForm user={user} onDone={onClose} />}
    </Modal>
  )
}

function ResetPinForm({ user, onDone }: { readonly user: User; readonly onDone: () => void }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const problems = newPinProblems(pin, again)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problems.pin !== null || problems.again !== null) return
    const result = await call('user.resetPin', { id: user.id, pin })
    if (!result.ok) return setProblem(sentence(result.error))
    notify(`Đã đặt lại mã PIN của ${user.name}.`)
    onDone()
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PinField
          label="Mã PIN mới"
          hint="Để người đó tự gõ, 4 đến 12 chữ số"
          value={pin}
          onChange={setPin}
          error={tried ? problems.pin : null}
          autoFocus
        />
        <PinField
          label="Gõ lại mã PIN mới"
          value={again}
          onChange={setAgain}
          error={tried ? problems.again : null}
        />
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Thôi
          </Button>
          <Button type="submit">Đặt mã PIN mới</Button>
        </Group>
      </Stack>
    </form>
  )
}
