/**
 * Where the cursor is, what is selected, and what every key, click and clipboard event does to the texts.
 * Each change of texts goes to the store at once (a power cut loses nothing) and can be undone with Ctrl+Z.
 */
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useCallback, useRef, useState } from 'react'
import { type Block, blockOf, isSingle, writeBlock } from './block.ts'
import { type GridAction, type GridMode, gridAction } from './keys.ts'
import {
  type Area,
  areaOf,
  type CellChange,
  type DataRow,
  type GridCells,
  type GridColumn,
  type Place,
} from './shape.ts'

export interface GridPaste {
  readonly block: Block
  readonly clipboard: DataTransfer
}

export interface GridOptions {
  readonly columns: readonly GridColumn[]
  readonly rows: readonly DataRow[]
  readonly cells: GridCells
  readonly readOnly: boolean
  /** Offered every pasted block first; true means it was taken elsewhere (a whole table goes to the import). */
  readonly onPasteBlock?: (paste: GridPaste) => boolean
  readonly onRemoveRow?: (row: string) => void
  readonly say: (sentence: string) => void
  readonly root: RefObject<HTMLDivElement | null>
}

export interface Selection {
  readonly anchor: Place
  readonly extent: Place
}

const UNDO_STEPS = 100

export function useGrid(options: GridOptions) {
  const latest = useRef(options)
  latest.current = options
  const [selection, setSelection] = useState<Selection>({ anchor: ORIGIN, extent: ORIGIN })
  const current = useRef(selection)
  const mode = useRef<GridMode>('ready')
  const wantsFocus = useRef(false)
  const tabStart = useRef<number | null>(null)
  const before = useRef<CellChange | null>(null)
  const undoSteps = useRef<(readonly CellChange[])[]>([])

  const select = useCallback((anchor: Place, extent: Place, focus: boolean) => {
    current.current = { anchor, extent }
    if (focus) wantsFocus.current = true
    setSelection(current.current)
  }, [])

  const clamp = useCallback(({ row, column }: Place): Place => {
    const { rows, columns } = latest.current
    return {
      row: Math.max(0, Math.min(rows.length - 1, row)),
      column: Math.max(0, Math.min(columns.length - 1, column)),
    }
  }, [])

  const goTo = useCallback((place: Place) => select(clamp(place), clamp(place), true), [clamp, select])

  const at = (place: Place): { readonly row: string; readonly column: string } | null => {
    const row = latest.current.rows[place.row]?.key
    const column = latest.current.columns[place.column]?.id
    return row === undefined || column === undefined ? null : { row, column }
  }

  const remember = (step: readonly CellChange[]) => {
    if (step.length > 0) undoSteps.current = [...undoSteps.current.slice(1 - UNDO_STEPS), step]
  }

  /** Writes what differs and keeps the way back. */
  function write(changes: readonly CellChange[]) {
    const { cells, readOnly } = latest.current
    if (readOnly) return
    const real = changes.filter(({ row, column, text }) => cells.read(row, column) !== text)
    if (real.length === 0) return
    remember(real.map(({ row, column }) => ({ row, column, text: cells.read(row, column) })))
    cells.write(real)
    refreshBefore()
  }

  function refreshBefore() {
    const cell = at(current.current.anchor)
    before.current =
      cell === null ? null : { ...cell, text: latest.current.cells.read(cell.row, cell.column) }
    mode.current = 'ready'
  }

  /** Ends the typing in a cell: what it held before becomes one step of undo. */
  function commit() {
    const was = before.current
    if (was !== null && latest.current.cells.read(was.row, was.column) !== was.text) remember([was])
    before.current = null
    mode.current = 'ready'
  }

  function inArea(area: Area, text: (row: number, column: number) => string | null): CellChange[] {
    const changes: CellChange[] = []
    for (let row = area.top; row <= area.bottom; row++)
      for (let column = area.left; column <= area.right; column++) {
        const cell = at({ row, column })
        const next = text(row, column)
        if (cell !== null && next !== null) changes.push({ ...cell, text: next })
      }
    return changes
  }

  const readAt = (row: number, column: number): string => {
    const cell = at({ row, column })
    return cell === null ? '' : latest.current.cells.read(cell.row, cell.column)
  }

  function run(action: GridAction, input: HTMLInputElement): boolean {
    const { anchor, extent } = current.current
    const { rows, columns, readOnly, cells } = latest.current
    const last = { row: rows.length - 1, column: columns.length - 1 }
    if (action.type !== 'next' && action.type !== 'move') tabStart.current = null
    switch (action.type) {
      case 'move': {
        const column =
          action.columns === 0 && action.rows !== 0 ? (tabStart.current ?? anchor.column) : anchor.column
        tabStart.current = null
        goTo({ row: anchor.row + action.rows, column: column + action.columns })
        return true
      }
      case 'edge': {
        const edge = (to: 'first' | 'last' | null, here: number, end: number) =>
          to === null ? here : to === 'first' ? 0 : end
        goTo({
          row: edge(action.row, anchor.row, last.row),
          column: edge(action.column, anchor.column, last.column),
        })
        return true
      }
      case 'extend':
        select(
          anchor,
          clamp({ row: extent.row + action.rows, column: extent.column + action.columns }),
          false,
        )
        return true
      case 'next': {
        const index = anchor.row * columns.length + anchor.column + action.step
        if (index < 0 || index >= rows.length * columns.length) return false
        tabStart.current ??= anchor.column
        goTo({ row: Math.floor(index / columns.length), column: index % columns.length })
        return true
      }
      case 'edit':
        mode.current = 'edit'
        input.setSelectionRange(input.value.length, input.value.length)
        return true
      case 'undoCell': {
        if (before.current !== null && !readOnly) cells.write([before.current])
        mode.current = 'ready'
        wantsFocus.current = true
        setSelection({ ...current.current })
        return true
      }
      case 'fillDown': {
        const area = areaOf(anchor, extent)
        const source = area.top === area.bottom ? area.top - 1 : area.top
        if (source >= 0)
          write(inArea(area, (row, column) => (row === source ? null : readAt(source, column))))
        wantsFocus.current = true
        setSelection({ ...current.current })
        return true
      }
      case 'clear':
        write(inArea(areaOf(anchor, extent), () => ''))
        return true
      case 'undo': {
        const step = undoSteps.current.at(-1)
        if (step === undefined || readOnly) return true
        undoSteps.current = undoSteps.current.slice(0, -1)
        cells.write(step)
        refreshBefore()
        wantsFocus.current = true
        setSelection({ ...current.current })
        return true
      }
      case 'selectAll':
        select(ORIGIN, last, true)
        return true
      case 'removeRow': {
        const row = rows[anchor.row]?.key
        if (row !== undefined && !readOnly) latest.current.onRemoveRow?.(row)
        return true
      }
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (!(event.target instanceof HTMLInputElement)) return
    const { key, shiftKey, ctrlKey, metaKey, altKey, keyCode } = event
    const { isComposing } = event.nativeEvent
    const action = gridAction({ key, shiftKey, ctrlKey, metaKey, altKey, keyCode, isComposing }, mode.current)
    if (action !== null && run(action, event.target)) event.preventDefault()
  }

  function onCopy(event: ClipboardEvent<HTMLElement>) {
    if (mode.current === 'edit') return
    const { anchor, extent } = current.current
    const area = areaOf(anchor, extent)
    const block: string[][] = []
    for (let row = area.top; row <= area.bottom; row++) {
      block.push([])
      for (let column = area.left; column <= area.right; column++) block.at(-1)?.push(readAt(row, column))
    }
    event.clipboardData.setData('text/plain', writeBlock(block))
    event.preventDefault()
    if (event.type === 'cut') write(inArea(area, () => ''))
  }

  function onPaste(event: ClipboardEvent<HTMLElement>) {
    const block = blockOf(event.clipboardData)
    if (block === null) return
    const { anchor, extent } = current.current
    if (isSingle(block)) {
      if (mode.current !== 'ready') return
      write(inArea(areaOf(anchor, extent), () => block[0]?.[0]?.trim() ?? ''))
      event.preventDefault()
      event.stopPropagation()
      return
    }
    event.preventDefault()
    event.stopPropagation()
    if (latest.current.onPasteBlock?.({ block, clipboard: event.clipboardData })) return
    const width = Math.max(...block.map((row) => row.length))
    const bottom = Math.min(anchor.row + block.length - 1, latest.current.rows.length - 1)
    const right = Math.min(anchor.column + width - 1, latest.current.columns.length - 1)
    const area = { top: anchor.row, left: anchor.column, bottom, right }
    write(inArea(area, (row, column) => block[row - anchor.row]?.[column - anchor.column]?.trim() ?? null))
    select(anchor, { row: bottom, column: right }, true)
    const lost = anchor.row + block.length - 1 - bottom
    latest.current.say(
      lost > 0
        ? `Đã dán ${bottom - anchor.row + 1} dòng. ${lost} dòng cuối không dán vì bảng đã hết dòng.`
        : `Đã dán ${block.length} dòng. Ctrl+Z để bỏ.`,
    )
  }

  /** The browser put the cursor into a cell, by Tab or by us. */
  function onCellFocus(place: Place, input: HTMLInputElement) {
    const { anchor } = current.current
    if (anchor.row !== place.row || anchor.column !== place.column) select(place, place, false)
    refreshBefore()
    input.select()
  }

  function onCellType(place: Place, text: string) {
    const cell = at(place)
    if (cell === null) return
    if (mode.current === 'ready') mode.current = 'enter'
    latest.current.cells.write([{ ...cell, text }])
  }

  /** The text under the cursor is another one: by typing, or from outside. */
  function onCellChange(input: HTMLInputElement) {
    if (mode.current !== 'ready') return
    refreshBefore()
    input.select()
  }

  /** First press selects the cell, a second one inside it puts the caret into the text. Answers whether we took it. */
  function onCellPress(place: Place, shift: boolean): boolean {
    tabStart.current = null
    const { anchor } = current.current
    if (shift) {
      select(anchor, place, false)
      return true
    }
    const focused = latest.current.root.current?.contains(document.activeElement) ?? false
    if (focused && anchor.row === place.row && anchor.column === place.column) {
      mode.current = 'edit'
      select(place, place, false)
      return false
    }
    goTo(place)
    return true
  }

  const onCellDrag = (place: Place) => select(current.current.anchor, place, false)

  return {
    selection,
    wantsFocus,
    goTo,
    handlers: { onKeyDown, onCopy, onCut: onCopy, onPaste },
    cell: useStable({
      focus: onCellFocus,
      blur: commit,
      type: onCellType,
      change: onCellChange,
      press: onCellPress,
      drag: onCellDrag,
    }),
  }
}

const ORIGIN: Place = { row: 0, column: 0 }

export interface CellHandlers {
  readonly focus: (place: Place, input: HTMLInputElement) => void
  readonly blur: () => void
  readonly type: (place: Place, text: string) => void
  readonly change: (input: HTMLInputElement) => void
  readonly press: (place: Place, shift: boolean) => boolean
  readonly drag: (place: Place) => void
}

/** Handlers of one identity that always run the newest closure, so that memoised cells stay still. */
function useStable(handlers: CellHandlers): CellHandlers {
  const latest = useRef(handlers)
  latest.current = handlers
  const [stable] = useState<CellHandlers>(() => ({
    focus: (place, input) => latest.current.focus(place, input),
    blur: () => latest.current.blur(),
    type: (place, text) => latest.current.type(place, text),
    change: (input) => latest.current.change(input),
    press: (place, shift) => latest.current.press(place, shift),
    drag: (place) => latest.current.drag(place),
  }))
  return stable
}
