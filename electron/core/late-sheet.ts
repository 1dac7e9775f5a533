/** Late dossiers as the board shows them, as an Excel file for the office: with the applicants' names. */
import writeExcelFile, { type Row } from 'write-excel-file/node'
import type { Store } from '../../db/store.ts'
import { formatDate } from '../../shared/dates/words.ts'
import { neutral } from '../../shared/documents/cells.ts'
import type { LateItem } from '../../shared/letter/chain.ts'
import { letterNumber } from '../../shared/letter/letter.ts'
import { shortMoment } from '../../shared/letter/wording.ts'
import { apologyNames, stateNames, statusNames } from '../../shared/letter/words.ts'
import type { MadeFile } from '../../shared/week/content.ts'
import { fileName } from './document-files.ts'
import { type LateOffice, textsOf } from './late.ts'

const columns: readonly (readonly [heading: string, width: number])[] = [
  ['STT', 6],
  ['Mã hồ sơ', 24],
  ['Người nộp', 28],
  ['Thủ tục', 46],
  ['Lĩnh vực', 20],
  ['Hẹn trả', 18],
  ['Tình trạng', 18],
  ['Số ngày làm việc còn/quá', 14],
  ['Hạn gửi phiếu', 14],
  ['Xin lỗi', 18],
  ['Số phiếu', 12],
  ['Tình trạng phiếu', 18],
  ['Hẹn lại', 14],
  ['Nguyên nhân', 30],
  ['Bộ phận', 26],
  ['Người giải quyết', 24],
  ['Số lần đôn đốc', 10],
]

/** The dossiers of `codes` in their order; one that is no longer on the board is left out. */
export async function lateSheet(
  store: Store,
  { items, rules }: LateOffice,
  title: string,
  codes: readonly string[],
  today: string,
): Promise<MadeFile> {
  const byCode = new Map(items.map((item) => [item.code, item]))
  const text = (value: string | null) => ({ value: neutral(value ?? ''), type: String })
  const count = (value: number | null) => (value === null ? text('') : { value, type: Number })
  const date = (value: string | null) => text(value === null ? '' : formatDate(value))
  const reason = (code: string | null) =>
    rules.reasons.body.reasons.find((known) => known.code === code)?.name ?? code
  const row = (item: LateItem, nth: number): Row => [
    count(nth + 1),
    text(item.code),
    text(textsOf(store, item).applicant),
    text(item.procedure),
    text(item.field),
    text(shortMoment(item.due)),
    text(item.slippedAgain ? 'lỡ hẹn lần 2' : statusNames[item.status]),
    count(item.workingDaysLate ?? item.workingDaysLeft),
    date(item.letterDeadline),
    text(apologyNames[item.apology]),
    text(item.letter?.number == null ? '' : letterNumber(item.letter.number, item.letter.symbol ?? '')),
    text(item.letter === null ? '' : stateNames[item.letter.state]),
    date(item.newDate),
    text(reason(item.reason)),
    text(item.unit),
    text(item.officer),
    count(item.urged),
  ]
  const rows = codes.flatMap((code) => byCode.get(code) ?? []).map(row)
  const head: Row = columns.map(([heading]) => ({ value: heading, fontWeight: 'bold', wrap: true }))
  const bytes = await writeExcelFile([[text(`${title}. Ngày ${formatDate(today)}`)], head, ...rows], {
    columns: columns.map(([, width]) => ({ width })),
    stickyRowsCount: 2,
  }).toBuffer()
  return {
    name: `${fileName('ho-so-tre', title, today)}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: new Uint8Array(bytes),
  }
}
