import { describe, expect, test } from 'vitest'
import { instantOf } from '../../shared/dates/plain.ts'
import { cellText } from '../../shared/documents/cells.ts'
import type { Block, DocumentModel, Row, Table } from '../../shared/documents/model.ts'
import { printedRevision } from '../../shared/documents/week.ts'
import { weekSheet } from '../../shared/documents/week-sheet.ts'
import type { Finding, WeekContent } from '../../shared/week/content.ts'
import { approval, content, context, draftOf, manyRows, oneRow, revision, sheetOf } from '../print/sheets.ts'

const blocks = (model: DocumentModel): Block[] => model.parts.flat()
const only = <K extends Block['kind']>(model: DocumentModel, kind: K) =>
  blocks(model).filter((block): block is Extract<Block, { kind: K }> => block.kind === kind)
const paragraphs = (model: DocumentModel) => only(model, 'paragraph').map(({ text }) => text)
const tables = (model: DocumentModel) => only(model, 'table')
const cells = (table: Table | undefined): string[][] =>
  (table?.rows ?? []).map((row: Row) => (row.kind === 'group' ? [row.text] : row.cells.map(cellText)))
const finding = (
  kind: Finding['kind'],
  text: string,
  reason: string | null = null,
  fields: string[] = [],
): WeekContent['findings'][number] => ({ id: kind, weight: 'ask', kind, text, fields, reason })

describe('The heading of a sheet', () => {
  test('carries the number and the date that văn thư gave', () => {
    const [heading] = only(sheetOf(), 'heading')
    expect(heading).toMatchObject({
      superior: ['ỦY BAN NHÂN DÂN XÃ AN MẪU'],
      issuing: ['TRUNG TÂM PHỤC VỤ', 'HÀNH CHÍNH CÔNG'],
      number: 'Số: 47/TB-TTPVHCC',
      placeAndDate: 'An Mẫu, ngày 20 tháng 11 năm 2026',
    })
  })

  test('leaves dots for what is not known yet', () => {
    const [heading] = only(sheetOf({}, { document: { number: '', date: null, signerId: null } }), 'heading')
    expect(heading?.number).toBe('Số: ……/TB-TTPVHCC')
    expect(heading?.placeAndDate).toBe('An Mẫu, ngày …… tháng …… năm 2026')
  })

  test('names the text that the rule is taken from', () => {
    const [title] = only(sheetOf(), 'title')
    expect(title?.basis).toBe('(theo Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ)')
    expect(title?.summary.at(-1)).toBe('tuần từ ngày 14/11/2026 đến ngày 20/11/2026')
  })
})

describe('The official figures', () => {
  test('lead with total, grade and the change since the week before', () => {
    const [lead] = only(sheetOf(), 'lead')
    const said = lead?.figures.map((figure) =>
      typeof figure === 'string' ? figure : figure.map(({ text }) => text).join(''),
    )
    expect(said).toEqual(['Tổng điểm: 84,12/100', 'Xếp loại: Tốt', 'Tuần trước: 82,97 ▲ 1,15'])
  })

  test('stand group by group with share and change, and sum up', () => {
    const rows = cells(tables(sheetOf())[0])
    expect(rows[0]).toEqual(['1', 'Công khai, minh bạch', '18', '13,96', '77,56', '13,96', '0,00', ''])
    expect(rows[3]).toEqual(['4', 'Thanh toán trực tuyến', '10', '7,20', '72,00', '6,84', '▲ 0,36', ''])
    expect(rows.at(-1)).toEqual(['', 'Tổng cộng', '100', '84,12', '84,12', '82,97', '▲ 1,15', ''])
  })

  test('fall with a sign of their own', () => {
    const previous = { friday: '2026-11-13', groups: { transparency: 14.26 }, total: 84.42 }
    const rows = cells(tables(sheetOf({ previous }))[0])
    expect(rows[0]?.[6]).toBe('▼ 0,30')
    expect(rows.at(-1)?.[6]).toBe('▼ 0,30')
  })

  test('print a dash where the portal shows nothing, and 0,00 where it shows nought', () => {
    const groups = { ...content.figures.groups, transparency: null, 'dossier-digitized': 0 }
    const rows = cells(
      tables(sheetOf({ figures: { ...content.figures, groups }, total: null, grade: null }))[0],
    )
    expect(rows[0]).toEqual(['1', 'Công khai, minh bạch', '18', '–', '–', '13,96', '–', 'Cổng chưa có điểm'])
    expect(rows[4]?.slice(3, 5)).toEqual(['0,00', '0,00'])
    expect(rows.at(-1)?.slice(3)).toEqual(['–', '–', '82,97', '–', ''])
  })

  test('compare with nothing when there was no week before', () => {
    const rows = cells(tables(sheetOf({ previous: null }))[0])
    for (const row of rows) expect(row.slice(5, 7)).toEqual(['–', '–'])
  })

  test('are not cut when a score was typed with three decimals', () => {
    const groups = { ...content.figures.groups, transparency: 13.965 }
    expect(cells(tables(sheetOf({ figures: { ...content.figures, groups } }))[0])[0]?.[3]).toBe('13,965')
  })

  test('have our own score beside them only where it differs, marked as our own', () => {
    const text = 'Tiến độ giải quyết: Cổng 19,62, tự tính 19,67, lệch 0,05'
    const model = sheetOf({
      findings: [finding('scoreDiffers', text, null, ['group/dvc-progress-tree'])],
    })
    const notes = cells(tables(model)[0]).map((row) => row[7])
    expect(notes).toEqual(['', 'Tự tính, tham khảo: 19,67', '', '', '', '', ''])
    expect(paragraphs(model)).toContain(`Đối chiếu với điểm tự tính (chỉ để tham khảo): ${text}.`)
  })
})

describe('The metrics', () => {
  test('show numerator, denominator, ratio and our own score, group by group', () => {
    const rows = cells(tables(sheetOf())[1])
    expect(rows.slice(0, 3)).toEqual([
      ['Công khai, minh bạch'],
      ['1.1', 'Tỷ lệ thủ tục hành chính công bố đúng hạn', '0', '0', '–', '6', '–'],
      [
        '1.3',
        'Tỷ lệ thủ tục hành chính được công khai có đầy đủ các nội dung quy định về các bộ phận tạo thành của thủ tục hành chính',
        '87',
        '89',
        '97,75',
        '2',
        '1,96',
      ],
    ])
  })

  test('have a ratio above 100 % explained beside them', () => {
    const model = sheetOf({
      findings: [finding('ratioAbove100', 'Chỉ số 2.1: trên 100 %', 'Cổng đếm trùng')],
    })
    expect(paragraphs(model)).toContain('Chỉ số 2.1: trên 100 % (lý do: Cổng đếm trùng).')
  })

  test('mark a score whose formula was read in no text, and say so', () => {
    const model = sheetOf()
    const marked = cells(tables(model)[1]).filter((row) => row[0]?.endsWith('*'))
    expect(marked.map((row) => row[0])).toEqual(['3.5a*'])
    expect(paragraphs(model).join('\n')).toContain('* Cách tính điểm được suy luận')
  })

  test('say nothing of inferred formulas where there are none', () => {
    const metrics = { '2.1': { numerator: 1209, denominator: 1229, ratio: null } }
    const model = sheetOf({ figures: { ...content.figures, metrics } })
    expect(paragraphs(model).join('\n')).toContain('chỉ để tham khảo')
    expect(paragraphs(model).join('\n')).not.toContain('suy luận')
  })

  test('and the table of fields are left out where nobody entered any', () => {
    const model = sheetOf({ figures: { ...content.figures, metrics: {}, rows: [] } })
    expect(model.parts).toHaveLength(1)
    expect(tables(model)).toHaveLength(1)
    expect(paragraphs(model).slice(1)).toEqual(['Thông báo để cơ quan, tổ chức, cá nhân biết, giám sát./.'])
  })

  test('give the appendices their numbers, but none to a single one', () => {
    const labels = (model: DocumentModel) => only(model, 'appendixTitle').map(({ label }) => label)
    expect(labels(sheetOf())).toEqual(['PHỤ LỤC I', 'PHỤ LỤC II'])
    expect(labels(sheetOf({ figures: { ...content.figures, metrics: {} } }))).toEqual(['PHỤ LỤC'])
  })

  test('are tied to the notice by number, revision and check code', () => {
    expect(only(sheetOf(), 'appendixTitle')[0]?.reference).toBe(
      '(Kèm theo Thông báo số 47/TB-TTPVHCC ngày 20 tháng 11 năm 2026 của Trung tâm Phục vụ hành chính công xã An Mẫu; bản chốt lần 1, mã kiểm tra 7F3A-91C2)',
    )
  })
})

describe('The table of 13 columns', () => {
  const table = (rows: WeekContent['figures']['rows']) =>
    cells(tables(sheetOf({ figures: { ...content.figures, metrics: {}, rows } }))[1])

  test('has two sections, numbered and summed apart, and a total', () => {
    const rows = table(manyRows(14))
    expect(rows.map((row) => row.slice(0, 3))).toMatchObject({
      0: ['I. Trên Hệ thống thông tin giải quyết TTHC của tỉnh'],
      1: ['1', 'Chứng thực - tổ 1', '1.040'],
      12: ['12', 'Môi trường - tổ 12', '1.031'],
      13: ['', 'Cộng mục I', '12.453'],
      14: ['II. Trên Hệ thống của các Bộ'],
      15: ['1', 'Chứng thực - tổ 13', '1.031'],
      16: ['2', 'Hộ tịch - tổ 14', '1.031'],
      17: ['', 'Cộng mục II', '2.062'],
      18: ['', 'TỔNG CỘNG', '14.515'],
    })
  })

  test('keeps null and nought apart, in cells and in sums', () => {
    const [row] = oneRow
    if (row === undefined) throw new Error('no row')
    const second = { ...row, field: 'Hộ tịch', v: { ...row.v, c4: null, c10: 0, c13: null } }
    const rows = table([{ ...row, v: { ...row.v, c13: null } }, second])
    expect(rows[2]?.[3]).toBe('–')
    expect(rows[2]?.[9]).toBe('0')
    expect(rows[3]?.slice(2)).toEqual([
      '2.664',
      '982',
      '494',
      '206',
      '2.208',
      '1.482',
      '718',
      '4',
      '456',
      '454',
      '–',
    ])
  })

  test('is told in one sentence, with a dash or nothing where the source left a column empty', () => {
    expect(paragraphs(sheetOf())[1]).toBe(
      'Trong tuần, đơn vị tiếp nhận 1.229 hồ sơ (trực tuyến 982; trực tiếp, dịch vụ bưu chính 247); nhận từ kỳ trước chuyển sang 103 hồ sơ; đã giải quyết 1.104 hồ sơ (trước hạn 741; đúng hạn 359; quá hạn 4); đang giải quyết 228 hồ sơ (trong hạn 227; quá hạn 1).',
    )
    const [row] = oneRow
    if (row === undefined) throw new Error('no row')
    const bare = { ...row, v: { ...row.v, c5: null, c6: null, c8: null, c9: null, c10: null, c11: null } }
    expect(paragraphs(sheetOf({ figures: { ...content.figures, rows: [bare] } }))[1]).toBe(
      'Trong tuần, đơn vị tiếp nhận 982 hồ sơ (trực tuyến 982; trực tiếp, dịch vụ bưu chính –); đã giải quyết 1.104 hồ sơ; đang giải quyết – hồ sơ (trong hạn 227; quá hạn 1).',
    )
  })

  test('has its contradictions written under it with the reason', () => {
    const model = sheetOf({
      findings: [finding('sum3', 'Hộ tịch: (3) ≠ (4)+(5)+(6), lệch 2', 'hệ thống tỉnh xuất thiếu')],
    })
    const last = model.parts.at(-1)?.at(-1)
    expect(last).toMatchObject({
      text: 'Hộ tịch: (3) ≠ (4)+(5)+(6), lệch 2 (lý do: hệ thống tỉnh xuất thiếu).',
    })
  })
})

describe('What a sheet owns up to', () => {
  test('is a late closing, with its day, hour and reason', () => {
    const model = sheetOf({
      closedAt: instantOf('2026-10-12', '08:10'),
      lateReason: 'mất điện toàn xã\nchiều thứ Sáu.',
    })
    expect(paragraphs(model)).toContain(
      'Chốt muộn: thứ Hai 12/10/2026, 08 giờ 10; lý do: mất điện toàn xã chiều thứ Sáu.',
    )
    expect(paragraphs(sheetOf()).join()).not.toContain('Chốt muộn')
  })

  test('is a correction, under the title and in words', () => {
    const model = sheetOf({ revision: 3, correctionReason: 'nhập nhầm điểm nhóm 4' })
    expect(only(model, 'title')[0]?.marks).toEqual(['Đính chính lần 2'])
    expect(paragraphs(model)).toContain(
      'Đính chính lần 2: thay bản chốt lần 2; lý do: nhập nhầm điểm nhóm 4.',
    )
    expect(only(model, 'footNote')[0]?.text).toContain('Bản chốt lần 3')
    expect(only(sheetOf(), 'title')[0]?.marks).toEqual([])
  })

  test('is a clock that could not be trusted', () => {
    expect(paragraphs(sheetOf({ clockSuspect: true })).join()).toContain('Đồng hồ máy bất thường')
    expect(paragraphs(sheetOf()).join()).not.toContain('Đồng hồ')
  })

  test("is the portal's own total where it differs, with the reason", () => {
    const text = 'Tổng điểm trên Cổng 84,20 khác tổng các nhóm 84,12'
    const model = sheetOf({ findings: [finding('totalMismatch', text, 'Cổng cập nhật chậm')] })
    expect(paragraphs(model)).toContain(`${text} (lý do: Cổng cập nhật chậm).`)
  })

  test('is the note of the officer, line by line', () => {
    const model = sheetOf({ figures: { ...content.figures, note: 'Dòng một\n\nDòng hai' } })
    expect(paragraphs(model)).toEqual(expect.arrayContaining(['Dòng một', 'Dòng hai']))
  })

  test('is not what concerned only the closing itself', () => {
    const model = sheetOf({
      findings: [finding('noEvidence', 'Chưa có ảnh'), finding('cellMissing', 'Hộ tịch: để trống cột (6)')],
    })
    expect(paragraphs(model).join()).not.toMatch(/Chưa có ảnh|để trống/)
  })

  test('is where its figures come from, when they were frozen, which version they are', () => {
    expect(only(sheetOf(), 'footNote')[0]?.text).toBe(
      'Nguồn: Cổng Dịch vụ công quốc gia, số liệu từ ngày 14/11/2026 đến ngày 20/11/2026, chốt lúc 16 giờ 02 phút ngày 20/11/2026 · Bản chốt lần 1, mã kiểm tra 7F3A-91C2 · Duyệt lúc 16 giờ 15 phút ngày 20/11/2026 · Bộ chỉ số phiên bản 2026-09',
    )
  })
})

describe('Whoever signs', () => {
  const columns = (model: DocumentModel) => only(model, 'signatures')[0]?.columns

  test('are the maker, the approver and the signer with the authority', () => {
    expect(columns(sheetOf())).toEqual([
      { title: ['NGƯỜI LẬP BIỂU'], hint: '(Ký, họ tên)', name: 'Nguyễn Thị Mẫu Một' },
      { title: ['NGƯỜI KIỂM DUYỆT'], hint: '(Ký, họ tên)', name: 'Trần Văn Thử Hai' },
      { title: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], hint: '(Ký, đóng dấu)', name: 'Phạm Văn Mẫu Ba' },
    ])
  })

  test.each([
    ['TM.', 'Ủy ban nhân dân', 'Chủ tịch', ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
    ['TUQ.', 'Chủ tịch', 'Giám đốc', ['TUQ. CHỦ TỊCH', 'GIÁM ĐỐC']],
    ['Q.', '', 'Giám đốc', ['Q. GIÁM ĐỐC']],
    ['', '', 'Giám đốc', ['GIÁM ĐỐC']],
  ] as const)('sign %s %s as %s', (authority, onBehalfOf, title, printed) => {
    const signer = { ...(context.signer as NonNullable<typeof context.signer>), authority, onBehalfOf, title }
    expect(columns(weekSheet(printedRevision(revision(), { ...context, signer })))?.[2]?.title).toEqual(
      printed,
    )
  })

  test('are dots while nobody is chosen or has approved', () => {
    const names = columns(
      weekSheet(printedRevision(revision({}, { approval: null }), { ...context, signer: null })),
    )
    expect(names?.map(({ name }) => /^…+$/.test(name))).toEqual([false, true, true])
  })
})

describe('A sheet that nobody has approved', () => {
  test.each([
    ['closed', sheetOf({}, { approval: null }), 'Chưa duyệt'],
    [
      'returned',
      sheetOf({}, { approval: { ...approval, decision: 'returned', reason: 'sai' } as typeof approval }),
      'Trả lại lúc 16 giờ 15 phút ngày 20/11/2026',
    ],
    ['a draft', draftOf(content), 'Chưa duyệt'],
  ] as const)('is a draft to the eye: %s', (_, model, decision) => {
    expect(model.watermark).toBe('BẢN NHÁP')
    expect(only(model, 'title')[0]?.marks).toContain('Chưa duyệt')
    expect(only(model, 'footNote')[0]?.text).toContain(decision)
    expect(only(model, 'signatures')[0]?.columns[1]?.name).toMatch(/^…+$/)
  })

  test('names neither closing nor check code before it is closed', () => {
    const foot = only(draftOf(content), 'footNote')[0]?.text ?? ''
    expect(foot).toContain('Bản nháp, chưa chốt')
    expect(foot).not.toMatch(/Bản chốt|Mã kiểm tra|mã kiểm tra|chốt lúc/)
  })

  test('loses its marks with the approval', () => {
    expect(sheetOf().watermark).toBeNull()
    expect(only(sheetOf(), 'title')[0]?.marks).toEqual([])
  })
})
