/** The table of 13 columns in three lines, for the first view: both systems, the whole, and the door to all of it. */
import { Button } from '@mantine/core'
import { type Column, type StatsRow, sections } from '../../../../shared/stats/form.ts'
import card from '../Week.module.css'
import classes from './Counts.module.css'
import { sectionWords } from './columns.ts'
import { totalsOf } from './rows.ts'

const shown: readonly (readonly [Column, string])[] = [
  ['c3', '(3) Tiếp nhận'],
  ['c4', '(4) Trực tuyến'],
  ['c7', '(7) Đã GQ'],
  ['c10', '(10) Quá hạn'],
  ['c11', '(11) Đang GQ'],
  ['c13', '(13) Quá hạn'],
]

export function CountsSummary({
  rows,
  onOpen,
}: {
  readonly rows: readonly StatsRow[]
  readonly onOpen: () => void
}) {
  return (
    <section className={card.card} aria-labelledby="counts-title">
      <div className={card.cardHead}>
        <h2 id="counts-title">Số hồ sơ theo lĩnh vực</h2>
        <Button variant="subtle" size="compact-sm" onClick={onOpen}>
          {rows.length === 0 ? 'Mở bảng 13 cột' : `${rows.length} dòng · mở cả bảng`}
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className={card.quiet}>Chưa có bảng. Chép bảng trong Excel rồi bấm Ctrl+V ngay tại đây.</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Hệ thống</th>
              {shown.map(([column, title]) => (
                <th key={column} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sections
              .map((section) => ({ section, own: rows.filter((row) => row.section === section) }))
              .filter(({ own }) => own.length > 0)
              .map(({ section, own }) => (
                <SumRow key={section} label={sectionWords[section]} rows={own} />
              ))}
          </tbody>
          <tfoot>
            <SumRow label="Tổng cộng" rows={rows} sum />
          </tfoot>
        </table>
      )}
    </section>
  )
}

function SumRow({
  label,
  rows,
  sum = false,
}: {
  readonly label: string
  readonly rows: readonly StatsRow[]
  readonly sum?: boolean
}) {
  const totals = totalsOf(rows)
  return (
    <tr className={sum ? classes.sum : undefined}>
      <th scope="row">{label}</th>
      {shown.map(([column]) => (
        <td key={column}>{totals[column]}</td>
      ))}
    </tr>
  )
}
