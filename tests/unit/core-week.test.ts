import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { draftField } from '../../shared/week/draft.ts'
import { atFriday, friday, invoke, must, outcome, pin, type TestOffice, testOffice } from '../support/core.ts'

const scores = {
  [draftField.group('transparency')]: '13,96',
  [draftField.group('dvc-progress-tree')]: '19,62',
  [draftField.group('provide-online-tree')]: '10,35',
  [draftField.group('formality-online-payment-tree')]: '7,2',
  [draftField.group('dossier-digitized')]: '15,93',
  [draftField.group('handling-satisfaction')]: '17,06',
}

let office: TestOffice
let officer: Session

beforeEach(async () => {
  office = await testOffice()
  officer = await office.as('officer')
})
afterEach(() => office.close())

const type = (fields: Record<string, string | null>) => must(officer, 'week.saveDraft', { friday, fields })
const close = () => must(officer, 'week.close', { friday })
const approve = (approverId = office.ids.approver, revision = 1) =>
  outcome(officer, 'week.approve', { friday, revision, approverId, pin })

describe('Typing a week', () => {
  it('keeps every text just as it was typed, and reads it beside', async () => {
    await type({ ...scores, [draftField.group('dossier-digitized')]: ' 15,9x' })
    const week = await must(officer, 'week.get', { friday })
    expect(week.draft[draftField.group('dossier-digitized')]).toBe(' 15,9x')
    expect(week.total).toBeNull()
    expect(week.findings[0]).toMatchObject({ weight: 'blocks', kind: 'unreadable' })
  })

  it('shows total and grade once every group has a score', async () => {
    await type(scores)
    const week = await must(officer, 'week.get', { friday })
    expect(week.total).toBe(84.12)
    expect(week.grade).toBe('Tốt')
  })

  it('asks what a number means that reads two ways', async () => {
    await type({ ...scores, [draftField.group('transparency')]: '13.96' })
    const { findings } = await must(officer, 'week.get', { friday })
    expect(findings[0]).toMatchObject({ kind: 'unreadable', fields: [draftField.group('transparency')] })
  })

  it('flags a computed score that differs by more than 0,02 and leaves the official one alone', async () => {
    await type({
      ...scores,
      [draftField.metric('2.1', 'numerator')]: '1225',
      [draftField.metric('2.1', 'denominator')]: '1229',
    })
    const week = await must(officer, 'week.get', { friday })
    expect(week.findings.map(({ kind }) => kind)).toContain('scoreDiffers')
    expect(week.total).toBe(84.12)
  })

  it('does not hold a group computed from some of its metrics against the official one', async () => {
    await type({
      ...scores,
      [draftField.metric('DOSSIER_SYNC', 'numerator')]: '1180',
      [draftField.metric('DOSSIER_SYNC', 'denominator')]: '1204',
    })
    const week = await must(officer, 'week.get', { friday })
    expect(week.computed.groups[0]).toMatchObject({ code: 'transparency', score: 5.88 })
    expect(week.findings.map(({ kind }) => kind)).not.toContain('scoreDiffers')
  })

  it('does not flag a difference of exactly 0,02', async () => {
    await type({
      ...scores,
      [draftField.group('dvc-progress-tree')]: '19,95',
      [draftField.metric('2.1', 'numerator')]: '1225',
      [draftField.metric('2.1', 'denominator')]: '1229',
    })
    const { findings, computed } = await must(officer, 'week.get', { friday })
    expect(computed.groups[1]?.score).toBe(19.93)
    expect(findings.map(({ kind }) => kind)).not.toContain('scoreDiffers')
  })

  it('is refused for a week to come and for a day that is no Friday; one from before the program may be entered again', async () => {
    const put = (date: string) => outcome(officer, 'week.saveDraft', { friday: date, fields: { note: 'x' } })
    expect(await put('2026-11-27')).toBe('NotOpen')
    expect(await put('2026-10-30')).toBe('ok')
    expect(await put('2026-11-19')).toBe('NotAFriday')
    expect(await put('2026-11-13')).toBe('ok')
  })
})

describe('Closing', () => {
  it('freezes figures, moment, person, findings and the versions of the rules', async () => {
    await type(scores)
    const { content, approval } = await close()
    expect(content).toMatchObject({
      revision: 1,
      closedAt: atFriday(),
      total: 84.12,
      grade: 'Tốt',
      lateReason: null,
    })
    expect(content.closedBy.id).toBe(office.ids.officer)
    expect(content.rules.map(({ kind }) => kind)).toEqual([
      'index',
      'grades',
      'calendar',
      'weeklyPeriod',
      'fields',
      'pairs',
      'checks',
      'template',
    ])
    expect(content.findings.map(({ kind }) => kind)).toEqual(['noRows', 'noEvidence'])
    expect(approval).toBeNull()
    expect((await must(officer, 'week.get', { friday })).draft).toEqual({})
  })

  it('waits until what cannot be read is mended and what is asked has a reason', async () => {
    await type({ ...scores, [draftField.group('transparency')]: '', [draftField.total]: 'khoảng 80' })
    expect(await outcome(officer, 'week.close', { friday })).toBe('FindingsRemain')
    const reasons = { groupMissing: 'Cổng không truy cập được' }
    expect(await outcome(officer, 'week.close', { friday, reasons })).toBe('FindingsRemain')
    await type({ [draftField.total]: null })
    const { content } = await must(officer, 'week.close', { friday, reasons })
    expect(content.total).toBeNull()
    expect(content.findings[0]).toMatchObject({ kind: 'groupMissing', reason: 'Cổng không truy cập được' })
  })

  it('is not taken before the closing day', async () => {
    office.clock.now = instantOf('2026-11-19', '15:00')
    officer = await office.as('officer')
    await type(scores)
    expect(await outcome(officer, 'week.close', { friday })).toBe('TooEarly')
  })

  it('needs a reason when it is late, and says so for ever', async () => {
    await type(scores)
    office.clock.now = instantOf('2026-11-23', '08:10')
    officer = await office.as('officer')
    expect(await outcome(officer, 'week.close', { friday })).toBe('LateReasonNeeded')
    expect(await outcome(officer, 'week.close', { friday, lateReason: '  ' })).toBe('LateReasonNeeded')
    const { content } = await must(officer, 'week.close', { friday, lateReason: 'Mất điện' })
    expect(content.lateReason).toBe('Mất điện')
    expect(content.closedAt).toBe(office.clock.now)
  })

  it('is still in time at 16:04', async () => {
    office.clock.now = atFriday('16:04')
    officer = await office.as('officer')
    await type(scores)
    expect((await close()).content.lateReason).toBeNull()
  })

  it('happens once', async () => {
    await type(scores)
    await close()
    expect(await outcome(officer, 'week.close', { friday })).toBe('NotOpen')
    expect(await outcome(officer, 'week.saveDraft', { friday, fields: { note: 'x' } })).toBe('NotOpen')
  })
})

describe('The second person', () => {
  beforeEach(async () => {
    await type(scores)
    await close()
  })

  it('approves by PIN while the officer stays at work', async () => {
    expect(await approve()).toBe('ok')
    const week = await must(officer, 'week.get', { friday })
    expect(week.head.state).toBe('approved')
    expect(week.revisions[0]?.approval?.by.id).toBe(office.ids.approver)
    expect((await must(officer, 'system.status', {})).user?.id).toBe(office.ids.officer)
  })

  it('is never the one who closed, whatever the role', async () => {
    expect(await approve(office.ids.officer)).toBe('SelfApproval')
    const administrator = await office.as('administrator')
    await must(administrator, 'week.startCorrection', { friday, reason: 'Sửa' })
    await must(administrator, 'week.close', { friday })
    expect(await approve(office.ids.administrator, 2)).toBe('SelfApproval')
  })

  it('needs the role and the right PIN', async () => {
    expect(await approve(office.ids.viewer)).toBe('NotApprover')
    const wrong = { friday, revision: 1, approverId: office.ids.approver, pin: '1111' }
    expect(await outcome(officer, 'week.approve', wrong)).toBe('WrongPin')
    expect((await must(officer, 'week.get', { friday })).head.state).toBe('closed')
  })

  it('decides once, on the newest revision', async () => {
    expect(await approve()).toBe('ok')
    expect(await approve()).toBe('AlreadyDecided')
    expect(await approve(office.ids.approver, 2)).toBe('NotFound')
    await must(officer, 'week.startCorrection', { friday, reason: 'Sửa' })
    await close()
    expect(await approve(office.ids.approver, 1)).toBe('NotLatest')
  })

  it('may send the week back with a reason', async () => {
    const input = { friday, revision: 1, approverId: office.ids.approver, pin, reason: 'Xem lại Đất đai' }
    const { approval } = await must(officer, 'week.return', input)
    expect(approval).toMatchObject({ decision: 'returned', reason: 'Xem lại Đất đai' })
    expect((await must(officer, 'week.get', { friday })).head.state).toBe('returned')
  })
})

describe('A correction', () => {
  beforeEach(async () => {
    await type({ ...scores, [draftField.cell('tinh', 'Hộ tịch', 'c3')]: '214' })
    const { findings } = await must(officer, 'week.get', { friday })
    expect(findings.some(({ weight }) => weight === 'ask')).toBe(false)
    await close()
    await approve()
  })

  it('is a new revision with a reason; the former stays readable to the letter', async () => {
    const before = (await must(officer, 'week.get', { friday })).revisions[0]
    await must(officer, 'week.startCorrection', { friday, reason: 'Nhập nhầm Hộ tịch' })
    const draft = (await must(officer, 'week.get', { friday })).draft
    expect(draft[draftField.group('transparency')]).toBe('13,96')
    await type({ [draftField.cell('tinh', 'Hộ tịch', 'c3')]: '215' })
    const { content } = await close()
    expect(content).toMatchObject({ revision: 2, correctionReason: 'Nhập nhầm Hộ tịch' })
    const after = await must(officer, 'week.get', { friday })
    expect(after.revisions[0]).toEqual(before)
    expect(after.head.state).toBe('closed')
  })

  it('can be given up without a trace in the figures', async () => {
    await must(officer, 'week.startCorrection', { friday, reason: 'Nhầm' })
    await type({ [draftField.group('transparency')]: '1' })
    await must(officer, 'week.cancelCorrection', { friday })
    const week = await must(officer, 'week.get', { friday })
    expect(week.head.state).toBe('approved')
    expect(week.draft).toEqual({})
  })

  it('is not started twice, nor on a week that was never closed', async () => {
    await must(officer, 'week.startCorrection', { friday, reason: 'Nhầm' })
    expect(await outcome(officer, 'week.startCorrection', { friday, reason: 'Nhầm' })).toBe('NotOpen')
    expect(await outcome(officer, 'week.startCorrection', { friday: '2026-11-13', reason: 'x' })).toBe(
      'NotOpen',
    )
  })
})

describe('Number, date and signer', () => {
  it('come after freezing and stand outside the hash', async () => {
    await type(scores)
    const { hash } = await close()
    const signers = await must(officer, 'signer.list', {})
    const document = { number: '47', date: friday, signerId: signers[0]?.id ?? null }
    const revision = await must(officer, 'week.setDocument', { friday, revision: 1, document })
    expect(revision.hash).toBe(hash)
    expect(revision.document).toEqual(document)
  })

  it('refuse a signer whose time is over on that date', async () => {
    await type(scores)
    await close()
    const signers = await must(officer, 'signer.list', {})
    const document = { number: '47', date: '2025-01-02', signerId: signers[0]?.id ?? null }
    expect(await outcome(officer, 'week.setDocument', { friday, revision: 1, document })).toBe(
      'SignerNotValid',
    )
  })
})

describe('A table read into the week', () => {
  const tsv = (rows: readonly string[]) => rows.join('\n')
  const block = tsv([
    '1\tChứng thực\t100\t60\t30\t10\t90\t50\t40\t0\t10\t10\t0',
    '2\tVH-TT (mới)\t4\t0\t3\t1\t3\t1\t2\t0\t1\t1\t0',
  ])
  const read = () =>
    must(officer, 'week.readTable', { friday, source: { kind: 'clipboard', html: null, text: block } })

  it('leaves the week alone until it is applied, and asks for unknown names once', async () => {
    const proposal = await read()
    expect(proposal.unknown.map(({ raw }) => raw)).toEqual(['VH-TT (mới)'])
    expect((await must(officer, 'week.get', { friday })).rows).toEqual([])
    expect(await outcome(officer, 'week.applyTable', { friday, id: proposal.id, fields: [] })).toBe(
      'Unanswered',
    )
    const fields = [{ raw: 'VH-TT (mới)', section: 'tinh' as const, field: 'Văn hóa cơ sở' }]
    await must(officer, 'week.applyTable', { friday, id: proposal.id, fields })
    const { rows } = await must(officer, 'week.get', { friday })
    expect(rows.map(({ field }) => field)).toEqual(['Chứng thực', 'Văn hóa cơ sở'])
    expect((await read()).unknown).toEqual([])
  })

  it('is kept as evidence of the week, byte for byte, once it is taken and not before', async () => {
    const { id } = await read()
    expect((await must(officer, 'week.get', { friday })).evidence).toEqual([])
    const fields = [{ raw: 'VH-TT (mới)', section: 'tinh' as const, field: null }]
    await must(officer, 'week.applyTable', { friday, id, fields })
    const week = await must(officer, 'week.get', { friday })
    expect(week.evidence).toMatchObject([{ name: 'Bảng đã dán.txt', mediaType: 'text/plain' }])
    const { bytes } = await must(officer, 'evidence.read', { id: week.evidence[0]?.id ?? '' })
    expect(new TextDecoder().decode(bytes)).toBe(block)
    // The screenshot of the portal is still asked for.
    expect(week.findings.map((finding) => finding.kind)).toContain('noEvidence')
  })

  it('replaces the table that was there', async () => {
    await type({ [draftField.cell('tinh', 'Đất đai', 'c3')]: '7' })
    const proposal = await read()
    const fields = [{ raw: 'VH-TT (mới)', section: 'tinh' as const, field: null }]
    await must(officer, 'week.applyTable', { friday, id: proposal.id, fields })
    const { rows } = await must(officer, 'week.get', { friday })
    expect(rows.map(({ field }) => field)).toEqual(['Chứng thực'])
  })

  it('is not applied twice, nor to another week', async () => {
    const { id } = await read()
    const fields = [{ raw: 'VH-TT (mới)', section: 'tinh' as const, field: null }]
    expect(await outcome(officer, 'week.applyTable', { friday: '2026-11-13', id, fields })).toBe('NotFound')
    await must(officer, 'week.applyTable', { friday, id, fields })
    expect(await outcome(officer, 'week.applyTable', { friday, id, fields })).toBe('NotFound')
  })

  it('never merges two rows of one field: the officer says which one holds', async () => {
    const twice = tsv([
      '1\tChứng thực\t100\t60\t30\t10\t90\t50\t40\t0\t10\t10\t0',
      '2\tVH-TT (mới)\t4\t0\t3\t1\t3\t1\t2\t0\t1\t1\t0',
      '3\tMôi trường\t5\t2\t0\t3\t1\t1\t0\t0\t4\t3\t1',
    ])
    const source = { kind: 'clipboard', html: null, text: twice } as const
    const { id } = await must(officer, 'week.readTable', { friday, source })
    const fields = [{ raw: 'VH-TT (mới)', section: 'tinh' as const, field: 'Môi trường' }]
    const both = await invoke(officer, 'week.applyTable', { friday, id, fields })
    expect(both).toEqual({
      ok: false,
      error: { type: 'SameFieldTwice', field: 'Môi trường', rows: [2, 3] },
    })
    await must(officer, 'week.applyTable', { friday, id, fields, leaveOut: [3] })
    const { draft } = await must(officer, 'week.get', { friday })
    expect(draft[draftField.cell('tinh', 'Môi trường', 'c3')]).toBe('4')
  })

  it('says plainly when there is no table', async () => {
    const source = { kind: 'clipboard', html: null, text: 'chỉ là một câu' } as const
    expect(await outcome(officer, 'week.readTable', { friday, source })).toBe('NoTable')
  })
})

describe('The table of the week before', () => {
  it('is held against this one: (6) against (11)', async () => {
    const cell = (column: 'c3' | 'c6' | 'c11') => draftField.cell('tinh', 'Hộ tịch', column)
    const before = '2026-11-13'
    office.clock.now = atFriday('15:50', before)
    officer = await office.as('officer')
    await must(officer, 'week.saveDraft', { friday: before, fields: { ...scores, [cell('c11')]: '21' } })
    await must(officer, 'week.close', { friday: before })
    office.clock.now = atFriday()
    officer = await office.as('officer')
    await type({ ...scores, [cell('c6')]: '20' })
    const week = await must(officer, 'week.get', { friday })
    expect(week.findings.map(({ kind }) => kind)).toContain('carryMismatch')
    expect(week.previous?.total).toBe(84.12)
    await type({ [cell('c6')]: '21' })
    const mended = await must(officer, 'week.get', { friday })
    expect(mended.findings.map(({ kind }) => kind)).not.toContain('carryMismatch')
  })
})

describe('The current week', () => {
  const currentAt = async (date: string, time: string) => {
    office.clock.now = instantOf(date, time)
    return (await must(office.session, 'week.current', {})).friday
  }

  it('is the one whose closing is next', async () => {
    expect(await currentAt('2026-11-18', '09:00')).toBe('2026-11-20')
    expect(await currentAt('2026-12-03', '09:00')).toBe('2026-12-04')
  })

  it('stays the one that still waits for a closing or a decision, until Tuesday', async () => {
    expect(await currentAt('2026-11-20', '16:30')).toBe('2026-11-20')
    expect(await currentAt('2026-11-22', '09:00')).toBe('2026-11-20')
    expect(await currentAt('2026-11-25', '09:00')).toBe('2026-11-27')
  })

  it('moves on once the second person has approved', async () => {
    await type(scores)
    await close()
    expect(await currentAt('2026-11-23', '08:00')).toBe('2026-11-20')
    officer = await office.as('officer')
    await approve()
    expect(await currentAt('2026-11-23', '08:00')).toBe('2026-11-27')
  })
})

describe('The history', () => {
  it('tells who closed, approved and corrected, and its chain holds', async () => {
    await type(scores)
    await close()
    await approve()
    const entries = await must(officer, 'history.list', { limit: 50, key: friday })
    expect(entries.map(({ entity }) => entity)).toEqual(['weekApproval', 'weekRevision'])
    expect(entries.map(({ actor }) => actor)).toEqual(['Trần Văn Thử', 'Nguyễn Thị Mẫu'])
    expect(await must(officer, 'system.check', {})).toMatchObject({ ok: true })
  })
})

describe('Evidence', () => {
  const png = new Uint8Array([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...[0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89],
  ])

  it('is kept with its hash, shown to people with a PIN only, and named by the frozen revision', async () => {
    await type(scores)
    const file = await must(officer, 'evidence.add', { friday, name: 'cong.png', bytes: png })
    const read = await invoke(officer, 'evidence.read', { id: file.id })
    expect(read).toMatchObject({ ok: true, value: { mediaType: 'image/png' } })
    expect(await outcome(office.session, 'evidence.read', { id: file.id })).toBe('NotSignedIn')
    const { content } = await close()
    expect(content.evidence).toEqual([{ sha256: file.sha256, name: 'cong.png', bytes: png.length }])
    expect(await outcome(officer, 'evidence.add', { friday, name: 'cong.png', bytes: png })).toBe('NotOpen')
  })

  it('is refused when it is no picture and no document', async () => {
    const bytes = new TextEncoder().encode('MZ…')
    expect(await outcome(officer, 'evidence.add', { friday, name: 'a.exe', bytes })).toBe('FileRefused')
  })
})
