/**
 * The papers of the exchange: phiếu gửi, the sheet of a unit's card, the hand-over book, and the table that a bundle
 * carries for whoever has no program. None names a citizen.
 */

import type { InView, OutView } from '../bundle/book.ts'
import { fingerprintWords } from '../bundle/card-words.ts'
import { numberText } from '../bundle/names.ts'
import type { BundleRecord } from '../bundle/record.ts'
import { kindWords, titleOf } from '../bundle/titles.ts'
import { countsWords, purposeWords, sizeWords } from '../bundle/words.ts'
import { wallClock } from '../dates/plain.ts'
import { formatDate } from '../dates/words.ts'
import type { Unit } from '../unit/unit.ts'
import { figure } from './cells.ts'
import type { Block, DocumentModel, Heading, Paragraph, Row, Table } from './model.ts'
import { blankName, dateOrBlank } from './phrases.ts'

export interface PrintedSlip {
  readonly unit: Unit
  readonly out: OutView
}

/** Goes with the stick: what is on it, for the receiver to tick off and sign. */
export function bundleSlip({ unit, out }: PrintedSlip): DocumentModel {
  const { date } = wallClock(out.madeAt)
  const facts: [string, string][] = [
    ['Loại gói', purposeWords[out.purpose]],
    ['Tên tệp', out.fileName],
    ['Kích thước', sizeWords(out.bytes)],
    ['Nội dung', countsWords(out.counts) || 'Biên nhận'],
    ['Dữ liệu cá nhân', out.personal ? 'Có, đã mã hóa cho nơi nhận' : 'Không có'],
    ['Biên nhận kèm theo', String(out.acknowledges)],
    ['Lúc làm', moment(out.madeAt)],
    ['Mã băm SHA-256 của tệp', out.sha256.replace(/(.{16})(?=.)/g, '$1 ')],
  ]
  const to = out.to.map(({ unitName }) => unitName).join('; ')
  const blocks: Block[] = [
    heading(unit, `Số: ${String(out.number).padStart(2, '0')}/PG`, date),
    {
      kind: 'title',
      name: 'PHIẾU GỬI',
      summary: [`Gói số liệu ${numberText(out.number)}`],
      basis: '',
      marks: [],
    },
    { ...paragraph(`Kính gửi: ${to}`), align: 'center', indent: false },
    factTable('Gói gửi kèm', facts),
    {
      kind: 'qr',
      text: `${out.fileName}\nsha256:${out.sha256}`,
      label: 'Tên tệp và mã băm, để đối chiếu',
      size: 42,
    },
    paragraph(
      'Nơi nhận nhập gói xong thì gửi lại biên nhận, hoặc đọc mã kiểm tra 12 ký tự qua điện thoại để báo đã nhận.',
    ),
    {
      kind: 'signatures',
      columns: [
        { title: ['NGƯỜI NHẬN'], hint: '(Ký, ghi rõ họ tên, ngày nhận)', name: blankName },
        { title: ['NGƯỜI GỬI'], hint: '(Ký, ghi rõ họ tên)', name: out.madeBy },
      ],
    },
  ]
  return {
    title: `Phiếu gửi ${numberText(out.number)}`,
    orientation: 'portrait',
    watermark: null,
    parts: [blocks],
  }
}

export interface PrintedCard {
  readonly unit: Unit
  readonly on: string
  /** Of the signed card, as the QR code holds it. */
  readonly text: string
  readonly fingerprint: string
  readonly keys: readonly { readonly pcName: string; readonly fingerprint: string }[]
}

export function cardSheet({ unit, on, text, fingerprint, keys }: PrintedCard): DocumentModel {
  const blocks: Block[] = [
    heading(unit, '', on),
    { kind: 'title', name: 'THẺ ĐƠN VỊ', summary: ['Khóa ký gói số liệu Sổ Một Cửa'], basis: '', marks: [] },
    factTable('Thẻ đơn vị', [
      ['Đơn vị', unit.name],
      ['Bốn nhóm chữ để đọc đối chiếu', fingerprint],
      ...keys.map(({ pcName, fingerprint: of }): [string, string] => [pcName, of]),
    ]),
    { kind: 'qr', text, label: 'Quét bằng máy quét vào ô “Dán thẻ”', size: 90 },
    paragraph(fingerprintWords),
  ]
  return { title: `Thẻ đơn vị ${unit.name}`, orientation: 'portrait', watermark: null, parts: [blocks] }
}

export interface PrintedBook {
  readonly unit: Unit
  readonly on: string
  readonly out: readonly OutView[]
  readonly in: readonly InView[]
}

export function handOverBook({ unit, on, out, in: came }: PrintedBook): DocumentModel {
  const rowsOut = out.map(
    (each, at): Row => ({
      kind: 'data',
      cells: [
        figure(at + 1),
        numberText(each.number),
        moment(each.madeAt),
        purposeWords[each.purpose],
        each.fileName,
        each.to.map(({ unitName, state, at: when }) => `${unitName}: ${stateText(state, when)}`).join('\n'),
        each.madeBy,
        each.sha256,
      ],
    }),
  )
  const rowsIn = came.map(
    (each, at): Row => ({
      kind: 'data',
      cells: [
        figure(at + 1),
        numberText(each.number),
        moment(each.receivedAt),
        purposeWords[each.purpose],
        each.fileName,
        `${each.senderName}\nMã kiểm tra ${each.receipt.checkCode}${each.receiptSent ? '' : '\nChưa gửi biên nhận'}`,
        each.receivedBy,
        each.sha256,
      ],
    }),
  )
  const blocks: Block[] = [
    heading(unit, '', on),
    { kind: 'title', name: 'SỔ BÀN GIAO', summary: ['Gói số liệu gửi đi và nhận về'], basis: '', marks: [] },
    bookTable('Gói gửi đi', 'Nơi nhận, tình trạng', 'Người làm', rowsOut),
    bookTable('Gói nhận về', 'Nơi gửi, mã kiểm tra', 'Người nhận', rowsIn),
  ]
  return { title: 'Sổ bàn giao', orientation: 'landscape', watermark: null, parts: [blocks] }
}

/** `doc-nhanh/`: one line a record; of a week or month also its score. */
export function quickTable(unitName: string, records: readonly BundleRecord[]): DocumentModel {
  const rows = records.map(
    (record, at): Row => ({
      kind: 'data',
      cells: [
        figure(at + 1),
        kindWords[record.kind],
        titleOf(record),
        score(record),
        figure(record.revision),
      ],
    }),
  )
  const blocks: Block[] = [
    { kind: 'title', name: 'NỘI DUNG GÓI SỐ LIỆU', summary: [unitName], basis: '', marks: [] },
    {
      kind: 'table',
      name: 'Nội dung gói',
      label: 'Nội dung gói',
      size: 11,
      columns: [
        { width: 12, align: 'right' },
        { width: 40, align: 'left' },
        { width: 80, align: 'left', names: true },
        { width: 18, align: 'right' },
        { width: 15, align: 'right' },
      ],
      head: [
        [{ text: 'TT' }, { text: 'Loại' }, { text: 'Nội dung' }, { text: 'Tổng điểm' }, { text: 'Bản' }],
      ],
      rows,
    },
  ]
  return { title: `Gói số liệu ${unitName}`, orientation: 'portrait', watermark: null, parts: [blocks] }
}

function score({ kind, body }: BundleRecord) {
  const total =
    (kind === 'week' || kind === 'month') && typeof body === 'object' && body !== null && 'total' in body
      ? body.total
      : null
  return typeof total === 'number' ? figure(total, 2) : ''
}

export function stateText(state: OutView['to'][number]['state'], at: number | null): string {
  const when = at === null ? '' : ` ${moment(at)}`
  switch (state) {
    case 'sent':
      return 'đã xuất'
    case 'reported':
      return `đã báo nhận${when}`
    case 'received':
      return `đã nhận${when}`
  }
}

const moment = (instant: number): string => {
  const { date, time } = wallClock(instant)
  return `${time} ${formatDate(date)}`
}

const heading = (unit: Unit, number: string, on: string): Heading => ({
  kind: 'heading',
  superior: unit.superiorLines.map((line) => line.toUpperCase()),
  issuing: unit.issuingLines.map((line) => line.toUpperCase()),
  number,
  placeAndDate: `${unit.place}, ${dateOrBlank(on, on.slice(0, 4))}`,
})

const factTable = (label: string, facts: readonly (readonly [string, string])[]): Table => ({
  kind: 'table',
  label,
  size: 12,
  columns: [
    { width: 55, align: 'left', names: true },
    { width: 110, align: 'left' },
  ],
  head: [[{ text: 'Mục' }, { text: 'Nội dung' }]],
  rows: facts.map(([name, value]): Row => ({ kind: 'data', cells: [name, value] })),
})

const bookTable = (label: string, other: string, who: string, rows: readonly Row[]): Table => ({
  kind: 'table',
  name: label,
  label,
  size: 9.5,
  columns: [
    { width: 9, align: 'right' },
    { width: 17, align: 'left', names: true },
    { width: 25, align: 'left' },
    { width: 26, align: 'left' },
    { width: 52, align: 'left' },
    { width: 52, align: 'left' },
    { width: 27, align: 'left' },
    { width: 44, align: 'left' },
  ],
  head: [
    [
      { text: 'TT' },
      { text: 'Số' },
      { text: 'Lúc' },
      { text: 'Loại' },
      { text: 'Tệp' },
      { text: other },
      { text: who },
      { text: 'SHA-256' },
    ],
  ],
  rows,
})

const paragraph = (text: string): Paragraph => ({
  kind: 'paragraph',
  text,
  align: 'justify',
  indent: true,
  size: 13,
})
