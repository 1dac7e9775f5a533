/**
 * Fills an empty folder with the made-up commune: half a year of weeks, typed, closed and approved through the
 * program's own procedures on a clock of its own, so that nothing in it could not have happened.
 * Among them a week closed late, one corrected, one sent back and one missed; one approved on paper, one made public
 * by loudspeaker only, and the newest not made public yet. The months that fell due are closed and approved too. A
 * plan of the year with its tasks, some behind; late dossiers with and without a letter.
 */
import { addDays, instantOf, wallClock } from '../../../shared/dates/plain.ts'
import { currentFriday } from '../../../shared/dates/week.ts'
import { newId } from '../../../shared/ids/ids.ts'
import type { Core, Session } from '../core.ts'
import { calendarAt } from '../dossiers.ts'
import { demoPeople, demoPin, demoSigners, demoUnit } from './commune.ts'
import { demoList } from './dossiers.ts'
import { monthFigures, weekFigures } from './figures.ts'
import { fillLate } from './late.ts'
import { must } from './must.ts'
import { fillPlan } from './plan.ts'
import { signedSheet } from './signed-sheet.ts'

const weeks = 26
const minute = 60_000
const day = 24 * 60 * minute

/** Weeks before this one, counted back, in which something happened. */
const late = 17
const missed = 12
const returned = 8
const onPaper = 9
const corrected = 4
const spokenOnly = 3
const unpublished = 1

/** `open` opens the commune's folder with the given clock, null when it cannot; `now` in UTC milliseconds. */
export async function fillDemo(
  open: (clock: () => number) => Promise<Core | null>,
  now: number,
): Promise<void> {
  const last = addDays(currentFriday(now), -7)
  const first = addDays(last, -7 * (weeks - 1))
  let time = instantOf(first, '08:00')
  const core = await open(() => time)
  if (core === null) return
  try {
    if (core.office.store.unitId() !== null) return
    const session = core.session()
    const { ids } = await setUp(session)
    await assign(session, ids, addDays(first, -6))
    const months = await monthsDue(session, first, now)
    let before = 0
    for (let ago = weeks; ago >= 0; ago -= 1) {
      const friday = addDays(first, 7 * (weeks - ago))
      const { head } = await must(session, 'week.get', { friday })
      const due = months.filter(({ dueAt }) => dueAt > before && dueAt <= Math.min(head.dueAt, now))
      before = head.dueAt
      for (const month of due) {
        time = Math.max(time, month.dueAt - 25 * minute)
        await signIn(session, ids.officer)
        const { friday: key } = month
        const at = Number(key.slice(-2)) + 12 * (Number(key.slice(-7, -3)) - Number(first.slice(0, 4)))
        await must(session, 'week.saveDraft', { friday: key, fields: monthFigures(at) })
        await close(session, key, undefined)
        await decide(session, 'week.approve', key, 1, ids.approver)
      }
      if (ago === 0) {
        const listed = calendarAt(core.office.store, last).workingDayBefore(wallClock(now).date).date
        time = Math.max(time + 10 * minute, instantOf(listed, '16:20'))
        await signIn(session, ids.officer)
        await takeList(core, session, listed)
        time = now
        await signIn(session, ids.officer)
        await fillLate(session, now, calendarAt(core.office.store, wallClock(now).date))
        await fillPlan(session, ids, now)
        const { head: current } = await must(session, 'week.get', { friday })
        if (current.state !== 'open') return
        await must(session, 'week.saveDraft', { friday, fields: weekFigures(weeks, 'half') })
        return
      }
      if (ago === missed) continue
      time = ago === late ? head.dueAt + 2 * day + 16 * 60 * minute : head.dueAt - 8 * minute + ago * 1000
      await signIn(session, ids.officer)
      await must(session, 'week.saveDraft', { friday, fields: weekFigures(weeks - ago, 'whole') })
      await close(
        session,
        friday,
        ago === late ? 'Mất điện chiều thứ Sáu, sáng thứ Hai mới có điện' : undefined,
      )
      time += 6 * minute
      if (ago === returned) {
        await decide(session, 'week.return', friday, 1, ids.approver, 'Đề nghị kiểm tra lại lĩnh vực Đất đai')
        await correct(session, friday, 'Kiểm tra lại theo ý kiến người duyệt')
        await decide(session, 'week.approve', friday, 2, ids.approver)
      } else if (ago === onPaper) {
        await must(session, 'week.beginPaper', { friday, revision: 1, approverId: ids.approver })
        time += 3 * day
        await signIn(session, ids.officer)
        const file = { name: 'bản ký.pdf', bytes: signedSheet(friday) }
        await must(session, 'week.attachPaper', { friday, revision: 1, signedOn: addDays(friday, 3), file })
      } else {
        await decide(session, 'week.approve', friday, 1, ids.approver)
      }
      await number(session, friday, weeks - ago + 1)
      time += 3 * minute
      await print(session, friday)
      time += 5 * minute
      if (ago !== unpublished) await publish(session, friday, time, ago === spokenOnly)
      if (ago === corrected) {
        time += 2 * day
        await signIn(session, ids.officer)
        await correct(session, friday, 'Cổng cập nhật lại điểm nhóm Số hóa hồ sơ')
        await decide(session, 'week.approve', friday, 2, ids.approver)
        await number(session, friday, weeks - ago + 1)
        await print(session, friday)
        await publish(session, friday, time, false)
      }
    }
  } finally {
    core.close()
  }
}

/** Months of every report, due after the office began and by `until`, oldest first. */
async function monthsDue(session: Session, first: string, until: number) {
  const begun = instantOf(first, '08:00')
  const years = [...new Set([first, wallClock(until).date].map((date) => Number(date.slice(0, 4))))]
  const due = []
  for (const year of years) {
    const lists = await must(session, 'month.list', { year })
    due.push(...lists.flatMap(({ heads }) => heads))
  }
  return due
    .filter(({ dueAt, state }) => dueAt > begun && dueAt <= until && state !== 'before')
    .sort((a, b) => a.dueAt - b.dueAt)
}

async function setUp(session: Session) {
  const [administrator, ...people] = demoPeople
  await must(session, 'setup.complete', {
    unit: demoUnit,
    signers: [...demoSigners],
    administrator: { name: administrator.name, pin: demoPin },
    people: people.map(({ name, role }) => ({ name, role, pin: demoPin })),
  })
  const users = await must(session, 'user.list', {})
  const idOf = (role: string) => users.find((user) => user.role === role)?.id ?? ''
  const [officer, approver, administratorId] = [idOf('officer'), idOf('approver'), idOf('administrator')]
  return { ids: { officer, approver, administrator: administratorId } }
}

type Ids = Awaited<ReturnType<typeof setUp>>['ids']

async function assign(session: Session, ids: Ids, from: string): Promise<void> {
  await signIn(session, ids.administrator)
  const decision = { from, to: null, decisionNumber: '02', decisionDate: from }
  for (const who of [
    { duty: 'updater', standing: 'main', userId: ids.officer },
    { duty: 'reviewer', standing: 'main', userId: ids.approver },
    { duty: 'updater', standing: 'standIn', userId: ids.administrator },
  ] as const) {
    await must(session, 'assignment.save', { id: null, assignment: { ...who, ...decision } })
  }
}

/** The list of a day, pasted as it comes. */
async function takeList(core: Core, session: Session, date: string): Promise<void> {
  const { store } = core.office
  const text = demoList(date, calendarAt(store, date))
  const { id } = await must(session, 'dossier.read', {
    job: newId(core.ports.clock(), store.random),
    source: { kind: 'clipboard', html: null, text },
    at: `${date}T16:05`,
  })
  await must(session, 'dossier.apply', { id })
}

const newestRevision = async (session: Session, friday: string): Promise<number> =>
  (await must(session, 'week.get', { friday })).revisions.length

const print = async (session: Session, friday: string) =>
  must(session, 'week.recordExport', {
    friday,
    revision: await newestRevision(session, friday),
    form: 'print',
  })

async function publish(session: Session, friday: string, at: number, spoken: boolean): Promise<void> {
  const given = { friday, revision: await newestRevision(session, friday), place: '', at, file: null }
  if (spoken) {
    await must(session, 'week.publish', { ...given, channel: 'loudspeaker', link: '' })
    return
  }
  await must(session, 'week.publish', { ...given, channel: 'board', link: '' })
  const link = `https://anmau.example.vn/cong-khai-766/tuan-${friday}`
  await must(session, 'week.publish', { ...given, channel: 'website', link })
}

const signIn = (session: Session, userId: string) => must(session, 'session.signIn', { userId, pin: demoPin })

async function close(session: Session, friday: string, lateReason: string | undefined): Promise<void> {
  const { findings } = await must(session, 'week.get', { friday })
  const asked = findings.filter((finding) => finding.weight === 'ask')
  const reasons = Object.fromEntries(asked.map(({ id }) => [id, 'Đúng như số liệu trên hệ thống']))
  await must(session, 'week.close', { friday, reasons, ...(lateReason === undefined ? {} : { lateReason }) })
}

async function correct(session: Session, friday: string, reason: string): Promise<void> {
  await must(session, 'week.startCorrection', { friday, reason })
  await close(session, friday, undefined)
}

const decide = (
  session: Session,
  name: 'week.approve' | 'week.return',
  friday: string,
  revision: number,
  approverId: string,
  reason = '',
) =>
  must(session, name, {
    friday,
    revision,
    approverId,
    pin: demoPin,
    ...(reason === '' ? {} : { reason }),
  } as never)

async function number(session: Session, friday: string, running: number): Promise<void> {
  const { revisions } = await must(session, 'week.get', { friday })
  const signers = await must(session, 'signer.list', {})
  await must(session, 'week.setDocument', {
    friday,
    revision: revisions.length,
    document: { number: String(running).padStart(2, '0'), date: friday, signerId: signers[0]?.id ?? null },
  })
}
