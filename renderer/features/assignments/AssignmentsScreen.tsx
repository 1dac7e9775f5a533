/** Who updates the figures and who reviews them, from when to when; and the notice that says so. */
import { Button, Group } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { User } from '../../../shared/contract/setup.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { assignedOn, type Duty, type SavedAssignment } from '../../../shared/unit/assignment.ts'
import { useStatus } from '../../app/context.tsx'
import { Mark } from '../../app/Mark.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useEnsure } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { dutyWords, standingWords } from '../../i18n/vi/words.ts'
import { Empty } from '../../ui/Empty.tsx'
import { AssignmentDialog } from './AssignmentDialog.tsx'
import classes from './Assignments.module.css'
import { Notice } from './Notice.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'

type Open =
  | { readonly type: 'edit'; readonly assignment: SavedAssignment | null }
  | { readonly type: 'remove'; readonly assignment: SavedAssignment }
  | null

export function AssignmentsScreen() {
  const { today } = useStatus()
  const assignments = useRead('assignment.list', {})
  const users = useRead('user.list', {})
  const ensure = useEnsure()
  const [open, setOpen] = useState<Open>(null)
  const people = users.value ?? []
  const nameOf = (id: string) => people.find((user) => user.id === id)?.name ?? ''
  const asAdministrator = async (next: Open) => {
    if (await ensure('administrator')) setOpen(next)
  }
  return (
    <Page
      title="Phân công"
      lead="Ngày nào có phân công thì chỉ người được phân công hoặc người dự phòng mới chốt, mới duyệt được. Một người không làm cả hai việc trong cùng một ngày."
      actions={
        <Button
          leftSection={<IconUserPlus size={18} aria-hidden />}
          onClick={() => void asAdministrator({ type: 'edit', assignment: null })}
        >
          Thêm phân công
        </Button>
      }
    >
      <Loaded name="assignment.list" read={assignments}>
        {(list) => (
          <>
            <Card title={`Hôm nay, ${formatDate(today)}`}>
              <dl className={classes.today}>
                <Today duty="updater" list={list} today={today} nameOf={nameOf} />
                <Today duty="reviewer" list={list} today={today} nameOf={nameOf} />
              </dl>
            </Card>
            <Card title="Danh sách">
              {list.length === 0 ? (
                <Empty>Chưa phân công ai. Khi đó ai có vai trò cập nhật, kiểm duyệt đều làm được.</Empty>
              ) : (
                <AssignmentTable
                  list={list}
                  today={today}
                  nameOf={nameOf}
                  onEdit={(assignment) => void asAdministrator({ type: 'edit', assignment })}
                  onRemove={(assignment) => void asAdministrator({ type: 'remove', assignment })}
                />
              )}
            </Card>
            {list.length === 0 ? null : (
              <Card title="Thông báo phân công">
                <Notice today={today} version={JSON.stringify(list)} />
              </Card>
            )}
          </>
        )}
      </Loaded>
      {open?.type === 'edit' ? (
        <AssignmentDialog
          assignment={open.assignment}
          people={people.filter(isActive)}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open?.type === 'remove' ? (
        <RemoveDialog
          assignment={open.assignment}
          name={nameOf(open.assignment.userId)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Page>
  )
}

const isActive = (user: User): boolean => user.active

function Today({
  duty,
  list,
  today,
  nameOf,
}: {
  readonly duty: Duty
  readonly list: readonly SavedAssignment[]
  readonly today: string
  readonly nameOf: (id: string) => string
}) {
  const assigned = assignedOn(list, duty, today)
  return (
    <>
      <dt>{duty === 'updater' ? 'Người cập nhật' : 'Người kiểm duyệt'}</dt>
      <dd>
        {assigned.length === 0
          ? 'chưa phân công, ai có vai trò đều làm được'
          : assigned
              .map(({ userId, standing }) => `${nameOf(userId)} (${standingWords[standing]})`)
              .join(', ')}
      </dd>
    </>
  )
}

function AssignmentTable({
  list,
  today,
  nameOf,
  onEdit,
  onRemove,
}: {
  readonly list: readonly SavedAssignment[]
  readonly today: string
  readonly nameOf: (id: string) => string
  readonly onEdit: (assignment: SavedAssignment) => void
  readonly onRemove: (assignment: SavedAssignment) => void
}) {
  const newestFirst = [...list].sort((a, b) => (a.from < b.from ? 1 : -1))
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Người</th>
            <th scope="col">Việc</th>
            <th scope="col">Từ ngày</th>
            <th scope="col">Đến ngày</th>
            <th scope="col">Số quyết định</th>
            <th scope="col">Tình trạng</th>
            <th scope="col" className={table.act}>
              Sửa, bỏ
            </th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.map((assignment) => {
            const { id, userId, duty, standing, from, to, decisionNumber, decisionDate } = assignment
            const name = nameOf(userId)
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>
                  {dutyWords[duty]}, {standingWords[standing]}
                </td>
                <td>{formatDate(from)}</td>
                <td>{to === null ? 'khi có thay đổi' : formatDate(to)}</td>
                <td>
                  {decisionNumber}
                  {decisionDate === null ? '' : `, ${formatDate(decisionDate)}`}
                </td>
                <td>
                  <Standing from={from} to={to} today={today} />
                </td>
                <td className={table.act}>
                  <Group gap={6} justify="flex-end" wrap="nowrap">
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Sửa phân công ${dutyWords[duty]} của ${name}`}
                      onClick={() => onEdit(assignment)}
                    >
                      Sửa
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Bỏ phân công ${dutyWords[duty]} của ${name}`}
                      onClick={() => onRemove(assignment)}
                    >
                      Bỏ…
                    </Button>
                  </Group>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Standing({
  from,
  to,
  today,
}: {
  readonly from: string
  readonly to: string | null
  readonly today: string
}) {
  if (from > today) return <Mark tone="plain">chưa đến</Mark>
  return to !== null && to < today ? <Mark tone="plain">đã hết</Mark> : <Mark tone="ok">đang làm</Mark>
}
