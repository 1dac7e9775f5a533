/** Adds a person, or changes the name, the role and whether they still work here. */
import { Button, Checkbox, Group, Modal, NativeSelect, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { contract } from '../../../shared/contract/contract.ts'
import { type Role, roles } from '../../../shared/contract/procedure.ts'
import type { User } from '../../../shared/contract/setup.ts'
import { useUi } from '../../app/context.tsx'
import { problemsOf } from '../../app/problems.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { roleDuties, roleWords } from '../../i18n/vi/words.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import { newPinProblems, PinField } from './PinField.tsx'

export function PersonDialog({
  opened,
  user,
  onClose,
}: {
  readonly opened: boolean
  /** Null adds somebody new. */
  readonly user: User | null
  readonly onClose: () => void
}) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={user === null ? 'Thêm người' : `Sửa ${user.name}`}
      size={460}
    >
      {opened ? <PersonForm key={user?.id} user={user} onDone={onClose} /> : null}
    </Modal>
  )
}

function PersonForm({ user, onDone }: { readonly user: User | null; readonly onDone: () => void }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [name, setName] = useState(user?.name ?? '')
  const [role, setRole] = useState<Role>(user?.role ?? 'officer')
  const [active, setActive] = useState(user?.active ?? true)
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const problems =
    user === null
      ? problemsOf(contract['user.create'].input, { name, role, pin })
      : problemsOf(contract['user.update'].input, { id: user.id, name, role, active })
  const pins = newPinProblems(pin, again)
  const wrong = Object.keys(problems).length > 0 || (user === null && pins.again !== null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong) return
    const result =
      user === null
        ? await call('user.create', { name, role, pin })
        : await call('user.update', { id: user.id, name, role, active })
    if (!result.ok) return setProblem(sentence(result.error))
    notify(user === null ? `Đã thêm ${name}.` : `Đã sửa ${name}.`)
    onDone()
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextField
          label="Họ và tên"
          value={name}
          onChange={setName}
          error={tried ? problems.name : null}
          required
          autoFocus
        />
        <NativeSelect
          label="Vai trò"
          description={roleDuties[role]}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
          data={roles.map((each) => ({ value: each, label: roleWords[each] }))}
        />
        {user === null ? (
          <>
            <PinField
              label="Mã PIN"
              hint="4 đến 12 chữ số; người này nên tự gõ"
              value={pin}
              onChange={setPin}
              error={tried ? pins.pin : null}
            />
            <PinField
              label="Gõ lại mã PIN"
              value={again}
              onChange={setAgain}
              error={tried ? pins.again : null}
            />
          </>
        ) : (
          <Checkbox
            label="Đang làm việc ở đây"
            description="Bỏ dấu thì người này không đăng nhập được nữa; tên trong sổ vẫn giữ"
            checked={active}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
        )}
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Thôi
          </Button>
          <Button type="submit">{user === null ? 'Thêm' : 'Lưu'}</Button>
        </Group>
      </Stack>
    </form>
  )
}
