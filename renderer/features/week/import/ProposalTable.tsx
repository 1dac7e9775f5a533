/** The rows as they will stand in the week; a changed cell shows what it held. */
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import { columns } from '../../../../shared/stats/form.ts'
import { formColumns, sectionWords } from '../table/columns.ts'
import type { ComparedRow, Comparison } from './compare.ts'
import classes from './Import.module.css'

const kindWords: Readonly<Record<ComparedRow['kind'], string>> = {
  new: '+ mới',
  changed: '∆ đổi',
  same: '= giữ',
  left: '– bỏ',
  twice: '? hai dòng',
  open: '? hỏi',
}

export function ProposalTable({ comparison }: { readonly comparison: Comparison }) {
  const allNew = comparison.rows.every(({ kind }) => kind === 'new')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable from the keyboard
    <section className={classes.preview} tabIndex={0} aria-label="Các dòng sẽ đưa vào">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Lĩnh vực</th>
            {allNew ? null : <th scope="col">So với nháp</th>}
            {formColumns.map(({ id, number, spoken }) => (
              <th key={id} scope="col" abbr={spoken}>
                {number}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparison.rows.map(({ row, field, kind, before }, at) => (
            <tr key={`${row.section}|${row.raw}|${row.row}`} data-kind={kind}>
              <th scope="row">
                {row.section !== comparison.rows[at - 1]?.row.section ? (
                  <span className={classes.part}>{sectionWords[row.section]}</span>
                ) : null}
                {field ?? `“${row.raw}”`}
                {row.hidden ? <span className={classes.quiet}> (dòng ẩn trong tệp)</span> : null}
              </th>
              {allNew ? null : <td className={classes.kind}>{kindWords[kind]}</td>}
              {columns.map((column) => (
                <td key={column} data-changed={column in before || undefined}>
                  {column in before ? <s>{formatNumber(before[column] ?? null)}</s> : null}{' '}
                  {formatNumber(row.v[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
