import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRuleHeaders } from '../../db/rule/rules.ts'
import { completeRules } from '../../electron/core/complete-rules.ts'
import type { Session } from '../../electron/core/core.ts'
import { ruleKinds } from '../../shared/rules/rule.ts'
import type { TemplateBody } from '../../shared/rules/template.ts'
import { draftField } from '../../shared/week/draft.ts'
import { friday, invoke, must, type TestOffice, testOffice } from '../support/core.ts'
import { madeUpOffice } from '../support/office.ts'
import { seed } from '../support/seeds.ts'

let office: TestOffice
let administrator: Session
let officer: Session

beforeAll(async () => {
  office = await testOffice()
  administrator = await office.as('administrator')
  officer = await office.as('officer')
})
afterAll(() => office.close())

async function save(spoil: (body: TemplateBody) => void) {
  const rule = await must(office.session, 'rule.get', { kind: 'template' })
  if (rule.kind !== 'template') throw new Error('Another kind was answered')
  spoil(rule.body)
  return invoke(administrator, 'rule.save', {
    rule: { ...rule, revision: rule.revision + 1, version: `sửa ${rule.revision}` },
    reason: 'Theo hướng dẫn mới',
  })
}

async function sheet(revision: number | null): Promise<string> {
  const made = await must(office.session, 'week.sheet', { friday, revision, format: 'html' })
  return new TextDecoder().decode(made.bytes)
}

describe('The wording of a week', () => {
  it('stays as it was closed by, whatever is written later; the draft of a correction takes the new one', async () => {
    const scores = Object.fromEntries(
      seed('index').body.groups.map(({ code }) => [draftField.group(code), '9,00']),
    )
    await must(officer, 'week.saveDraft', { friday, fields: scores })
    const { content } = await must(officer, 'week.close', { friday })
    expect(content.rules).toContainEqual(expect.objectContaining({ kind: 'template', revision: 1 }))
    const before = await sheet(1)
    expect(before).toContain('- Niêm yết tại Bộ phận Một cửa;')

    const saved = await save(({ sheet }) => {
      sheet.recipients = ['- Đảng ủy xã;', '- Lưu: VT.']
    })
    expect(saved).toMatchObject({ ok: true })
    expect(await sheet(1)).toBe(before)

    await must(officer, 'week.startCorrection', { friday, reason: 'Cổng cập nhật lại' })
    expect(await sheet(null)).toContain('- Đảng ủy xã;')
    await must(officer, 'week.cancelCorrection', { friday })
  })

  it('is refused with a place that is not known, in words', async () => {
    const refused = await save((body) => {
      body.zalo = 'Điểm {tong diem}'
    })
    expect(refused).toEqual({
      ok: false,
      error: {
        type: 'RuleInvalid',
        issues: ['Tin Zalo: không có chỗ điền {tong diem}. Có phải {tổng điểm}?'],
      },
    })
  })
})

describe('An office that began under an older version', () => {
  it('gets the kinds of rules it has not, once, and keeps those it has', async () => {
    const { store } = await madeUpOffice()
    const seeds = ruleKinds.map((kind) => seed(kind))
    const kinds = () => listRuleHeaders(store).map(({ kind, version }) => `${kind} ${version}`)
    completeRules(store, [{ ...seed('grades'), version: 'của xã' }])
    expect(kinds()).toEqual(['grades của xã'])
    completeRules(store, seeds)
    const completed = kinds()
    expect(completed).toHaveLength(ruleKinds.length)
    expect(completed).toContain('grades của xã')
    const entries = () => store.db.prepare('SELECT count(*) FROM ledger').pluck().get()
    const before = entries()
    completeRules(store, seeds)
    expect(kinds()).toEqual(completed)
    expect(entries()).toBe(before)
  })
})
