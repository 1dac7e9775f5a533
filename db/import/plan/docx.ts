/**
 * A Word document from its own XML: paragraphs and tables in order, merges resolved, automatic numbers counted,
 * struck text left out and inserted text taken, as the page would look with every change accepted.
 *
 * A table inside a cell that is wide enough to be a plan of its own stands behind its host; a smaller one is text of
 * the cell. Text boxes, headers, footers and notes are not read.
 */
import type {
  PlanSource,
  SourceBlock,
  SourceCell,
  SourceRow,
  SourceTable,
} from '../../../shared/plan/import/source.ts'
import { nfc } from '../../../shared/text/text.ts'
import { type NumberCounter, numberCounter } from './docx-numbers.ts'
import { attribute, child, type Element, elements, isOn, parseXml } from './xml.ts'

export const docxParts = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml'] as const

/** Narrower inner tables are layout. */
const OWN_TABLE_FROM = 4

export function readDocx(parts: ReadonlyMap<string, Uint8Array>): PlanSource {
  const part = (name: string): Element | null => {
    const bytes = parts.get(name)
    return bytes === undefined ? null : parseXml(new TextDecoder().decode(bytes))
  }
  const document = part('word/document.xml')
  const body = child(document ?? undefined, 'w:body')
  if (body === undefined) throw new Error('no body')
  const numbers = numberCounter(part('word/numbering.xml'), part('word/styles.xml'))
  return { container: 'docx', blocks: readBody(body, numbers) }
}

function readBody(body: Element, numbers: NumberCounter): SourceBlock[] {
  const blocks: SourceBlock[] = []
  let tables = 0

  const visit = (element: Element): void => {
    const lines = new Lines(numbers)
    for (const inner of flat(element)) {
      if (inner.name === 'w:p') {
        lines.add(inner)
        if (lines.open) continue
        const text = lines.take()
        if (text !== '') blocks.push({ kind: 'paragraph', text })
      } else if (inner.name === 'w:tbl') visitTable(inner)
    }
  }
  const visitTable = (table: Element): void => {
    const index = tables++
    const inner: Element[] = []
    const read = readTable(table, numbers, inner)
    blocks.push({ kind: 'table', index, name: null, ...read })
    for (const own of inner) visitTable(own)
  }
  visit(body)
  return blocks
}

/** Content controls, custom XML and accepted insertions are transparent. */
function flat(element: Element): readonly Element[] {
  return elements(element).flatMap((inner) =>
    ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'].includes(inner.name)
      ? flat(inner)
      : [inner],
  )
}

function readTable(
  table: Element,
  numbers: NumberCounter,
  own: Element[],
): Pick<SourceTable, 'width' | 'rows'> {
  const rows: SourceRow[] = []
  /** Column → the merged cell that hangs over the rows below. */
  const hanging = new Map<number, { row: number; cell: SourceCell }>()
  const grown = new Map<SourceCell, number>()
  let width = 0
  let at = -1
  for (const row of flat(table).filter(({ name }) => name === 'w:tr')) {
    const properties = child(row, 'w:trPr')
    at++
    if (child(properties, 'w:del') !== undefined) continue
    const cells: SourceCell[] = []
    let column = Number(attribute(child(properties, 'w:gridBefore'), 'w:val') ?? 0)
    for (const cell of flat(row).filter(({ name }) => name === 'w:tc')) {
      const shape = child(cell, 'w:tcPr')
      const across = Math.max(1, Number(attribute(child(shape, 'w:gridSpan'), 'w:val') ?? 1))
      const text = cellText(cell, numbers, own)
      const merge = child(shape, 'w:vMerge')
      const above = hanging.get(column)
      const continues = merge !== undefined && attribute(merge, 'w:val') !== 'restart'
      const last = cells.at(-1)
      if (
        attribute(child(shape, 'w:hMerge'), 'w:val') !== 'restart' &&
        child(shape, 'w:hMerge') &&
        last !== undefined
      ) {
        cells[cells.length - 1] = { ...last, across: last.across + across }
      } else if (continues && above !== undefined && text === '') {
        grown.set(above.cell, rows.length - above.row + 1)
      } else {
        const read = { column, across, down: 1, text }
        cells.push(read)
        if (merge === undefined) hanging.delete(column)
        else hanging.set(column, { row: rows.length, cell: read })
      }
      column += across
    }
    width = Math.max(width, column)
    rows.push({
      row: at,
      header: isOn(child(properties, 'w:tblHeader')),
      hidden: isOn(child(properties, 'w:hidden')),
      changed: child(properties, 'w:ins') !== undefined || hasChange(row),
      cells,
    })
  }
  return {
    width,
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, down: grown.get(cell) ?? cell.down })),
    })),
  }
}

function cellText(cell: Element, numbers: NumberCounter, own: Element[]): string {
  const lines = new Lines(numbers)
  const texts: string[] = []
  for (const inner of flat(cell)) {
    if (inner.name === 'w:p') {
      lines.add(inner)
      if (lines.open) continue
      texts.push(lines.take())
    } else if (inner.name === 'w:tbl') {
      if (widthOf(inner) >= OWN_TABLE_FROM) own.push(inner)
      else {
        const { rows } = readTable(inner, numbers, own)
        texts.push(
          ...rows.map(({ cells }) =>
            cells
              .map(({ text }) => text)
              .join(' ')
              .trim(),
          ),
        )
      }
    }
  }
  return texts.filter((text) => text !== '').join('\n')
}

const widthOf = (table: Element): number =>
  Math.max(
    0,
    ...flat(table)
      .filter(({ name }) => name === 'w:tr')
      .map((row) => flat(row).filter(({ name }) => name === 'w:tc').length),
  )

/** Paragraphs of one place; one whose mark is struck runs on into the next. */
class Lines {
  readonly #numbers: NumberCounter
  #text = ''
  open = false

  constructor(numbers: NumberCounter) {
    this.#numbers = numbers
  }

  add(paragraph: Element): void {
    const properties = child(paragraph, 'w:pPr')
    const text = runText(paragraph)
    const label = this.open ? '' : this.#numbers.labelOf(properties)
    this.#text += label === '- ' && text.trim() === '' ? '' : `${label}${text}`
    this.open = child(properties, 'w:rPr', 'w:del') !== undefined
  }

  take(): string {
    const text = tidy(this.#text)
    this.#text = ''
    return text
  }
}

/** Runs of blanks collapse, line breaks stay, a cell of blanks is empty. */
const tidy = (text: string): string =>
  nfc(text)
    .split('\n')
    .map((line) => line.replace(/[\s\u00A0\u2007\u202F]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')

const LEFT_OUT = new Set([
  'w:pPr',
  'w:rPr',
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:txbxContent',
  'mc:Fallback',
  'w:footnoteReference',
  'w:endnoteReference',
  'w:annotationRef',
])

function runText(element: Element): string {
  let text = ''
  for (const inner of elements(element)) {
    if (LEFT_OUT.has(inner.name)) continue
    if (inner.name === 'w:t') text += inner.children.filter((part) => typeof part === 'string').join('')
    else if (inner.name === 'w:br' || inner.name === 'w:cr')
      text += attribute(inner, 'w:type') === 'page' ? ' ' : '\n'
    else if (inner.name === 'w:tab') text += '\t'
    else if (inner.name === 'w:noBreakHyphen') text += '-'
    else if (inner.name !== 'w:r' || !isOn(child(inner, 'w:rPr', 'w:vanish'))) text += runText(inner)
  }
  return text
}

const CHANGES = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'])

const hasChange = (element: Element): boolean =>
  elements(element).some(({ name }) => CHANGES.has(name)) || elements(element).some(hasChange)
