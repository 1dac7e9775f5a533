/** Plain SVG: every closed week a point that opens the week at its figure; missed weeks leave a gap. */
import type { TrendWeek } from '../../../shared/contract/trend.ts'
import { formatShort } from '../../../shared/dates/words.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { runs } from '../../../shared/report/trend.ts'
import { paths } from '../../app/routes.ts'
import classes from './Trend.module.css'

const LEFT = 40
const RIGHT = 52
const TOP = 12
const BOTTOM = 20

export function WeekLine({
  weeks,
  pick,
  field,
  label,
  height,
  width = 1060,
}: {
  readonly weeks: readonly TrendWeek[]
  readonly pick: (week: TrendWeek) => number | null
  /** The draft field the values stand in. */
  readonly field: string
  readonly label: string
  readonly height: number
  readonly width?: number
}) {
  const values = weeks.map(pick)
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return <p className={classes.quiet}>Chưa có số liệu.</p>
  const [low, high] = rangeOf(known)
  const x = (at: number) => LEFT + (at / Math.max(1, weeks.length - 1)) * (width - LEFT - RIGHT)
  const y = (value: number) => TOP + ((high - value) / (high - low)) * (height - TOP - BOTTOM)
  const last = values.findLastIndex((value) => value !== null)
  const lastValue = values[last] ?? low
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing of links is no fieldset
    <svg className={classes.chart} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
      {[Math.max(...known), Math.min(...known)].map((value) => (
        <g key={value} aria-hidden>
          <line className={classes.axis} x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
          <text className={classes.axisText} x={LEFT - 6} y={y(value) + 4} textAnchor="end">
            {formatNumber(value, 2)}
          </text>
        </g>
      ))}
      {runs(values).map((run) => (
        <polyline
          key={run[0]}
          className={classes.line}
          points={run.map((at) => `${x(at)},${y(values[at] ?? low)}`).join(' ')}
        />
      ))}
      {weeks.map((week, at) => {
        const value = values[at]
        if (value == null) return null
        const words = `${label}, tuần ${formatShort(week.friday)}: ${formatNumber(value, 2)}${week.revision > 1 ? ', đã đính chính' : ''}${week.late ? ', chốt muộn' : ''}`
        return (
          <a key={week.friday} href={`#${paths.weekAt(week.friday, field)}`} aria-label={words}>
            <title>{words}</title>
            <circle className={classes.hit} cx={x(at)} cy={y(value)} r={9} />
            <circle
              className={week.revision > 1 ? classes.corrected : classes.dot}
              cx={x(at)}
              cy={y(value)}
              r={week.revision > 1 ? 4 : 3}
            />
            {week.late ? (
              <text className={classes.late} x={x(at)} y={y(value) - 7} textAnchor="middle">
                ▲
              </text>
            ) : null}
          </a>
        )
      })}
      <text className={classes.value} x={x(last) + 8} y={y(lastValue) + 4} aria-hidden>
        {formatNumber(lastValue, 2)}
      </text>
      {[0, weeks.length - 1].map((at) => (
        <text key={at} className={classes.axisText} x={x(at)} y={height - 4} textAnchor="middle" aria-hidden>
          {formatShort(weeks[at]?.friday ?? '')}
        </text>
      ))}
    </svg>
  )
}

/** Some room around the values, so that a small change does not look like a fall. */
function rangeOf(values: readonly number[]): readonly [low: number, high: number] {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const room = Math.max(1, (high - low) * 1.25)
  const middle = (low + high) / 2
  return [middle - room / 2, middle + room / 2]
}
