/** The forms as the core gives them, of a week that was really closed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import { documentFile, fileName } from '../../electron/core/document-files.ts'
import { formatNumber } from '../../shared/numbers/vietnamese.ts'
import { err } from '../../shared/result.ts'
import { draftField } from '../../shared/week/draft.ts'
import { excelSheets, folded, pageText, wordText } from '../print/forms.ts'
import { sheetOf } from '../print/sheets.ts'
import { friday, invoke, must, projectRoot, type TestOffice, testOffice } from '../support/core.ts'
import { seed } from '../support/seeds.ts'

const forms = ['docx', 'xlsx', 'html', 'web', 'text', 'zalo'] as const
type Form = (typeof forms)[number]

const { groups } = seed('index').body
const scores = groups.map(({ code, max }, at) => ({ code, score: max - 1.25 - at / 100 }))
const counts = {
  c3: 1332,
  c4: 982,
  c5: 247,
  c6: 103,
  c7: 1104,
  c8: 741,
  c9: 359,
  c10: 4,
  c11: 228,
  c12: 227,
  c13: 1,
}

let office: TestOffice
let officer: Session
beforeAll(async () => {
  office = await testOffice()
  officer = await office.as('officer')
  await must(officer, 'week.saveDraft', {
    friday,
    fields: {
      ...Object.fromEntries(
        scores.map(({ code, score }) => [draftField.group(code), formatNumber(score, 2)]),
      ),
      ...Object.fromEntries(
        Object.entries(counts).map(([column, count]) => [
          draftField.cell('tinh', 'Chứng thực', column as keyof typeof counts),
          String(count),
        ]),
      ),
      note: '+84 là số của Cổng',
    },
  })
  await must(officer, 'week.close', { friday })
})
afterAll(() => office.close())

async function textOf(form: Form, revision: number | null): Promise<string> {
  const { bytes } = await must(office.session, 'week.sheet', { friday, revision, format: form })
  if (form === 'docx') return folded(await wordText(bytes))
  if (form === 'xlsx')
    return folded(
      excelSheets(bytes)
        .flatMap(({ cells }) =>
          cells.map(({ value }) => (typeof value === 'number' ? formatNumber(value) : value)),
        )
        .join(' '),
    )
  const text = new TextDecoder().decode(bytes)
  return folded(form === 'html' || form === 'web' ? pageText(text) : text)
}

describe('A closed week', () => {
  it.each(forms)('says the frozen scores and the same foot note in %s', async (form) => {
    const week = await must(office.session, 'week.get', { friday })
    const [frozen] = week.revisions
    if (frozen === undefined) throw new Error('Nothing was frozen')
    const text = await textOf(form, 1)
    for (const { code } of groups) {
      const score = frozen.content.figures.groups[code]
      expect(text).toContain(formatNumber(score ?? Number.NaN, form === 'xlsx' ? undefined : 2))
    }
    if (form !== 'zalo')
      for (const count of Object.values(counts)) expect(text).toContain(formatNumber(count))
    expect(text).toContain('Bản chốt lần 1, mã kiểm tra')
    expect(text).toContain(frozen.hash.slice(0, 4).toUpperCase())
    expect(text).toContain('Chưa duyệt')
    expect(text).toContain('Bộ chỉ số phiên bản')
  })

  it('keeps every form of its first revision, word for word, whatever a correction changes', async () => {
    const before = await Promise.all(forms.map((form) => textOf(form, 1)))
    await must(officer, 'week.startCorrection', { friday, reason: 'Cổng cập nhật lại' })
    await must(officer, 'week.saveDraft', {
      friday,
      fields: { [draftField.group(groups[0]?.code ?? '')]: '7,77' },
    })
    for (const form of forms) {
      expect(await textOf(form, null)).toContain('7,77')
      expect(await textOf(form, null)).toContain('ản nháp, chưa chốt')
    }
    expect(await Promise.all(forms.map((form) => textOf(form, 1)))).toEqual(before)
    await must(officer, 'week.cancelCorrection', { friday })
  })

  it('names its files in plain letters, after the week and the revision', async () => {
    const made = await Promise.all(
      forms.map((format) => must(office.session, 'week.sheet', { friday, revision: 1, format })),
    )
    expect(made.map(({ name }) => name)).toEqual([
      'bang-cong-khai_2026-11-20_lan-1.docx',
      'bang-cong-khai_2026-11-20_lan-1.xlsx',
      'bang-cong-khai_2026-11-20_lan-1.html',
      'bang-cong-khai_2026-11-20_lan-1_web.html',
      'bang-cong-khai_2026-11-20_lan-1.txt',
      'tin-zalo_2026-11-20_lan-1.txt',
    ])
    const draft = await must(office.session, 'week.briefing', { friday, revision: null, format: 'docx' })
    expect(draft.name).toBe('giao-ban_2026-11-20_nhap.docx')
  })

  it('has no form of a revision that there is not', async () => {
    for (const procedure of ['week.sheet', 'week.briefing'] as const)
      expect(await invoke(office.session, procedure, { friday, revision: 9, format: 'docx' })).toEqual(
        err({ type: 'NotFound' }),
      )
  })
})

describe('The notice of assignment and the cut-offs', () => {
  it('come as Word and Excel too', async () => {
    const notice = await must(office.session, 'assignment.notice', {
      on: friday,
      signerId: null,
      format: 'docx',
    })
    expect(folded(await wordText(notice.bytes))).toContain('Người kiểm duyệt số liệu')
    const cutoffs = await must(office.session, 'cutoff.sheet', { year: 2026, format: 'xlsx' })
    const said = excelSheets(cutoffs.bytes).flatMap(({ cells }) => cells.map(({ value }) => String(value)))
    expect(said.join(' ')).toContain('29/4')
    expect([notice.name, cutoffs.name]).toEqual([
      'thong-bao-phan-cong_2026-11-20.docx',
      'lich-chot_2026.xlsx',
    ])
  })
})

describe('A file of a document', () => {
  it.each([
    [['Phiếu xin lỗi', '12/PXL-TTPVHCC', 2026], 'phieu-xin-loi_12-pxl-ttpvhcc_2026'],
    [['Đôn đốc', '', '../../etc'], 'don-doc_etc'],
  ])('is named of %j', (parts, name) => {
    expect(fileName(...parts)).toBe(name)
  })

  it('says what the printer said, and does without one where none is needed', async () => {
    const none = async () => err({ type: 'NoPrinter' } as const)
    const ports = { printer: { print: none, picture: none }, resources: `${projectRoot}/resources` }
    const document = { model: sheetOf(), name: 'thu' }
    for (const format of ['pdf', 'png'] as const)
      expect(await documentFile(ports, document, format)).toEqual(err({ type: 'NoPrinter' }))
    for (const format of ['html', 'docx', 'xlsx', 'text', 'web'] as const)
      expect(await documentFile(ports, document, format)).toMatchObject({ ok: true })
  })
})
