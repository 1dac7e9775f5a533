import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import { sheetAt } from '../../electron/core/sheet-page.ts'
import type { CallInput } from '../../shared/contract/contract.ts'
import { draftField } from '../../shared/week/draft.ts'
import {
  atFriday,
  friday,
  invoke,
  must,
  names,
  outcome,
  pin,
  type TestOffice,
  testOffice,
} from '../support/core.ts'

const scores = {
  [draftField.group('transparency')]: '13,96',
  [draftField.group('dvc-progress-tree')]: '19,62',
  [draftField.group('provide-online-tree')]: '10,35',
  [draftField.group('formality-online-payment-tree')]: '7,2',
  [draftField.group('dossier-digitized')]: '15,93',
  [draftField.group('handling-satisfaction')]: '17,06',
}

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])
const photo = { name: 'bảng niêm yết.png', bytes: png }
const minute = 60_000

let office: TestOffice
let officer: Session

beforeEach(async () => {
  office = await testOffice()
  officer = await office.as('officer')
  await must(officer, 'week.saveDraft', { friday, fields: scores })
  await must(officer, 'week.close', { friday })
  office.clock.now += 10 * minute
})
afterEach(() => office.close())

const approve = (revision = 1) =>
  must(officer, 'week.approve', { friday, revision, approverId: office.ids.approver, pin })
const publication = (change: Partial<CallInput<'week.publish'>> = {}): CallInput<'week.publish'> => ({
  friday,
  revision: 1,
  channel: 'website',
  place: '',
  link: 'https://anmau.example.vn/47',
  at: office.clock.now,
  file: null,
  ...change,
})
const chain = async () => (await must(officer, 'week.get', { friday })).head.chain
const listed = async () =>
  (await must(officer, 'week.list', { year: 2026 })).find((head) => head.friday === friday)?.chain

describe('Publishing', () => {
  it('is recorded with channel, link, time, person and photo, and makes the week done', async () => {
    await approve()
    const kept = await must(officer, 'week.publish', publication({ file: photo }))
    expect(kept).toMatchObject({
      channel: 'website',
      link: 'https://anmau.example.vn/47',
      at: office.clock.now,
      addedBy: { id: office.ids.officer, name: names.officer },
      file: { name: 'bảng niêm yết.png', mediaType: 'image/png', bytes: png.length },
      removed: null,
    })
    expect(await chain()).toMatchObject({ publishedAt: office.clock.now, proven: true, done: true })
    expect(await listed()).toEqual(await chain())
    const sha256 = kept.file?.sha256 ?? ''
    expect((await must(officer, 'week.readFile', { friday, sha256 })).bytes).toEqual(png)
  })

  it('without link and file is kept, but the week is not done', async () => {
    await approve()
    await must(officer, 'week.publish', publication({ channel: 'loudspeaker', link: '' }))
    expect(await chain()).toMatchObject({ publishedAt: office.clock.now, proven: false, done: false })
  })

  it('may follow in the minute of the closing, as people give it', async () => {
    await must(officer, 'week.startCorrection', { friday, reason: 'Sửa' })
    const minuteStart = office.clock.now
    office.clock.now += 20_000
    await must(officer, 'week.close', { friday })
    await approve(2)
    const at = minuteStart - (minuteStart % minute)
    expect(await outcome(officer, 'week.publish', publication({ revision: 2, at: at - 1 }))).toBe(
      'BeforeClosing',
    )
    expect(await outcome(officer, 'week.publish', publication({ revision: 2, at }))).toBe('ok')
  })

  it('waits for the second person', async () => {
    expect(await outcome(officer, 'week.publish', publication())).toBe('NotApproved')
    expect(await outcome(officer, 'week.publish', publication({ revision: 2 }))).toBe('NotFound')
  })

  it.each([
    ['a channel without a name', { channel: 'other' }, 'ChannelUnnamed'],
    ['what is no address', { link: 'trang của xã' }, 'NotAnAddress'],
    ['a moment to come', { at: atFriday('18:00') }, 'InFuture'],
    ['a moment before the closing', { at: atFriday('15:00') }, 'BeforeClosing'],
    [
      'a file that is no picture and no document',
      { file: { name: 'a.exe', bytes: new Uint8Array([77, 90]) } },
      'FileRefused',
    ],
  ] as const)('refuses %s', async (_, change, type) => {
    await approve()
    expect(await outcome(officer, 'week.publish', publication(change))).toBe(type)
    expect((await must(officer, 'week.get', { friday })).publications).toEqual([])
  })

  it('by mistake is struck out with a reason, once, and stays to be read', async () => {
    await approve()
    const { id } = await must(officer, 'week.publish', publication())
    expect(await outcome(officer, 'week.unpublish', { friday: '2026-11-13', id, reason: 'x' })).toBe(
      'NotFound',
    )
    await must(officer, 'week.unpublish', { friday, id, reason: 'Dán nhầm đường dẫn' })
    const { publications, head } = await must(officer, 'week.get', { friday })
    expect(publications[0]?.removed).toMatchObject({
      reason: 'Dán nhầm đường dẫn',
      by: { name: names.officer },
    })
    expect(head.chain).toMatchObject({ publishedAt: null, done: false })
    expect(await outcome(officer, 'week.unpublish', { friday, id, reason: 'lần nữa' })).toBe('NotFound')
  })

  it('before a correction leaves another revision in public, until the new one is published too', async () => {
    await approve()
    await must(officer, 'week.publish', publication())
    await must(officer, 'week.startCorrection', { friday, reason: 'Cổng cập nhật lại' })
    await must(officer, 'week.close', { friday })
    expect(await chain()).toMatchObject({ publishedOther: 1, publishedAt: null, done: false })
    await approve(2)
    await must(officer, 'week.publish', publication({ revision: 2 }))
    expect(await chain()).toMatchObject({ publishedOther: null, done: true })
  })

  it('tells in the ledger who did what', async () => {
    await approve()
    const { id } = await must(officer, 'week.publish', publication())
    await must(officer, 'week.unpublish', { friday, id, reason: 'Nhầm' })
    const administrator = await office.as('administrator')
    const entries = await must(administrator, 'history.list', { entity: 'weekPublication', limit: 9 })
    expect(entries.map(({ reason }) => reason)).toEqual(['Nhầm', ''])
  })
})

describe('Printing and saving the sheet', () => {
  it('is kept with person, moment and form, for an approved revision only', async () => {
    const printed = { friday, revision: 1, form: 'print' } as const
    expect(await outcome(officer, 'week.recordExport', printed)).toBe('NotApproved')
    await approve()
    await must(officer, 'week.recordExport', printed)
    office.clock.now += minute
    await must(officer, 'week.recordExport', { ...printed, form: 'pdf' })
    const { exports } = await must(officer, 'week.get', { friday })
    expect(exports.map(({ form, by }) => [form, by.name])).toEqual([
      ['print', names.officer],
      ['pdf', names.officer],
    ])
    expect((await chain()).exportedAt).toBe(office.clock.now - minute)
  })
})

describe('An approval on paper', () => {
  const begin = (approverId = office.ids.approver) =>
    outcome(officer, 'week.beginPaper', { friday, revision: 1, approverId })
  const attach = (signedOn = friday, bytes = png) =>
    invoke(officer, 'week.attachPaper', {
      friday,
      revision: 1,
      signedOn,
      file: { name: 'bản ký.png', bytes },
    })
  const state = async () => (await must(officer, 'week.get', { friday })).head.state
  const sheet = async () => String((await sheetAt(office.core, `/sheet/${friday}/1.html`))?.body)

  it('waits for the signed sheet, in lists and on the sheet itself', async () => {
    expect(await begin()).toBe('ok')
    expect(await state()).toBe('awaitingPaper')
    expect((await must(officer, 'week.list', { year: 2026 })).map((head) => head.state)).toContain(
      'awaitingPaper',
    )
    const waiting = await sheet()
    expect(waiting).toContain('Duyệt trên giấy, chờ bản ký')
    expect(waiting).toContain(names.approver)
    expect(await outcome(officer, 'week.publish', publication())).toBe('NotApproved')
  })

  it('is complete with the scan: approved by whoever signed, attached by the officer', async () => {
    await begin()
    const attached = await attach()
    expect(attached).toMatchObject({
      ok: true,
      value: {
        approval: { decision: 'approved', by: { id: office.ids.approver } },
        paper: {
          scan: { signedOn: friday, attachedBy: { id: office.ids.officer }, file: { name: 'bản ký.png' } },
        },
      },
    })
    expect(await state()).toBe('approved')
    expect(await chain()).toMatchObject({ onPaper: true, approvedAt: office.clock.now })
    expect(await sheet()).toContain('Duyệt trên giấy ngày 20/11/2026')
    expect((await attach()).ok).toBe(false)
    expect(await outcome(officer, 'week.cancelPaper', { friday, revision: 1 })).toBe('AlreadyDecided')
  })

  it('is never signed by whoever closed, nor by someone without the role', async () => {
    expect(await begin(office.ids.officer)).toBe('SelfApproval')
    expect(await begin(office.ids.viewer)).toBe('NotApprover')
    expect(await begin('00000000-0000-7000-8000-000000000099')).toBe('UnknownUser')
  })

  it.each([
    ['2026-11-21', 'InFuture'],
    ['2026-11-19', 'BeforeClosing'],
  ])('is not signed on %s', async (signedOn, type) => {
    await begin()
    expect(await attach(signedOn)).toMatchObject({ ok: false, error: { type } })
    expect(await state()).toBe('awaitingPaper')
  })

  it('cannot be completed before it was begun, nor with a file that is no scan', async () => {
    expect(await attach()).toMatchObject({ ok: false, error: { type: 'NotFound' } })
    await begin()
    expect(await attach(friday, new Uint8Array([1, 2]))).toMatchObject({ error: { type: 'FileRefused' } })
  })

  it('can name another approver, or be given up for a decision by PIN', async () => {
    await begin()
    expect(await begin(office.ids.administrator)).toBe('ok')
    const { revisions } = await must(officer, 'week.get', { friday })
    expect(revisions[0]?.paper?.approver.name).toBe(names.administrator)
    await must(officer, 'week.cancelPaper', { friday, revision: 1 })
    expect(await state()).toBe('closed')
    await approve()
    expect(await state()).toBe('approved')
  })

  it('is overtaken by a decision with PIN, and then counts no more', async () => {
    await begin()
    await approve()
    expect(await state()).toBe('approved')
    expect((await chain()).onPaper).toBe(false)
    expect(await attach()).toMatchObject({ ok: false })
  })
})

describe('Assignments', () => {
  const assign = async (
    who: 'officer' | 'approver' | 'administrator',
    duty: 'updater' | 'reviewer',
    change: Partial<CallInput<'assignment.save'>['assignment']> = {},
  ) =>
    outcome(await office.as('administrator'), 'assignment.save', {
      id: null,
      assignment: {
        duty,
        standing: 'main',
        userId: office.ids[who],
        from: '2026-11-01',
        to: null,
        decisionNumber: '12',
        decisionDate: '2026-11-01',
        ...change,
      },
    })

  it('let only the assigned person approve, by PIN and on paper, and say who that is', async () => {
    expect(await assign('administrator', 'reviewer')).toBe('ok')
    const given = { friday, revision: 1, approverId: office.ids.approver }
    expect(await invoke(officer, 'week.approve', { ...given, pin })).toMatchObject({
      error: { type: 'NotAssigned', duty: 'reviewer', names: [names.administrator] },
    })
    expect(await outcome(officer, 'week.return', { ...given, pin, reason: 'x' })).toBe('NotAssigned')
    expect(await outcome(officer, 'week.beginPaper', given)).toBe('NotAssigned')
    expect(await assign('approver', 'reviewer', { standing: 'standIn', to: friday })).toBe('ok')
    expect(await outcome(officer, 'week.approve', { ...given, pin })).toBe('ok')
  })

  it('let only the assigned person close, whatever the role', async () => {
    expect(await assign('officer', 'updater')).toBe('ok')
    await must(officer, 'week.startCorrection', { friday, reason: 'Sửa' })
    expect(await outcome(await office.as('administrator'), 'week.close', { friday })).toBe('NotAssigned')
    expect(await outcome(officer, 'week.close', { friday })).toBe('ok')
  })

  it('bind nobody on days that none was made for', async () => {
    expect(await assign('administrator', 'reviewer', { from: '2026-11-21' })).toBe('ok')
    await approve()
  })

  it('refuse one person in both duties, a second main person, and a duty the role cannot do', async () => {
    expect(await assign('approver', 'updater')).toBe('ok')
    expect(await assign('approver', 'reviewer')).toBe('BothDuties')
    expect(await assign('officer', 'updater')).toBe('MainTaken')
    expect(await assign('officer', 'reviewer')).toBe('DutyNeedsRole')
    expect(await assign('officer', 'updater', { to: '2026-10-01' })).toBe('DatesReversed')
  })

  it('are changed and taken back by an administrator only', async () => {
    await assign('administrator', 'reviewer')
    const administrator = await office.as('administrator')
    const [saved] = await must(officer, 'assignment.list', {})
    const id = saved?.id ?? ''
    expect(await outcome(officer, 'assignment.remove', { id, reason: 'x' })).toBe('RoleTooLow')
    await must(administrator, 'assignment.remove', { id, reason: 'Nhập nhầm' })
    expect(await must(officer, 'assignment.list', {})).toEqual([])
    expect(await outcome(administrator, 'assignment.remove', { id, reason: 'x' })).toBe('NotFound')
    await approve()
  })

  it('make a notice that names them, as a page and as a file', async () => {
    await assign('officer', 'updater')
    const page = await sheetAt(office.core, `/sheet/phan-cong/${friday}/khong.html`)
    expect(page?.status).toBe(200)
    expect(String(page?.body)).toContain(names.officer)
    const made = await must(officer, 'assignment.notice', { on: friday, signerId: null, format: 'html' })
    expect(new TextDecoder().decode(made.bytes)).toContain('Phân công người cập nhật')
    const nobody = { on: friday, signerId: office.ids.viewer, format: 'html' } as const
    expect(await outcome(officer, 'assignment.notice', nobody)).toBe('NotFound')
  })
})
