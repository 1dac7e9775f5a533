import { Button } from '@mantine/core'
import { Link } from 'wouter'
import type { DuePoint } from '../../../shared/contract/task.ts'
import { taskDueWords } from '../../../shared/documents/today-words.ts'
import { useUi } from '../../app/context.tsx'
import { Mark } from '../../app/Mark.tsx'
import { Card } from '../../app/Page.tsx'
import { paths } from '../../app/routes.ts'
import { useCall } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { Empty } from '../../ui/Empty.tsx'
import classes from './Today.module.css'

/** Tasks and check-ins of this week and before; a check-in is ticked off on the spot, by Space or Enter. */
export function Tasks({ tasks, today }: { readonly tasks: readonly DuePoint[]; readonly today: string }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const tick = async ({ taskId, point, content }: DuePoint) => {
    const result = await call('task.check', {
      id: taskId,
      checkpoint: point.key,
      state: 'done',
      on: today,
      note: '',
    })
    if (!result.ok) return notify(sentence(result.error), 'bad')
    notify(`Đã ghi: ${content}`)
  }
  return (
    <Card title="Việc đến hạn tuần này" actions={<Link to={paths.tasks}>Mọi nhiệm vụ</Link>}>
      {tasks.length === 0 ? (
        <Empty>Không có nhiệm vụ nào đến hạn tuần này.</Empty>
      ) : (
        <div className={classes.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">Nhiệm vụ</th>
                <th scope="col">Người làm</th>
                <th scope="col">Hạn</th>
                <th scope="col" className={table.act}>
                  Việc
                </th>
              </tr>
            </thead>
            <tbody>
              {tasks.map((task) => (
                <tr key={`${task.taskId} ${task.point.key}`}>
                  <th scope="row">
                    {task.content}
                    {task.point.label === '' ? null : (
                      <span className={classes.under}>{task.point.label}</span>
                    )}
                  </th>
                  <td>{task.person || task.department || '–'}</td>
                  <td className={table.keep}>
                    <Mark tone={task.state === 'missed' ? 'bad' : task.state === 'soon' ? 'warn' : 'plain'}>
                      {taskDueWords(task, today)}
                    </Mark>
                  </td>
                  <td className={table.act}>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Đã làm: ${task.content}`}
                      onClick={() => void tick(task)}
                    >
                      Đã làm
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}
