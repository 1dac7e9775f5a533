/** A year of closings through the command line's own verbs, on a clock that each command is given. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../electron/cli/run.ts'
import { weekFigures } from '../../electron/core/demo/figures.ts'
import type { CallInput, CallOutput, ProcedureName } from '../../shared/contract/contract.ts'
import { addDays, instantOf, wallClock } from '../../shared/dates/plain.ts'
import { fridaysOfYear } from '../../shared/dates/week.ts'
import { runs } from '../../shared/report/trend.ts'
import { draftField } from '../../shared/week/draft.ts'
import { names, officeFolder, pin } from '../support/core.ts'
import { removeFolder } from '../support/program.ts'

const minute = 60_000
/** The nominal Fridays of 2026, and the one that is New Year's Day. */
const fridays = [...fridaysOfYear(2026), '2027-01-01']

const missed = '2026-07-17'
const late = { friday: '2026-03-13', at: instantOf('2026-03-16', '08:10'), why: 'Mất điện chiều thứ Sáu' }
const corrected = ['2026-05-22', '2026-10-09']

/** A PIN costs time by design, so not every week of the year is approved. */
const approved = (friday: string): boolean =>
  corrected.includes(friday) || moved[friday] !== undefined || fridays.indexOf(friday) % 4 === 0

/** When the calendar moved a closing: where to, and in which words. */
const moved: Readonly<Record<string, readonly [string, string]>> = {
  '2026-01-02': ['2025-12-31', 'chốt thứ Tư 31/12/2025, 16:00 – do nghỉ lễ 01/01 và nghỉ hoán đổi 02/01'],
  '2026-02-20': [
    '2026-02-23',
    'chốt thứ Hai 23/02, 16:00 – do cả tuần không có ngày làm việc, chuyển sang ngày làm việc đầu tiên sau đó',
  ],
  '2026-05-01': ['2026-04-29', 'chốt thứ Tư 29/4, 16:00 – do nghỉ lễ 30/4, 01/5'],
  '2027-01-01': ['2026-12-31', 'chốt thứ Năm 31/12/2026, 16:00 – do nghỉ lễ 01/01'],
}
const dueDay = (friday: string): string => moved[friday]?.[0] ?? friday

let folder: string
let approverId: string

const command = async (now: number, args: readonly string[]) => {
  process.env.SMC_NOW = String(now)
  process.env.SMC_PIN = pin
  return run([...args, '--data', folder])
}

async function call<N extends ProcedureName>(
  now: number,
  name: N,
  input: CallInput<N>,
  as?: string,
): Promise<CallOutput<N>> {
  const signIn = as === undefined ? [] : ['--as', as]
  const { exit, document } = await command(now, ['call', name, JSON.stringify(input), ...signIn])
  expect([name, input, exit, document]).toEqual([name, input, 0, document])
  return document as CallOutput<N>
}

interface Refusal {
  readonly type: string
  readonly findings?: readonly { readonly id: string }[]
}

/** null when the command did what was asked. */
async function refusal<N extends ProcedureName>(now: number, name: N, input: CallInput<N>, as: string) {
  const { exit, document } = await command(now, ['call', name, JSON.stringify(input), '--as', as])
  if (exit === 0) return null
  expect([name, exit]).toEqual([name, 1])
  return (document as { error: Refusal }).error
}

async function close(friday: string, now: number, revision: number, lateReason?: string): Promise<void> {
  const why = lateReason === undefined ? {} : { lateReason }
  const asked = await refusal(now, 'week.close', { friday, ...why }, names.officer)
  if (asked !== null) {
    expect([friday, asked.type]).toEqual([friday, 'FindingsRemain'])
    const answer = 'Đúng như số liệu trên hệ thống'
    const reasons = Object.fromEntries(asked.findings?.map(({ id }) => [id, answer]) ?? [])
    await call(now, 'week.close', { friday, reasons, ...why }, names.officer)
  }
  if (!approved(friday)) return
  await call(now + 5 * minute, 'week.approve', { friday, revision, approverId, pin }, names.approver)
}

async function publish(friday: string, now: number, revision: number): Promise<void> {
  await call(now, 'week.recordExport', { friday, revision, form: 'print' }, names.officer)
  const given = { place: '', link: 'anmau.example.vn/766', file: null, at: now }
  await call(now, 'week.publish', { friday, revision, channel: 'website', ...given }, names.officer)
}

const inherited = { now: process.env.SMC_NOW, pin: process.env.SMC_PIN }

beforeAll(async () => {
  folder = await officeFolder({ now: instantOf('2025-12-22', '08:00') })
  const users = await call(instantOf('2025-12-22', '08:05'), 'user.list', {})
  approverId = users.find(({ role }) => role === 'approver')?.id ?? ''
  for (const [at, friday] of fridays.entries()) {
    if (friday === missed) continue
    const onTime = instantOf(dueDay(friday), '15:50')
    const now = friday === late.friday ? late.at : onTime
    await call(now, 'week.saveDraft', { friday, fields: weekFigures(at, 'whole') }, names.officer)
    await close(friday, now, 1, friday === late.friday ? late.why : undefined)
    if (corrected.includes(friday)) {
      await publish(friday, now + 10 * minute, 1)
      const later = instantOf(addDays(friday, 3), '09:00')
      const reason = 'Cổng cập nhật lại điểm nhóm Số hóa hồ sơ'
      await call(later, 'week.startCorrection', { friday, reason }, names.officer)
      const score = { [draftField.group('dossier-digitized')]: '17,5' }
      await call(later, 'week.saveDraft', { friday, fields: score }, names.officer)
      await close(friday, later, 2)
      if (friday === corrected[0]) await publish(friday, later + 10 * minute, 2)
    }
  }
}, 180_000)

afterAll(() => {
  process.env.SMC_NOW = inherited.now
  process.env.SMC_PIN = inherited.pin
  if (inherited.now === undefined) delete process.env.SMC_NOW
  if (inherited.pin === undefined) delete process.env.SMC_PIN
  removeFolder(folder)
})

const newYear = instantOf('2027-01-04', '08:00')

describe('A year of closings by the command line', () => {
  it('leaves the chain of every week of 2026, the missed one among them', async () => {
    const heads = await call(newYear, 'week.list', { year: 2026 })
    expect(heads.map(({ friday }) => friday)).toEqual(fridays.slice(0, 52))
    for (const { friday, state, revision, late: wasLate, chain, total } of heads) {
      const wanted =
        friday === missed
          ? { state: 'overdue', revision: 0, closed: false, late: false }
          : {
              state: approved(friday) ? 'approved' : 'closed',
              revision: corrected.includes(friday) ? 2 : 1,
              closed: true,
              late: friday === late.friday,
            }
      const closed = chain.closedAt !== null && total !== null
      expect([friday, chain.approvedAt !== null]).toEqual([friday, wanted.state === 'approved'])
      expect([friday, { state, revision, closed, late: wasLate }]).toEqual([friday, wanted])
      expect([friday, chain.done]).toEqual([friday, friday === corrected[0]])
    }
    const second = heads.find(({ friday }) => friday === corrected[1])?.chain
    expect(second).toMatchObject({ exportedAt: null, publishedAt: null, publishedOther: 1, proven: false })
  })

  it('keeps a closing that was late as late, with its reason, and dates nothing back', async () => {
    const { revisions } = await call(newYear, 'week.get', { friday: late.friday })
    expect(revisions.map(({ content }) => [content.lateReason, wallClock(content.closedAt)])).toEqual([
      [late.why, wallClock(late.at)],
    ])
  })

  it('keeps both versions of a corrected week, the second with its reason', async () => {
    for (const friday of corrected) {
      const { revisions } = await call(newYear, 'week.get', { friday })
      expect(revisions.map(({ content }) => content.correctionReason)).toEqual([
        null,
        'Cổng cập nhật lại điểm nhóm Số hóa hồ sơ',
      ])
      expect(revisions[1]?.content.figures.groups['dossier-digitized']).toBe(17.5)
      expect(revisions[0]?.content.figures.groups['dossier-digitized']).not.toBe(17.5)
      expect(revisions[1]?.content.lateReason).toBeNull()
    }
  })

  it('holds each week against the one before, and the week after a missed one against none', async () => {
    for (const friday of ['2026-01-02', '2026-07-24', '2026-10-16', '2027-01-01']) {
      const { revisions } = await call(newYear, 'week.get', { friday })
      const before = addDays(friday, -7)
      const wanted = friday === '2026-01-02' || before === missed ? null : before
      expect([friday, revisions[0]?.content.previous?.friday ?? null]).toEqual([friday, wanted])
    }
    const after = await call(newYear, 'week.get', { friday: '2026-10-16' })
    expect(after.revisions[0]?.content.previous?.groups['dossier-digitized']).toBe(17.5)
  })

  it('draws the trend of the year with a gap where the missed week is', async () => {
    const { weeks, newest } = await call(newYear, 'trend.year', { year: 2026 })
    expect(weeks).toHaveLength(52)
    const totals = weeks.map(({ total }) => total)
    const gap = weeks.findIndex(({ friday }) => friday === missed)
    expect(weeks[gap]).toMatchObject({ state: 'overdue', revision: 0, total: null, groups: {} })
    expect(runs(totals).map((run) => [run[0], run.at(-1)])).toEqual([
      [0, gap - 1],
      [gap + 1, 51],
    ])
    expect(weeks.filter((week) => week.late).map(({ friday }) => friday)).toEqual([late.friday])
    expect(weeks.filter(({ revision }) => revision === 2).map(({ friday }) => friday)).toEqual(corrected)
    expect(newest?.friday).toBe('2026-12-25')
    const heads = await call(newYear, 'week.list', { year: 2026 })
    expect(totals).toEqual(heads.map(({ total }) => total))
  })

  it('has the calendar of the year: every closing on its Friday, save those that a holiday moved', async () => {
    const ofYear = async (year: number) => (await call(newYear, 'cutoff.year', { year })).closings
    const closings = [...(await ofYear(2026)), ...(await ofYear(2027)).slice(0, 1)]
    expect(closings).toHaveLength(53)
    for (const { friday, due, time, shifted, from, to } of closings) {
      const wanted = moved[friday] ?? [friday, null]
      expect([friday, due, shifted, time]).toEqual([friday, ...wanted, '16:00'])
      expect([from, to]).toEqual([addDays(friday, -6), friday])
    }
  })

  it('closes the week of 27/4–01/5 on Wednesday 29/4, and not before', async () => {
    const friday = '2026-05-01'
    expect(await call(instantOf('2026-04-29', '09:00'), 'week.current', {})).toEqual({ friday })
    const { revisions } = await call(newYear, 'week.get', { friday })
    expect(revisions[0]?.content).toMatchObject({
      from: '2026-04-25',
      to: '2026-05-01',
      dueAt: instantOf('2026-04-29', '16:00'),
      lateReason: null,
    })
    expect(wallClock(revisions[0]?.content.closedAt ?? 0)).toMatchObject({
      date: '2026-04-29',
      time: '15:50',
    })
  })

  it('closes the week of Friday 01/01/2027 on Thursday 31/12/2026, in the list of 2027', async () => {
    const friday = '2027-01-01'
    expect(await call(instantOf('2026-12-31', '09:00'), 'week.current', {})).toEqual({ friday })
    const [first] = await call(newYear, 'week.list', { year: 2027 })
    expect(first).toMatchObject({ friday, state: 'approved', late: false, from: '2026-12-26' })
    expect(first?.shifted).toBe(moved[friday]?.[1])
    const { weeks } = await call(newYear, 'trend.year', { year: 2027 })
    expect(weeks.map((week) => week.friday)).toEqual([friday])
  })

  it('refuses to close a week a second time, or a day before its closing day', async () => {
    const next = '2027-01-08'
    const thursday = instantOf('2027-01-07', '15:50')
    await call(thursday, 'week.saveDraft', { friday: next, fields: weekFigures(53, 'whole') }, names.officer)
    expect(await refusal(thursday, 'week.close', { friday: next }, names.officer)).toMatchObject({
      type: 'TooEarly',
    })
    const again = { friday: '2026-12-25' }
    expect(await refusal(newYear, 'week.close', again, names.officer)).toMatchObject({ type: 'NotOpen' })
    expect(await refusal(newYear, 'week.close', { friday: missed }, names.officer)).toMatchObject({
      type: 'LateReasonNeeded',
    })
  })

  it('leaves a ledger that checks', async () => {
    const { document } = await command(newYear, ['db', 'check', '--as', names.viewer])
    expect(document).toMatchObject({ ok: true, problems: [] })
  })
})
