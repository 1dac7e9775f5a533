/** Totals of the last twelve closed weeks, or months of a report, as a line over the grade bands; a list says the same to those who listen. */
import { VisuallyHidden } from '@mantine/core'
import type { WeekHead } from '../../../../shared/contract/week.ts'
import { isMonthKey, monthText, periodYear } from '../../../../shared/dates/period.ts'
import { formatShort } from '../../../../shared/dates/words.ts'
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { GradesBody } from '../../../../shared/rules/bodies.ts'
import { useRead } from '../../../app/read.ts'
import { capital, useWord } from '../period-word.ts'
import card from '../Week.module.css'
import { TrendLine } from './TrendLine.tsx'

const MOST = 12

interface Props {
  readonly friday: string
  readonly grades: GradesBody
}

export const TrendCard = (props: Props) =>
  isMonthKey(props.friday) ? <MonthTrend {...props} /> : <WeekTrend {...props} />

function WeekTrend(props: Props) {
  const year = periodYear(props.friday)
  const before = useRead('week.list', { year: year - 1 })
  const now = useRead('week.list', { year })
  return <Totals {...props} heads={[...(before.value ?? []), ...(now.value ?? [])]} />
}

function MonthTrend(props: Props) {
  const year = periodYear(props.friday)
  const before = useRead('month.list', { year: year - 1 })
  const now = useRead('month.list', { year })
  const lists = [...(before.value ?? []), ...(now.value ?? [])]
  const own = lists.filter(({ report }) => props.friday.startsWith(`${report}.`))
  return <Totals {...props} heads={own.flatMap(({ heads }) => heads)} />
}

function Totals({ friday, grades, heads }: Props & { readonly heads: readonly WeekHead[] }) {
  const word = useWord()
  const points = heads
    .filter((head) => head.friday <= friday)
    .flatMap(({ friday: on, total }) => (total === null ? [] : [{ friday: on, total }]))
    .slice(-MOST)
  if (points.length < 2) return null
  return (
    <section className={card.card} aria-labelledby="trend-title">
      <div className={card.cardHead}>
        <h2 id="trend-title">
          {points.length} {word} đã chốt gần đây
        </h2>
      </div>
      <TrendLine points={points} grades={grades} />
      <VisuallyHidden>
        <ul>
          {points.map(({ friday: on, total }) => (
            <li key={on}>
              {capital(word)} {monthText(on) ?? formatShort(on)}: {formatNumber(total, 2)}
            </li>
          ))}
        </ul>
      </VisuallyHidden>
    </section>
  )
}
