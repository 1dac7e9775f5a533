/** Who may do what on this PC. Nobody is ever deleted: history keeps their name. */
import { Button, Group } from '@mantine/core'
import { IconKey, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { roles } from '../../../shared/contract/procedure.ts'
import type { User } from '../../../shared/contract/setup.ts'
import { comparePeople } from '../../../shared/text/text.ts'
import { Mark } from '../../app/Mark.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useEnsure } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { roleDuties, roleWords } from '../../i18n/vi/words.ts'
import { Note } from '../../ui/Note.tsx'
import { ChangePinDialog } from './ChangePinDialog.tsx'
import { LockMinutes } from './LockMinutes.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import { ResetPinDialog } from './ResetPinDialog.tsx'

type Open =
  | { readonly type: 'person'; readonly user: User | null }
  | { readonly type: 'pin'; readonly user: User }
  | { readonly type: 'ownPin' }
  | null

export function PeopleScreen() {
  const people = useRead('user.list', {})
  const ensure = useEnsure()
  const [open, setOpen] = useState<Open>(null)
  const asAdministrator = async (next: Open) => {
    if (await ensure('administrator')) setOpen(next)
  }
  return (
    <Page
      title="Người dùng"
      lead="Mỗi người một mã PIN để biết ai làm. Mã PIN không bảo vệ được dữ liệu trước người cầm được máy hoặc ổ đĩa."
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconKey size={18} aria-hidden />}
            onClick={async () => {
              if (await ensure('viewer')) setOpen({ type: 'ownPin' })
            }}
          >
            Đổi mã PIN của tôi
          </Button>
          <Button
            leftSection={<IconUserPlus size={18} aria-hidden />}
            onClick={() => void asAdministrator({ type: 'person', user: null })}
          >
            Thêm người
          </Button>
        </>
      }
    >
      <Card title="Danh sách">
        <Loaded name="user.list" read={people}>
          {(users) => (
            <>
              <PeopleTable
                users={users}
                onEdit={(user) => void asAdministrator({ type: 'person', user })}
                onPin={(user) => void asAdministrator({ type: 'pin', user })}
              />
              {canApproveApart(users) ? null : (
                <Note tone="warn" live={false}>
                  Người chốt không được tự duyệt. Cần thêm một người kiểm duyệt, khác người cập nhật.
                </Note>
              )}
            </>
          )}
        </Loaded>
      </Card>
      <Card title="Vai trò">
        <table className={table.table}>
          <tbody>
            {roles.map((role) => (
              <tr key={role}>
                <th scope="row">{roleWords[role]}</th>
                <td>{roleDuties[role]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <LockMinutes />
      <PersonDialog
        opened={open?.type === 'person'}
        user={open?.type === 'person' ? open.user : null}
        onClose={() => setOpen(null)}
      />
      <ChangePinDialog opened={open?.type === 'ownPin'} onClose={() => setOpen(null)} />
      <ResetPinDialog user={open?.type === 'pin' ? open.user : null} onClose={() => setOpen(null)} />
    </Page>
  )
}

function PeopleTable({
  users,
  onEdit,
  onPin,
}: {
  readonly users: readonly User[]
  readonly onEdit: (user: User) => void
  readonly onPin: (user: User) => void
}) {
  const sorted = [...users].sort(
    (a, b) => Number(b.active) - Number(a.active) || comparePeople(a.name, b.name),
  )
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Tên</th>
            <th scope="col">Vai trò</th>
            <th scope="col">Tình trạng</th>
            <th scope="col" className={table.act}>
              Việc
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((user) => (
            <tr key={user.id}>
              <th scope="row">{user.name}</th>
              <td>{roleWords[user.role]}</td>
              <td>{user.active ? <Mark tone="ok">đang làm</Mark> : <Mark tone="plain">đã ngừng</Mark>}</td>
              <td className={table.act}>
                <Group gap={6} justify="flex-end" wrap="nowrap">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Sửa ${user.name}`}
                    onClick={() => onEdit(user)}
                  >
                    Sửa
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Đặt lại mã PIN của ${user.name}`}
                    onClick={() => onPin(user)}
                  >
                    Đặt lại mã PIN
                  </Button>
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Two different people are needed to close and to approve. */
const canApproveApart = (users: readonly User[]): boolean => {
  const active = users.filter((user) => user.active && user.role !== 'viewer')
  return active.length >= 2 && active.some((user) => user.role !== 'officer')
}
