/**
 * The month's papers on late dossiers: the public list (masked, "không phát sinh" when there is none), the internal
 * list with names, the lists of units and of officers, the statistics.
 */
import { formatDate } from '../dates/words.ts'
import type { LateMonthContent, LateShare } from '../letter/month.ts'
import { monthWords } from '../letter/month.ts'
import type { Signer, Unit } from '../unit/unit.ts'
import { type Cell, figure } from './cells.ts'
import type { Align, Block, Column, DocumentModel, Paragraph, Row, Table } from './model.ts'
import { checkCode, dateOrBlank, signerBlock } from './phrases.ts'

export interface PrintedMonth {
  readonly unit: Unit
  readonly signer: Signer | null
  readonly on: string
  readonly content: LateMonthContent
  /** Of the closed month; null while it is open, and then it is a draft. */
  readonly hash: string | null
  readonly revision: number
}

export interface InternalRow {
  readonly code: string
  readonly applicant: string
  readonly procedure: string
  readonly unit: string
  readonly officer: string
  readonly due: string
  readonly cause: string
  readonly apology: string
}

export function publicLateList(printed: PrintedMonth): DocumentModel {
  const { content } = printed
  return paper(
    printed,
    'DANH SÁCH',
    [`Hồ sơ thủ tục hành chính giải quyết trễ hạn ${monthWords(content.month)}`],
    [
      ...(content.rows.length === 0
        ? [body(`Trong ${monthWords(content.month)} không phát sinh hồ sơ thủ tục hành chính trễ hạn.`)]
        : [
            body(tallyWords(content)),
            table(
              'Hồ sơ trễ hạn',
              [
                ['TT', 9, 'center'],
                ['Mã hồ sơ', 34, 'left'],
                ['Lĩnh vực', 24, 'left'],
                ['Bộ phận giải quyết', 26, 'left'],
                ['Ngày nhận', 20, 'center'],
                ['Ngày hẹn trả', 20, 'center'],
                ['Số ngày quá hạn', 14, 'center'],
                ['Nguyên nhân', 28, 'left'],
                ['Khắc phục', 28, 'left'],
                ['Đã xin lỗi', 24, 'left'],
                ['Hẹn lại', 20, 'center'],
                ['Kết quả', 24, 'left'],
              ],
              content.rows.map((row, at) => [
                String(at + 1),
                row.code,
                row.field,
                row.unit,
                row.received === null ? '' : formatDate(row.received),
                formatDate(row.due),
                row.workingDaysLate === null ? '' : figure(row.workingDaysLate),
                row.cause,
                row.remedy,
                row.apology,
                row.newDate === null ? '' : formatDate(row.newDate),
                row.result,
              ]),
            ),
          ]),
      ...(content.unexcused.length === 0
        ? []
        : [
            body(
              `Chưa có phiếu xin lỗi: ${content.unexcused.map(({ code, reason }) => `${code} (${reason})`).join('; ')}.`,
            ),
          ]),
    ],
  )
}

export function internalLateList(printed: PrintedMonth, rows: readonly InternalRow[]): DocumentModel {
  const model = paper(
    printed,
    'DANH SÁCH NỘI BỘ',
    [`Hồ sơ trễ hạn ${monthWords(printed.content.month)}`, '(có thông tin cá nhân, không công khai)'],
    [
      table(
        'Hồ sơ trễ hạn, nội bộ',
        [
          ['TT', 10, 'center'],
          ['Mã hồ sơ', 40, 'left'],
          ['Tổ chức, cá nhân', 40, 'left'],
          ['Thủ tục', 46, 'left'],
          ['Bộ phận', 28, 'left'],
          ['Người giải quyết', 28, 'left'],
          ['Hẹn trả', 22, 'center'],
          ['Nguyên nhân', 34, 'left'],
          ['Đã xin lỗi', 28, 'left'],
        ],
        rows.map((row, at) => [
          String(at + 1),
          row.code,
          row.applicant,
          row.procedure,
          row.unit,
          row.officer,
          formatDate(row.due),
          row.cause,
          row.apology,
        ]),
      ),
    ],
  )
  return { ...model, watermark: 'NỘI BỘ' }
}

const listNames = { units: 'Đơn vị, bộ phận', officers: 'Công chức, viên chức' } as const

/** Late units or officers of the month, after an approver let the list out. */
export function lateNames(printed: PrintedMonth, list: 'units' | 'officers'): DocumentModel {
  const shares = list === 'units' ? printed.content.byUnit : printed.content.byOfficer
  return paper(
    printed,
    'DANH SÁCH',
    [`${listNames[list]} giải quyết hồ sơ trễ hạn ${monthWords(printed.content.month)}`],
    [
      shares.length === 0
        ? body(`Trong ${monthWords(printed.content.month)} không phát sinh hồ sơ trễ hạn.`)
        : sharesTable(listNames[list], shares),
    ],
  )
}

export function lateStatistics(printed: PrintedMonth, year: readonly LateShare[]): DocumentModel {
  const { content } = printed
  return paper(
    printed,
    'THỐNG KÊ',
    [`Hồ sơ trễ hạn, phiếu xin lỗi ${monthWords(content.month)}`],
    [
      body(tallyWords(content)),
      sharesTable('Lĩnh vực', content.byField),
      sharesTable('Bộ phận', content.byUnit),
      sharesTable('Nguyên nhân', content.byCause),
      sharesTable(`Tháng trong năm ${content.month.slice(0, 4)}`, year),
    ],
  )
}

const tallyWords = ({ month, tally }: LateMonthContent): string =>
  `Hồ sơ có hạn trả trong ${monthWords(month)} bị trễ: ${tally.late}; đã xin lỗi ${tally.withLetter}/${tally.late}, trong đó đúng trước hạn ${tally.inTime}; chưa xin lỗi ${tally.missing}.`

function paper(
  { unit, signer, on, hash, revision }: PrintedMonth,
  name: string,
  summary: readonly string[],
  content: readonly Block[],
): DocumentModel {
  return {
    title: `${name.charAt(0)}${name.slice(1).toLowerCase()}: ${summary[0] ?? ''}`,
    orientation: 'landscape',
    watermark: hash === null ? 'BẢN NHÁP' : null,
    parts: [
      [
        {
          kind: 'heading',
          superior: unit.superiorLines.map((line) => line.toUpperCase()),
          issuing: unit.issuingLines.map((line) => line.toUpperCase()),
          number: '',
          placeAndDate: `${unit.place}, ${dateOrBlank(on, on.slice(0, 4))}`,
        },
        {
          kind: 'title',
          name,
          summary,
          basis: '',
          marks: revision > 1 ? [`Đính chính lần ${revision - 1}`] : [],
        },
        ...content,
        { kind: 'signatures', columns: [signerBlock(signer)] },
        ...(hash === null
          ? []
          : [
              {
                kind: 'footNote' as const,
                text: `Số liệu chốt lần ${revision}; mã kiểm tra ${checkCode(hash)}`,
              },
            ]),
      ],
    ],
  }
}

function table(
  label: string,
  columns: readonly (readonly [name: string, width: number, align: Align])[],
  rows: readonly (readonly Cell[])[],
): Table {
  return {
    kind: 'table',
    name: label.slice(0, 31),
    label,
    size: 10,
    columns: columns.map(
      ([, width, align], at): Column => ({ width, align, ...(at === 1 && { names: true }) }),
    ),
    head: [columns.map(([text]) => ({ text }))],
    rows: rows.map((cells): Row => ({ kind: 'data', cells })),
  }
}

const sharesTable = (name: string, shares: readonly LateShare[]): Table =>
  table(
    name,
    [
      ['TT', 12, 'center'],
      [name, 140, 'left'],
      ['Hồ sơ trễ', 50, 'center'],
      ['Đã xin lỗi', 50, 'center'],
    ],
    shares.map((share, at) => [String(at + 1), share.name, figure(share.late), figure(share.withLetter)]),
  )

const body = (text: string): Paragraph => ({
  kind: 'paragraph',
  text,
  align: 'justify',
  indent: true,
  size: 13,
})
