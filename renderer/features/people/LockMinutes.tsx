/** How long the desk may stand unattended before the session locks. */
import { Button, Group } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { contract } from '../../../shared/contract/contract.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { Card } from '../../app/Page.tsx'
import { problemsOf } from '../../app/problems.ts'
import { useCall, useRefreshStatus } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { TextField } from '../../ui/field/TextField.tsx'

export function LockMinutes() {
  const { lockMinutes } = useStatus()
  const call = useCall()
  const refresh = useRefreshStatus()
  const notify = useUi((ui) => ui.notify)
  const [text, setText] = useState<string | null>(null)
  const minutes = /^\d+$/.test(text?.trim() ?? '') ? Number(text) : null
  const problems = problemsOf(contract['system.setLockMinutes'].input, { minutes })
  const problem = text === null ? null : problems.minutes === undefined ? null : 'Số phút từ 1 đến 240'

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (minutes === null || problem !== null) return
    const result = await call('system.setLockMinutes', { minutes })
    if (!result.ok) return notify(sentence(result.error), 'bad')
    await refresh()
    setText(null)
    notify(`Sẽ tự khóa sau ${minutes} phút không thao tác.`)
  }

  return (
    <Card title="Tự khóa">
      <form onSubmit={submit}>
        <Group align="flex-start" gap="sm">
          <TextField
            label="Khóa sau số phút không thao tác"
            value={text ?? String(lockMinutes)}
            onChange={setText}
            error={problem}
          />
          <Button
            type="submit"
            variant="default"
            mt={22}
            disabled={minutes === null || minutes === lockMinutes}
          >
            Lưu
          </Button>
        </Group>
      </form>
    </Card>
  )
}
