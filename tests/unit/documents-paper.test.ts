import { describe, expect, it } from 'vitest'
import { sheetOf } from '../print/sheets.ts'

const person = (n: number, name: string) => ({ id: `00000000-0000-7000-8000-00000000000${n}`, name })
const paper = {
  approver: person(2, 'Trần Văn Thử'),
  begunAt: Date.UTC(2026, 10, 20, 10),
  begunBy: person(1, 'Nguyễn Thị Mẫu'),
  scan: null,
}
const file = { sha256: 'b'.repeat(64), name: 'bản ký.png', mediaType: 'image/png', bytes: 10 }

describe('The sheet of a week that is approved on paper', () => {
  it('says that the signed sheet is still to come, on every page, over the name of the approver', () => {
    const sheet = sheetOf({}, { approval: null, paper })
    expect(sheet.watermark).toBe('CHỜ BẢN KÝ')
    const text = JSON.stringify(sheet)
    expect(text.match(/Duyệt trên giấy, chờ bản ký/g)).toHaveLength(2)
    expect(text).toContain('Trần Văn Thử')
    expect(text).not.toContain('Chưa duyệt')
  })

  it('says when it was signed and when its scan was attached, once it was', () => {
    const scan = {
      file,
      signedOn: '2026-11-21',
      attachedAt: Date.UTC(2026, 10, 23, 2, 30),
      attachedBy: paper.begunBy,
    }
    const approval = { decision: 'approved', at: scan.attachedAt, by: paper.approver, reason: null } as const
    const sheet = sheetOf({}, { approval, paper: { ...paper, scan } })
    expect(sheet.watermark).toBeNull()
    expect(JSON.stringify(sheet)).toContain(
      'Duyệt trên giấy ngày 21/11/2026, bản ký gắn lúc 09 giờ 30 phút ngày 23/11/2026',
    )
  })
})
