import { Link } from 'wouter'
import type { LastWeek } from '../../../shared/contract/today.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { draftField } from '../../../shared/week/draft.ts'
import { Card } from '../../app/Page.tsx'
import { paths } from '../../app/routes.ts'
import table from '../../app/table.module.css'
import { Empty } from '../../ui/Empty.tsx'
import { Change } from '../week/scores/Change.tsx'
import { weekTitle } from '../week/week-words.ts'

/** The newest closed week; every score opens where it stands in its week. */
export function Scores({ last }: { readonly last: LastWeek | null }) {
  if (last === null)
    return (
      <Card title="Điểm tuần mới chốt">
        <Empty>Chưa có tuần nào được chốt.</Empty>
      </Card>
    )
  const { friday, groups, total, totalBefore, grade } = last
  return (
    <Card title={`Điểm ${weekTitle(last).toLowerCase()}`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Nhóm chỉ số</th>
            <th scope="col" className={table.num}>
              Điểm
            </th>
            <th scope="col" className={table.num}>
              So tuần trước
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ code, name, score, before }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td className={table.num}>
                <Link to={paths.weekAt(friday, draftField.group(code))}>{formatNumber(score, 2)}</Link>
              </td>
              <td className={table.num}>
                <Change now={score} before={before} />
              </td>
            </tr>
          ))}
          <tr className={table.group}>
            <th scope="row">Tổng cộng{grade === null ? '' : `, ${grade}`}</th>
            <td className={table.num}>{formatNumber(total, 2)}</td>
            <td className={table.num}>
              <Change now={total} before={totalBefore} />
            </td>
          </tr>
        </tbody>
      </table>
    </Card>
  )
}
