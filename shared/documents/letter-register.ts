/** Sổ theo dõi phiếu xin lỗi of a year: every number, the voided ones too. Stays inside the office. */
import { formatDate } from '../dates/words.ts'
import { type LetterEntry, letterNumber } from '../letter/letter.ts'
import { shortMoment } from '../letter/wording.ts'
import { channelNames, stateNames } from '../letter/words.ts'
import type { Unit } from '../unit/unit.ts'
import type { DocumentModel, Row } from './model.ts'
import { dateOrBlank } from './phrases.ts'

export interface RegisterRow {
  readonly entry: LetterEntry
  readonly code: string
  readonly due: string
  readonly applicant: string | null
}

export function letterRegister(
  unit: Unit,
  year: number,
  on: string,
  rows: readonly RegisterRow[],
): DocumentModel {
  const widths = [14, 22, 46, 44, 28, 24, 40, 34]
  return {
    title: `Sổ theo dõi phiếu xin lỗi năm ${year}`,
    orientation: 'landscape',
    watermark: null,
    parts: [
      [
        {
          kind: 'heading',
          superior: unit.superiorLines.map((line) => line.toUpperCase()),
          issuing: unit.issuingLines.map((line) => line.toUpperCase()),
          number: '',
          placeAndDate: `${unit.place}, ${dateOrBlank(on, String(year))}`,
        },
        {
          kind: 'title',
          name: 'SỔ THEO DÕI PHIẾU XIN LỖI',
          summary: [`Năm ${year}, từ số 01 đến số ${String(rows.length).padStart(2, '0')}`],
          basis: '',
          marks: [],
        },
        {
          kind: 'table',
          name: `Sổ phiếu xin lỗi ${year}`,
          label: 'Sổ theo dõi phiếu xin lỗi',
          size: 10,
          columns: widths.map((width, at) => ({
            width,
            align: at === 2 || at === 3 || at >= 6 ? ('left' as const) : ('center' as const),
            ...(at === 2 && { names: true }),
          })),
          head: [
            ['Số', 'Ngày', 'Mã hồ sơ', 'Tổ chức, cá nhân', 'Hẹn trả', 'Hẹn lại', 'Đã gửi', 'Tình trạng'].map(
              (text) => ({ text }),
            ),
          ],
          rows: rows.map(
            ({ entry, code, due, applicant }): Row => ({
              kind: 'data',
              cells: [
                entry.number === null ? '' : letterNumber(entry.number, entry.symbol ?? ''),
                entry.issuedOn === null ? '' : formatDate(entry.issuedOn),
                code,
                applicant ?? '–',
                shortMoment(due),
                entry.newDate === null ? '' : formatDate(entry.newDate),
                entry.delivery === null
                  ? ''
                  : entry.delivery.channels.map((channel) => channelNames[channel]).join(', '),
                `${stateNames[entry.state]}${entry.late ? ', muộn' : ''}${entry.voided === null ? '' : `: ${entry.voided.reason}`}`,
              ],
            }),
          ),
        },
        {
          kind: 'signatures',
          columns: [
            { title: ['NGƯỜI GIỮ SỔ'], hint: '(Ký và ghi rõ họ tên)', name: '…………………………' },
            { title: ['THỦ TRƯỞNG ĐƠN VỊ'], hint: '(Ký, đóng dấu)', name: '…………………………' },
          ],
        },
      ],
    ],
  }
}
