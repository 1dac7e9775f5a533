/** The document as it was read. The chosen row is marked and brought into view; a click on a row chooses it. */
import { memo, useEffect, useRef } from 'react'
import type { DocumentBlock } from '../../../shared/contract/plan-import.ts'
import type { Place } from '../../../shared/plan/row.ts'
import classes from './PlanImport.module.css'

export const placeKey = ({ table, row }: Pick<Place, 'table' | 'row'>): string => `${table}/${row}`

export function DocumentPane({
  blocks,
  chosen,
  doubtful,
  onChoose,
}: {
  readonly blocks: readonly DocumentBlock[]
  readonly chosen: string | null
  readonly doubtful: ReadonlySet<string>
  readonly onChoose: (place: string) => void
}) {
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen === null || pane.current === null) return
    pane.current.querySelector(`[data-place="${chosen}"]`)?.scrollIntoView({ block: 'center' })
  }, [chosen])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable from the keyboard
    <section ref={pane} className={classes.document} tabIndex={0} aria-label="Văn bản gốc">
      {blocks.map((block, at) =>
        block.kind === 'paragraph' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the document does not change under the screen
          <p key={at}>{block.text}</p>
        ) : (
          <Table
            key={`table-${block.index}`}
            table={block}
            chosen={ours(chosen, block.index)}
            doubtful={doubtful}
            onChoose={onChoose}
          />
        ),
      )}
    </section>
  )
}

/** A table is drawn again only when the choice moves inside it. */
const ours = (chosen: string | null, table: number): string | null =>
  chosen?.startsWith(`${table}/`) === true ? chosen : null

const Table = memo(function Table({
  table,
  chosen,
  doubtful,
  onChoose,
}: {
  readonly table: Extract<DocumentBlock, { kind: 'table' }>
  readonly chosen: string | null
  readonly doubtful: ReadonlySet<string>
  readonly onChoose: (place: string) => void
}) {
  return (
    <table className={classes.source}>
      <tbody>
        {table.rows.map((row) => {
          const place = placeKey({ table: table.index, row: row.row })
          return (
            <tr
              key={row.row}
              data-place={place}
              data-chosen={chosen === place || undefined}
              data-doubtful={doubtful.has(place) || undefined}
              onClick={() => onChoose(place)}
            >
              {row.cells.map((cell) => (
                <td key={cell.column} colSpan={cell.across} rowSpan={cell.down}>
                  {cell.text}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
})
