/** Rows of the grid that nobody types into: sums, and the space of rows that are not drawn. */
import { ROW_HEIGHT } from './drawn-rows.ts'
import classes from './Grid.module.css'
import type { GridColumn } from './shape.ts'

export function TotalsRow({
  label,
  totals,
  columns,
  index,
  className,
}: {
  readonly label: string
  readonly totals: Readonly<Record<string, string>>
  readonly columns: readonly GridColumn[]
  readonly index: number
  readonly className: string | undefined
}) {
  return (
    <tr aria-rowindex={index + 3} className={className}>
      <th scope="row" className={classes.rowHead}>
        {label}
      </th>
      {columns.map((column) => (
        <td key={column.id} className={classes.total}>
          {totals[column.id] ?? ''}
        </td>
      ))}
    </tr>
  )
}

/** Keeps the place of `count` rows out of sight. */
export function Gap({ count, span }: { readonly count: number; readonly span: number }) {
  if (count === 0) return null
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height: count * ROW_HEIGHT, padding: 0 }} />
    </tr>
  )
}
