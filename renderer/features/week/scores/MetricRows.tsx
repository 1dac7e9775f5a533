/** Under a group: each metric's numerator and denominator, the ratio they make and our score of it. */
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { Group, Metric } from '../../../../shared/rules/bodies.ts'
import type { WeekTarget } from '../../../../shared/target/target.ts'
import { draftField } from '../../../../shared/week/draft.ts'
import type { FigureSource } from '../figure-source.ts'
import type { FieldMarks } from '../marks.ts'
import type { LiveFigures } from '../use-figures.ts'
import { FigureBox } from './FigureBox.tsx'
import { OwnScore } from './OwnScore.tsx'
import classes from './Scores.module.css'
import { TargetWords } from './TargetWords.tsx'

export function MetricRows({
  group,
  source,
  computed,
  marks,
  targets,
}: {
  readonly group: Group
  readonly source: FigureSource
  readonly computed: LiveFigures['computed']['metrics']
  readonly marks: FieldMarks
  readonly targets: readonly WeekTarget[]
}) {
  return group.metrics.map((metric) => (
    <MetricRow
      key={metric.code}
      metric={metric}
      source={source}
      own={computed.find(({ code }) => code === metric.code)}
      marks={marks}
      targets={targets.filter((target) => target.metric === metric.code)}
    />
  ))
}

function MetricRow({
  metric,
  source,
  own,
  marks,
  targets,
}: {
  readonly metric: Metric
  readonly source: FigureSource
  readonly own: LiveFigures['computed']['metrics'][number] | undefined
  readonly marks: FieldMarks
  readonly targets: readonly WeekTarget[]
}) {
  const days = metric.unit === 'days'
  return (
    <tr className={classes.metric}>
      <th scope="row" colSpan={2} title={metric.note ?? metric.name}>
        <span className={classes.metricName}>
          <span className={classes.metricId}>{metric.id}</span>
          <span>
            {metric.name}{' '}
            <span className={classes.aside}>
              {metric.max > 0 ? `tối đa ${formatNumber(metric.max)}` : 'chỉ theo dõi'}
            </span>
            <TargetWords targets={targets} />
          </span>
        </span>
      </th>
      <td colSpan={2} className={classes.pair}>
        <span className={classes.pairBoxes}>
          <FigureBox
            source={source}
            field={draftField.metric(metric.code, 'numerator')}
            label={`${metric.id}, tử số: ${metric.numerator}`}
            lane="count"
            marks={marks}
          />
          <span aria-hidden>/</span>
          <FigureBox
            source={source}
            field={draftField.metric(metric.code, 'denominator')}
            label={`${metric.id}, mẫu số: ${metric.denominator}`}
            lane="count"
            marks={marks}
          />
        </span>
      </td>
      <td>
        {days ? (
          <span className={classes.none}>ngày</span>
        ) : own?.ratio == null ? (
          <RatioBox metric={metric} source={source} marks={marks} />
        ) : (
          `${formatNumber(own.ratio, 2)} %`
        )}
      </td>
      <td>
        <OwnScore own={own} apart={null} />
      </td>
    </tr>
  )
}

/** Where the portal shows no counts, its percentage stands in. */
const RatioBox = ({
  metric,
  source,
  marks,
}: {
  readonly metric: Metric
  readonly source: FigureSource
  readonly marks: FieldMarks
}) => (
  <span className={classes.pairBoxes}>
    <FigureBox
      narrow
      source={source}
      field={draftField.metric(metric.code, 'ratio')}
      label={`${metric.id}, tỷ lệ phần trăm, khi Cổng không cho tử số, mẫu số`}
      lane="count"
      marks={marks}
    />
    <span aria-hidden>%</span>
  </span>
)
