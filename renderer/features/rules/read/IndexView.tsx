/** The index dictionary: groups, metrics, formulas; every value says how sure it is. */

import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { IndexBody, Metric } from '../../../../shared/rules/bodies.ts'
import { ConfidenceMark } from '../../../app/Mark.tsx'
import { Card } from '../../../app/Page.tsx'
import table from '../../../app/table.module.css'
import { confidenceWords } from '../../../i18n/vi/words.ts'
import classes from '../Rules.module.css'
import { formulaText, unitWords, zeroWords } from '../words.ts'

export function IndexView({ body }: { readonly body: IndexBody }) {
  return (
    <Card title="Nhóm và chỉ số">
      <p className={classes.lead}>
        Nguồn điểm chính thức: {body.source}. Lệch quá {formatNumber(body.differenceFlag)} điểm giữa Cổng và
        tự tính thì nhắc; tổng các nhóm lệch quá {formatNumber(body.totalTolerance)} điểm thì phải xem lại.
      </p>
      <div className={table.wrap}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Mã</th>
              <th scope="col">Chỉ số</th>
              <th scope="col" className={table.num}>
                Tối đa
              </th>
              <th scope="col">Cách tính</th>
              <th scope="col">Khi mẫu số bằng 0</th>
              <th scope="col">Mức chắc chắn</th>
            </tr>
          </thead>
          {body.groups.map((group) => (
            <tbody key={group.code}>
              <tr className={table.group}>
                <th scope="rowgroup" colSpan={2}>
                  {group.name}
                  {group.note === undefined ? null : <div className={classes.small}>{group.note}</div>}
                </th>
                <td className={table.num}>{formatNumber(group.max)}</td>
                <td colSpan={2} />
                <td>
                  <ConfidenceMark confidence={group.confidence} />
                </td>
              </tr>
              {group.metrics.map((metric) => (
                <MetricRow key={metric.code} metric={metric} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Card>
  )
}

function MetricRow({ metric }: { readonly metric: Metric }) {
  return (
    <tr>
      <td title={metric.code}>{metric.id}</td>
      <th scope="row">
        {metric.name}
        <div className={classes.small}>
          {metric.numerator} ÷ {metric.denominator}
        </div>
        {metric.note === undefined ? null : <div className={classes.small}>{metric.note}</div>}
      </th>
      <td className={table.num}>{metric.formula.kind === 'track' ? '–' : formatNumber(metric.max)}</td>
      <td>
        {formulaText(metric)}
        {metric.unit === 'days' ? `, ${unitWords.days}` : ''}
      </td>
      <td>{zeroWords[metric.zeroDenominator]}</td>
      <td>
        <ConfidenceMark confidence={metric.confidence} />
        <div className={classes.small}>
          cách tính: {confidenceWords[metric.formulaConfidence]}; mẫu số 0:{' '}
          {confidenceWords[metric.zeroConfidence]}
        </div>
      </td>
    </tr>
  )
}
