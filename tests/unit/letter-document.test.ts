import { describe, expect, it } from 'vitest'
import { documentHtml } from '../../shared/documents/html.ts'
import { letterDocument } from '../../shared/documents/letter.ts'
import { urgingSlip } from '../../shared/documents/urging-slip.ts'
import { mayBecome } from '../../shared/letter/letter.ts'
import {
  addresseeLine,
  type LetterFacts,
  letterMessage,
  letterSentences,
} from '../../shared/letter/wording.ts'
import { namesSomebody } from '../../shared/privacy/mask.ts'
import { validateRule } from '../../shared/rules/validate.ts'
import { signer, unit } from '../support/core.ts'
import { seed } from '../support/seeds.ts'

const rule = seed('letter')
const facts: LetterFacts = {
  office: unit.name,
  personTitle: 'Ông',
  applicant: 'Nguyễn Văn Mẫu',
  idNo: '000099000001',
  code: 'H00.000-261001-0123',
  procedure: 'Cấp giấy phép xây dựng',
  field: 'Xây dựng',
  received: '2026-10-01T08:10',
  due: '2026-10-16T16:00',
  unit: 'Phòng Kinh tế',
  officer: 'Trần Văn Thử',
  cause: 'Cơ quan phối hợp chậm trả lời',
  reasonText: 'chưa có kết quả thẩm định',
  remedy: 'Đã gửi công văn nhắc.',
  responsibility: '',
  newDate: '2026-10-23',
  number: null,
}

describe('Form 04', () => {
  const before = letterSentences(rule.body, facts, '2026-10-14')

  it('has the sentences of the form, filled', () => {
    expect(before).toEqual([
      'Ngày 01 tháng 10 năm 2026, Trung tâm Phục vụ hành chính công xã An Mẫu tiếp nhận giải quyết hồ sơ đề nghị giải quyết thủ tục hành chính Cấp giấy phép xây dựng của Ông; số định danh: 000099000001; mã số hồ sơ: H00.000-261001-0123.',
      'Thời gian hẹn trả kết quả giải quyết hồ sơ: 16 giờ 00, ngày 16 tháng 10 năm 2026.',
      expect.stringMatching(/^Tuy nhiên, .* dự kiến chưa thể trả kết quả/),
      'Lý do: Cơ quan phối hợp chậm trả lời: chưa có kết quả thẩm định.',
      expect.stringContaining('xin trân trọng gửi lời xin lỗi đến Ông vì sự chậm trễ'),
      expect.stringContaining('sẽ trả kết quả giải quyết hồ sơ cho Ông vào ngày 23 tháng 10 năm 2026.'),
      'Mong nhận được sự thông cảm của Ông vì sự chậm trễ này./.',
    ])
  })

  it('says “đến nay chưa trả” only once the due date has passed', () => {
    const said = (today: string) => letterSentences(rule.body, facts, today).join(' ')
    expect(said('2026-10-16')).not.toContain('Tuy nhiên đến nay')
    expect(said('2026-10-17')).toContain('Tuy nhiên đến nay')
    expect(said('2026-10-17')).not.toContain('dự kiến')
  })

  it('leaves out an id that is not known, and keeps its sentence', () => {
    const [first] = letterSentences(rule.body, { ...facts, idNo: null }, '2026-10-14')
    expect(first).toContain('của Ông; mã số hồ sơ')
  })

  it('prints heading, number, title, addressee, sentences and one signature, on the paper of the rule', () => {
    const content = {
      number: 7,
      year: 2026,
      symbol: rule.body.symbol,
      issuedOn: '2026-10-14',
      code: facts.code,
      due: facts.due,
      newDate: '2026-10-23',
      title: rule.body.title,
      addressee: addresseeLine(rule.body, facts),
      sentences: before,
      message: '',
      unit,
      signer,
      paper: rule.body.paper,
      rule: { kind: 'letter' as const, version: rule.version, revision: 1 },
    }
    const html = documentHtml(letterDocument([{ content, hash: 'ab12cd34', voided: false }]), {
      fontBase: '/',
    })
    const places = [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 07/PXL',
      'ngày 14 tháng 10 năm 2026',
      'PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT',
      'Kính gửi: Ông Nguyễn Văn Mẫu',
      'Lý do:',
      'PHÓ GIÁM ĐỐC',
      'AB12-CD34',
    ].map((text) => html.indexOf(text))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(html).toContain('class="portrait small"')
    const draft = letterDocument([{ content: { ...content, number: null }, hash: null, voided: false }])
    expect(draft.watermark).toBe('BẢN NHÁP')
    expect(documentHtml(draft, { fontBase: '/' })).toContain('Số: ……/PXL')
  })
})

describe('The message to the addressee', () => {
  it('names nobody: neither name nor id nor the whole code', () => {
    const message = letterMessage(rule.body, { ...facts, number: '07/PXL' })
    expect(message).toContain('mã kết thúc bằng 0123')
    expect(message).toContain('Phiếu xin lỗi số 07/PXL')
    expect(message).not.toContain(facts.code)
    expect(
      namesSomebody(message, [{ applicant: facts.applicant, idNo: facts.idNo, phone: null, address: null }]),
    ).toBe(false)
  })

  it.each(['người nộp', 'số định danh', 'mã hồ sơ', 'lý do'])('may not be given the place {%s}', (place) => {
    const spoiled = structuredClone(rule)
    spoiled.body.message = `Xin lỗi {${place}}`
    expect(validateRule(spoiled)[0]).toContain('thông tin cá nhân')
  })
})

describe('The template of the letter', () => {
  it('must keep the reason and the new date', () => {
    const spoiled = structuredClone(rule)
    spoiled.body.sentences = spoiled.body.sentences.filter(({ text }) => !text.includes('{ngày hẹn lại}'))
    expect(validateRule(spoiled)).toEqual(['Phiếu phải có chỗ điền {ngày hẹn lại}.'])
  })

  it('refuses a coded reason given twice', () => {
    const reasons = structuredClone(seed('lateReasons'))
    const [first] = reasons.body.reasons
    if (first !== undefined) reasons.body.reasons.push({ ...first })
    expect(validateRule(reasons)).toHaveLength(2)
  })
})

describe('The state of a letter', () => {
  it('only moves forward', () => {
    const order = ['draft', 'issued', 'delivered', 'filed'] as const
    for (const [at, from] of order.entries()) {
      for (const [to, state] of order.entries()) expect(mayBecome(from, state)).toBe(to === at + 1)
    }
  })
  it('is voided only once it has a number and before it is filed', () => {
    const from = (['draft', 'issued', 'delivered', 'filed', 'voided'] as const).filter((state) =>
      mayBecome(state, 'voided'),
    )
    expect(from).toEqual(['issued', 'delivered'])
  })
})

describe('The urging slip', () => {
  it('lists what is urged, how often, and until when an answer is due', () => {
    const model = urgingSlip({
      unit,
      body: rule.body.urging,
      number: '03/PĐĐ',
      on: '2026-10-26',
      to: 'Phòng Kinh tế',
      replyBy: '2026-10-28',
      items: [
        {
          kind: 'dossier',
          key: 'a',
          what: 'H00.000-261001-0123, Xây dựng',
          due: '2026-10-16',
          who: 'Trần Văn Thử',
          times: 2,
        },
        { kind: 'task', key: 'b', what: 'Rà soát quy trình nội bộ', due: null, who: '', times: 1 },
      ],
      note: '',
      signer,
    })
    const html = documentHtml(model, { fontBase: '/' })
    for (const text of [
      '03/PĐĐ',
      'Kính gửi: Phòng Kinh tế',
      '02 hồ sơ, nhiệm vụ',
      '16/10/2026',
      'trước hết ngày 28 tháng 10 năm 2026',
    ])
      expect(html).toContain(text)
  })
})
