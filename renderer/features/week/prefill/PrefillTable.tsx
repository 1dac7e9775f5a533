/** Cell by cell: what would be filled, what stands, and what the list says beside it. */
import type { WeekFromList } from '../../../../shared/contract/list-figures.ts'
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { PairsBody } from '../../../../shared/rules/figures.ts'
import { columns, type StatsRow } from '../../../../shared/stats/form.ts'
import { type DraftFields, draftField, plainNumber } from '../../../../shared/week/draft.ts'
import classes from '../import/Import.module.css'
import { formColumns, sectionWords } from '../table/columns.ts'

export function PrefillTable({
  rows,
  pairs,
  dictionary,
  draft,
}: {
  readonly rows: readonly StatsRow[]
  readonly pairs: WeekFromList['pairs']
  readonly dictionary: PairsBody
  readonly draft: DraftFields
}) {
  const offered = dictionary.pairs.flatMap(({ code, name }) => {
    const pair = pairs.find((known) => known.code === code)
    return pair === undefined ? [] : [{ ...pair, name }]
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable from the keyboard
    <section className={classes.preview} tabIndex={0} aria-label="Số liệu tính từ danh sách">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Lĩnh vực</th>
            {formColumns.map(({ id, number, spoken }) => (
              <th key={id} scope="col" abbr={spoken}>
                {number}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={`${row.section}|${row.field}`}>
              <th scope="row">
                {row.section !== rows[at - 1]?.section ? (
                  <span className={classes.part}>{sectionWords[row.section]}</span>
                ) : null}
                {row.field}
              </th>
              {columns.map((column) => (
                <Cell
                  key={column}
                  value={row.v[column]}
                  stands={draft[draftField.cell(row.section, row.field, column)] ?? ''}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <table className={classes.table} aria-label="Các tỷ lệ">
        <thead>
          <tr>
            <th scope="col">Tỷ lệ</th>
            <th scope="col">Tử số</th>
            <th scope="col">Mẫu số</th>
          </tr>
        </thead>
        <tbody>
          {offered.map(({ code, name, numerator, denominator }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <Cell value={numerator} stands={draft[draftField.pair(code, 'numerator')] ?? ''} />
              <Cell value={denominator} stands={draft[draftField.pair(code, 'denominator')] ?? ''} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ value, stands }: { readonly value: number | null; readonly stands: string }) {
  const typed = stands.trim()
  if (typed === '' || value === null || typed === plainNumber(value))
    return <td>{typed === '' || value !== null ? formatNumber(value) : typed}</td>
  return (
    <td data-changed title={`Đang có ${typed}, giữ nguyên; danh sách ${formatNumber(value)}`}>
      {typed} <span className={classes.quiet}>(ds. {formatNumber(value)})</span>
    </td>
  )
}
