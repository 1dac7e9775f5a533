import { describe, expect, it } from 'vitest'
import { TableProposal } from '../../shared/contract/week.ts'
import { legacyName } from '../../shared/stats/legacy.ts'
import { indexFields } from '../../shared/stats/names.ts'
import { toProposal } from '../../shared/stats/proposal.ts'
import { readExportTime, readPeriod, readUnit } from '../../shared/stats/titles.ts'
import { dictionary } from '../support/stats-gold.ts'
import { asked, bo, heading, readLines, row, tinh } from '../support/stats-table.ts'

describe('The period', () => {
  it.each([
    ['Từ ngày 24/10/2026 đến ngày 30/10/2026', '2026-10-24', '2026-10-30'],
    ['(Từ 24/10/2026 đến 30/10/2026)', '2026-10-24', '2026-10-30'],
    ['(Từ ngày 31/10/2026 đến ngày 06/11/2026 )', '2026-10-31', '2026-11-06'],
    ['Tuần 44 (24/10 - 30/10/2026)', '2026-10-24', '2026-10-30'],
    ['Từ ngày 24 tháng 10 năm 2026 đến hết ngày 30 tháng 10 năm 2026', '2026-10-24', '2026-10-30'],
    ['Kỳ: 26/12 đến 01/01/2027', '2026-12-26', '2027-01-01'],
    ['24.10.2026–30.10.2026', '2026-10-24', '2026-10-30'],
  ])('of “%s”', (line, from, to) => {
    expect(readPeriod(['BÁO CÁO TUẦN', line])).toEqual({ from, to })
  })

  it.each([
    'Tuần 44',
    'Từ ngày 31/11/2026 đến ngày 02/12/2026',
    'Từ 30/10/2026 đến 24/10/2026',
    'Số: 41-45/BC',
    '',
  ])('is not in “%s”', (line) => {
    expect(readPeriod([line])).toBeNull()
  })
})

describe('The moment of the export', () => {
  const period = { from: '2026-10-24', to: '2026-10-30' }
  it.each([
    ['Ghi chú: số liệu chốt lúc 16 giờ 00, thứ Sáu ngày 30/10/2026.', '2026-10-30T16:00'],
    ['Ghi chú: lấy lúc 15h55, chưa gồm HS bưu chính nộp sau 15h', '2026-10-30T15:55'],
    ['Thời điểm kết xuất: 16:05 ngày 02/11/2026', '2026-11-02T16:05'],
  ])('is in “%s”', (line, moment) => {
    expect(readExportTime([line], period)).toBe(moment)
  })

  it.each(['Đồng Mẫu, ngày 30 tháng 10 năm 2026', 'nộp trước 15h', 'chốt số liệu'])(
    'is not in “%s”',
    (line) => {
      expect(readExportTime([line], period)).toBeNull()
    },
  )
})

it('The unit is the line that names the office', () => {
  expect(readUnit(['UBND XÃ AN MẪU', 'Trung tâm Phục vụ hành chính công phường Đồng Mẫu'])).toEqual({
    name: 'Trung tâm Phục vụ hành chính công phường Đồng Mẫu',
  })
  expect(readUnit(['UBND XÃ AN MẪU'])).toBeNull()
})

describe('A name in a pre-Unicode font', () => {
  const { find } = indexFields(dictionary())
  const known = (name: string) => find(name) !== null

  it.each([
    ['Chøng thùc', 'TCVN3', 'Chứng thực'],
    ['Hé tÞch', 'TCVN3', 'Hộ tịch'],
    ['§Êt ®ai', 'TCVN3', 'Đất đai'],
    ['Chöùng thöïc', 'VNI', 'Chứng thực'],
    ['Hoä tòch', 'VNI', 'Hộ tịch'],
    ['Ñaát ñai', 'VNI', 'Đất đai'],
    ['Moâi tröôøng', 'VNI', 'Môi trường'],
  ])('%s is told by what it converts to', (raw, font, name) => {
    expect(legacyName(raw, known)).toEqual({ font, name })
  })

  it.each(['VH-TT (mới)', 'Đất đai mới', 'Café'])('%s is not one', (raw) => {
    expect(legacyName(raw, known)).toBeNull()
  })

  it('is asked, not taken', () => {
    const reading = readLines([...heading, tinh, row.chungThuc.replace('Chứng thực', 'Chøng thùc')])
    expect(reading.unknownFields).toHaveLength(1)
    expect(asked(reading)).toEqual(['legacyFont'])
  })

  it('that lost its letters altogether is said', () => {
    expect(asked(readLines([...heading, tinh, row.chungThuc.replace('Chứng thực', 'Ch?ng th?c')]))).toEqual([
      'lostLetters',
    ])
  })
})

it('The proposal is what the contract asks for, in Vietnamese sentences', () => {
  const reading = readLines(
    [
      'Từ ngày 24/10/2026 đến ngày 30/10/2026',
      ...heading,
      tinh,
      row.chungThuc.replace('| 10 |', '| 1.011 |'),
      row.hoTich.replace('Hộ tịch', 'Tư pháp - Hộ tịch'),
      '3 | VH-TT (mới) | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      '| Cộng I | 15 | 6 | 5 | 3 | 11 | 7 | 3 | 1 | 3 | 3 | 0',
      bo,
      row.hoTich,
    ],
    { previous: [{ section: 'bo', field: 'Hộ tịch', v: { ...zeros, c11: 7 } }] },
  )
  const proposal = toProposal(reading, 'bao-cao.csv')
  expect(() => TableProposal.omit({ id: true }).parse(proposal)).not.toThrow()
  expect(proposal.contradictions.map(({ text }) => text)).toEqual([
    'Chứng thực: (3) ≠ (4)+(5)+(6): 1.011 và 10, lệch 1.001',
    'Chứng thực: (3) ≠ (7)+(11): 1.011 và 10, lệch 1.001',
    'Cộng I: cột (3) trong tệp là 15, cộng các dòng được 1.015',
  ])
  expect(proposal.skipped.map(({ reason }) => reason)).toContain('dòng cộng mục, chỉ để đối chiếu')
  expect(proposal.unknown).toEqual([{ row: 7, section: 'tinh', raw: 'VH-TT (mới)' }])
  expect(proposal.renamed).toEqual([{ row: 6, section: 'tinh', raw: 'Tư pháp - Hộ tịch', field: 'Hộ tịch' }])
  expect(proposal.questions.map(({ kind }) => kind)).toContain('carryMismatch')
  expect(proposal.period).toEqual({ from: '2026-10-24', to: '2026-10-30' })
})

it('The columns of one sum line that do not add up are said once', () => {
  const lines = [...heading, tinh, row.chungThuc, '| Cộng I | 99 | 98 | 0 | 4 | 10 | 7 | 3 | 0 | 0 | 0 | 0']
  const [said, ...more] = toProposal(readLines(lines), 'bao-cao.csv').contradictions
  expect(more).toEqual([])
  expect(said?.text).toMatch(
    /^Cộng I: \d+ cột trong tệp khác cộng các dòng: \(3\) 99 và \d+; \(4\) 98 và \d+/,
  )
})

const zeros = { c3: 0, c4: 0, c5: 0, c6: 0, c7: 0, c8: 0, c9: 0, c10: 0, c11: 0, c12: 0, c13: 0 }
