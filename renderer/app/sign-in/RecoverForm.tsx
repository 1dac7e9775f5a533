/** The last administrator's way back in: the printed code sets a new PIN, and a new code takes its place. */
import { Button, Group, NativeSelect, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { newPinProblems, PinField } from '../../features/people/PinField.tsx'
import { sentence } from '../../i18n/vi/errors.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import { useApp } from '../context.tsx'
import { useCountdown } from '../countdown.ts'
import { useRead } from '../read.ts'

export function RecoverForm({
  onBack,
  onDone,
}: {
  readonly onBack: () => void
  readonly onDone: () => void
}) {
  const { client, ui } = useApp()
  const people = useRead('user.list', {})
  const administrators = (people.value ?? []).filter((user) => user.active && user.role === 'administrator')
  const [chosen, setChosen] = useState('')
  const userId = chosen || (administrators[0]?.id ?? '')
  const [code, setCode] = useState('')
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
    if (code.trim() === '' || problems.pin !== null || problems.again !== null) return
    const result = await client.invoke('session.recover', { userId, code, pin })
    if (result.ok) {
      ui.getState().setRecoveryCode(result.value.recoveryCode)
      return onDone()
    }
    if (result.error.type === 'WrongCode' || result.error.type === 'TooManyTries')
      setRetryAt(result.error.retryAt)
    setProblem(sentence(result.error))
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <NativeSelect
          label="Người quản trị"
          value={userId}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={administrators.map((user) => ({ value: user.id, label: user.name }))}
        />
        <TextField
          label="Mã khôi phục trên thẻ"
          value={code}
          onChange={setCode}
          hint="Có hay không có dấu gạch, chữ hoa hay thường đều được"
          error={tried && code.trim() === '' ? 'Chưa nhập' : null}
          autoFocus
        />
        <PinField label="Mã PIN mới" value={pin} onChange={setPin} error={tried ? problems.pin : null} />
        <PinField
          label="Gõ lại mã PIN mới"
          value={again}
          onChange={setAgain}
          error={tried ? problems.again : null}
        />
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        {wait > 0 ? <span>Thử lại được sau {wait} giây.</span> : null}
        <Group justify="space-between">
          <Button variant="subtle" onClick={onBack}>
            Quay lại
          </Button>
          <Button type="submit" disabled={wait > 0 || userId === ''}>
            Đặt mã PIN mới
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
