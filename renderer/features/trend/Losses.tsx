/** Groups by the points they lose, under each the metrics with figures; official and own scores are never mixed. */
import { Fragment } from 'react'
import { Link } from 'wouter'
import type { TrendYear } from '../../../shared/contract/trend.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { lossesOf, type MetricLoss } from '../../../shared/report/trend.ts'
import { paths } from '../../app/routes.ts'
import table from '../../app/table.module.css'
import { Change } from '../week/scores/Change.tsx'
import classes from './Trend.module.css'

export function Losses({ newest }: { readonly newest: NonNullable<TrendYear['newest']> }) {
  const { friday, figures, computed, index, before } = newest
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Nhóm, chỉ số</th>
            <th scope="col" className={table.num}>
              Mất
            </th>
            <th scope="col" className={table.num}>
              Điểm
            </th>
            <th scope="col" className={table.num}>
              Tối đa
            </th>
            <th scope="col" className={table.num}>
              So tuần trước
            </th>
            <th scope="col">Lấy lại bằng cách</th>
          </tr>
        </thead>
        <tbody>
          {lossesOf(index, figures, computed).map((group) => (
            <Fragment key={group.code}>
              <tr className={table.group}>
                <th scope="row">{group.name}</th>
                <td className={table.num}>{formatNumber(group.lost, 2)}</td>
                <td className={table.num}>
                  <Link to={paths.weekAt(friday, group.field)}>{formatNumber(group.score, 2)}</Link>
                </td>
                <td className={table.num}>{formatNumber(group.max)}</td>
                <td className={table.num}>
                  <Change now={group.score} before={before?.groups[group.code] ?? null} />
                </td>
                <td className={classes.plain}>
                  {group.metrics.length === 0 && group.lost > 0 ? 'chưa nhập tử số, mẫu số' : ''}
                </td>
              </tr>
              {group.metrics.map((metric) => (
                <tr key={metric.code}>
                  <th scope="row" className={classes.metric}>
                    {metric.id} {metric.name} <span className={classes.quiet}>(tự tính)</span>
                  </th>
                  <td className={table.num}>{formatNumber(metric.lost, 2)}</td>
                  <td className={table.num}>
                    <Link to={paths.weekAt(friday, metric.field)}>{formatNumber(metric.score, 2)}</Link>
                  </td>
                  <td className={table.num}>{formatNumber(metric.max)}</td>
                  <td />
                  <td>{backWords(metric)}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function backWords({ back, max }: MetricLoss): string {
  if (back === null) return 'đã đủ điểm'
  if (back.kind === 'rate') return `đạt tỷ lệ ${formatNumber(back.percent)} %`
  return back.missing === null
    ? 'không đủ được với mẫu số này'
    : `tử số thêm ${formatNumber(back.missing)} thì đủ ${formatNumber(max)} điểm`
}
