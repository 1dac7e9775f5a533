import { Button } from '@mantine/core'
import { Link } from 'wouter'
import type { ComingDay } from '../../../shared/contract/today.ts'
import type { WeekHead } from '../../../shared/contract/week.ts'
import { dueWords } from '../../../shared/documents/today-words.ts'
import { useClock } from '../../app/clock.ts'
import { Card } from '../../app/Page.tsx'
import { paths } from '../../app/routes.ts'
import { closingWords, leftWords, stateWords, weekTitle } from '../week/week-words.ts'
import classes from './Today.module.css'

/** The week that runs, and the next days to keep. */
export function Coming({ week, coming }: { readonly week: WeekHead; readonly coming: readonly ComingDay[] }) {
  const clock = useClock()
  const running = week.state === 'open' || week.state === 'overdue'
  return (
    <Card
      title="Kỳ số liệu"
      actions={
        <Button component={Link} to={paths.week(week.friday)} size="compact-md">
          Mở tuần
        </Button>
      }
    >
      <p className={classes.week}>
        <b>{weekTitle(week)}</b>
        <span>
          {stateWords[week.state]}
          {running ? ` · ${closingWords(week)} · ${leftWords(week.dueAt, clock())}` : ''}
        </span>
      </p>
      <ol className={classes.list}>
        {coming.map(({ key, due, time, what, friday, shifted }) => (
          <li key={key}>
            <b>
              {dueWords(due)}
              {time === null ? '' : `, ${time}`}
            </b>
            <span>
              {friday === null ? what : <Link to={paths.week(friday)}>{what}</Link>}
              {shifted === null ? null : <span className={classes.under}>{shifted}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
