/** The same figures week by week, the newest first; each opens where it was written, with its file and its pictures. */
import { Link } from 'wouter'
import type { TrendWeek } from '../../../shared/contract/trend.ts'
import { formatShort } from '../../../shared/dates/words.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import type { Group } from '../../../shared/rules/bodies.ts'
import { draftField } from '../../../shared/week/draft.ts'
import { paths } from '../../app/routes.ts'
import table from '../../app/table.module.css'

export function WeekTable({
  weeks,
  groups,
}: {
  readonly weeks: readonly TrendWeek[]
  readonly groups: readonly Group[]
}) {
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Tuần</th>
            <th scope="col" className={table.num}>
              Tổng
            </th>
            {groups.map(({ code, name }) => (
              <th key={code} scope="col" className={table.num}>
                {name}
              </th>
            ))}
            <th scope="col">Dấu</th>
            <th scope="col">Bảng đã nhập</th>
            <th scope="col">Minh chứng</th>
          </tr>
        </thead>
        <tbody>
          {[...weeks].reverse().map((week) => (
            <WeekRow key={week.friday} week={week} groups={groups} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function WeekRow({ week, groups }: { readonly week: TrendWeek; readonly groups: readonly Group[] }) {
  const { friday, total, revision, late, imports, evidence } = week
  const marks = [
    ...(revision === 0 ? ['bỏ sót'] : []),
    ...(revision > 1 ? [`đính chính lần ${revision - 1}`] : []),
    ...(late ? ['chốt muộn'] : []),
  ]
  return (
    <tr>
      <th scope="row" className={table.keep}>
        <Link to={paths.week(friday)}>{formatShort(friday)}</Link>
      </th>
      <td className={table.num}>
        <Figure friday={friday} field={draftField.total} value={total} />
      </td>
      {groups.map(({ code }) => (
        <td key={code} className={table.num}>
          <Figure friday={friday} field={draftField.group(code)} value={week.groups[code] ?? null} />
        </td>
      ))}
      <td>{marks.join(', ')}</td>
      <td>
        {imports.length === 0 ? (
          '–'
        ) : (
          <Link to={paths.weekAt(friday, 'table')}>
            {imports.at(-1)?.name}, {imports.at(-1)?.rows} dòng
          </Link>
        )}
      </td>
      <td>
        {evidence.length === 0 ? (
          '–'
        ) : (
          <Link to={paths.weekAt(friday, 'evidence')}>{evidence.length} tệp</Link>
        )}
      </td>
    </tr>
  )
}

const Figure = ({
  friday,
  field,
  value,
}: {
  readonly friday: string
  readonly field: string
  readonly value: number | null
}) => (value === null ? '–' : <Link to={paths.weekAt(friday, field)}>{formatNumber(value, 2)}</Link>)
