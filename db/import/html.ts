/**
 * The tables of a web page as grids: spans resolved to columns, hidden rows marked, text as the page shows it
 * (white space and &nbsp; are one space, <br> is a line). Excel's own attributes give the stored number.
 */
import { type DefaultTreeAdapterTypes as Dom, parse, defaultTreeAdapter as tree } from 'parse5'
import type { Container, Grid, GridCell, GridFile, GridRow } from '../../shared/stats/grid.ts'

export interface Page extends GridFile {
  /** It asks for a password: a session that has run out. */
  readonly login: boolean
}

const WIDEST = 500
const TALLEST = 5_000

export function readHtml(html: string, container: Container): Page {
  const document = parse(html)
  const grids: Grid[] = []
  let before: string[] = []
  let login = false

  const visit = (node: Dom.Node): void => {
    if (tree.isTextNode(node)) {
      const text = node.value.replace(/\s+/g, ' ').trim()
      if (text !== '') before.push(text)
      return
    }
    if (!('childNodes' in node)) return
    if (tree.isElementNode(node)) {
      if (SILENT.has(node.tagName)) return
      if (node.tagName === 'input' && attribute(node, 'type')?.toLowerCase() === 'password') login = true
      if (node.tagName === 'table') {
        const caption = children(node).find(({ tagName }) => tagName === 'caption')
        const above = caption === undefined ? before : [...before, textOf(caption)]
        before = []
        grids.push({ ...tableOf(node), index: grids.length, before: above })
        for (const inner of nestedTables(node)) visit(inner)
        login ||= passwords(node)
        return
      }
    }
    if (tree.isElementNode(node) && HEADINGS.has(node.tagName)) {
      const text = textOf(node)
      if (text !== '') before.push(text)
      return
    }
    node.childNodes.forEach(visit)
  }
  visit(document)
  return { container, grids, thousand: declaredThousand(html), login }
}

const SILENT = new Set(['script', 'style', 'head', 'template', 'noscript', 'select'])
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'center', 'b', 'strong', 'span', 'font'])
const BLOCKS = new Set(['div', 'p', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

const attribute = (element: Dom.Element, name: string): string | undefined =>
  element.attrs.find((found) => found.name === name)?.value

const children = (node: Dom.ParentNode): Dom.Element[] => node.childNodes.filter(tree.isElementNode)

/** Depth first, without going into a table that is found. */
function within(node: Dom.ParentNode, wanted: (element: Dom.Element) => boolean): Dom.Element[] {
  return children(node).flatMap((child) =>
    wanted(child) ? [child] : child.tagName === 'table' ? [] : within(child, wanted),
  )
}

const nestedTables = (table: Dom.Element): Dom.Element[] =>
  within(table, ({ tagName }) => tagName === 'table')

const passwords = (table: Dom.Element): boolean =>
  within(
    table,
    (element) => element.tagName === 'input' && attribute(element, 'type')?.toLowerCase() === 'password',
  ).length > 0

function tableOf(
  table: Dom.Element,
): Pick<Grid, 'kind' | 'name' | 'hidden' | 'active' | 'rows' | 'hiddenColumns' | 'width'> {
  const rows: GridRow[] = []
  const busy = new Map<number, number>()
  let width = 0
  within(table, ({ tagName }) => tagName === 'tr').forEach((row, at) => {
    const number = at + 1
    const cells: GridCell[] = []
    let column = 0
    for (const cell of children(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th')) {
      if (isHidden(cell)) continue
      while ((busy.get(column) ?? 0) >= number) column++
      const across = span(cell, 'colspan', WIDEST)
      const down = span(cell, 'rowspan', TALLEST)
      for (let covered = column; covered < column + across; covered++) busy.set(covered, number + down - 1)
      const text = textOf(cell)
      const stored = storedNumber(cell, text)
      if (text !== '' || stored !== null) {
        cells.push({ column, text, number: stored, formula: null, uncached: false, across, down })
      }
      column += across
      width = Math.max(width, column)
    }
    if (cells.length > 0) rows.push({ number, hidden: isHidden(row) || isHidden(row.parentNode), cells })
  })
  return { kind: 'table', name: null, hidden: isHidden(table), active: false, rows, hiddenColumns: [], width }
}

const span = (cell: Dom.Element, name: string, most: number): number => {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10)
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : 1
}

function isHidden(node: Dom.ParentNode | null): boolean {
  if (node === null || !tree.isElementNode(node)) return false
  const style = attribute(node, 'style') ?? ''
  return (
    attribute(node, 'hidden') !== undefined ||
    /display\s*:\s*none|visibility\s*:\s*(hidden|collapse)/i.test(style)
  )
}

/** `x:num` of Excel, `sdval` of LibreOffice: the number behind the shown text. */
function storedNumber(cell: Dom.Element, text: string): number | null {
  const stored = attribute(cell, 'x:num') ?? attribute(cell, 'sdval')
  if (stored === undefined) return null
  const value = Number(stored === '' ? text : stored)
  return Number.isFinite(value) && (stored !== '' || text !== '') ? value : null
}

function textOf(element: Dom.Element): string {
  return spoken(element)
    .replace(/[\s\u00A0]+/g, (space) => (space.includes('\u2028') ? '\n' : ' '))
    .replace(/ *\n */g, '\n')
    .trim()
}

/** <br> and the ends of blocks become U+2028, so that the white space of the source can be folded away. */
function spoken(node: Dom.Node): string {
  if (tree.isTextNode(node)) return node.value
  if (!('childNodes' in node)) return ''
  if (tree.isElementNode(node)) {
    if (SILENT.has(node.tagName) || node.tagName === 'table') return ''
    if (node.tagName === 'br') return '\u2028'
    if (node.tagName === 'input')
      return attribute(node, 'type') === 'hidden' ? '' : (attribute(node, 'value') ?? '')
  }
  const text = node.childNodes.map(spoken).join('')
  return tree.isElementNode(node) && BLOCKS.has(node.tagName) && text.trim() !== '' ? `${text}\u2028` : text
}

/** Excel writes how it shows numbers: `mso-displayed-thousand-separator:"\."`. */
function declaredThousand(html: string): '.' | ',' | null {
  const found = /mso-displayed-thousand-separator:\s*"\\?([.,])"/.exec(html)?.[1]
  return found === '.' || found === ',' ? found : null
}
