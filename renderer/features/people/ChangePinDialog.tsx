/** The signed-in person changes their own PIN; the old one is asked, with the same growing wait. */
import { Button, Group, Modal, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useUi } from '../../app/context.tsx'
import { useCountdown } from '../../app/countdown.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Note } from '../../ui/Note.tsx'
import { newPinProblems, PinField } from './PinField.tsx'

export function ChangePinDialog({
  opened,
  onClose,
}: {
  readonly opened: boolean
  readonly onClose: () => void
}) {
  return (
    <Modal opened={opened} onClose={onClose} title="Đổi mã PIN của tôi" size={400}>
      {opened ? <ChangePinForm onDone={onClose} /> : null}
    </Modal>
  )
}

function ChangePinForm({ onDone }: { readonly onDone: () => void }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [old, setOld] = useState('')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [retryAt, setRetryAt] = useState<number | null>(null)
  const wait = useCountdown(retryAt)
  const problems = newPinProblems(pin, again)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problems.pin !== null || problems.again !== null) return
    const result = await call('user.changePin', { old, pin })
    if (result.ok) {
      notify('Đã đổi mã PIN.')
      return onDone()
    }
    if (result.error.type === 'WrongPin' || result.error.type === 'TooManyTries')
      setRetryAt(result.error.retryAt)
    setProblem(result.error.type === 'WrongPin' ? 'Mã PIN đang dùng không đúng.' : sentence(result.error))
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PinField label="Mã PIN đang dùng" value={old} onChange={setOld} autoFocus />
        <PinField
          label="Mã PIN mới"
          hint="4 đến 12 chữ số"
          value={pin}
          onChange={setPin}
          error={tried ? problems.pin : null}
        />
        <PinField
          label="Gõ lại mã PIN mới"
          value={again}
          onChange={setAgain}
          error={tried ? problems.again : null}
        />
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        {wait > 0 ? <span>Thử lại được sau {wait} giây.</span> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Thôi
          </Button>
          <Button type="submit" disabled={wait > 0}>
            Đổi mã PIN
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
