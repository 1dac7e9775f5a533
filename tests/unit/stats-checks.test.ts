import { describe, expect, it } from 'vitest'
import { asked, bo, heading, readLines, row, tinh } from '../support/stats-table.ts'

const found = (line: string) => readLines([...heading, tinh, line]).contradictions

describe('Each contradiction of a row is reported where it stands', () => {
  it.each([
    [
      '1 | Chứng thực | 11 | 5 | 3 | 2 | 9 | 7 | 2 | 0 | 2 | 2 | 0',
      { code: 'sum3', col: 'c3', inFile: 11, computed: 10 },
    ],
    [
      '1 | Chứng thực | 10 | 5 | 3 | 2 | 8 | 6 | 1 | 0 | 2 | 2 | 0',
      { code: 'sum7', col: 'c7', inFile: 8, computed: 7 },
    ],
    [
      '1 | Chứng thực | 10 | 5 | 3 | 2 | 8 | 6 | 2 | 0 | 2 | 1 | 0',
      { code: 'sum11', col: 'c11', inFile: 2, computed: 1 },
    ],
    [
      '1 | Chứng thực | 10 | 5 | 3 | 2 | 7 | 5 | 2 | 0 | 2 | 2 | 0',
      { code: 'balance', col: 'c3', inFile: 10, computed: 9 },
    ],
    [
      '1 | Chứng thực | 10 | 5 | 7 | -2 | 8 | 6 | 2 | 0 | 2 | 2 | 0',
      { code: 'negative', col: 'c6', inFile: -2 },
    ],
    [
      '1 | Chứng thực | 10 | 5,5 | 2,5 | 2 | 8 | 6 | 2 | 0 | 2 | 2 | 0',
      { code: 'notInteger', col: 'c4', inFile: 5.5 },
    ],
    ['1 | Chứng thực | 10 | 5 | 3 | ? | 8 | 6 | 2 | 0 | 2 | 2 | 0', { code: 'unreadable', col: 'c6' }],
  ])('%s', (line, contradiction) => {
    expect(found(line)[0]).toMatchObject({ row: 4, ...contradiction })
    expect(found(line).every(({ code }) => code === contradiction.code)).toBe(true)
  })

  it('and a sound row has none', () => {
    expect(found(row.chungThuc)).toEqual([])
  })
})

describe('(6) is held against (11) of the table before', () => {
  const before = readLines([...heading, tinh, row.chungThuc, row.hoTich, bo, row.hoTich]).rows.map(
    ({ section, field, v }) => ({
      section,
      field: field ?? '',
      v,
    }),
  )

  it('field by field in its own section', () => {
    const now = readLines([...heading, tinh, row.chungThuc, row.hoTich], { previous: before })
    expect(now.carryMismatch).toEqual([])
    const broken = readLines(
      [...heading, tinh, '1 | Chứng thực | 11 | 5 | 3 | 3 | 9 | 7 | 2 | 0 | 2 | 2 | 0', row.hoTich],
      { previous: before },
    )
    expect(broken.carryMismatch).toEqual([
      { row: 4, section: 'tinh', field: 'Chứng thực', carried: 3, left: 2 },
    ])
  })

  it('and a field that vanished with open dossiers is named', () => {
    const now = readLines([...heading, tinh, row.chungThuc], { previous: before })
    expect(now.carryMismatch).toEqual([
      { row: null, section: 'tinh', field: 'Hộ tịch', carried: null, left: 1 },
    ])
  })

  it('but nothing is held against a table that was not given', () => {
    expect(readLines([...heading, tinh, row.chungThuc]).carryMismatch).toEqual([])
  })
})

it('Two visible rows of one name in one section are both kept and asked about', () => {
  const reading = readLines([
    ...heading,
    tinh,
    row.hoTich,
    row.hoTich.replace('| 4 |', '| 5 |'),
    bo,
    row.hoTich,
  ])
  expect(reading.rows).toHaveLength(3)
  expect(reading.duplicates).toEqual([{ section: 'tinh', field: 'Hộ tịch', rows: [4, 5], identical: false }])
  expect(asked(reading)).toEqual(['duplicate'])
})

it('A stored 1.332 asks whether a thousand was lost', () => {
  const reading = readLines([
    ...heading,
    tinh,
    '1 | Chứng thực | 1,33 | 1,33 | 0 | 0 | 0 | 0 | 0 | 0 | 1,33 | 1,33 | 0',
  ])
  expect(reading.questions.filter(({ kind }) => kind === 'decimal')[0]?.text).toContain('1.330')
})
