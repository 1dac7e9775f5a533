import { describe, expect, it } from 'vitest'
import { documentText } from '../../shared/documents/text.ts'
import { printedRevision } from '../../shared/documents/week.ts'
import { weekMinutes } from '../../shared/documents/week-minutes.ts'
import type { WeekContent } from '../../shared/week/content.ts'
import { context, revision } from '../print/sheets.ts'

const finding = (id: string, kind: WeekContent['findings'][number]['kind'], reason: string | null) => ({
  id,
  weight: 'ask' as const,
  kind,
  text: `Sai lệch ${id}`,
  fields: [],
  reason,
})

const findings = [
  finding('một', 'sum3', 'Hồ sơ rút trong kỳ'),
  finding('hai', 'carryMismatch', null),
  finding('ba', 'ratioAbove100', 'Cổng cập nhật chậm'),
  finding('bốn', 'noEvidence', null),
]

const minutes = (found: WeekContent['findings'], later: readonly WeekContent[] = []) => {
  const { content, ...rest } = revision()
  return weekMinutes(printedRevision({ ...rest, content: { ...content, findings: found } }, context), later)
}

describe('The minutes of the cross-check', () => {
  it('name each discrepancy with what it was held against, its reason, and what came of it', () => {
    const later = { ...revision().content, revision: 2, findings: [findings[0], findings[1]] } as WeekContent
    const model = minutes(findings, [later])
    const [blocks = []] = model.parts
    const table = blocks.find((block) => block.kind === 'table')
    expect(
      table?.kind === 'table' ? table.rows.map((row) => (row.kind === 'data' ? row.cells : [])) : [],
    ).toEqual([
      [
        '1',
        'Sai lệch một',
        'Biểu II.06a, các cột với nhau',
        'Hồ sơ rút trong kỳ',
        'Giữ số liệu của hệ thống theo lý do đã ghi',
      ],
      ['2', 'Sai lệch hai', 'Biểu II.06a với kỳ trước', '', '……………………'],
      [
        '3',
        'Sai lệch ba',
        'Tử số với mẫu số trên Cổng',
        'Cổng cập nhật chậm',
        'Đã đính chính ở bản chốt lần 2',
      ],
    ])
  })

  it('say that nothing differed, in words and without a table', () => {
    const model = minutes([findings[3] as WeekContent['findings'][number]])
    expect(documentText(model)).toContain('Kết quả: không có sai lệch.')
    expect(model.parts[0]?.some(({ kind }) => kind === 'table')).toBe(false)
  })

  it('have a number of their own, and the signers and the foot note of the sheet', () => {
    const text = documentText(minutes(findings))
    expect(text).toMatch(/Số: ……\/BB-/)
    expect(text).toContain('BIÊN BẢN')
    expect(text).toContain('mã kiểm tra')
  })
})
