/** Plain SVG: a line of totals, the band borders that lie in sight, the last value in figures. */
import { monthText } from '../../../../shared/dates/period.ts'
import { formatShort } from '../../../../shared/dates/words.ts'
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { GradesBody } from '../../../../shared/rules/bodies.ts'
import classes from './Trend.module.css'

export interface TrendPoint {
  readonly friday: string
  readonly total: number
}

const HEIGHT = 132
const LEFT = 8
const RIGHT = 50
const TOP = 14
const BOTTOM = 22

export function TrendLine({
  points,
  grades,
  width = 420,
}: {
  readonly points: readonly TrendPoint[]
  readonly grades: GradesBody
  /** In the units of its own type sizes; the drawing stretches to its container. */
  readonly width?: number
}) {
  const [low, high] = rangeOf(points)
  const x = (at: number) => LEFT + (at / Math.max(1, points.length - 1)) * (width - LEFT - RIGHT)
  const y = (total: number) => TOP + ((high - total) / (high - low)) * (HEIGHT - TOP - BOTTOM)
  const borders = grades.bands.filter(({ from }) => from > low && from < high)
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined) return null
  return (
    <svg className={classes.chart} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true" focusable="false">
      {borders.map(({ name, from }) => (
        <g key={name}>
          <line className={classes.border} x1={0} x2={width} y1={y(from)} y2={y(from)} />
          <text className={classes.band} x={width} y={y(from) - 4} textAnchor="end">
            {name} từ {formatNumber(from)}
          </text>
        </g>
      ))}
      <line className={classes.axis} x1={0} x2={width} y1={HEIGHT - BOTTOM + 2} y2={HEIGHT - BOTTOM + 2} />
      <polyline
        className={classes.line}
        points={points.map(({ total }, at) => `${x(at)},${y(total)}`).join(' ')}
      />
      {points.map(({ friday, total }, at) => (
        <circle
          key={friday}
          className={classes.dot}
          cx={x(at)}
          cy={y(total)}
          r={at === points.length - 1 ? 4.5 : 2.5}
        >
          <title>
            {monthText(friday) ?? formatShort(friday)}: {formatNumber(total, 2)}
          </title>
        </circle>
      ))}
      <text className={classes.value} x={x(points.length - 1) + 8} y={y(last.total) + 5}>
        {formatNumber(last.total, 2)}
      </text>
      <text className={classes.label} x={LEFT - 6} y={HEIGHT - 5}>
        {monthText(first.friday) ?? formatShort(first.friday)}
      </text>
      <text className={classes.label} x={x(points.length - 1)} y={HEIGHT - 5} textAnchor="middle">
        {monthText(last.friday) ?? formatShort(last.friday)}
      </text>
    </svg>
  )
}

/** Room of at least six points, so that small changes do not look like falls. */
function rangeOf(points: readonly TrendPoint[]): readonly [low: number, high: number] {
  const totals = points.map(({ total }) => total)
  const low = Math.min(...totals)
  const high = Math.max(...totals)
  const room = Math.max(6, (high - low) * 1.3)
  const middle = (low + high) / 2
  return [middle - room / 2, middle + room / 2]
}
