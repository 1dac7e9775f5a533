/** What stands in every form of a week, against the frozen revision itself. */
import { beforeAll, describe, expect, test } from 'vitest'
import { printedDraft, printedRevision } from '../../shared/documents/week.ts'
import { weekBriefing } from '../../shared/documents/week-briefing.ts'
import { weekMessage } from '../../shared/documents/week-message.ts'
import { weekSheet } from '../../shared/documents/week-sheet.ts'
import { formatNumber } from '../../shared/numbers/vietnamese.ts'
import { columns } from '../../shared/stats/form.ts'
import type { WeekContent } from '../../shared/week/content.ts'
import { excelSheets, folded, formsOf, pageText, partOf, textsOf, type WrittenForms } from './forms.ts'
import { cannotPrint, printed as printedPdf } from './pdf.ts'
import { content, context, manyRows, revision } from './sheets.ts'

const rows = manyRows(12)
const note = '=HYPERLINK("http://mau.example")\nMột dòng diễn giải của cán bộ.'
const frozen = revision({ figures: { ...content.figures, rows, note } })
const week = printedRevision(frozen, context)
const sheet = weekSheet(week)
const draft = weekSheet(printedDraft(content, { ...context, signer: null }))

const foot =
  'Nguồn: Cổng Dịch vụ công quốc gia, số liệu từ ngày 14/11/2026 đến ngày 20/11/2026, chốt lúc 16 giờ 02 phút ngày 20/11/2026 · Bản chốt lần 1, mã kiểm tra 7F3A-91C2 · Duyệt lúc 16 giờ 15 phút ngày 20/11/2026 · Bộ chỉ số phiên bản 2026-09'

/** "Công khai, minh bạch … 18 … 13,96", from the frozen content and not from the model. */
const groupLines = context.index.body.groups.map(({ code, name, max }, at) => ({
  name,
  line: [at + 1, name, formatNumber(max), formatNumber(frozen.content.figures.groups[code] ?? 0, 2)].join(
    ' ',
  ),
  values: [at + 1, max, frozen.content.figures.groups[code]],
}))
const rowLines = rows.map(({ field, v }) =>
  [field, ...columns.map((column) => formatNumber(v[column]))].join(' '),
)

let forms: WrittenForms
let texts: Awaited<ReturnType<typeof textsOf>>
let draftTexts: typeof texts
beforeAll(async () => {
  forms = await formsOf(sheet)
  texts = await textsOf(forms)
  draftTexts = await textsOf(await formsOf(draft))
})

describe.each(['docx', 'html', 'web', 'text'] as const)('The %s of a week', (form) => {
  test('gives back every group of the frozen revision, and its total', () => {
    for (const { line } of groupLines) expect(texts[form]).toContain(line)
    expect(texts[form]).toContain('Tổng điểm: 84,12/100')
  })

  test('gives back every row of the table of 13 columns', () => {
    for (const line of rowLines) expect(texts[form]).toContain(line)
  })
})

describe('The Excel file of a week', () => {
  const rowWith = (name: string) =>
    excelSheets(forms.xlsx)
      .flatMap((each) => each.rows)
      .find((row) => row.includes(name))

  test('has each table on a sheet of its own, the groups and counts of the revision in it as numbers', () => {
    expect(excelSheets(forms.xlsx).map(({ name }) => name)).toEqual([
      'Điểm theo nhóm',
      'Chỉ số',
      'Biểu II.06a',
    ])
    for (const { name, values } of groupLines) {
      const [position, , max, score] = rowWith(name) ?? []
      expect([position, max, score]).toEqual(values)
    }
    for (const { field, v } of rows)
      expect(rowWith(field)?.slice(2)).toEqual(columns.map((column) => v[column]))
  })

  test('has no formula, whatever was typed', () => {
    const cells = excelSheets(forms.xlsx).flatMap((each) => each.cells)
    expect(cells.filter(({ formula }) => formula)).toEqual([])
    expect(cells.filter(({ value }) => typeof value === 'string' && /^[=+\-@]/.test(value))).toEqual([])
    expect(cells.some(({ value }) => String(value).startsWith("'=HYPERLINK("))).toBe(true)
  })
})

describe.each(['docx', 'xlsx', 'html', 'web', 'text'] as const)(
  'What goes with the figures, in the %s',
  (form) => {
    test('is the foot note with source, moment, revision and dictionary', () => {
      expect(texts[form]).toContain(foot)
    })

    test('is who prepared, who checked and who signs, and the explanation', () => {
      for (const name of ['Nguyễn Thị Mẫu Một', 'Trần Văn Thử Hai', 'Phạm Văn Mẫu Ba'])
        expect(texts[form]).toContain(name)
      expect(texts[form]).toContain('NGƯỜI LẬP BIỂU')
      expect(texts[form]).toContain('Một dòng diễn giải của cán bộ.')
      expect(texts[form]).toContain('“–”: chưa có số liệu.')
    })

    test('is the mark of what is not approved, and none once it is', () => {
      expect(draftTexts[form]).toContain('Chưa duyệt')
      if (form !== 'docx') expect(draftTexts[form]).toContain('BẢN NHÁP')
      expect(texts[form]).not.toMatch(/Chưa duyệt|BẢN NHÁP/)
    })
  },
)

test('Word bears the watermark of a draft in the head of each page, and none once it is approved', async () => {
  const headOf = (bytes: Uint8Array, at: number) => partOf(bytes, `word/header${at}.xml`)
  const marked = await formsOf(draft)
  for (const at of [1, 2]) {
    expect(await headOf(marked.docx, at)).toContain('string="BẢN NHÁP"')
    expect(await headOf(forms.docx, at)).not.toContain('BẢN NHÁP')
  }
})

test('The message for Zalo has the groups, the total, the counts and the foot note, and a draft says so', () => {
  const message = weekMessage(week)
  for (const { name, values } of groupLines)
    expect(message).toContain(`${name}: ${formatNumber(values[2] ?? 0, 2)}/${formatNumber(values[1] ?? 0)}`)
  expect(message).toContain('Tổng điểm: 84,12/100')
  expect(message).toContain('NGƯỜI KIỂM DUYỆT: Trần Văn Thử Hai')
  expect(message).toContain(foot)
  expect(message).not.toContain('HYPERLINK')
  expect(weekMessage(printedDraft(content, context)).startsWith('[BẢN NHÁP · Chưa duyệt]')).toBe(true)
})

test('The fragment for the web has no style, class, script or address, and escapes what was typed', async () => {
  const evil = revision({ figures: { ...content.figures, note: '<script>alert(1)</script>' } })
  const { web } = await formsOf(weekSheet(printedRevision(evil, context)))
  expect(web).toContain('&lt;script&gt;')
  expect(web).not.toMatch(/<(script|style|link|img|a)\b|\b(class|style|href|src|on\w+)=/)
  expect(pageText(web)).toContain('<script>alert(1)</script>')
})

describe.skipIf(cannotPrint)('The PDF of a week', () => {
  test('gives back the same groups, counts, names and foot note', async () => {
    const text = folded((await printedPdf(sheet)).pages.join('\n'))
    for (const { line } of groupLines) expect(text).toContain(line)
    for (const { v } of rows)
      expect(text).toContain(columns.map((column) => formatNumber(v[column])).join(' '))
    expect(text).toContain(foot)
    expect(text).toContain('Nguyễn Thị Mẫu Một Trần Văn Thử Hai Phạm Văn Mẫu Ba')
  })

  /** A long answer to every question, no approval, no number: all that a briefing can have to say. */
  const asked = Array.from({ length: 5 }, (_, at): WeekContent['findings'][number] => ({
    id: `x${at}`,
    weight: 'ask',
    kind: 'jumpGroup',
    text: 'Nhóm Thanh toán trực tuyến giảm 2,40 điểm so với tuần trước, cần xem lại số liệu đã chốt',
    fields: [],
    reason: 'Cổng cập nhật lại số liệu',
  }))
  test('of the briefing is one page with the six groups and the same foot note, however much there is', async () => {
    const full = printedRevision(
      revision(
        { figures: { ...content.figures, rows: manyRows(60), note }, findings: asked },
        { approval: null, document: { number: '', date: null, signerId: null } },
      ),
      context,
    )
    const pdf = await printedPdf(weekBriefing(full))
    expect(pdf.pages).toHaveLength(1)
    const text = folded(pdf.pages.join(''))
    for (const { name } of groupLines) expect(text).toContain(name)
    expect(text).toContain('Bản chốt lần 1 chờ người kiểm duyệt.')
    expect(text).toContain('mã kiểm tra 7F3A-91C2')
    expect(text).toContain('84,12')
  })
})
