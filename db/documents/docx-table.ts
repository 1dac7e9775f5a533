/** A table of a document in Word: fixed widths, head repeated on each page, rows whole, sums with the row above. */
import { Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx'
import { cellText } from '../../shared/documents/cells.ts'
import type {
  Align,
  HeadCell,
  PointSize,
  Row,
  Table as TableModel,
  Text,
} from '../../shared/documents/model.ts'
import { alignment, halfPoints, runsOf, thin, twips } from './docx-text.ts'

/** `width` in millimetres. */
export function docxTable({ size, columns, head, rows }: TableModel, width: number): Table {
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => twips((column.width / whole) * width))
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: thin,
      bottom: thin,
      left: thin,
      right: thin,
      insideHorizontal: thin,
      insideVertical: thin,
    },
    margins: { left: twips(size < 11 ? 0.5 : 1), right: twips(size < 11 ? 0.8 : 1) },
    rows: [
      ...head.map(
        (cells) =>
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: cells.map((cell) => headCell(cell, size)),
          }),
      ),
      ...rows.map((row, at) => tableRow(row, at, { size, columns, rows, head, widths })),
    ],
  })
}

const headCell = ({ text, columns = 1, rows = 1 }: HeadCell, size: PointSize): TableCell =>
  new TableCell({
    ...(columns > 1 && { columnSpan: columns }),
    ...(rows > 1 && { rowSpan: rows }),
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 0, right: 0 },
    children: [paragraph([{ text, bold: true }], 'center', size)],
  })

type Shape = Pick<TableModel, 'size' | 'columns' | 'rows' | 'head'> & { readonly widths: readonly number[] }

function tableRow(row: Row, at: number, { size, columns, rows, widths }: Shape): TableRow {
  /** A heading stays with the row below it, and so does a row before a sum. */
  const keepNext = row.kind === 'group' || rows[at + 1]?.kind === 'total'
  if (row.kind === 'group') {
    return new TableRow({
      cantSplit: true,
      keepNext,
      children: [
        new TableCell({
          columnSpan: columns.length,
          children: [paragraph([{ text: row.text, bold: true }], 'left', size)],
        }),
      ],
    })
  }
  const bold = row.kind === 'total'
  return new TableRow({
    cantSplit: true,
    keepNext,
    children: columns.map(
      ({ align }, column) =>
        new TableCell({
          width: { size: widths[column] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlignTable.CENTER,
          children: [paragraph([{ text: cellText(row.cells[column] ?? ''), bold }], align, size)],
        }),
    ),
  })
}

const paragraph = (text: Text, align: Align, size: PointSize): Paragraph =>
  new Paragraph({
    alignment: alignment[align],
    spacing: { before: 30, after: 30 },
    run: { size: halfPoints(size) },
    children: runsOf(text, size),
  })
