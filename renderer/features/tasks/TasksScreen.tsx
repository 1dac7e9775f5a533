/** The tasks of a year, or of every year. */
import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useStatus } from '../../app/context.tsx'
import { Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { Board } from './Board.tsx'
import { taskViews } from './lines.ts'
import classes from './Tasks.module.css'

/** `year` null is this year; `every` all years together. */
export function TasksScreen({ year: asked }: { readonly year: number | 'every' | null }) {
  const { today } = useStatus()
  const thisYear = Number(today.slice(0, 4))
  const year = asked === 'every' ? null : (asked ?? thisYear)
  const read = useRead('task.list', { year, planId: null, everyRole: false })
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <h1>{year === null ? 'Nhiệm vụ các năm' : `Nhiệm vụ năm ${year}`}</h1>
        <div className={classes.end}>
          {year === null ? (
            <Button component={Link} to={paths.tasks} variant="default" size="compact-md">
              Năm {thisYear}
            </Button>
          ) : (
            <>
              <Button
                component={Link}
                to={paths.tasksOf(year - 1)}
                variant="default"
                size="compact-md"
                leftSection={<IconChevronLeft size={16} aria-hidden />}
              >
                {year - 1}
              </Button>
              <Button
                component={Link}
                to={paths.tasksOf(year + 1)}
                variant="default"
                size="compact-md"
                rightSection={<IconChevronRight size={16} aria-hidden />}
              >
                {year + 1}
              </Button>
              <Button component={Link} to={paths.tasksOf('moi-nam')} variant="default" size="compact-md">
                Mọi năm
              </Button>
            </>
          )}
        </div>
      </div>
      <Loaded name="task.list" read={read}>
        {(tasks) => (
          <Board
            tasks={tasks}
            views={taskViews}
            year={year ?? thisYear}
            {...(year === null ? { title: 'Nhiệm vụ các năm' } : {})}
          />
        )}
      </Loaded>
    </div>
  )
}
