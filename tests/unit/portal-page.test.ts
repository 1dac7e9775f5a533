import { describe, expect, it } from 'vitest'
import { isPortalPage, readPortalPage } from '../../shared/index766/portal/page.ts'
import { seed } from '../support/seeds.ts'

const index = seed('index').body
const text = (page: string) => readPortalPage({ html: null, text: page }, index)
const html = (page: string) => readPortalPage({ html: page, text: null }, index)

const scores: readonly (readonly [string, string, number, number])[] = [
  ['transparency', 'Công khai, minh bạch', 13.96, 18],
  ['dvc-progress-tree', 'Tiến độ giải quyết', 19.62, 20],
  ['provide-online-tree', 'Dịch vụ công trực tuyến', 10.35, 12],
  ['formality-online-payment-tree', 'Thanh toán trực tuyến', 7.2, 10],
  ['dossier-digitized', 'Số hóa hồ sơ', 8.67, 22],
  ['handling-satisfaction', 'Mức độ hài lòng', 17.06, 18],
]
const six = Object.fromEntries(scores.map(([code, , score]) => [code, score]))
const vn = (value: number) => value.toFixed(2).replace('.', ',')
const en = (value: number) => value.toFixed(2)
const each = (line: (name: string, score: number, max: number, nth: number) => string) =>
  scores.map(([, name, score, max], at) => line(name, score, max, at + 1))

describe('The six scores are read from', () => {
  const layouts: Readonly<Record<string, string>> = {
    'lines with a colon and a stroke': each((name, score, max) => `${name}: ${vn(score)}/${max}`).join('\n'),
    'lines without a colon': each((name, score, max) => `${name} ${vn(score)}/${max}`).join('\n'),
    'decimals with a point': each((name, score, max) => `${name}: ${en(score)} / ${max} điểm`).join('\n'),
    'a label before the number': each((name, score) => `${name}\nĐiểm: ${vn(score)}`).join('\n'),
    'the label behind the name': each((name, score) => `${name} – Điểm: ${vn(score)}`).join('\n'),
    'points in brackets': each((name, score) => `${name} (${vn(score)} điểm)`).join('\n'),
    'cards, each number on its own line': each((name, score, max) => `${name}\n${vn(score)}\n/${max}`).join(
      '\n\n',
    ),
    'cards with a label line': each((name, score, max) => `${name}\nĐiểm đạt\n${vn(score)}/${max}`).join(
      '\n',
    ),
    'cards with the share below': each((name, score, max) => `${name}\n${vn(score)}/${max}\n77,5%`).join(
      '\n',
    ),
    'numbered lines': each((name, score, max, nth) => `${nth}. ${name}\t${vn(score)}/${max}`).join('\n'),
    'roman numbers and capitals': each(
      (name, score, max, nth) =>
        `${['I', 'II', 'III', 'IV', 'V', 'VI'][nth - 1]}. ${name.toUpperCase()}\t${max}\t${vn(score)}`,
    ).join('\n'),
    'maximum before score, no heading': each(
      (name, score, max, nth) => `${nth}\t${name}\t${max}\t${vn(score)}`,
    ).join('\n'),
    'score before maximum, under a heading': [
      'STT\tNhóm chỉ số\tĐiểm\tĐiểm tối đa',
      ...each((name, score, max, nth) => `${nth}\t${name}\t${vn(score)}\t${max}`),
    ].join('\n'),
    'maximum before score, under a heading': [
      'Nhóm chỉ số\tĐiểm tối đa\tTỷ lệ (%)\tĐiểm đạt',
      ...each((name, score, max) => `${name}\t${max}\t77,5\t${vn(score)}`),
    ].join('\n'),
    'bars between the cells': each((name, score, max) => `| ${name} | ${vn(score)} / ${max} |`).join('\n'),
    'Windows line ends and no-break spaces': each(
      (name, score, max) => `${name.replace(' ', '\u00A0')}:\u00A0${vn(score)}/${max}`,
    ).join('\r\n'),
    'decomposed Vietnamese': each((name, score, max) => `${name}: ${vn(score)}/${max}`)
      .join('\n')
      .normalize('NFD'),
    'names without their comma, tones the old way': each(
      (name, score, max) => `${name.replace(',', '').replace('hóa', 'hoá')}: ${vn(score)}/${max}`,
    ).join('\n'),
    'a list by key': JSON.stringify(
      Object.fromEntries(
        scores.map(([code, , score, max]) => [code, { totalScore: score, totalMaxScore: max }]),
      ),
    ),
    'a list of objects': JSON.stringify({
      data: scores.map(([code, , score]) => ({ code, score: String(score) })),
    }),
    'plain numbers by key': JSON.stringify(six),
    'objects with names': JSON.stringify([
      { items: scores.map(([, name, score, max]) => ({ name, score, maxScore: max })) },
    ]),
  }
  it.each(Object.entries(layouts))('%s', (_, page) => {
    const read = text(page)
    expect(read.groups).toEqual(six)
    expect(read.misread.filter(({ why }) => why !== null)).toEqual([])
  })

  const pages: Readonly<Record<string, string>> = {
    'a table with a heading': `<table><tr><th>STT</th><th>Nhóm chỉ số</th><th>Điểm tối đa</th><th>Điểm</th></tr>${each(
      (name, score, max, nth) =>
        `<tr><td>${nth}</td><td><p>${name}</p></td><td>${max}</td><td><b>${vn(score)}</b></td></tr>`,
    ).join('')}</table>`,
    'cards of divs and spans': each(
      (name, score, max) =>
        `<div class="card"><h3>${name}</h3><div><span>${vn(score)}</span><span>/${max}</span></div></div>`,
    ).join(''),
    'list items': `<ul>${each((name, score, max) => `<li>${name}&nbsp;: <strong>${vn(score)}</strong>/${max} điểm</li>`).join('')}</ul>`,
    'what a browser puts around a selection': `<html><body><!--StartFragment-->${each(
      (name, score, max) => `<p><span>${name}</span></p><p>${en(score)}/${max}</p>`,
    ).join('')}<!--EndFragment--></body></html>`,
    'custom elements of a web application': each(
      (name, score, max) =>
        `<app-group><mat-card><mat-card-title>${name}</mat-card-title><mat-card-content>${vn(score)}/${max}</mat-card-content></mat-card></app-group>`,
    ).join(''),
  }
  it.each(Object.entries(pages))('%s', (_, page) => expect(html(page).groups).toEqual(six))

  it('a page whose scripts and styles speak of scores too', () => {
    const page = `<style>.a{width:18%}</style><script>var s="Số hóa hồ sơ: 1/22"</script><p>Số hóa hồ sơ: 8,67/22</p>`
    expect(html(page)).toEqual({
      groups: { 'dossier-digitized': 8.67 },
      total: null,
      metrics: {},
      misread: [],
    })
  })
})

describe('Figures of the metrics are read', () => {
  // domain.md §1.4: group 5 of one commune, one month
  const counts: readonly (readonly [string, string, number, number, string, string])[] = [
    [
      'ORIGINAL_RESULT_AVAILABLE',
      'Tỷ lệ hồ sơ thủ tục hành chính có cấp kết quả giải quyết thủ tục hành chính điện tử',
      2469,
      2971,
      '83,10',
      '4,99',
    ],
    [
      'SO_HOA_GIAY_TO_GIAI_QUYET',
      'Tỷ lệ hồ sơ thủ tục hành chính thực hiện số hóa (thành phần) hồ sơ',
      479,
      2971,
      '16,12',
      '0,64',
    ],
    [
      'REUSED_DIGITIZED_DATA',
      'Tỷ lệ hồ sơ khai thác, sử dụng lại thông tin, dữ liệu số hóa',
      35,
      2971,
      '1,18',
      '0,03',
    ],
    [
      'CITIZEN_DATA_CONNECTED_FORMALITY',
      'Tỷ lệ TTHC triển khai kết nối, chia sẻ dữ liệu dân cư phục vụ giải quyết TTHC',
      46,
      385,
      '11,95',
      '0,24',
    ],
  ]
  const wanted = Object.fromEntries(
    counts.map(([code, , numerator, denominator, ratio, score]) => [
      code,
      {
        numerator,
        denominator,
        ratio: Number(ratio.replace(',', '.')),
        score: Number(score.replace(',', '.')),
      },
    ]),
  )

  it('in any order of the columns', () => {
    const heads = ['Tử số', 'Mẫu số', 'Tỷ lệ (%)', 'Điểm'] as const
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
    ]) {
      const rows = counts.map(([, name, ...figures], at) => [
        String(at + 1),
        name,
        ...order.map((nth) => String(figures[nth])),
      ])
      const page = [['STT', 'Chỉ số', ...order.map((nth) => heads[nth])], ...rows]
        .map((row) => row.join('\t'))
        .join('\n')
      expect(text(page).metrics, page).toEqual(wanted)
    }
  })

  it('by their shape where there is no heading', () => {
    const page = counts
      .map(
        ([, name, numerator, denominator, ratio, score], at) =>
          `4.${at} ${name}\t${numerator}/${denominator}\t${ratio}%\t${score} điểm`,
      )
      .join('\n')
    expect(text(page).metrics).toEqual(wanted)
  })

  it('with thousand dots, and by the portal’s own code', () => {
    expect(text('ORIGINAL_RESULT_AVAILABLE\t2.469/2.971\t83,10%').metrics).toEqual({
      ORIGINAL_RESULT_AVAILABLE: { numerator: 2469, denominator: 2971, ratio: 83.1, score: null },
    })
  })

  it('out of the page’s data, where an empty one is nothing', () => {
    const data = {
      items: [
        {
          code: 'ORIGINAL_RESULT_AVAILABLE',
          numerator: 2469,
          denominator: 2971,
          ratio: 83.1,
          score: 4.99,
          maxScore: 6,
        },
        { code: 'PUBLISH_ON_TIME', numerator: null, denominator: null, ratio: null, score: null },
      ],
    }
    expect(text(JSON.stringify(data)).metrics).toEqual({
      ORIGINAL_RESULT_AVAILABLE: { numerator: 2469, denominator: 2971, ratio: 83.1, score: 4.99 },
    })
  })

  it('as nothing where the portal shows a dash', () => {
    const page = 'Chỉ số\tTử số\tMẫu số\tĐiểm\nPUBLISH_ON_TIME\t–\t–\t–'
    expect(text(page)).toEqual({ groups: {}, total: null, metrics: {}, misread: [] })
  })

  it('below the heading of their group, which keeps its own score', () => {
    const page =
      'Số hóa hồ sơ\t8,67/22\nTỷ lệ hồ sơ khai thác, sử dụng lại thông tin, dữ liệu số hóa\t35/2971'
    expect(text(page)).toMatchObject({
      groups: { 'dossier-digitized': 8.67 },
      metrics: { REUSED_DIGITIZED_DATA: { numerator: 35, denominator: 2971 } },
    })
  })
})

describe('The total', () => {
  it.each(['Tổng điểm: 76,86/100', 'TỔNG CỘNG\t100\t76,86', 'Tổng điểm\n76,86\n/100'])(
    'is read from “%s”',
    (page) => {
      expect(text(`Số hóa hồ sơ: 8,67/22\n${page}`).total).toBe(76.86)
    },
  )
})

describe('What is not understood', () => {
  const why = (page: string) => text(page).misread.map((line) => line.why)

  it('is handed back line by line', () => {
    const page = 'Trang chủ\nSố hóa hồ sơ: 8,67/22\nXếp hạng 12/102\nCập nhật lúc 15:30'
    expect(text(page).misread).toEqual([
      { line: 1, text: 'Trang chủ', why: null },
      { line: 3, text: 'Xếp hạng 12/102', why: null },
      { line: 4, text: 'Cập nhật lúc 15:30', why: null },
    ])
  })

  it.each([
    'Cung cấp dịch vụ trực tuyến: 17,55/22',
    'Số hóa hồ sơ cấp tỉnh: 8,67/22',
    'Mức độ hài lòng chung: 17,06/18',
    'So hoa ho so: 8,67/22',
  ])('includes a name that is merely like one of ours: %s', (page) => {
    expect(text(page).groups).toEqual({})
    expect(why(page)).toEqual([null])
  })

  it('includes a score above its maximum, and another maximum than the dictionary’s', () => {
    expect(why('Số hóa hồ sơ: 23,5')).toEqual(['điểm ngoài khoảng 0 – 22'])
    expect(why('Số hóa hồ sơ: 8,67/20')).toEqual(['không phải điểm trên 22'])
    expect(why('Nhóm chỉ số\tĐiểm tối đa\tĐiểm\nSố hóa hồ sơ\t20\t8,67')).toEqual([
      'Cổng ghi tối đa 20, bộ chỉ số ghi 22',
    ])
  })

  it('includes two different scores of one group: neither is taken', () => {
    const read = text('Số hóa hồ sơ: 8,67/22\nSố hóa hồ sơ: 9,67/22\nSố hóa hồ sơ: 8,67/22')
    expect(read.groups).toEqual({})
    expect(read.misread[0]?.why).toContain('hai số khác nhau')
  })

  it('does not include the same score said twice', () => {
    expect(text('Số hóa hồ sơ: 8,67/22\nSố hóa hồ sơ\t8,67/22').groups).toEqual({ 'dossier-digitized': 8.67 })
  })

  it('includes numbers of which nobody says what they are', () => {
    expect(why('Số hóa hồ sơ\t8,67\t9,11')).toEqual(['không biết con số nào là gì'])
    expect(why('REUSED_DIGITIZED_DATA\t35')).toEqual(['không biết con số nào là gì'])
    expect(why('REUSED_DIGITIZED_DATA\t2/2')).toEqual(['không rõ là điểm hay tử số trên mẫu số'])
  })

  it('includes counts with decimals and negative scores', () => {
    expect(why('Chỉ số\tTử số\tMẫu số\nREUSED_DIGITIZED_DATA\t3,5\t7')).toEqual([
      'tử số, mẫu số phải là số đếm',
    ])
    expect(why('Số hóa hồ sơ: Điểm -1')).not.toEqual([])
  })

  it('includes an unreadable cell under a heading', () => {
    expect(why('Chỉ số\tTử số\tMẫu số\nREUSED_DIGITIZED_DATA\tđang cập nhật\t7')).toEqual([
      'có ô không đọc được',
    ])
  })

  it('of JSON names the object', () => {
    expect(why('[{"code":"KHONG_CO","score":3}]')).toEqual(['không biết là nhóm hay chỉ số nào'])
    expect(why('[{"code":"transparency","score":"mười"}]')).toEqual(['có số không đọc được'])
  })
})

describe('A portal page is told', () => {
  it('from a table of 13 columns, a sentence and nothing', () => {
    const table = ['Hộ tịch', 'Chứng thực']
      .map((field) => [field, ...Array(11).fill('5')].join('\t'))
      .join('\n')
    expect(isPortalPage({ html: null, text: table }, index)).toBe(false)
    expect(isPortalPage({ html: null, text: 'Số hóa hồ sơ tuần này tăng' }, index)).toBe(false)
    expect(isPortalPage({ html: null, text: null }, index)).toBe(false)
    expect(
      isPortalPage({ html: null, text: each((name, score) => `${name}: ${vn(score)}`).join('\n') }, index),
    ).toBe(true)
  })

  it('quickly, however long and odd the text is', () => {
    const long = `${'<div>'.repeat(20_000)}${'a1,'.repeat(50_000)} ${'Điểm '.repeat(20_000)}`
    const begun = performance.now()
    isPortalPage({ html: long, text: long }, index)
    isPortalPage({ html: null, text: long }, index)
    expect(performance.now() - begun).toBeLessThan(5000)
  })
})
