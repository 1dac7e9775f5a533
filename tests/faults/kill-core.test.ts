/**
 * Power goes while an office types, closes and approves, week after week. What the core acknowledged is there
 * afterwards, and what it had not yet acknowledged is there whole or not at all.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { call } from '../../electron/core/call.ts'
import { openCore } from '../../electron/core/core.ts'
import { SessionState } from '../../electron/core/session.ts'
import { addDays } from '../../shared/dates/plain.ts'
import { draftOf } from '../../shared/week/draft.ts'
import { type Child, startChild } from '../support/child.ts'
import { atFriday, cheapPins, friday as firstFriday, must, officeFolder, testPorts } from '../support/core.ts'
import { removeFolder } from '../support/program.ts'

const rounds = process.env.SMC_LONG === '1' ? 500 : 100
const seed = Number(process.env.SMC_SEED ?? 20261120)

/** The same numbers between 0 and 1 for the same seed (mulberry32). */
function numbers(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Said = readonly [mark: string, what?: string, friday?: string, ...rest: string[]]

interface KnownWeek {
  /** Texts the core acknowledged, by field. */
  readonly typed: Map<string, string>
  /** Hash of an acknowledged closing. */
  closed: string | null
  approved: boolean
}

let folder: string
const weeks = new Map<string, KnownWeek>()
/** The step that was begun and not acknowledged when the power went. */
let pending: Said | null = null
const torn = new Map<string, number>()
let acknowledged = 0

beforeAll(async () => {
  folder = await officeFolder({ now: atFriday('15:40') }, cheapPins)
})
afterAll(() => removeFolder(folder))

function weekOf(friday: string): KnownWeek {
  const known = weeks.get(friday) ?? { typed: new Map<string, string>(), closed: null, approved: false }
  weeks.set(friday, known)
  return known
}

/** Takes in what the typist said before it was killed; answers the weeks it worked on. */
function hear(lines: readonly string[]): ReadonlyMap<string, KnownWeek> {
  pending = null
  const touched = new Map<string, KnownWeek>()
  for (const line of lines) {
    const said = JSON.parse(line) as Said
    const [mark, what, friday, first = '', second = ''] = said
    if (mark === 'begin') pending = said
    if (friday !== undefined) touched.set(friday, weekOf(friday))
    if (mark !== 'done') continue
    pending = null
    acknowledged += 1
    if (friday === undefined) continue
    if (what === 'type') weekOf(friday).typed.set(first, second)
    if (what === 'close') weekOf(friday).closed = first
    if (what === 'approve') {
      expect(first).toBe(weekOf(friday).closed)
      weekOf(friday).approved = true
    }
  }
  if (pending !== null) torn.set(pending[1] ?? '', (torn.get(pending[1] ?? '') ?? 0) + 1)
  return touched
}

const isPending = (what: string, friday: string): boolean => pending?.[1] === what && pending[2] === friday

const inLedger = (entity: string, what: string): string =>
  `SELECT ${what} FROM ledger WHERE entity = '${entity}' ORDER BY position`

/** Opens the folder as the next start does, and holds it against what is known; answers the week to go on with. */
async function check(round: string, touched: ReadonlyMap<string, KnownWeek>): Promise<string> {
  const current = [...weeks.keys()].sort().at(-1) ?? firstFriday
  const clock = { now: atFriday('16:30', current) }
  const opened = await openCore({ folder, host: 'cli', ports: testPorts(clock) })
  if (!opened.ok) throw new Error(`${round}: ${JSON.stringify(opened.error)}`)
  const core = opened.value
  const { store } = core.office
  const session = core.session()
  try {
    expect(store.mode, round).toBe('write')
    const reader = new SessionState()
    const users = await must(session, 'user.list', {})
    reader.signIn(users[0]?.id ?? '', clock.now)
    expect(await call(core, reader, 'system.check', {}), round).toMatchObject({
      value: { ok: true, problems: [] },
    })

    for (const [friday, week] of touched) await checkWeek(friday, week)
    const found = (sql: string) => store.db.prepare(sql).pluck().all()
    const known = (say: (week: KnownWeek, friday: string) => string | null) =>
      [...weeks].flatMap(([friday, week]) => say(week, friday) ?? [])
    const closings = known(({ closed }, friday) => closed && `${friday}/1 ${closed}`)
    expect(found(`SELECT friday || '/' || revision || ' ' || hash FROM week_revision`), round).toEqual(
      closings,
    )
    expect(found(inLedger('weekRevision', `key || ' ' || json_extract(fields, '$.hash.to')`)), round).toEqual(
      closings,
    )
    const approvals = known(({ approved }, friday) => (approved ? `${friday}/1` : null))
    expect(found(`SELECT friday || '/' || revision FROM week_approval`), round).toEqual(approvals)
    expect(found(inLedger('weekApproval', 'key')), round).toEqual(approvals)
    const drafts = known(({ closed, typed }, friday) =>
      closed || typed.size === 0 ? null : `week/${friday}`,
    )
    expect(found('SELECT DISTINCT scope FROM draft'), round).toEqual(drafts)
  } finally {
    core.close()
  }
  return weeks.get(current)?.approved ? addDays(current, 7) : current

  /** What was under way is taken over as it is found; all else must be as it is known. */
  async function checkWeek(friday: string, known: KnownWeek): Promise<void> {
    const week = await must(session, 'week.get', { friday })
    const [revision, ...more] = week.revisions
    expect(more, round).toEqual([])
    if (revision !== undefined && isPending('close', friday)) known.closed = revision.hash
    if (revision?.approval != null && isPending('approve', friday)) known.approved = true
    expect(revision?.hash ?? null, round).toBe(known.closed)
    expect(revision?.approval?.decision === 'approved', round).toBe(known.approved)

    const [, , , field = '', text = ''] = pending ?? []
    if (isPending('type', friday) && week.draft[field] === text) known.typed.set(field, text)
    const kept = revision === undefined ? week.draft : draftOf(revision.content.figures)
    const { [orderOfOnlyRow]: _, ...figures } = kept
    expect(figures, round).toEqual(Object.fromEntries(known.typed))
    if (revision !== undefined) expect(week.draft, round).toEqual({})
  }
}

/** Freezing writes down the place of each row, which nobody typed. */
const orderOfOnlyRow = 'row/tinh/H%E1%BB%99%20t%E1%BB%8Bch/order'

/** Lets the typist work and cuts the power: after a time, after a number of steps, or in the middle of one. */
async function killSomewhen(typist: Child, random: () => number): Promise<void> {
  const kind = random()
  const [steps, moment] = [Math.floor(random() * 90), random()]
  const began = (what: string) => (line: string) => line.startsWith(`["begin","${what}"`)
  if (kind < 0.25) await delay(moment * 400)
  else if (kind < 0.6) {
    await typist.said(() => typist.lines.length > steps)
    await delay(moment * 3)
  } else if (kind < 0.8) {
    await typist.said(began('close'))
    await delay(moment * 12)
  } else {
    await typist.said(began('approve'))
    await delay(moment * 120)
  }
  expect(typist.process.exitCode, 'the typist ended by itself').toBeNull()
  await typist.kill()
  await typist.said(() => false)
}

it(`loses nothing that was acknowledged in ${rounds} power cuts, and tears nothing`, {
  timeout: rounds * 6000,
}, async () => {
  const random = numbers(seed)
  let friday = await check('before the first round', weeks)
  let next = startChild('typist.ts', folder)
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const typist = next
      await typist.said((line) => line === '["ready"]')
      typist.process.stdin?.end(`${friday}\n`)
      // The next one loads meanwhile, and waits for its turn.
      next = startChild('typist.ts', folder)
      await killSomewhen(typist, random)
      const touched = hear(typist.lines)
      friday = await check(`round ${round} of seed ${seed}, killed after ${typist.lines.at(-1)}`, touched)
    }
  } finally {
    await next.kill()
  }
  await check(`all weeks, after the last round of seed ${seed}`, weeks)

  expect(acknowledged).toBeGreaterThan(rounds * 5)
  expect(weeks.size).toBeGreaterThan(rounds / 10)
  for (const what of ['signIn', 'type', 'close', 'approve'])
    expect(torn.get(what) ?? 0, `kills in the middle of ${what}`).toBeGreaterThan(0)
})
