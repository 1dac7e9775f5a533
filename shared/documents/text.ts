/**
 * A document as plain text, for an e-mail or iOffice: a table is one line a row with tabs between the cells, so that
 * it can be pasted into Excel; there a cell that begins like a formula stays text.
 */
import { type Cell, flat, neutral } from './cells.ts'
import type { Block, DocumentModel, HeadCell, Table, Text } from './model.ts'
import { draftWarning, signedLines } from './phrases.ts'

export function documentText(model: DocumentModel): string {
  const parts = model.parts.map((blocks) => blocks.flatMap(block).join('\n'))
  const warning = model.watermark === null ? [] : [draftWarning(model.watermark)]
  return `${[...warning, ...parts].join('\n\n').replace(/\n{3,}/g, '\n\n')}\n`
}

function block(content: Block): string[] {
  switch (content.kind) {
    case 'heading':
      return [
        ...content.superior,
        content.issuing.join(' '),
        content.number,
        content.placeAndDate,
        '',
      ].filter((line, at) => line !== '' || at > 1)
    case 'title':
      return [
        content.name,
        content.summary.join(' '),
        ...(content.basis === '' ? [] : [content.basis]),
        ...content.marks.map((mark) => `[${mark}]`),
        '',
      ]
    case 'appendixTitle':
      return [content.label, flat(content.name), content.reference, '']
    case 'lead':
      return [content.figures.map(plain).join(' · '), '']
    case 'paragraph':
      return [plain(content.text)]
    case 'table':
      return ['', ...table(content), '']
    case 'signatures':
      return ['', ...signedLines(content), '']
    case 'recipients':
      return ['Nơi nhận:', ...content.lines, '']
    case 'footNote':
      return [content.text]
    case 'qr':
      return []
  }
}

export const plain = (text: Text): string =>
  typeof text === 'string' ? text : text.map((run) => run.text).join('')

const table = ({ label, columns, head, rows }: Table): string[] => [
  label,
  tabbed(flatHead(head, columns.length)),
  ...rows.map((row) => (row.kind === 'group' ? row.text : tabbed(row.cells))),
]

const tabbed = (cells: readonly Cell[]): string =>
  cells.map((cell) => (typeof cell === 'string' ? neutral(cell.replace(/\s+/g, ' ')) : cell.text)).join('\t')

/** One name a column, out of as many rows of heads as there are: "Số hồ sơ đã giải quyết: Tổng số (7)". */
export function flatHead(head: Table['head'], columns: number): string[] {
  const names = Array.from({ length: columns }, (): string[] => [])
  /** How many more rows each column is covered from above. */
  const covered = Array.from({ length: columns }, () => 0)
  for (const cells of head) {
    const left = [...cells]
    for (let at = 0; at < columns; ) {
      if ((covered[at] ?? 0) > 0) {
        covered[at] = (covered[at] ?? 0) - 1
        at += 1
        continue
      }
      const cell: HeadCell = left.shift() ?? { text: '' }
      const width = cell.columns ?? 1
      for (let under = at; under < at + width; under += 1) {
        names[under]?.push(flat(cell.text))
        covered[under] = (cell.rows ?? 1) - 1
      }
      at += width
    }
  }
  return names.map((name) => name.filter((part) => part !== '').join(': '))
}
