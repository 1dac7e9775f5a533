/** Totals of the last twelve closed weeks as a line over the grade bands; a list says the same to those who listen. */
import { VisuallyHidden } from '@mantine/core'
import { formatShort } from '../../../../shared/dates/words.ts'
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { GradesBody } from '../../../../shared/rules/bodies.ts'
import { useRead } from '../../../app/read.ts'
import card from '../Week.module.css'
import { TrendLine } from './TrendLine.tsx'

const WEEKS = 12

export function TrendCard({ friday, grades }: { readonly friday: string; readonly grades: GradesBody }) {
  const year = Number(friday.slice(0, 4))
  const before = useRead('week.list', { year: year - 1 })
  const now = useRead('week.list', { year })
  const points = [...(before.value ?? []), ...(now.value ?? [])]
    .filter((head) => head.friday <= friday)
    .flatMap(({ friday: on, total }) => (total === null ? [] : [{ friday: on, total }]))
    .slice(-WEEKS)
  if (points.length < 2) return null
  return (
    <section className={card.card} aria-labelledby="trend-title">
      <div className={card.cardHead}>
        <h2 id="trend-title">{points.length} tuần đã chốt gần đây</h2>
      </div>
      <TrendLine points={points} grades={grades} />
      <VisuallyHidden>
        <ul>
          {points.map(({ friday: on, total }) => (
            <li key={on}>
              Tuần {formatShort(on)}: {formatNumber(total, 2)}
            </li>
          ))}
        </ul>
      </VisuallyHidden>
    </section>
  )
}
