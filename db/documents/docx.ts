/**
 * A document as a Word file that can be signed as it is: A4 and margins of NĐ 30/2020, Times New Roman, heads of
 * tables repeated, no row split, the signature with the text before it, page numbers on top from the second page,
 * the mark of a draft behind every page. Texts come from the model and are never changed here.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Header,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { TextWatermark } from 'docx/watermarks'
import {
  type Block,
  type DocumentModel,
  type Heading,
  margins,
  nationalMotto,
  nationalTitle,
  type PointSize,
  type Signatures,
  smallPaper,
  type Text,
  type Title,
  textWidth,
} from '../../shared/documents/model.ts'
import { docxTable } from './docx-table.ts'
import { alignment, halfPoints, noBorders, runsOf, thin, twips } from './docx-text.ts'
import { qrPng } from './qr-png.ts'

export async function documentDocx(model: DocumentModel): Promise<Uint8Array<ArrayBuffer>> {
  const { orientation, watermark } = model
  const small = model.paper === 'A5'
  const width = small ? smallPaper.text : textWidth[orientation]
  const edges = small ? smallPaper.margins : margins
  const numbered = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(13) }), ...mark(watermark)],
  })
  const document = new Document({
    title: model.title,
    creator: 'Sổ Một Cửa',
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size: halfPoints(13), language: { value: 'vi-VN' } },
          paragraph: { spacing: { before: 0, after: 0 } },
        },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: {
              width: twips(small ? 148 : 210),
              height: twips(small ? 210 : 297),
              orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: twips(edges.top),
              right: twips(edges.right),
              bottom: twips(edges.bottom),
              left: twips(edges.left),
              header: twips(small ? 6 : 10),
              footer: twips(small ? 6 : 10),
            },
          },
        },
        headers: {
          first: new Header({ children: [new Paragraph({ children: mark(watermark) })] }),
          default: new Header({ children: [numbered] }),
        },
        children: model.parts.flatMap((blocks, at) => part(blocks, { width, small }, at > 0)),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** Behind the text, as Word's own command puts it there; the mark under the title says it in words. */
const mark = (watermark: string | null): ParagraphChild[] =>
  watermark === null
    ? []
    : [
        new TextWatermark({
          text: watermark,
          font: 'Times New Roman',
          bold: true,
          color: 'd0d0d0',
          width: 460,
          height: 92,
        }),
      ]

/** The signature, the two paragraphs before it and all that follows it stay on one page. */
function part(blocks: readonly Block[], page: Page, newPage: boolean): FileChild[] {
  const signed = blocks.findIndex(({ kind }) => kind === 'signatures')
  const from = signed === -1 ? blocks.length : keptFrom(blocks, signed)
  return blocks.flatMap((content, at) =>
    block(content, {
      ...page,
      keepNext: at >= from && at < blocks.length - 1,
      pageBreakBefore: newPage && at === 0,
      beforeTable: blocks[at + 1]?.kind === 'table',
    }),
  )
}

function keptFrom(blocks: readonly Block[], signed: number): number {
  let from = signed
  while (from > 0 && signed - from < 2 && blocks[from - 1]?.kind === 'paragraph') from -= 1
  return from
}

interface Page {
  /** Millimetres between the margins. */
  readonly width: number
  /** A5: what frames the text is smaller, as in print (`shared/documents/html-style.ts`). */
  readonly small: boolean
}

const smaller = { 11: 9.5, 12: 9.5, 13: 11, 14: 12 } as const
type FrameSize = keyof typeof smaller
const sizeOn = ({ small }: Page, size: FrameSize): PointSize => (small ? smaller[size] : size)

interface Place extends Page {
  readonly keepNext: boolean
  readonly pageBreakBefore: boolean
  readonly beforeTable: boolean
}

function block(content: Block, place: Place): FileChild[] {
  const { width, keepNext, pageBreakBefore, beforeTable } = place
  const paragraph = (options: IParagraphOptions) =>
    new Paragraph({ ...options, ...(keepNext && { keepNext, keepLines: true }) })
  const centred = (text: Text, options: IParagraphOptions & { readonly size?: FrameSize } = {}) => {
    const { size = 14, ...rest } = options
    return paragraph({
      alignment: AlignmentType.CENTER,
      ...rest,
      children: runsOf(text, sizeOn(place, size)),
    })
  }
  switch (content.kind) {
    case 'heading':
      return [heading(content, place)]
    case 'title':
      return title(content, width, centred)
    case 'appendixTitle':
      return [
        centred([{ text: content.label, bold: true }], { pageBreakBefore, outlineLevel: 0 }),
        centred([{ text: content.name, bold: true }], { spacing: { before: 60 } }),
        centred([{ text: content.reference, italic: true }], {
          size: 12,
          spacing: { before: 60, after: 160 },
        }),
      ]
    case 'lead':
      return [
        centred(joined(content.figures, '\u2003\u2003'), {
          size: 13,
          spacing: { before: 140, after: 140 },
        }),
      ]
    case 'paragraph':
      return [
        paragraph({
          alignment: alignment[content.align],
          spacing: {
            before: content.size < 12 ? 60 : 120,
            after: beforeTable ? 80 : 0,
            line: 252,
            lineRule: LineRuleType.AUTO,
          },
          ...(content.indent && { indent: { firstLine: twips(10) } }),
          children: runsOf(content.text, content.size),
        }),
      ]
    case 'table':
      return [docxTable(content, width)]
    case 'signatures':
      return [
        new Paragraph({ spacing: { before: 0, line: 120, lineRule: LineRuleType.EXACT }, keepNext: true }),
        signatures(content, place),
      ]
    case 'recipients':
      return [
        paragraph({
          spacing: { before: 100 },
          children: [new TextRun({ text: 'Nơi nhận:', bold: true, italics: true, size: halfPoints(12) })],
        }),
        ...content.lines.map((line) => paragraph({ children: runsOf(line, 11) })),
      ]
    case 'qr': {
      const edge = Math.round((content.size / 25.4) * 96)
      const { bytes } = qrPng(content.text)
      return [
        paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: 100 },
          children: [
            new ImageRun({
              type: 'png',
              data: bytes,
              transformation: { width: edge, height: edge },
              altText: { name: 'QR', title: content.label, description: content.label },
            }),
          ],
        }),
        paragraph({ alignment: AlignmentType.CENTER, children: runsOf(content.label, 11) }),
      ]
    }
    case 'footNote':
      return [
        paragraph({
          spacing: { before: 160 },
          border: { top: { ...thin, space: 3 } },
          children: runsOf(content.text, 9.5),
        }),
      ]
  }
}

const joined = (texts: readonly Text[], between: string): Text =>
  texts.flatMap((text, at) => [
    ...(at === 0 ? [] : [{ text: between }]),
    ...(typeof text === 'string' ? [{ text }] : text),
  ])

/** A rule of that many millimetres, in the middle of a column. */
const rule = (long: number, column: number, before: number): Paragraph =>
  new Paragraph({
    border: { top: { ...thin, size: 6, space: 0 } },
    indent: { left: twips((column - long) / 2), right: twips((column - long) / 2) },
    spacing: { before, line: 60, lineRule: LineRuleType.EXACT },
  })

function title(
  { name, summary, basis, marks }: Title,
  width: number,
  centred: (text: Text, options?: IParagraphOptions & { readonly size?: FrameSize }) => Paragraph,
): Paragraph[] {
  return [
    centred([{ text: name, bold: true }], { spacing: { before: 240 }, outlineLevel: 0 }),
    centred([{ text: summary.join('\n'), bold: true }], { size: 13, spacing: { before: 40 } }),
    ...(basis === ''
      ? []
      : [centred([{ text: basis, italic: true }], { size: 12, spacing: { before: 40 } })]),
    rule(40, width, 90),
    ...marks.map(
      (text) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: 100 },
          children: [
            new TextRun({
              text: `\u00a0${text}\u00a0`,
              bold: true,
              border: { style: BorderStyle.SINGLE, size: 6, space: 2 },
            }),
          ],
        }),
    ),
  ]
}

function heading({ superior, issuing, number, placeAndDate }: Heading, page: Page): Table {
  const { width } = page
  const left = width * (page.small ? 0.38 : 0.42)
  const right = width - left
  const line = (text: string, size: 12 | 13, style: { bold?: true; italics?: true } = {}, before = 0) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before },
      children: [new TextRun({ text, size: halfPoints(sizeOn(page, size)), ...style })],
    })
  return borderless(width, [
    [
      {
        width: left,
        children: [
          ...superior.map((text) => line(text, 12)),
          ...issuing.map((text) => line(text, 12, { bold: true })),
          rule(26, left, 40),
        ],
      },
      {
        width: right,
        children: [
          line(nationalTitle, 12, { bold: true }),
          line(nationalMotto, 13, { bold: true }),
          rule(58, right, 40),
        ],
      },
    ],
    [
      { width: left, children: [line(number, 13, {}, 100)] },
      { width: right, children: [line(placeAndDate, 13, { italics: true }, 100)] },
    ],
  ])
}

/** One signature alone stands on the right half. */
function signatures({ columns }: Signatures, page: Page): Table {
  const { width } = page
  const before = columns.length === 1 ? width * 0.45 : 0
  const each = (width - before) / columns.length
  const cell = (children: readonly string[], size: 12 | 13, style: { bold?: true; italics?: true }) => ({
    width: each,
    children: children.map(
      (text) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text, size: halfPoints(sizeOn(page, size)), ...style })],
        }),
    ),
  })
  const placed = (cells: readonly PlainCell[]): PlainCell[] => [
    ...(before === 0 ? [] : [{ ...cell([''], 12, {}), width: before }]),
    ...cells,
  ]
  return borderless(
    width,
    [
      columns.map(({ title, hint }) => ({
        width: each,
        children: [
          ...cell(title, 13, { bold: true }).children,
          ...cell([hint], 12, { italics: true }).children,
        ],
      })),
      columns.map(() => cell([''], 12, {})),
      columns.map(({ name }) => cell([name], 13, { bold: true })),
    ].map(placed),
    { gap: { row: 1, tall: page.small ? 13 : 19 }, keepNext: true },
  )
}

interface PlainCell {
  readonly width: number
  readonly children: readonly Paragraph[]
}

function borderless(
  width: number,
  rows: readonly (readonly PlainCell[])[],
  {
    gap,
    keepNext = false,
  }: { readonly gap?: { readonly row: number; readonly tall: number }; readonly keepNext?: boolean } = {},
): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(width), type: WidthType.DXA },
    columnWidths: (rows[0] ?? []).map((cell) => twips(cell.width)),
    margins: { left: 0, right: 0 },
    borders: noBorders,
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          cantSplit: true,
          keepNext,
          ...(at === gap?.row && { height: { value: twips(gap.tall), rule: HeightRule.EXACT } }),
          children: cells.map(
            (cell) =>
              new TableCell({
                width: { size: twips(cell.width), type: WidthType.DXA },
                verticalAlign: VerticalAlignTable.TOP,
                borders: noBorders,
                children: cell.children,
              }),
          ),
        }),
    ),
  })
}
