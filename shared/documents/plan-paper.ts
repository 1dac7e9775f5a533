/**
 * The papers of a plan: the plan printed back in its own columns, with where each line stands; the page of each
 * department; and what was done and not done in a period. A column that no line of the plan uses is not printed;
 * the words of the letter are printed to the letter. Targets and lists to review have tables of their own.
 */
import { formatDate } from '../dates/words.ts'
import type { RowKind } from '../plan/row.ts'
import type { Signer, Unit } from '../unit/unit.ts'
import type { Block, Column, DocumentModel, Row, Table } from './model.ts'
import { signerBlock } from './phrases.ts'

export interface PaperLine {
  readonly kind: RowKind
  /** "Phụ lục I"; "" where the plan has none. */
  readonly annex: string
  /** Headings above the line, outermost first. */
  readonly section: readonly string[]
  readonly no: string
  /** A second numbering beside the first. */
  readonly no2: string
  readonly goal: string
  readonly mission: string
  readonly content: string
  readonly leads: string
  readonly coordinators: string
  readonly startText: string
  readonly deadlineText: string
  readonly product: string
  readonly note: string
  /** Of a target: its unit, what is asked, who judges it. */
  readonly unit: string
  readonly threshold: string
  readonly evaluators: string
  readonly department: string
  readonly person: string
  /** "Hoàn thành 12/3/2026", "Quá hạn, hạn 15/3/2026"; "" where nobody asks. */
  readonly standing: string
}

export interface PaperHead {
  readonly unit: Unit
  readonly signer: Signer | null
  /** "Kế hoạch số 74/KH-UBND ngày 26/02/2026 của UBND xã An Mẫu" */
  readonly reference: string
  readonly title: string
  readonly year: number
  /** The day the paper speaks of. */
  readonly today: string
}

type Field = Exclude<keyof PaperLine, 'section' | 'kind' | 'annex'>

interface Printed {
  readonly field: Field
  readonly head: string
  /** Millimetres, before the page is shared out. */
  readonly width: number
  readonly align: Column['align']
}

const planColumns: readonly Printed[] = [
  { field: 'no', head: 'TT', width: 10, align: 'center' },
  { field: 'no2', head: 'TT2', width: 10, align: 'center' },
  { field: 'goal', head: 'Mục tiêu', width: 28, align: 'left' },
  { field: 'mission', head: 'Nhiệm vụ', width: 30, align: 'left' },
  { field: 'content', head: 'Nội dung', width: 66, align: 'left' },
  { field: 'leads', head: 'Chủ trì', width: 30, align: 'left' },
  { field: 'coordinators', head: 'Phối hợp', width: 34, align: 'left' },
  { field: 'startText', head: 'Bắt đầu', width: 17, align: 'center' },
  { field: 'deadlineText', head: 'Thời gian hoàn thành', width: 26, align: 'center' },
  { field: 'product', head: 'Kết quả, sản phẩm', width: 34, align: 'left' },
  { field: 'note', head: 'Ghi chú', width: 18, align: 'left' },
]

const targetColumns: readonly Printed[] = [
  { field: 'no', head: 'TT', width: 10, align: 'center' },
  { field: 'content', head: 'Chỉ tiêu', width: 90, align: 'left' },
  { field: 'unit', head: 'Đơn vị tính', width: 18, align: 'center' },
  { field: 'threshold', head: 'Chỉ tiêu giao', width: 30, align: 'center' },
  { field: 'leads', head: 'Cơ quan chủ trì thực hiện', width: 36, align: 'left' },
  { field: 'coordinators', head: 'Cơ quan phối hợp', width: 36, align: 'left' },
  { field: 'evaluators', head: 'Cơ quan chủ trì đánh giá', width: 30, align: 'left' },
  { field: 'note', head: 'Ghi chú', width: 18, align: 'left' },
]

const reviewColumns: readonly Printed[] = planColumns.map((column) =>
  column.field === 'content'
    ? { ...column, head: 'Tên nhóm thủ tục hành chính', width: 90 }
    : column.field === 'deadlineText'
      ? { ...column, head: 'Hoàn thành' }
      : column,
)

const columnsOf: Readonly<Record<RowKind, readonly Printed[]>> = {
  task: planColumns,
  target: targetColumns,
  reviewItem: reviewColumns,
}

const kindWords: Readonly<Record<RowKind, string>> = {
  task: 'Nhiệm vụ',
  target: 'Chỉ tiêu',
  reviewItem: 'Danh mục rà soát thủ tục hành chính',
}

const standingColumn: Printed = { field: 'standing', head: 'Tình trạng', width: 30, align: 'left' }
const personColumn: Printed = { field: 'person', head: 'Người thực hiện', width: 26, align: 'left' }

export function planPaper(
  head: PaperHead,
  lines: readonly PaperLine[],
  { status }: { readonly status: boolean },
): DocumentModel {
  const tables = stretches(lines)
  const name = status ? 'TÌNH HÌNH THỰC HIỆN KẾ HOẠCH' : 'BIỂU NHIỆM VỤ'
  return landscape(`${head.title}${status ? ', tình hình thực hiện' : ''}`, [
    [
      ...heading(head, name, [head.title], status),
      ...(status ? [tally(lines.filter(({ kind }) => kind === 'task'))] : []),
      ...tables.flatMap((own, at) => [
        ...(tables.length === 1 ? [] : [tableHeading(own)]),
        tableOf(
          tables.length === 1 ? 'Nhiệm vụ của kế hoạch' : `${at + 1}. ${kindWords[own.kind]}`,
          status ? [...columnsOf[own.kind], standingColumn] : columnsOf[own.kind],
          own.lines,
        ),
      ]),
      { kind: 'signatures', columns: [signerBlock(head.signer)] },
    ],
  ])
}

/** The lines of one table: of one kind and one annex, one after the other. */
interface Stretch {
  readonly kind: RowKind
  readonly annex: string
  readonly lines: PaperLine[]
}

function stretches(lines: readonly PaperLine[]): readonly Stretch[] {
  const found: Stretch[] = []
  for (const line of lines) {
    const last = found.at(-1)
    if (last !== undefined && last.kind === line.kind && last.annex === line.annex) last.lines.push(line)
    else found.push({ kind: line.kind, annex: line.annex, lines: [line] })
  }
  return found
}

const tableHeading = ({ annex, kind }: Stretch): Block => ({
  kind: 'paragraph',
  text: [{ text: [annex, kindWords[kind]].filter((words) => words !== '').join('. '), bold: true }],
  align: 'left',
  indent: false,
  size: 12,
})

/** A page for each department, in the order in which the plan first names it; lines of none stand last. */
export function departmentPapers(head: PaperHead, lines: readonly PaperLine[]): DocumentModel {
  const names = [...new Set(lines.map(({ department }) => department).filter((name) => name !== ''))]
  const rest = lines.filter(({ department }) => department === '')
  const columns = [...planColumns, personColumn, standingColumn]
  const page = (name: string, own: readonly PaperLine[]): Block[] => [
    ...heading(head, 'NHIỆM VỤ ĐƯỢC GIAO', [name, head.title], true),
    tally(own),
    tableOf(`Nhiệm vụ của ${name}`, columns, own),
  ]
  const pages = names.map((name) =>
    page(
      name,
      lines.filter(({ department }) => department === name),
    ),
  )
  return landscape(`${head.title}, trang từng phòng`, [
    ...pages,
    ...(rest.length === 0 ? [] : [page('Chưa giao cho phòng nào', rest)]),
  ])
}

export interface PeriodLine {
  readonly content: string
  readonly who: string
  readonly plan: string
  /** As printed. */
  readonly deadlineText: string
  /** The day to hand in, and what of: "15/3/2026, kỳ tháng 3". */
  readonly due: string
  /** "Đã làm 14/3/2026", "Không phát sinh", "Chưa làm". */
  readonly outcome: string
  readonly note: string
}

export interface PeriodPaper {
  readonly unit: Unit
  readonly signer: Signer | null
  readonly from: string
  readonly to: string
  readonly today: string
  readonly done: readonly PeriodLine[]
  readonly open: readonly PeriodLine[]
}

const periodColumns = [
  { head: 'TT', width: 10, align: 'center' },
  { head: 'Nội dung', width: 72, align: 'left' },
  { head: 'Người, bộ phận', width: 38, align: 'left' },
  { head: 'Thời hạn như kế hoạch ghi', width: 36, align: 'center' },
  { head: 'Ngày phải xong', width: 32, align: 'center' },
  { head: 'Kết quả', width: 32, align: 'left' },
  { head: 'Ghi chú', width: 32, align: 'left' },
] as const

/** Danh mục nhiệm vụ đã hoàn thành, chưa hoàn thành của một kỳ (KH-17). */
export function periodPaper(paper: PeriodPaper): DocumentModel {
  const { unit, from, to, today, done, open, signer } = paper
  const span = `từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`
  const table = (label: string, lines: readonly PeriodLine[]): Block[] => [
    {
      kind: 'paragraph',
      text: [{ text: `${label}: ${lines.length}`, bold: true }],
      align: 'left',
      indent: false,
      size: 12,
    },
    ...(lines.length === 0
      ? []
      : [
          {
            kind: 'table',
            name: label.slice(0, 31),
            label,
            size: 10,
            columns: periodColumns.map(({ width, align }, at) => ({
              width,
              align,
              ...(at === 1 && { names: true }),
            })),
            head: [periodColumns.map(({ head }) => ({ text: head }))],
            rows: periodRows(lines),
          } as const,
        ]),
  ]
  return landscape(`Danh mục nhiệm vụ ${span}`, [
    [
      titleBlock(
        'DANH MỤC NHIỆM VỤ ĐÃ HOÀN THÀNH, CHƯA HOÀN THÀNH',
        [unit.name, span],
        `Số liệu đến ngày ${formatDate(today)}`,
      ),
      ...table('Đã hoàn thành', done),
      ...table('Chưa hoàn thành', open),
      { kind: 'signatures', columns: [signerBlock(signer)] },
    ],
  ])
}

function periodRows(lines: readonly PeriodLine[]): Row[] {
  const rows: Row[] = []
  let plan: string | null = null
  for (const [at, line] of lines.entries()) {
    if (line.plan !== plan) rows.push({ kind: 'group', text: line.plan })
    plan = line.plan
    const { content, who, deadlineText, due, outcome, note } = line
    rows.push({ kind: 'data', cells: [String(at + 1), content, who, deadlineText, due, outcome, note] })
  }
  return rows
}

const landscape = (title: string, parts: DocumentModel['parts']): DocumentModel => ({
  title,
  orientation: 'landscape',
  watermark: null,
  parts,
})

const titleBlock = (name: string, summary: readonly string[], basis: string): Block => ({
  kind: 'title',
  name,
  summary,
  basis,
  marks: [],
})

const heading = (head: PaperHead, name: string, summary: readonly string[], dated: boolean): Block[] => [
  titleBlock(
    name,
    summary,
    `(${[head.reference, ...(dated ? [`số liệu đến ngày ${formatDate(head.today)}`] : [])].filter((part) => part !== '').join('; ')})`,
  ),
]

function tableOf(label: string, printed: readonly Printed[], lines: readonly PaperLine[]): Table {
  const columns = printed.filter(
    ({ field }) => field === 'content' || lines.some((line) => line[field] !== ''),
  )
  return {
    kind: 'table',
    name: label.slice(0, 31),
    label,
    size: 9.5,
    columns: columns.map(({ width, align, field }) => ({
      width,
      align,
      ...(field === 'content' && { names: true }),
    })),
    head: [columns.map(({ head }) => ({ text: head }))],
    rows: rowsOf(columns, lines),
  }
}

/** A band is printed when it changes; of an unchanged outer band only the inner ones that differ. */
function rowsOf(columns: readonly Printed[], lines: readonly PaperLine[]): Row[] {
  const rows: Row[] = []
  let above: readonly string[] = []
  for (const line of lines) {
    const first = line.section.findIndex((band, at) => band !== above[at])
    if (first >= 0) for (const band of line.section.slice(first)) rows.push({ kind: 'group', text: band })
    above = line.section
    rows.push({ kind: 'data', cells: columns.map(({ field }) => line[field]) })
  }
  return rows
}

/** How many lines stand where, by the first word of their standing. */
function tally(lines: readonly PaperLine[]): Block {
  const counts = new Map<string, number>()
  for (const { standing } of lines) {
    const [state = ''] = standing.split(/[,:;(]| \d/)
    if (state !== '') counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  const parts = [...counts].map(([state, count]) => `${state.toLowerCase()} ${count}`)
  return {
    kind: 'paragraph',
    text: `Tổng số ${lines.length} nhiệm vụ${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`,
    align: 'left',
    indent: false,
    size: 11,
  }
}
