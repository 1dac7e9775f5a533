import { describe, expect, it } from 'vitest'
import { readPastTable } from '../../shared/week/past-table.ts'
import { seed } from '../support/seeds.ts'

const index = seed('index').body
const read = (text: string) => readPastTable(text, index, '2026-11-20')
const codes = index.groups.map(({ code }) => code)
const scores = [13.96, 19.62, 10.35, 7.2, 15.93, 17.06]
const groups = Object.fromEntries(codes.map((code, at) => [code, scores[at]]))
const line = '13,96\t19,62\t10,35\t7,2\t15,93\t17,06\t84,12'

describe('A small table of past weeks', () => {
  it.each(['30/10/2026', '30/10', '2026-10-30', '24/10 – 30/10/2026', '24/10 - 30/10/2026'])(
    'is read with the date %s',
    (date) => {
      expect(read(`${date}\t${line}`)).toEqual({
        weeks: [{ friday: '2026-10-30', groups, total: 84.12 }],
        misread: [],
      })
    },
  )

  it('follows its own heading, in any order and with a point for decimals', () => {
    const page =
      'Tổng điểm\tSố hoá hồ sơ\tThứ Sáu\tGhi chú\n60.5\t15.93\t30/10/2026\tđã niêm yết\n61\t16\t06/11/2026\t'
    expect(read(page)).toEqual({
      weeks: [
        { friday: '2026-10-30', groups: { 'dossier-digitized': 15.93 }, total: 60.5 },
        { friday: '2026-11-06', groups: { 'dossier-digitized': 16 }, total: 61 },
      ],
      misread: [],
    })
  })

  it('leaves out what is empty or a dash', () => {
    expect(read('30/10/2026\t13,96\t–\t\t\t\t\t').weeks).toEqual([
      { friday: '2026-10-30', groups: { transparency: 13.96 }, total: null },
    ])
  })

  it.each([
    ['29/10/2026', line, 'thứ Sáu'],
    ['hôm kia', line, 'không đọc được ngày'],
    ['30/10/2026', line.replace('13,96', 'mười'), 'không phải là một con số'],
    ['30/10/2026', line.replace('13,96', '18,5'), 'ngoài khoảng'],
    ['30/10/2026', line.replace('84,12', '80'), 'tổng khác tổng các nhóm'],
    ['30/10/2026', '', 'không có điểm nào'],
  ])('hands back a line that does not read whole: %s %s', (date, figures, why) => {
    const { weeks, misread } = read(`${date}\t${figures}`)
    expect(weeks).toEqual([])
    expect(misread[0]?.why).toContain(why)
  })

  it('takes a week once', () => {
    const { weeks, misread } = read(`30/10/2026\t${line}\n30/10/2026\t${line}`)
    expect(weeks).toHaveLength(1)
    expect(misread).toMatchObject([{ line: 2, why: 'tuần này đã có ở dòng trên' }])
  })
})
