import { describe, expect, it } from 'vitest'
import { matchRows } from '../../shared/plan/import/match.ts'
import { printed } from '../support/plan-samples.ts'

const row = (seq: number, content: string, more = {}) => printed(seq, { content, ...more })
const told = (kept: ReturnType<typeof row>[], fresh: ReturnType<typeof row>[]) => {
  const { rows, gone } = matchRows(kept, fresh)
  return {
    rows: rows.map(({ before, row: { id }, changed }) => [id, before?.id ?? null, ...changed].join(' ')),
    gone: gone.map(({ id }) => id),
  }
}

describe('A new version of a plan', () => {
  const kept = [
    row(1, 'Ban hành kế hoạch kiểm soát thủ tục hành chính'),
    row(2, 'Niêm yết thủ tục hành chính tại Bộ phận Một cửa'),
    row(3, 'Đối thoại với người dân, doanh nghiệp'),
  ]

  it('keeps each line with its task when a line is put in before it and the numbers shift', () => {
    const fresh = [
      row(1, 'Tập huấn công chức Bộ phận Một cửa'),
      ...kept.map(({ seq, content }) => row(seq + 1, content)),
    ]
    expect(told(kept, fresh)).toEqual({
      rows: ['PL1/I/1#2 ', 'PL1/I/1 PL1/I/1', 'PL1/I/2 PL1/I/2', 'PL1/I/3 PL1/I/3'],
      gone: [],
    })
  })

  it('says what changed in a line and which lines are gone', () => {
    const fresh = [
      row(1, 'Ban hành kế hoạch kiểm soát thủ tục hành chính', { deadlineText: 'Trước 15/3/2026' }),
      row(2, 'Niêm yết đầy đủ thủ tục hành chính tại Bộ phận Một cửa'),
    ]
    expect(told(kept, fresh)).toEqual({
      rows: ['PL1/I/1 PL1/I/1 deadlineText', 'PL1/I/2 PL1/I/2 content'],
      gone: ['PL1/I/3'],
    })
  })

  it('joins nothing by place or number alone', () => {
    const fresh = [row(3, 'Nâng cấp hạ tầng công nghệ thông tin')]
    expect(told([kept[2] ?? row(3, '')], fresh)).toEqual({ rows: ['PL1/I/3#2 '], gone: ['PL1/I/3'] })
  })

  it('gives each kept line to one line only, and no task to a target', () => {
    const twice = [row(1, 'Báo cáo kết quả'), row(2, 'Báo cáo kết quả')]
    expect(matchRows([row(1, 'Báo cáo kết quả')], twice).rows.map(({ before }) => before === null)).toEqual([
      false,
      true,
    ])
    expect(matchRows(kept, [row(1, kept[0]?.content ?? '', { kind: 'target' })]).rows[0]?.before).toBeNull()
  })
})
