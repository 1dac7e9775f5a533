import { Link } from 'wouter'
import type { CutoffYear } from '../../../shared/contract/cutoff.ts'
import { comingDays, dayWords } from '../../../shared/dates/coming-days.ts'
import { Card } from '../../app/Page.tsx'
import { paths } from '../../app/routes.ts'
import classes from './Cutoffs.module.css'

const SHOWN = 5

export function NextDays({ year, today }: { readonly year: CutoffYear; readonly today: string }) {
  const days = comingDays(year, today).slice(0, SHOWN)
  if (days.length === 0) return null
  return (
    <Card title="Sắp tới">
      <ol className={classes.next}>
        {days.map(({ key, due, what, time, shifted, sure, friday }) => (
          <li key={key}>
            <b>
              {dayWords(due)}
              {time === null ? '' : `, ${time}`}
            </b>
            <span>
              {friday === null ? what : <Link to={paths.week(friday)}>{what}</Link>}
              {due === today ? ' – hôm nay' : ''}
              {shifted === null ? null : <span className={classes.reason}> * {shifted}</span>}
              {sure ? null : <span className={classes.reason}> ? lịch nghỉ chưa chính thức</span>}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
