/** A name and its PIN. After a wrong one the core names the instant of the next try; the form counts down to it. */
import { Button, Group, Radio, Stack } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type Access, allows } from '../../../shared/contract/procedure.ts'
import { Pin, type User } from '../../../shared/contract/setup.ts'
import { comparePeople } from '../../../shared/text/text.ts'
import { PinField } from '../../features/people/PinField.tsx'
import { sentence } from '../../i18n/vi/errors.ts'
import { roleWords } from '../../i18n/vi/words.ts'
import { Note } from '../../ui/Note.tsx'
import { useApp, useStatus } from '../context.tsx'
import { useCountdown } from '../countdown.ts'
import { useRead } from '../read.ts'
import { useRefreshStatus } from '../session.ts'
import classes from './SignIn.module.css'

export function PinForm({
  needs,
  onDone,
  onForgotten,
}: {
  readonly needs: Access
  readonly onDone: () => void
  readonly onForgotten: () => void
}) {
  const { client } = useApp()
  const status = useStatus()
  const refresh = useRefreshStatus()
  const people = useRead('user.list', {})
  const candidates = (people.value ?? [])
    .filter((user) => user.active && allows(user.role, needs))
    .sort((a, b) => comparePeople(a.name, b.name))
  const [chosen, setChosen] = useState<string | null>(null)
  const userId = chosen ?? likeliest(candidates, status.user?.id ?? null)
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [retryAt, setRetryAt] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const pinInput = useRef<HTMLInputElement>(null)
  const firstName = useRef<HTMLInputElement>(null)
  const mustChoose = people.state === 'ready' && userId === null
  useEffect(() => {
    if (mustChoose) firstName.current?.focus()
  }, [mustChoose])
  const wait = useCountdown(retryAt)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (userId === null) return setProblem('Hãy chọn tên mình.')
    if (!Pin.safeParse(pin).success) return setProblem('Mã PIN gồm 4 đến 12 chữ số.')
    setBusy(true)
    const result = await client.invoke('session.signIn', { userId, pin })
    setBusy(false)
    setPin('')
    pinInput.current?.focus()
    if (result.ok) {
      await refresh()
      return onDone()
    }
    const { error } = result
    if (error.type === 'WrongPin' || error.type === 'TooManyTries') {
      setRetryAt(error.retryAt)
      setProblem(
        error.type === 'WrongPin' ? 'Mã PIN không đúng.' : 'Đã sai nhiều lần, phải đợi rồi mới thử lại được.',
      )
    } else setProblem(sentence(error))
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {needs === 'anyone' ? null : (
          <p className={classes.lead}>
            Việc này cần vai trò <b>{roleWords[needs]}</b> trở lên.
          </p>
        )}
        {people.state === 'ready' && candidates.length === 0 ? (
          <Note tone="warn">Chưa có ai mang vai trò này. Nhờ quản trị thêm ở màn hình Người dùng.</Note>
        ) : null}
        <Radio.Group label="Tên" value={userId} onChange={setChosen}>
          <div className={classes.people}>
            {candidates.map((user, index) => (
              <Radio
                key={user.id}
                ref={index === 0 ? firstName : undefined}
                onClick={(event) => {
                  if (event.detail > 0) pinInput.current?.focus()
                }}
                value={user.id}
                label={`${user.name} – ${roleWords[user.role]}`}
                classNames={{ body: classes.person ?? '' }}
              />
            ))}
          </div>
        </Radio.Group>
        <PinField ref={pinInput} label="Mã PIN" value={pin} onChange={setPin} autoFocus />
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        {wait > 0 ? <p className={classes.lead}>Thử lại được sau {wait} giây.</p> : null}
        <Group justify="space-between">
          <Button variant="subtle" onClick={onForgotten}>
            Quên mã PIN?
          </Button>
          <Button type="submit" loading={busy} disabled={wait > 0}>
            Vào
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The only other person, or the one at work; nobody where it would be a guess. */
function likeliest(candidates: readonly User[], current: string | null): string | null {
  const others = candidates.filter((user) => user.id !== current)
  if (others.length === 1) return others[0]?.id ?? null
  if (others.length === 0) return candidates[0]?.id ?? null
  return null
}
