import { Link } from 'wouter'
import type { TrendYear } from '../../../shared/contract/trend.ts'
import { formatShort } from '../../../shared/dates/words.ts'
import { gradeOf } from '../../../shared/index766/grade.ts'
import { sumExact } from '../../../shared/numbers/exact.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { weeksSince } from '../../../shared/report/trend.ts'
import type { GradesBody } from '../../../shared/rules/bodies.ts'
import { draftField } from '../../../shared/week/draft.ts'
import { Card } from '../../app/Page.tsx'
import { paths } from '../../app/routes.ts'
import { Change } from '../week/scores/Change.tsx'
import classes from './Trend.module.css'

const GOOD = 'Tốt'

export function Summary({
  trend: { weeks },
  newest,
  grades,
}: {
  readonly trend: TrendYear
  readonly newest: NonNullable<TrendYear['newest']>
  readonly grades: GradesBody | null
}) {
  const { friday, before } = newest
  const total = weeks.find((week) => week.friday === friday)?.total ?? null
  const most = sumExact(
    newest.index.groups.map(({ max }) => max),
    2,
  )
  const good = grades?.bands.find(({ name }) => name === GOOD)
  return (
    <Card title={`Tuần chốt mới nhất, ${formatShort(friday)}`}>
      <dl className={classes.facts}>
        <div>
          <dt>Tổng điểm</dt>
          <dd>
            <Link className={classes.big ?? ''} to={paths.weekAt(friday, draftField.total)}>
              {formatNumber(total, 2)}
            </Link>
            /{formatNumber(most)}
          </dd>
        </div>
        <div>
          <dt>So với tuần trước</dt>
          <dd>
            <Change now={total} before={before?.total ?? null} />
            {before?.total == null ? ' chưa có' : ` từ ${formatNumber(before.total, 2)}`}
          </dd>
        </div>
        <div>
          <dt>Xếp loại</dt>
          <dd>{grades === null ? '–' : (gradeOf(total, grades)?.name ?? '–')}</dd>
        </div>
        {good === undefined ? null : (
          <div>
            <dt>Từ lần đạt {GOOD} trở lên gần nhất</dt>
            <dd>{sinceWords(weeksSince(weeks, good.from))}</dd>
          </div>
        )}
      </dl>
    </Card>
  )
}

const sinceWords = (weeks: number | null): string =>
  weeks === null ? 'chưa tuần nào đạt' : weeks === 0 ? 'đang đạt' : `${weeks} tuần`
