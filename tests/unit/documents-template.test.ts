import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { printedDraft, printedRevision, valuesOf } from '../../shared/documents/week.ts'
import { weekSheet } from '../../shared/documents/week-sheet.ts'
import type { RuleOf } from '../../shared/rules/bodies.ts'
import { places, type TemplateBody } from '../../shared/rules/template.ts'
import { readRule, validateRule } from '../../shared/rules/validate.ts'
import { fillLine, fillLines, readTemplate } from '../../shared/rules/wording.ts'
import { content, context, revision } from '../print/sheets.ts'
import { seed } from '../support/seeds.ts'

const values = (name: string) => ({ có: '12', không: null })[name]

describe('Wording with places', () => {
  test.each([
    ['Đã nhận {có} hồ sơ', 'Đã nhận 12 hồ sơ'],
    ['Đã nhận {CÓ} và { không }', 'Đã nhận 12 và –'],
    ['Chỉ có chữ', 'Chỉ có chữ'],
    ['Nhận {có}[ (quá hạn {không})]', 'Nhận 12'],
    ['Nhận {có}[ ({có}, quá hạn {không})]', 'Nhận 12 (12, quá hạn –)'],
    ['Nhận {lạ}', 'Nhận {lạ}'],
    ['Nhận {có', 'Nhận {có'],
  ])('%s prints as %s', (line, printed) => {
    expect(fillLine(line, values)).toBe(printed)
  })

  test('is left out, line by line, where none of its places has a value', () => {
    expect(fillLines(['{không} hồ sơ', '[{không}]', 'hết'], values)).toEqual(['hết'])
  })

  test('fills a value as it is, whatever brackets it holds', () => {
    expect(fillLine('{x}', () => '{có} [y]')).toBe('{có} [y]')
  })

  test.each([
    ['{có', 'OpenBracket', '{'],
    ['[{có}', 'OpenBracket', '['],
    ['có}', 'StrayBracket', '}'],
    ['{có}]', 'StrayBracket', ']'],
    ['{ }', 'EmptyPlace', '{ }'],
    ['[chữ]', 'NoPlace', '[chữ]'],
    ['[{có} [{có}]]', 'OpenBracket', '['],
    ['{có {có}', 'OpenBracket', '{'],
  ])('is refused where brackets do not match: %s', (text, type, at) => {
    expect(readTemplate(text)).toEqual({ ok: false, error: { type, at } })
  })
})

function spoiled(spoil: (body: TemplateBody) => void): RuleOf<'template'> {
  const rule = structuredClone(seed('template'))
  spoil(rule.body)
  return rule
}

describe('The wording of the office', () => {
  test.each<[string, (body: TemplateBody) => void, string]>([
    [
      'an unknown place',
      ({ sheet }) => sheet.summary.push('Quý {quý}'),
      'Trích yếu: không có chỗ điền {quý}. Các chỗ điền dùng được ghi ở Trợ giúp, Quy tắc.',
    ],
    [
      'a place typed without its marks',
      (body) => {
        body.zalo = 'Tổng {tong diem}'
      },
      'Tin Zalo: không có chỗ điền {tong diem}. Có phải {tổng điểm}?',
    ],
    [
      'an open brace among the recipients',
      ({ sheet }) => sheet.recipients.push('- {cấp trên;'),
      'Nơi nhận: dấu “{” mở mà không đóng.',
    ],
    [
      'a piece that can never be left out',
      ({ sheet }) => sheet.counts.clauses.push('nhận [hồ sơ]'),
      'Câu số lượng hồ sơ: phần “[hồ sơ]” phải có ít nhất một chỗ điền, ví dụ [ quá hạn {quá hạn}].',
    ],
    [
      'a brace that closes nothing',
      ({ briefing }) => {
        briefing.name = 'Giao ban}'
      },
      'Tên báo cáo giao ban: dấu “}” đóng mà không mở.',
    ],
  ])('is not stored with %s', (_, spoil, sentence) => {
    expect(validateRule(spoiled(spoil))).toEqual([sentence])
  })

  test('is named where it is out of shape', () => {
    const rule = spoiled(({ sheet }) => {
      sheet.summary = []
    })
    expect(readRule(rule)).toMatchObject({ ok: false, error: { type: 'RuleInvalid' } })
  })

  test('may name every place that the help lists, and the help lists every place', () => {
    const help = readFileSync(new URL('../../resources/help/quy-tac.md', import.meta.url), 'utf8')
    const listed = [...help.matchAll(/^- `\{(.+)\}`: (.+)$/gm)].map(([, name, meaning]) => [name, meaning])
    expect(listed).toEqual(Object.entries(places))
    const { content, ...rest } = revision()
    const month = { ...content, month: { report: 'Báo cáo tháng', text: '11/2026' } }
    const filled = valuesOf(printedRevision({ ...rest, content: month }, context))
    for (const place of Object.keys(places)) expect(filled(place), place).toEqual(expect.any(String))
  })

  test('prints in the sheet: title, explanations, closing, recipients', () => {
    const template = spoiled(({ sheet }) => {
      sheet.name = 'Báo cáo'
      sheet.summary = ['Điểm phục vụ của {đơn vị}', 'Số {số văn bản}']
      sheet.basis = ''
      sheet.counts.clauses = ['nhận {tiếp nhận}']
      sheet.explanations = ['{tăng giảm} so với {tuần trước}']
      sheet.closing = 'Hết.'
      sheet.recipients = ['- Đảng ủy {địa danh};']
    })
    const blocks = weekSheet(printedRevision(revision(), { ...context, template })).parts.flat()
    expect(blocks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'title',
          name: 'BÁO CÁO',
          summary: ['Điểm phục vụ của Trung tâm Phục vụ hành chính công xã An Mẫu', 'Số 47/TB-TTPVHCC'],
          basis: '',
        }),
        expect.objectContaining({ kind: 'paragraph', text: 'Trong tuần, đơn vị nhận 1.229.' }),
        expect.objectContaining({ kind: 'paragraph', text: 'tăng 1,15 điểm so với 82,97' }),
        expect.objectContaining({ kind: 'paragraph', text: 'Hết.' }),
        { kind: 'recipients', lines: ['- Đảng ủy An Mẫu;'] },
        expect.objectContaining({ reference: expect.stringContaining('(Kèm theo Báo cáo số 47/TB-TTPVHCC') }),
      ]),
    )
  })

  test('leaves out a line that speaks of a number nobody has given yet', () => {
    const template = spoiled(({ sheet }) => {
      sheet.summary = ['Tuần', 'Số {số văn bản} {ngày văn bản}']
    })
    const blocks = weekSheet(printedDraft(content, { ...context, template })).parts.flat()
    expect(blocks).toContainEqual(expect.objectContaining({ kind: 'title', summary: ['Tuần'] }))
  })

  test.each([
    [84.12, 'tăng 1,15 điểm'],
    [82.97, 'không đổi'],
    [82.6, 'giảm 0,37 điểm'],
    [null, null],
  ])('says the change to %s as %s', (total, said) => {
    expect(valuesOf(printedRevision(revision({ total }), context))('tăng giảm')).toBe(said)
  })
})
