import { describe, expect, it } from 'vitest'
import {
  blankRow,
  isBlank,
  rowStore,
  withRowAfter,
  withRowSplit,
} from '../../renderer/features/plan-import/row-store.ts'
import { looksOwn, noEdits, takenRows } from '../../renderer/features/plan-import/state.ts'

const first = {
  ...blankRow('a'),
  content: 'Việc một\nViệc hai',
  leadsText: 'Văn phòng',
  leads: ['Văn phòng'],
  deadlineText: 'Quý I',
  product: 'Kế hoạch\nBáo cáo',
}

describe('The rows of an import while they are put right', () => {
  it('come back from the grid as they went into it, paragraphs and all', () => {
    const store = rowStore([first])
    expect(store.cells.read('a', 'content')).toBe('Việc một ⏎ Việc hai')
    store.cells.write([{ row: 'a', column: 'content', text: store.cells.read('a', 'content') }])
    expect(store.get()[0]).toEqual(first)
  })

  it('split a cell of agencies and a path of groups as an import does', () => {
    const store = rowStore([first])
    store.cells.write([
      { row: 'a', column: 'coordinators', text: 'Phòng Kinh tế, Hạ tầng và Đô thị; Công an xã' },
      { row: 'a', column: 'group', text: 'I. Chỉ đạo › 2. Công bố' },
    ])
    expect(store.get()[0]).toMatchObject({
      coordinators: ['Phòng Kinh tế, Hạ tầng và Đô thị', 'Công an xã'],
      groupPath: ['I. Chỉ đạo', '2. Công bố'],
      sectionNo: 'I',
      sectionTitle: 'Chỉ đạo',
    })
  })

  it('make two rows of one that holds two lines of work; what stands once holds for both', () => {
    const [one, two, ...more] = withRowSplit([first], 'a')
    expect(more).toEqual([])
    expect([one?.content, one?.product, one?.leadsText]).toEqual(['Việc một', 'Kế hoạch', 'Văn phòng'])
    expect([two?.content, two?.product, two?.leads]).toEqual(['Việc hai', 'Báo cáo', ['Văn phòng']])
    expect(two?.id).not.toBe(one?.id)
  })

  it('are saved without the empty ones and those left out, counted anew', () => {
    const rows = withRowAfter([first, { ...blankRow('b'), content: 'Việc ba' }], 'a')
    expect(rows.map(isBlank)).toEqual([false, true, false])
    expect(takenRows(rows, noEdits).map(({ id, seq }) => [id, seq])).toEqual([
      ['a', 1],
      ['b', 2],
    ])
    expect(takenRows(rows, { ...noEdits, left: new Set(['a']) }).map(({ id }) => id)).toEqual(['b'])
  })
})

it('A letter of a province is not taken for one of our own, one of a commune or of nobody is', () => {
  const unit = 'Trung tâm Phục vụ hành chính công xã An Mẫu'
  expect(looksOwn('ỦY BAN NHÂN DÂN XÃ AN MẪU', unit)).toBe(true)
  expect(looksOwn('', unit)).toBe(true)
  expect(looksOwn('ỦY BAN NHÂN DÂN TỈNH AN GIANG', unit)).toBe(false)
  expect(looksOwn('UBND huyện Tri Tôn', unit)).toBe(false)
  expect(looksOwn('ỦY BAN NHÂN DÂN TỈNH AN GIANG', 'Văn phòng UBND tỉnh An Giang')).toBe(true)
})
