/**
 * Thông báo phân công: who updates and who reviews the weekly figures, with stand-ins and dates (plan row CS-01).
 * It names everybody whose days have not ended on the day it speaks of; its number is that of their decision.
 */
import { formatDate, formatLong } from '../dates/words.ts'
import { assignedOn, type Duty, type SavedAssignment } from '../unit/assignment.ts'
import type { Signer, Unit } from '../unit/unit.ts'
import type { Block, DocumentModel, Paragraph, Row, Table } from './model.ts'
import { dateOrBlank, documentNumber, signerBlock } from './phrases.ts'

export interface NoticeInput {
  readonly unit: Unit
  /** The day it speaks of. */
  readonly on: string
  readonly assignments: readonly SavedAssignment[]
  readonly nameOf: (userId: string) => string
  readonly signer: Signer | null
  /** "Quyết định số 766/QĐ-TTg ngày 23 tháng 6 năm 2022 …", of the dictionary in force. */
  readonly basis: string
}

export function assignmentNotice(input: NoticeInput): DocumentModel {
  const { unit, on } = input
  const listed = listedOn(input.assignments, on)
  const { number, date } = decisionOf(listed)
  const blocks: Block[] = [
    {
      kind: 'heading',
      superior: unit.superiorLines.map((line) => line.toUpperCase()),
      issuing: unit.issuingLines.map((line) => line.toUpperCase()),
      number: `Số: ${documentNumber(number, unit.documentSymbol)}`,
      placeAndDate: `${unit.place}, ${dateOrBlank(date, on.slice(0, 4))}`,
    },
    {
      kind: 'title',
      name: 'THÔNG BÁO',
      summary: [
        'Phân công người cập nhật, người kiểm duyệt',
        'số liệu công khai kết quả phục vụ người dân, doanh nghiệp',
      ],
      basis: `(theo ${input.basis})`,
      marks: [],
    },
    body(
      `Để việc công khai kết quả hằng tuần được kịp thời, chính xác, có người chịu trách nhiệm, ${unit.name} thông báo phân công như sau:`,
    ),
    peopleTable(listed, input.nameOf),
    body(
      'Người cập nhật nhập số liệu từ Cổng Dịch vụ công, kiểm tra, chốt đúng giờ, in, niêm yết và đăng tải. Người kiểm duyệt kiểm tra, duyệt hoặc trả lại số liệu đã chốt.',
    ),
    body(
      'Người dự phòng làm thay khi người được phân công chính vắng mặt. Một người không vừa cập nhật vừa kiểm duyệt trong cùng một ngày.',
    ),
    body(
      `Phân công này áp dụng từ ${formatLong(firstDay(listed, on))}. Các cá nhân có tên chịu trách nhiệm thực hiện./.`,
    ),
    { kind: 'signatures', columns: [signerBlock(input.signer)] },
    {
      kind: 'recipients',
      lines: [
        `- ${unit.upperUnit} (để báo cáo);`,
        '- Các cá nhân có tên;',
        '- Niêm yết tại Bộ phận Một cửa;',
        '- Lưu: VT.',
      ],
    },
  ]
  return {
    title: `Thông báo phân công, ${unit.name}`,
    orientation: 'portrait',
    watermark: null,
    parts: [blocks],
  }
}

/** In force on the day or later, updaters before reviewers, the main person before the stand-ins. */
function listedOn(assignments: readonly SavedAssignment[], on: string): readonly SavedAssignment[] {
  const open = assignments.filter(({ to }) => to === null || to >= on)
  return (['updater', 'reviewer'] as const).flatMap((duty) => {
    const now = assignedOn(open, duty, on)
    const later = open.filter((each) => each.duty === duty && !now.includes(each))
    return [...now, ...later]
  })
}

/** The decision that all of them rest on; blank where they rest on several or on none yet. */
function decisionOf(listed: readonly SavedAssignment[]): {
  readonly number: string
  readonly date: string | null
} {
  const [first] = listed
  const same = listed.every(
    ({ decisionNumber, decisionDate }) =>
      decisionNumber === first?.decisionNumber && decisionDate === first.decisionDate,
  )
  return first === undefined || !same
    ? { number: '', date: null }
    : { number: first.decisionNumber, date: first.decisionDate }
}

const firstDay = (listed: readonly SavedAssignment[], on: string): string =>
  listed.map(({ from }) => from).sort()[0] ?? on

const dutyNames: Readonly<Record<Duty, string>> = {
  updater: 'Người cập nhật số liệu',
  reviewer: 'Người kiểm duyệt số liệu',
}

function peopleTable(listed: readonly SavedAssignment[], nameOf: NoticeInput['nameOf']): Table {
  const rows = (['updater', 'reviewer'] as const).flatMap((duty): Row[] => {
    const people = listed.filter((each) => each.duty === duty)
    return [
      { kind: 'group', text: dutyNames[duty] },
      ...(people.length === 0
        ? [{ kind: 'data' as const, cells: ['', 'Chưa phân công', '', '', ''] }]
        : people.map(({ userId, standing, from, to }, at) => ({
            kind: 'data' as const,
            cells: [
              String(at + 1),
              nameOf(userId),
              standing === 'main' ? 'Chính' : 'Dự phòng',
              formatDate(from),
              to === null ? 'khi có thay đổi' : formatDate(to),
            ],
          }))),
    ]
  })
  return {
    kind: 'table',
    label: 'Người được phân công',
    size: 12,
    columns: [
      { width: 12, align: 'center' },
      { width: 62, align: 'left', names: true },
      { width: 27, align: 'center' },
      { width: 30, align: 'center' },
      { width: 34, align: 'center' },
    ],
    head: [
      [
        { text: 'TT' },
        { text: 'Họ và tên' },
        { text: 'Chính, dự phòng' },
        { text: 'Từ ngày' },
        { text: 'Đến ngày' },
      ],
    ],
    rows,
  }
}

const body = (text: string): Paragraph => ({
  kind: 'paragraph',
  text,
  align: 'justify',
  indent: true,
  size: 13,
})
