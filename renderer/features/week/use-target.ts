import { useEffect, useRef, useState } from 'react'
import type { GridHandle } from '../../ui/grid/shape.ts'
import { cellOf } from './table/rows.ts'

/** Where the cursor goes after an import. */
export const FIRST_CELL = 'row'

/**
 * Puts the cursor into a field as soon as it is drawn: after a change of view, or after the answer that brings the
 * row. It does not wait longer than a breath, so as not to take the cursor from somebody at work.
 */
export function useTarget(grid: { readonly current: GridHandle | null }): (field: string) => void {
  const wanted = useRef<{ readonly field: string; readonly until: number } | null>(null)
  const [, draw] = useState(0)
  useEffect(() => {
    if (wanted.current === null) return
    const { field, until } = wanted.current
    if (Date.now() > until || focusField(field)) wanted.current = null
  })

  function focusField(field: string): boolean {
    if (field === FIRST_CELL) return grid.current?.focusFirst() ?? false
    const cell = cellOf(field)
    if (cell !== null) return grid.current?.focusCell(cell.row, cell.column) ?? false
    const input = document.querySelector<HTMLInputElement>(`[data-field="${CSS.escape(field)}"]`)
    input?.focus()
    return input !== null
  }

  return (field) => {
    wanted.current = { field, until: Date.now() + 3000 }
    draw((count) => count + 1)
  }
}
