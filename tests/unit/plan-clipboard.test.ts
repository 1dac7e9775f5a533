import { describe, expect, it } from 'vitest'
import { readPlanSource } from '../../db/import/plan/read-source.ts'
import { limits } from '../../db/import/refusal.ts'
import { type PrintedPlan, readPlan } from '../../shared/plan/import/read.ts'
import { folded, goldRows, mainFields } from '../support/plan-files.ts'

async function pasted(part: { html?: string; text?: string }): Promise<PrintedPlan> {
  const read = await readPlanSource(
    { kind: 'clipboard', html: part.html ?? null, text: part.text ?? null },
    limits,
  )
  if (!read.ok) throw new Error(read.error.reason)
  return readPlan(read.value)
}

const cells = ({ rows }: PrintedPlan) =>
  rows.map(({ no, content, leads, coordinators, deadlineText, product }) =>
    [no, content, leads.join('; '), coordinators.join('; '), deadlineText, product].join(' | '),
  )

const heading = ['STT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian', 'Sản phẩm']

describe('Plain text with tabs', () => {
  it('reads the rows as Excel copies them, long cells in quotes', async () => {
    const text = `${heading.join('\t')}\n1\t"Ban hành kế hoạch\nnăm"\tVăn phòng\tCác phòng\tQuý I\tKế hoạch\n`
    expect(cells(await pasted({ text }))).toEqual([
      '1 | Ban hành kế hoạch\nnăm | Văn phòng | Các phòng | Quý I | Kế hoạch',
    ])
  })

  it('puts a row together that Word broke inside a cell, and keeps its quotation marks', async () => {
    const text = [
      heading.join('\t'),
      '1\tSơ kết mô hình "Một cửa\tVăn phòng\tPhòng Kinh tế',
      'Phòng Văn hóa\tQuý I\tBáo cáo',
      '2\t"Ngày thứ Bảy" vì dân\tVăn phòng\t\tThường xuyên\tLịch trực',
    ].join('\r\n')
    expect(cells(await pasted({ text }))).toEqual([
      '1 | Sơ kết mô hình "Một cửa | Văn phòng | Phòng Kinh tế; Phòng Văn hóa | Quý I | Báo cáo',
      '2 | "Ngày thứ Bảy" vì dân | Văn phòng |  | Thường xuyên | Lịch trực',
    ])
  })
})

const tasks = goldRows('dong-nguyen-2026/gold.json').filter(
  ({ kind, subRow, spanText }) => kind === 'task' && subRow === undefined && spanText === undefined,
)

describe('Plain text with one cell on each line', () => {
  it('finds every row of a real plan and most of its cells, and asks about the others', async () => {
    let section = ''
    const lines = tasks.flatMap((row) => {
      const opens = row.sectionTitle !== section
      section = row.sectionTitle
      return [
        ...(opens ? [row.sectionNo, row.sectionTitle.toUpperCase()] : []),
        row.no,
        ...[row.content, row.leadsText, row.coordinatorsText, row.deadlineText, row.product]
          .flatMap((cell) => cell.split('\n'))
          .filter((line) => line !== ''),
      ]
    })
    const plan = await pasted({
      text: ['KẾ HOẠCH', ...heading, ...lines, 'Nơi nhận:', '- Lưu: VT.'].join('\n'),
    })
    expect(plan.rows).toHaveLength(tasks.length)
    for (const field of mainFields) {
      const wrong = tasks.filter((row, at) => folded(plan.rows[at]?.[field]) !== folded(row[field]))
      expect(wrong.length / tasks.length, field).toBeLessThan(0.16)
    }
  })

  it('lets a goal stand over several rows that have no number of their own', async () => {
    const text = `Stt\nMục tiêu\nNhiệm vụ\nHoạt động\nKết quả/Sản phẩm\nChủ trì\nPhối hợp\nThời gian
I\nCẢI CÁCH QUY ĐỊNH
1\n100% thủ tục được kiểm soát\nKiểm soát quy định\nBan hành kế hoạch kiểm soát\nKế hoạch\nVăn phòng HĐND và UBND\nCác phòng\nTrước ngày 28/02/2026
Góp ý dự thảo văn bản có quy định thủ tục\nVăn bản góp ý\nCác phòng\nVăn phòng HĐND và UBND\nThường xuyên
2\nCắt giảm 10% thủ tục\nRà soát thủ tục\nTổ chức rà soát, đánh giá\nBáo cáo\nVăn phòng HĐND và UBND\nThường xuyên`
    const { rows } = await pasted({ text })
    expect(rows.map(({ goal, content }) => `${goal}: ${content}`)).toEqual([
      '100% thủ tục được kiểm soát: Ban hành kế hoạch kiểm soát',
      '100% thủ tục được kiểm soát: Góp ý dự thảo văn bản có quy định thủ tục',
      'Cắt giảm 10% thủ tục: Tổ chức rà soát, đánh giá',
    ])
    expect(rows.map(({ sectionTitle }) => sectionTitle)).toEqual(Array(3).fill('CẢI CÁCH QUY ĐỊNH'))
    expect(rows[2]).toMatchObject({ coordinators: [], deadlineText: 'Thường xuyên', product: 'Báo cáo' })
  })

  it('marks a row whose cells could not be told apart', async () => {
    const lines = ['1', 'Việc một', 'Văn phòng', 'Các phòng', 'Khi nào xong thì thôi', 'Báo cáo']
    const { rows, marks } = await pasted({ text: [...heading, ...lines].join('\n') })
    expect(rows).toHaveLength(1)
    expect(marks.get(rows[0]?.id ?? '')?.doubtful).toBe(true)
  })

  it('reads no row out of text without a heading', async () => {
    expect((await pasted({ text: 'Việc một\nVăn phòng\nQuý I\nBáo cáo' })).rows).toEqual([])
  })
})

const table = (rows: readonly (readonly string[])[], tag = 'td') =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`).join('')}</table>`

const fragment = (html: string) =>
  `Version:0.9\r\nStartHTML:0000000105\r\n<html><body><!--StartFragment-->${html}<!--EndFragment--></body></html>`

describe('Web form of the clipboard', () => {
  const row = ['1', 'Ban hành kế hoạch', 'Văn phòng', 'Các phòng', 'Quý I', 'Kế hoạch']
  const read = ['1 | Ban hành kế hoạch | Văn phòng | Các phòng | Quý I | Kế hoạch']

  it('reads what Excel gives, with its own wrapping', async () => {
    expect(cells(await pasted({ html: fragment(table([heading, row])), text: 'bỏ qua' }))).toEqual(read)
  })

  it('reads what Word gives: paragraphs in cells, merged groups, bullets', async () => {
    const p = (text: string) => `<p class=MsoNormal><span lang=VI>${text}<o:p></o:p></span></p>`
    const html = `<table class=MsoTableGrid><thead><tr>${heading.map((cell) => `<td>${p(`<b>${cell}</b>`)}</td>`).join('')}</tr></thead>
      <tr><td colspan=6>${p('I. Cải cách')}</td></tr>
      <tr>${row.map((cell) => `<td>${p(cell)}${p('&nbsp;')}</td>`).join('')}</tr></table>`
    const plan = await pasted({ html: fragment(html) })
    expect(cells(plan)).toEqual(read)
    expect(plan.rows[0]?.sectionTitle).toBe('Cải cách')
  })

  it('reads a web page and leaves its menu table alone', async () => {
    const html = `<div>${table([['Trang chủ', 'Giới thiệu']])}</div><h3>Phụ lục I</h3>${table([heading, row])}`
    const plan = await pasted({ html })
    expect(cells(plan)).toEqual(read)
    expect(plan.rows[0]?.annex).toBe('Phụ lục I')
  })

  it('takes the text where the web form holds no table', async () => {
    const text = [...heading, ...row].join('\n')
    expect(cells(await pasted({ html: '<p>STT</p><p>Nội dung</p>', text }))).toEqual(read)
  })

  it('refuses an empty clipboard', async () => {
    await expect(pasted({ html: '', text: ' ' })).rejects.toThrow('empty')
  })
})
