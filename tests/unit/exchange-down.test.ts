import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectUp } from '../../db/exchange/collect-up.ts'
import { listOwnAnswers } from '../../db/exchange/remarks.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import { getPlan } from '../../db/plan/plans.ts'
import { listTasks, putProgress } from '../../db/plan/tasks.ts'
import { rulesOfKind } from '../../db/rule/rules.ts'
import { listTargets } from '../../db/target/targets.ts'
import type { Session } from '../../electron/core/core.ts'
import { applyDown, previewDown } from '../../electron/core/exchange/apply-down.ts'
import { collectDown } from '../../electron/core/exchange/collect-down.ts'
import type { BundleRecord } from '../../shared/bundle/record.ts'
import { must, outcome, pin, type TestOffice, testOffice } from '../support/core.ts'
import { openedUp } from '../support/exchange.ts'
import { printed } from '../support/plan-samples.ts'
import { removeFolder } from '../support/program.ts'
import { provinceOffice } from '../support/province.ts'

const friday = '2026-11-20'
let province: Awaited<ReturnType<typeof provinceOffice>>
let commune: TestOffice
let administrator: Session

beforeAll(async () => {
  province = await provinceOffice({ units: 3, weeks: 1 })
  commune = await testOffice()
  administrator = province.core.session()
  const users = await must(province.session, 'user.list', {})
  const { id } = users.find(({ role }) => role === 'administrator') ?? { id: '' }
  await must(administrator, 'session.signIn', { userId: id, pin })
})
afterAll(() => {
  commune.close()
  province.core.close()
  removeFolder(province.folder)
})

const provinceStore = () => province.core.office.store
const communeStore = () => commune.core.office.store
const down = () => collectDown(provinceStore(), [communeStore().unitId() ?? ''], [], province.clock.now)
const opened = (records: readonly BundleRecord[]) =>
  openedUp(records, {
    sender: { unitId: provinceStore().unitId() ?? '', name: 'Văn phòng UBND tỉnh Mẫu' },
    purpose: 'down',
  })
const preview = (records: readonly BundleRecord[]) => {
  const shown = previewDown(communeStore(), opened(records), commune.clock.now)
  if (!shown.ok) throw new Error(JSON.stringify(shown.error))
  return shown.value
}
const apply = (records: readonly BundleRecord[]) => {
  const taken = write(communeStore(), { actor: 'system', reason: 'Gói của cấp trên' }, (w) =>
    applyDown(w, opened(records)),
  )
  if (!taken.ok) throw new Error(JSON.stringify(taken.error))
  return taken.value
}

async function editCalendar(day: string): Promise<void> {
  const rule = await must(administrator, 'rule.get', { kind: 'calendar' })
  if (rule.kind !== 'calendar') throw new Error('Asked for the calendar')
  const added = {
    date: day,
    kind: 'off' as const,
    reason: 'Nghỉ theo thông báo',
    swap: false,
    status: 'official' as const,
    confidence: 'verified' as const,
    citation: 'Thông báo số 99/TB-UBND',
  }
  const days = [...rule.body.days, added].sort((a, b) => (a.date < b.date ? -1 : 1))
  await must(administrator, 'rule.save', {
    rule: {
      ...rule,
      revision: rule.revision + 1,
      citation: 'Thông báo số 99/TB-UBND',
      body: { ...rule.body, days },
    },
    reason: 'Tỉnh thông báo',
  })
}

describe('A rule from above', () => {
  it('goes down only when somebody made it here, and says in words what it changes', async () => {
    expect(down().filter(({ kind }) => kind === 'calendar')).toEqual([])
    await editCalendar('2026-12-23')
    const [line] = preview(down()).lines.filter(({ kind }) => kind === 'calendar')
    expect(line?.title).toContain('Văn phòng UBND tỉnh Mẫu')
    expect(line?.title).toContain('Thông báo số 99/TB-UBND')
    expect(line?.to).toContain('thêm ngày nghỉ 23/12/2026')
  })

  it('becomes the next revision with its citation and issuer, once', () => {
    const before = rulesOfKind(communeStore(), 'calendar').length
    apply(down())
    const rules = rulesOfKind(communeStore(), 'calendar')
    expect(rules).toHaveLength(before + 1)
    expect(rules.at(-1)).toMatchObject({ revision: before + 1, citation: 'Thông báo số 99/TB-UBND' })
    expect(rules.at(-1)?.note).toContain('Văn phòng UBND tỉnh Mẫu ban hành.')
    expect(apply(down()).added).toBe(0)
    expect(rulesOfKind(communeStore(), 'calendar')).toHaveLength(before + 1)
  })

  it('makes no revision where the office works by the very same already', async () => {
    const before = rulesOfKind(communeStore(), 'calendar').length
    const calendar = down().filter(({ kind }) => kind === 'calendar')
    const renamed = calendar.map((record) => ({ ...record, key: 'calendar/77' }))
    expect(apply(renamed).added).toBe(1)
    expect(rulesOfKind(communeStore(), 'calendar')).toHaveLength(before)
  })
})

describe('A target from above', () => {
  it('is taken over with its document, and changed when it was changed there', async () => {
    const target = {
      indicator: 'onTime',
      year: 2026,
      operator: '>=' as const,
      value: 80,
      document: { kind: 'Kế hoạch', number: '21/KH-UBND', date: '2026-01-30', issuer: 'UBND tỉnh Mẫu' },
      responsible: '',
      note: '',
    }
    const { id } = await must(administrator, 'target.save', { id: null, target, reason: 'Giao chỉ tiêu' })
    apply(down())
    expect(listTargets(communeStore(), 2026)).toMatchObject([{ id, value: 80 }])
    await must(administrator, 'target.save', { id, target: { ...target, value: 85 }, reason: 'Sửa' })
    const [line] = preview(down()).lines.filter(({ kind }) => kind === 'target')
    expect(line).toMatchObject({ effect: 'changed' })
    expect(line?.from).toContain('80')
    expect(line?.to).toContain('85')
    apply(down())
    expect(listTargets(communeStore(), 2026)).toMatchObject([{ id, value: 85 }])
  })
})

describe('A plan from above', () => {
  const plan = {
    year: 2026,
    title: 'Kế hoạch kiểm soát thủ tục hành chính năm 2026',
    number: '',
    date: null,
    issuer: 'UBND tỉnh Mẫu',
    own: true,
  }
  const rows = [1, 2].map((nth) => ({ printed: printed(nth), role: 'lead' as const }))

  it('becomes a plan to follow; a newer version leaves the progress that the commune entered', async () => {
    const { id } = await must(administrator, 'plan.save', {
      id: null,
      plan,
      rows,
      phrases: [],
      file: null,
      reason: '',
    })
    expect(down().some(({ kind }) => kind === 'planSkeleton')).toBe(false)
    await must(administrator, 'plan.issue', { id, number: '21/KH-UBND', date: '2026-02-12', reason: '' })
    apply(down())
    const officer = await commune.as('officer')
    const tasks = await must(officer, 'task.list', { year: 2026, planId: id, everyRole: true })
    expect(tasks).toHaveLength(2)
    expect(getPlan(communeStore(), id)).toMatchObject({ own: false, number: '21/KH-UBND' })
    write(communeStore(), { actor: 'system', reason: '' }, (w) =>
      putProgress(w, tasks[0]?.id ?? '', { department: 'Phòng Kinh tế' }),
    )
    await must(administrator, 'plan.save', {
      id,
      plan,
      rows: [...rows, { printed: printed(3), role: null }],
      phrases: [],
      file: null,
      reason: 'Thêm',
    })
    await must(administrator, 'plan.issue', {
      id,
      number: '22/KH-UBND',
      date: '2026-03-12',
      reason: 'Bổ sung',
    })
    apply(down())
    const after = listTasks(communeStore(), { year: 2026, planId: id })
    expect(after).toHaveLength(3)
    expect(after.find((task) => task.id === tasks[0]?.id)?.progress.department).toBe('Phòng Kinh tế')
    expect(
      collectUp(communeStore(), [], commune.clock.now).records.filter(({ kind }) => kind === 'taskState'),
    ).toHaveLength(3)
  })
})

describe('A remark from above', () => {
  let id: string
  it('stands at the unit it is for, not at another', async () => {
    const [, member] = await must(province.session, 'receiver.members', {})
    expect(member?.senderId).not.toBeNull()
    ;({ id } = await must(administrator, 'remark.write', {
      senderId: member?.senderId ?? '',
      period: friday,
      figure: 'Tổng điểm',
      sent: '80,00',
      seen: '79,00',
      text: 'Đề nghị kiểm tra lại',
    }))
    const all = collectDown(provinceStore(), [member?.senderId ?? ''], [], province.clock.now)
    const remark = all.find(({ kind }) => kind === 'remark')
    if (remark === undefined) throw new Error('The remark goes down')
    apply(all)
    expect(await must(commune.session, 'remark.received', {})).toEqual([])
    const own = communeStore().unitId() ?? ''
    apply([{ ...remark, body: { ...(remark.body as object), to: own } as never }])
    expect(await must(commune.session, 'remark.received', {})).toMatchObject([
      { id, seen: '79,00', answer: null },
    ])
  })

  it('is answered with a reason or by a correction, and the answer goes up', async () => {
    const officer = await commune.as('officer')
    expect(await outcome(officer, 'remark.answer', { id, answer: 'right', text: ' ' })).toBe('ReasonNeeded')
    await must(officer, 'remark.answer', { id, answer: 'right', text: 'Cổng cập nhật chậm' })
    expect(listOwnAnswers(communeStore())).toMatchObject([{ remarkId: id, version: 1 }])
    const up = collectUp(communeStore(), [], commune.clock.now).records
    expect(up.find(({ kind }) => kind === 'remarkAnswer')).toMatchObject({
      key: id,
      body: { answer: 'right' },
    })
  })
})
