import { describe, expect, test } from 'vitest'
import type { Finding } from '../../shared/week/content.ts'
import { content, sheetOf } from '../print/sheets.ts'

const printed = (...change: Parameters<typeof sheetOf>) => JSON.stringify(sheetOf(...change))
const asked = (kind: Finding['kind'], text: string, reason: string) => ({
  id: kind,
  weight: 'ask' as const,
  kind,
  text,
  fields: [],
  reason,
})

describe('The pairs of the week on the sheet', () => {
  const pairs = {
    satisfaction: { numerator: 45, denominator: 48 },
    feedbackOnTime: { numerator: 0, denominator: 0 },
  }

  test('are an appendix with counts and rates', () => {
    const sheet = printed({ figures: { ...content.figures, pairs } })
    for (const text of ['Các tỷ lệ trong tuần do đơn vị đếm', '93,75 %', '"48"', 'không phát sinh'])
      expect(sheet).toContain(text)
  })

  test('are no appendix when none was entered', () => {
    expect(printed()).not.toContain('Các tỷ lệ trong tuần')
  })

  test('carry what was asked about them, with its reason', () => {
    const findings = [asked('pairDiffers', 'Đồng bộ: đơn vị đếm 7/9, Cổng 8/9', 'Cổng cập nhật chậm')]
    expect(printed({ figures: { ...content.figures, pairs }, findings })).toContain(
      'Đồng bộ: đơn vị đếm 7/9, Cổng 8/9 (lý do: Cổng cập nhật chậm).',
    )
  })
})

describe('A jump and a broken carry-over', () => {
  test.each([
    ['jumpGroup', 'Số hóa hồ sơ: giảm 3,00 điểm so với tuần trước'],
    ['jumpCounts', 'So với tuần trước: Trực tuyến (4) giảm 38 %'],
    ['carryMismatch', 'Cột (6) khác cột (11) của tuần trước ở 1 dòng: Hộ tịch'],
  ] as const)('%s is printed with its reason', (kind, text) => {
    expect(printed({ findings: [asked(kind, text, 'Nghỉ lễ')] })).toContain(`${text} (lý do: Nghỉ lễ).`)
  })
})

describe('The sheet of a week entered again', () => {
  test('says so over every page, under its title and with the source', () => {
    const model = sheetOf({ reentered: { source: 'Thông báo số 46' } }, { approval: null })
    expect(model.watermark).toBe('NHẬP LẠI')
    const sheet = JSON.stringify(model)
    expect(sheet).toContain('Nhập lại từ trước khi dùng chương trình; nguồn: Thông báo số 46.')
    expect(sheet).not.toContain('"Chưa duyệt"')
  })
})
