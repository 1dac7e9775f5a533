// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { MantineProvider } from '@mantine/core'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { createRef } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { Grid, type GridProps } from '../../renderer/ui/grid/Grid.tsx'
import { type CellMark, cellId, type GridHandle, type GridRow } from '../../renderer/ui/grid/shape.ts'

afterEach(cleanup)

const columns = ['a', 'b', 'c'].map((id, at) => ({
  id,
  title: id.toUpperCase(),
  number: `(${at + 3})`,
  spoken: `cột ${at + 3}`,
  group: at < 2 ? 'Nhận' : 'Xong',
}))

const rowsOf = (count: number): GridRow[] => [
  { kind: 'section', key: 'tinh', label: 'Hệ thống của tỉnh', totals: { a: '9' } },
  ...Array.from(
    { length: count },
    (_, at): GridRow => ({
      kind: 'data',
      key: `r${at + 1}`,
      label: `Lĩnh vực ${at + 1}`,
      number: at + 1,
    }),
  ),
]

function show(count = 3, props: Partial<GridProps> = {}, texts: Record<string, string> = {}) {
  const store = createStore<Record<string, string>>(() => ({ ...texts }))
  const handle = createRef<GridHandle>()
  render(
    <MantineProvider env="test">
      <button type="button">Trước</button>
      <Grid
        ref={handle}
        label="Bảng"
        rowHead="Lĩnh vực"
        columns={columns}
        rows={rowsOf(count)}
        cells={{
          read: (row, column) => store.getState()[cellId(row, column)] ?? '',
          write: (changes) =>
            store.setState(
              Object.fromEntries(changes.map(({ row, column, text }) => [cellId(row, column), text])),
            ),
          subscribe: (listener) => store.subscribe(listener),
        }}
        {...props}
      />
      <button type="button">Sau</button>
    </MantineProvider>,
  )
  const cell = (row: number, column: number) =>
    screen.getByRole<HTMLInputElement>('textbox', { name: `Lĩnh vực ${row}, cột ${column + 2}` })
  return { store, handle, cell, user: userEvent.setup(), texts: () => store.getState() }
}

const here = () => document.activeElement?.getAttribute('aria-label')

function paste(target: Element, text: string, html = '') {
  const data: Record<string, string> = { 'text/plain': text, 'text/html': html }
  return fireEvent.paste(target, {
    clipboardData: { getData: (type: string) => data[type] ?? '', files: [] },
  })
}

describe('the keys of the grid', () => {
  it('goes down on Enter, up on Shift+Enter, right on Tab, and by arrows', async () => {
    const { cell, user } = show()
    await user.click(cell(1, 1))
    await user.keyboard('{Enter}')
    expect(here()).toBe('Lĩnh vực 2, cột 3')
    await user.keyboard('{Shift>}{Enter}{/Shift}{Tab}')
    expect(here()).toBe('Lĩnh vực 1, cột 4')
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowLeft}{ArrowLeft}{ArrowUp}')
    expect(here()).toBe('Lĩnh vực 1, cột 3')
  })

  it('returns on Enter to the column where tabbing began', async () => {
    const { cell, user } = show()
    await user.click(cell(1, 1))
    await user.keyboard('1{Tab}2{Tab}3{Enter}')
    expect(here()).toBe('Lĩnh vực 2, cột 3')
  })

  it('wraps Tab to the next row and leaves the grid after its last cell', async () => {
    const { cell, user } = show(2)
    await user.click(cell(1, 3))
    await user.keyboard('{Tab}')
    expect(here()).toBe('Lĩnh vực 2, cột 3')
    await user.keyboard('{Tab}{Tab}{Tab}')
    expect(document.activeElement?.textContent).toBe('Sau')
    await user.tab({ shift: true })
    expect(here()).toBe('Lĩnh vực 2, cột 5')
  })

  it('jumps with Home, End, Ctrl+Home and Ctrl+End', async () => {
    const { cell, user } = show()
    await user.click(cell(2, 2))
    await user.keyboard('{End}')
    expect(here()).toBe('Lĩnh vực 2, cột 5')
    await user.keyboard('{Home}')
    expect(here()).toBe('Lĩnh vực 2, cột 3')
    await user.keyboard('{Control>}{End}{/Control}')
    expect(here()).toBe('Lĩnh vực 3, cột 5')
    await user.keyboard('{Control>}{Home}{/Control}')
    expect(here()).toBe('Lĩnh vực 1, cột 3')
  })

  it('replaces on typing, edits inside after F2, and gives the cell back on Esc', async () => {
    const { cell, user, texts } = show(3, {}, { 'r1|a': '123' })
    await user.click(cell(1, 1))
    await user.keyboard('9')
    expect(texts()['r1|a']).toBe('9')
    await user.keyboard('{Escape}')
    expect(texts()['r1|a']).toBe('123')
    await user.keyboard('{F2}{ArrowLeft}0')
    expect(cell(1, 1).value).toBe('1203')
    expect(here()).toBe('Lĩnh vực 1, cột 3')
    await user.keyboard('{Escape}')
    expect(texts()['r1|a']).toBe('123')
  })

  it('still replaces on typing when the text under the cursor changed from outside', async () => {
    const { cell, user, store, texts } = show(3, {}, { 'r1|a': '1' })
    await user.click(cell(1, 1))
    act(() => store.setState({ 'r1|a': '1332' }))
    await user.keyboard('7')
    expect(texts()['r1|a']).toBe('7')
    await user.keyboard('{Escape}')
    expect(texts()['r1|a']).toBe('1332')
  })

  it('leaves the cell by arrows after typing, but not after F2', async () => {
    const { cell, user } = show()
    await user.click(cell(1, 1))
    await user.keyboard('12{ArrowRight}')
    expect(here()).toBe('Lĩnh vực 1, cột 4')
  })

  it('puts the caret into the text on a second click', async () => {
    const { cell, user, texts } = show(3, {}, { 'r1|a': '12' })
    await user.click(cell(1, 1))
    await user.click(cell(1, 1))
    await user.keyboard('{End}3')
    expect(texts()['r1|a']).toBe('123')
  })

  it('keeps Telex with its Backspaces exactly as typed', async () => {
    const { cell, user } = show(3, {}, { 'r1|a': '5' })
    await user.click(cell(1, 1))
    await user.keyboard('d{Backspace}đa{Backspace}ât{Backspace}{Backspace}ất')
    expect(cell(1, 1).value).toBe('đất')
    expect(here()).toBe('Lĩnh vực 1, cột 3')
  })

  it('does not move on the Enter that ends a composition', async () => {
    const { cell, user } = show()
    await user.click(cell(1, 1))
    fireEvent.keyDown(cell(1, 1), { key: 'Enter', isComposing: true })
    fireEvent.keyDown(cell(1, 1), { key: 'Enter', keyCode: 229 })
    expect(here()).toBe('Lĩnh vực 1, cột 3')
  })

  it('clears a block with Delete, fills it down with Ctrl+D, and takes both back with Ctrl+Z', async () => {
    const start = { 'r1|a': '1', 'r2|a': '2', 'r3|a': '3', 'r1|b': '4' }
    const { cell, user, texts } = show(3, {}, start)
    await user.click(cell(1, 1))
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}')
    expect(texts()).toMatchObject({ 'r1|a': '1', 'r2|a': '1', 'r3|a': '1' })
    await user.keyboard('{Delete}')
    expect(texts()).toMatchObject({ 'r1|a': '', 'r2|a': '', 'r3|a': '', 'r1|b': '4' })
    await user.keyboard('{Control>}z{/Control}{Control>}z{/Control}')
    expect(texts()).toMatchObject(start)
  })

  it('copies the cell above with Ctrl+D where one cell is selected', async () => {
    const { cell, user, texts } = show(3, {}, { 'r1|a': '7' })
    await user.click(cell(2, 1))
    await user.keyboard('{Control>}d{/Control}')
    expect(texts()['r2|a']).toBe('7')
  })

  it('undoes what was typed into cells, step by step', async () => {
    const { cell, user, texts } = show(3, {}, { 'r1|a': '1', 'r2|a': '2' })
    await user.click(cell(1, 1))
    await user.keyboard('10{Enter}20{Enter}')
    await user.keyboard('{Control>}z{/Control}')
    expect(texts()).toMatchObject({ 'r1|a': '10', 'r2|a': '2' })
    await user.keyboard('{Control>}z{/Control}')
    expect(texts()).toMatchObject({ 'r1|a': '1', 'r2|a': '2' })
  })

  it('asks to remove the row with Ctrl+Delete', async () => {
    const onRemoveRow = vi.fn()
    const { cell, user } = show(3, { onRemoveRow })
    await user.click(cell(2, 2))
    await user.keyboard('{Control>}{Delete}{/Control}')
    expect(onRemoveRow).toHaveBeenCalledWith('r2')
  })
})

describe('blocks', () => {
  it('pastes a block of Excel from the cell with the cursor, raw', async () => {
    const { cell, user, texts } = show()
    await user.click(cell(1, 2))
    paste(cell(1, 2), '1.332\t2\r\n 3 \t4\r\n')
    expect(texts()).toEqual({ 'r1|b': '1.332', 'r1|c': '2', 'r2|b': '3', 'r2|c': '4' })
  })

  it('says how many lines did not fit', async () => {
    const { cell, user, texts } = show(2)
    await user.click(cell(2, 1))
    paste(cell(2, 1), '1\n2\n3')
    expect(texts()).toEqual({ 'r2|a': '1' })
    screen.getByText(/2 dòng cuối không dán vì bảng đã hết dòng/)
  })

  it('fills the whole selection with one pasted value', async () => {
    const { cell, user, texts } = show()
    await user.click(cell(1, 1))
    await user.keyboard('{Shift>}{ArrowDown}{ArrowRight}{/Shift}')
    paste(cell(1, 1), '0\r\n')
    expect(texts()).toEqual({ 'r1|a': '0', 'r1|b': '0', 'r2|a': '0', 'r2|b': '0' })
  })

  it('offers the block to the screen first, and keeps its hands off when it is taken', async () => {
    const onPasteBlock = vi.fn(() => true)
    const { cell, user, texts } = show(3, { onPasteBlock })
    await user.click(cell(1, 1))
    paste(cell(1, 1), '1\tHộ tịch\n2\tĐất đai')
    expect(onPasteBlock).toHaveBeenCalledOnce()
    expect(texts()).toEqual({})
  })

  it('copies the selection as tab-separated text; cut also clears it', async () => {
    const { cell, user, texts } = show(3, {}, { 'r1|a': '1', 'r1|b': '2', 'r2|a': '3', 'r2|b': '4' })
    await user.click(cell(1, 1))
    await user.keyboard('{Shift>}{ArrowDown}{ArrowRight}{/Shift}')
    const setData = vi.fn()
    fireEvent.copy(cell(1, 1), { clipboardData: { setData } })
    expect(setData).toHaveBeenCalledWith('text/plain', '1\t2\n3\t4')
    fireEvent.cut(cell(1, 1), { clipboardData: { setData } })
    expect(texts()).toEqual({ 'r1|a': '', 'r1|b': '', 'r2|a': '', 'r2|b': '' })
  })

  it('changes nothing where it is read-only', async () => {
    const { cell, user, texts } = show(3, { readOnly: true }, { 'r1|a': '1' })
    await user.click(cell(1, 1))
    await user.keyboard('9{Delete}{Control>}d{/Control}')
    paste(cell(1, 1), '1\t2\n3\t4')
    expect(texts()).toEqual({ 'r1|a': '1' })
  })
})

describe('what the grid says', () => {
  const mark: CellMark = { weight: 'blocks', text: '(3) ≠ (4)+(5)+(6), lệch 2' }

  it('marks a cell with a sign and tells the fault with the cell under the cursor', async () => {
    const { cell, user } = show(3, { marks: new Map([['r2|b', [mark]]]) })
    expect(cell(2, 2).getAttribute('aria-invalid')).toBe('true')
    expect(cell(2, 2).closest('td')?.textContent).toContain('✕')
    expect(cell(1, 1).hasAttribute('aria-invalid')).toBe(false)
    await user.click(cell(2, 2))
    const id = cell(2, 2).getAttribute('aria-describedby') ?? ''
    expect(document.getElementById(id)?.textContent).toContain('lệch 2')
  })

  it('brings the cursor to a named cell, and refuses one that is not there', () => {
    const { handle } = show()
    act(() => void handle.current?.focusCell('r3', 'b'))
    expect(here()).toBe('Lĩnh vực 3, cột 4')
    expect(handle.current?.focusCell('r9', 'b')).toBe(false)
  })

  it('draws only a part of 250 rows, and still reaches the last one by key', async () => {
    const { cell, user } = show(250)
    expect(document.querySelectorAll('tbody input').length).toBeLessThan(250)
    await user.click(cell(1, 1))
    await user.keyboard('{Control>}{End}{/Control}')
    expect(here()).toBe('Lĩnh vực 250, cột 5')
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('253')
  })

  it('is a grid to axe', async () => {
    show(3, { marks: new Map([['r2|b', [mark]]]), foot: { label: 'TỔNG CỘNG', totals: { a: '9' } } })
    const { violations } = await axe.run(document.body, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
      rules: { 'color-contrast': { enabled: false } },
    })
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})
