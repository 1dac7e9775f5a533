import { Link } from 'wouter'
import type { WaitingWeek } from '../../../shared/contract/today.ts'
import { waitingWords } from '../../../shared/documents/today-words.ts'
import { Card } from '../../app/Page.tsx'
import { paths } from '../../app/routes.ts'
import classes from './Today.module.css'

export const Waiting = ({ waiting }: { readonly waiting: readonly WaitingWeek[] }) => (
  <Card title="Việc còn chờ">
    {waiting.length === 0 ? (
      <p className={classes.quiet}>Không có tuần nào chờ chốt, chờ duyệt hay chờ công khai.</p>
    ) : (
      <ul className={classes.plain}>
        {waiting.map((week) => (
          <li key={week.friday}>
            <Link to={paths.week(week.friday)}>{waitingWords(week)}</Link>
          </li>
        ))}
      </ul>
    )}
  </Card>
)
