/**
 * What a key means in the grid: the fingers of Excel, without its surprises.
 * `ready`: the whole cell is selected, typing replaces it. `enter`: something was typed, arrows still leave the cell.
 * `edit` (F2 or a second click): arrows move inside the text. A key during IME composition means nothing to us.
 */

export type GridMode = 'ready' | 'enter' | 'edit'

export type GridAction =
  | { readonly type: 'move'; readonly rows: number; readonly columns: number }
  /** To the edge of the row, of the column, or of the whole table. */
  | { readonly type: 'edge'; readonly row: 'first' | 'last' | null; readonly column: 'first' | 'last' | null }
  | { readonly type: 'extend'; readonly rows: number; readonly columns: number }
  /** Tab: right, at the end of a row to the next one; at the end of the table out of the grid. */
  | { readonly type: 'next'; readonly step: 1 | -1 }
  | { readonly type: 'edit' }
  | { readonly type: 'undoCell' }
  | { readonly type: 'fillDown' }
  | { readonly type: 'clear' }
  | { readonly type: 'undo' }
  | { readonly type: 'selectAll' }
  | { readonly type: 'removeRow' }

interface Key {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly isComposing: boolean
  readonly keyCode: number
}

const PAGE = 12

const arrows: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE, 0],
  PageDown: [PAGE, 0],
}

/** null: the key belongs to the input or to the page. */
export function gridAction(event: Key, mode: GridMode): GridAction | null {
  if (event.isComposing || event.keyCode === 229 || event.altKey) return null
  const ctrl = event.ctrlKey || event.metaKey
  const { key, shiftKey } = event
  if (key === 'Enter') return ctrl ? null : { type: 'move', rows: shiftKey ? -1 : 1, columns: 0 }
  if (key === 'Tab') return ctrl ? null : { type: 'next', step: shiftKey ? -1 : 1 }
  if (key === 'F2') return mode === 'edit' ? null : { type: 'edit' }
  if (key === 'Escape') return mode === 'ready' ? null : { type: 'undoCell' }
  if (ctrl && key.toLowerCase() === 'd') return { type: 'fillDown' }
  if (mode === 'edit') return null

  if (key === 'Home' || key === 'End') {
    const edge = key === 'Home' ? 'first' : 'last'
    return { type: 'edge', row: ctrl ? edge : null, column: edge }
  }
  const arrow = arrows[key]
  if (arrow !== undefined) {
    const [rows, columns] = arrow
    if (shiftKey && mode === 'ready') return { type: 'extend', rows, columns }
    if (!ctrl) return { type: 'move', rows, columns }
    if (columns === 0) return { type: 'edge', row: rows < 0 ? 'first' : 'last', column: null }
    return { type: 'edge', row: null, column: columns < 0 ? 'first' : 'last' }
  }
  if (mode !== 'ready') return null
  if (key === 'Delete') return ctrl ? { type: 'removeRow' } : { type: 'clear' }
  if (ctrl && key.toLowerCase() === 'z') return { type: 'undo' }
  if (ctrl && key.toLowerCase() === 'a') return { type: 'selectAll' }
  return null
}
