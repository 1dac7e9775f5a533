import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import type { Session } from '../../electron/core/core.ts'
import type { CallInput } from '../../shared/contract/contract.ts'
import { atFriday, must, outcome, type TestOffice, testOffice } from '../support/core.ts'
import { afterEvent, always, byDay, confirmed, lead, plan, printed } from '../support/plan-samples.ts'

let office: TestOffice
let officer: Session

beforeAll(async () => {
  office = await testOffice({ now: atFriday('09:00', '2026-05-15') })
  officer = await office.as('officer')
})
afterAll(() => office.close())

const letter = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x34, 0x0a])

const rows = [
  lead(printed(1)),
  lead(printed(2, { deadlineText: 'Trước 15/8/2026' })),
  lead(printed(3, { deadlineText: 'Tháng 02/2026' })),
  { printed: printed(4), role: 'none' as const },
  lead(printed(5, { kind: 'target', content: 'Tỷ lệ đúng hạn', deadlineText: '' })),
]
const phrases = [
  { ...confirmed(always()), rhythm: { every: 'month' as const, day: 20 } },
  confirmed(byDay('Trước 15/8/2026', '2026-08-14')),
  confirmed(byDay('Tháng 02/2026', '2026-02-20')),
]

const save = (more: Partial<CallInput<'plan.save'>> = {}) =>
  must(officer, 'plan.save', { id: null, plan, rows, phrases, file: null, reason: '', ...more })

const tasksOf = (planId: string, everyRole = false) =>
  must(officer, 'task.list', { year: 2026, planId, everyRole })

async function unzipped(bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await fromBufferPromise(Buffer.from(bytes))
  const found = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = []
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer)
    found.set(entry.fileName, Buffer.concat(parts))
  }
  return found
}

const firstTask = async (planId: string) => {
  const [task] = await tasksOf(planId)
  if (task === undefined) throw new Error('The plan has no task')
  return task
}

describe('Saving a plan', () => {
  it('keeps the letter with its hash, every line, and a task for each line of work', async () => {
    const saved = await save({ file: { name: 'Kế hoạch.pdf', bytes: letter } })
    expect(saved).toMatchObject({ rows: 5, tasks: 4 })
    const view = await must(officer, 'plan.get', { id: saved.id })
    expect(view.head).toMatchObject({
      ...plan,
      version: 0,
      rows: 5,
      tasks: 3,
      file: { name: 'Kế hoạch.pdf' },
    })
    expect(view.rows).toEqual(rows.map(({ printed: row }) => row))
    expect(view.phrases.map(({ phrase }) => phrase).sort()).toEqual(
      phrases.map(({ phrase }) => phrase).sort(),
    )
    expect((await must(officer, 'plan.file', { id: saved.id })).bytes).toEqual(letter)
  })

  it('leaves nothing when the letter is not one we keep', async () => {
    const file = { name: 'x.bin', bytes: new Uint8Array([1, 2, 3]) }
    const before = await must(officer, 'plan.list', { year: null })
    expect(await outcome(officer, 'plan.save', { id: null, plan, rows, phrases, file, reason: '' })).toBe(
      'FileRefused',
    )
    expect(await must(officer, 'plan.list', { year: null })).toEqual(before)
  })

  it('refuses two lines of one id, another year, and a plan that is not there', async () => {
    const twice = {
      id: null,
      plan,
      rows: [lead(printed(1)), lead(printed(1))],
      phrases,
      file: null,
      reason: '',
    }
    expect(await outcome(officer, 'plan.save', twice)).toBe('RowTwice')
    const { id } = await save()
    const moved = { id, plan: { ...plan, year: 2027 }, rows, phrases, file: null, reason: '' }
    expect(await outcome(officer, 'plan.save', moved)).toBe('PlanYearStays')
    const gone = { ...moved, plan, id: '00000000-0000-7000-8000-000000000000' }
    expect(await outcome(officer, 'plan.save', gone)).toBe('NotFound')
  })

  it('again keeps what the office did, takes lines that are gone off the lists and brings them back', async () => {
    const { id } = await save()
    const task = await firstTask(id)
    await must(officer, 'task.assign', { ids: [task.id], person: 'Nguyễn Thị Mẫu', authority: 'Giám đốc' })
    await save({ id, rows: [lead(printed(1, { content: 'Nhiệm vụ 1, sửa lời' }))] })
    expect(await tasksOf(id)).toMatchObject([
      { id: task.id, content: 'Nhiệm vụ 1, sửa lời', person: 'Nguyễn Thị Mẫu' },
    ])
    await save({ id })
    expect(await tasksOf(id)).toHaveLength(3)
  })
})

describe('A list of tasks as Excel', () => {
  it('has the tasks asked for in that order, real dates, and no formula', async () => {
    const { id } = await save({
      rows: [
        lead(printed(1, { content: '=1+1', deadlineText: 'Trước ngày 15/8/2026' })),
        lead(printed(2, { content: 'Niêm yết', deadlineText: 'Hằng quý' })),
      ],
    })
    const [first, second] = await tasksOf(id)
    const ids = [second?.id ?? '', first?.id ?? '']
    const file = await must(office.session, 'task.excel', { title: 'Nhiệm vụ năm 2026', ids })
    expect(file.name).toMatch(/^nhiem-vu_nhiem-vu-nam-2026_.*\.xlsx$/)
    const sheet = read(file.bytes, { cellDates: true })
    const lines = utils.sheet_to_json<unknown[]>(sheet.Sheets[sheet.SheetNames[0] ?? ''] ?? {}, { header: 1 })
    const at = (lines[1] ?? []).indexOf('Nội dung')
    expect(lines.slice(2).map((line) => line[at])).toEqual(['Niêm yết', "'=1+1"])
    expect(lines[3]?.[(lines[1] ?? []).indexOf('Ngày tới hạn')]).toBeInstanceOf(Date)
  })
})

describe('Issuing a plan', () => {
  it('freezes a version; the next one needs a reason', async () => {
    const { id } = await save()
    const issue = { id, number: '15/KH-UBND', date: '2026-03-01', reason: '' }
    expect(await must(officer, 'plan.issue', issue)).toEqual({ version: 1 })
    expect(await outcome(officer, 'plan.issue', issue)).toBe('ReasonNeeded')
    expect(await must(officer, 'plan.issue', { ...issue, reason: 'Bổ sung' })).toEqual({ version: 2 })
    const { versions, head } = await must(officer, 'plan.get', { id })
    expect(versions.map(({ version, reason }) => ({ version, reason }))).toEqual([
      { version: 1, reason: '' },
      { version: 2, reason: 'Bổ sung' },
    ])
    expect(head).toMatchObject({ number: '15/KH-UBND', date: '2026-03-01', version: 2 })
    const { definition } = await must(officer, 'task.get', { id: (await firstTask(id)).id })
    expect(definition.givenOn).toBe('2026-03-01')
  })

  it('is not for the plan of an upper unit, nor for one without tasks', async () => {
    const above = await save({ plan: { ...plan, own: false } })
    const letterOf = (id: string) => ({ id, number: '1', date: '2026-03-01', reason: '' })
    expect(await outcome(officer, 'plan.issue', letterOf(above.id))).toBe('NotOurs')
    const empty = await save({ rows: [] })
    expect(await outcome(officer, 'plan.issue', letterOf(empty.id))).toBe('NoTasks')
  })
})

describe('The tasks of a plan', () => {
  it('stand where their checkpoints say, on working days, those of others left out', async () => {
    const { id } = await save()
    const tasks = await tasksOf(id)
    expect(tasks.map(({ state, missed, next }) => ({ state, missed, next: next?.effective }))).toEqual([
      { state: 'missed', missed: 2, next: '2026-03-20' },
      { state: 'open', missed: 0, next: '2026-08-14' },
      { state: 'beforeIssue', missed: 1, next: '2026-02-13' },
    ])
    expect(await tasksOf(id, true)).toHaveLength(4)
  })

  it('are ticked off checkpoint by checkpoint, and a tick is taken back', async () => {
    const { id } = await save()
    const task = await firstTask(id)
    const check = { id: task.id, checkpoint: '2026-03', state: 'done' as const, on: '2026-05-15', note: '' }
    await must(officer, 'task.check', check)
    expect((await firstTask(id)).missed).toBe(1)
    const { points } = await must(officer, 'task.get', { id: task.id })
    expect(points.find(({ key }) => key === '2026-03')).toMatchObject({
      state: 'done',
      check: { by: 'Nguyễn Thị Mẫu', on: '2026-05-15' },
    })
    await must(officer, 'task.check', { ...check, state: null })
    expect((await firstTask(id)).missed).toBe(2)
    expect(await outcome(officer, 'task.check', { ...check, checkpoint: '2026-13' })).toBe('NotFound')
    expect(await outcome(officer, 'task.check', { ...check, on: '2026-05-16' })).toBe('InFuture')
    expect(await outcome(officer, 'task.check', { ...check, state: 'skipped' })).toBe('ReasonNeeded')
  })

  it('are due by day, of what is overdue the oldest of each task', async () => {
    const { id } = await save()
    const due = await must(officer, 'task.due', { from: '2026-05-18', to: '2026-05-24' })
    const ours = due.filter(({ planId }) => planId === id)
    expect(ours.map(({ content, point, state }) => [content, point.effective, state])).toEqual([
      ['Nhiệm vụ 3', '2026-02-13', 'beforeIssue'],
      ['Nhiệm vụ 1', '2026-03-20', 'missed'],
      ['Nhiệm vụ 1', '2026-05-20', 'soon'],
    ])
  })

  it('are assigned together, or none is', async () => {
    const { id } = await save()
    const ids = (await tasksOf(id)).map((task) => task.id)
    const given = { personId: office.ids.officer, person: 'Nguyễn Thị Mẫu', authority: 'Giám đốc' }
    expect(await must(officer, 'task.assign', { ids, ...given })).toEqual({ changed: 3 })
    const missing = '00000000-0000-7000-8000-000000000000'
    expect(await outcome(officer, 'task.assign', { ids: [...ids, missing], person: 'Ai đó' })).toBe(
      'NotFound',
    )
    expect((await tasksOf(id)).map(({ person, unclear }) => [person, unclear])).toEqual(
      ids.map(() => ['Nguyễn Thị Mẫu', []]),
    )
    expect((await must(officer, 'plan.get', { id })).head.clear).toBe(100)
  })

  it('need a reason to be stuck, paused or without occasion, and a day that has come to be done', async () => {
    const { id } = await save()
    const ids = [(await firstTask(id)).id]
    for (const status of ['stuck', 'paused', 'none'] as const) {
      expect(await outcome(officer, 'task.status', { ids, status, reason: null, doneOn: null })).toBe(
        'ReasonNeeded',
      )
    }
    const later = { ids, status: 'done' as const, reason: null, doneOn: '2026-05-16' }
    expect(await outcome(officer, 'task.status', later)).toBe('InFuture')
    await must(officer, 'task.status', { ...later, doneOn: null })
    const { head, progress } = await must(officer, 'task.get', { id: ids[0] ?? '' })
    expect([head.state, progress.doneOn]).toEqual(['done', '2026-05-15'])
  })

  it('count working or calendar days from an event', async () => {
    const phrase = 'Sau 05 ngày kể từ ngày có quyết định'
    const { id } = await save({
      rows: [lead(printed(1, { deadlineText: phrase }))],
      phrases: [confirmed(afterEvent(phrase, 'có quyết định'))],
    })
    const task = await firstTask(id)
    expect(task).toMatchObject({ state: 'waiting', next: null })
    const event = { on: '2026-05-14', days: 5, note: 'QĐ 12' }
    const first = await must(officer, 'task.addEvent', {
      id: task.id,
      event: { ...event, dayKind: 'working' },
    })
    await must(officer, 'task.addEvent', { id: task.id, event: { ...event, dayKind: 'calendar' } })
    const { points } = await must(officer, 'task.get', { id: task.id })
    expect(points.map(({ due }) => due)).toEqual(['2026-05-19', '2026-05-21'])
    await must(officer, 'task.removeEvent', { id: task.id, event: first.id, reason: 'Nhầm' })
    expect((await must(officer, 'task.get', { id: task.id })).points).toHaveLength(1)
  })
})

describe('Evidence of a task', () => {
  it('is a number, an address or a file with its hash, and leaves a tombstone', async () => {
    const { id } = await save()
    const task = await firstTask(id)
    const add = (evidence: CallInput<'task.addEvidence'>['evidence']) =>
      must(officer, 'task.addEvidence', { id: task.id, checkpoint: '2026-03', evidence })
    await add({ kind: 'document', text: '12/BC-TTPVHCC', date: '2026-03-31' })
    await add({ kind: 'link', text: 'https://anmau.example.vn/niem-yet' })
    const file = await add({ kind: 'file', text: 'Ảnh bảng niêm yết', name: 'ảnh.pdf', bytes: letter })
    expect((await firstTask(id)).evidence).toBe(3)
    expect((await must(officer, 'task.readEvidence', { id: file.id })).bytes).toEqual(letter)
    await must(officer, 'task.removeEvidence', { id: file.id, reason: 'Nhầm ảnh' })
    expect(
      (await must(officer, 'task.get', { id: task.id })).evidence.map(({ kind }) => kind).sort(),
    ).toEqual(['document', 'link'])
    const bad = {
      id: task.id,
      checkpoint: null,
      evidence: { kind: 'link' as const, text: 'không phải địa chỉ' },
    }
    expect(await outcome(officer, 'task.addEvidence', bad)).toBe('NotAnAddress')
  })
})

describe('The papers of an inspection', () => {
  const proofName = '01-i-chi-dao-dieu-hanh/01-nhiem-vu-1/1-anh-bang.pdf'

  /** A plan whose first task was done twice and is proved once. */
  async function worked() {
    const { id } = await save()
    const task = await firstTask(id)
    const proof = { kind: 'file' as const, text: '', name: '../Ảnh <bảng>.pdf', bytes: letter }
    await must(officer, 'task.addEvidence', { id: task.id, checkpoint: '2026-03', evidence: proof })
    const check = { id: task.id, state: 'done' as const, on: '2026-05-15', note: '' }
    for (const checkpoint of ['2026-03', '2026-04'])
      await must(officer, 'task.check', { ...check, checkpoint })
    return { year: 2026, planId: id, section: null, from: '2026-01-01', to: '2026-05-31' }
  }

  it('are an index with what is missing, and the files of each section beside it', async () => {
    const scope = await worked()
    const made = await must(officer, 'task.inspection', scope)
    const entries = await unzipped(made.bytes)
    expect([...entries.keys()].sort()).toEqual([proofName, 'muc-luc.html'])
    expect(entries.get(proofName)).toEqual(Buffer.from(letter))
    const index = entries.get('muc-luc.html')?.toString('utf8') ?? ''
    expect(index).toContain(`href="${proofName}"`)
    expect(index).toContain('tháng 4/2026: chưa có minh chứng của kỳ')
    expect(index).not.toContain('tháng 3/2026: chưa')
    expect(index).not.toContain('<bảng>')
    expect(await outcome(officer, 'task.inspection', { ...scope, section: 'Không có mục này' })).toBe(
      'NotFound',
    )
  })

  it('lie as a folder beside the data, a second time beside the first', async () => {
    const scope = { ...(await worked()), place: null }
    const root = join(office.folder, 'ho-so-kiem-tra')
    mkdirSync(join(root, 'ho-so-kiem-tra_2026-01-01_2026-05-31.0abc.part', 'cut'), { recursive: true })
    const made = await must(officer, 'task.inspectionFolder', scope)
    expect(made).toEqual({ folder: 'ho-so-kiem-tra_2026-01-01_2026-05-31', proofs: 1, files: 1, missing: 1 })
    expect(readFileSync(join(root, made.folder, proofName))).toEqual(Buffer.from(letter))
    expect(readFileSync(join(root, made.folder, 'muc-luc.html'), 'utf8')).toContain(proofName)
    const again = await must(officer, 'task.inspectionFolder', scope)
    expect(readdirSync(root).sort()).toEqual([made.folder, again.folder].sort())
  })

  it('go to no place that is not plugged in, and leave nothing where nothing can be written', async () => {
    const scope = await worked()
    const gone = { ...scope, place: 'một nơi khác' }
    expect(await outcome(officer, 'task.inspectionFolder', gone)).toBe('PlaceGone')
    const root = join(office.folder, 'ho-so-kiem-tra')
    rmSync(root, { recursive: true, force: true })
    writeFileSync(root, 'a file stands in the way')
    const refused = { ...scope, place: null }
    expect(await outcome(officer, 'task.inspectionFolder', refused)).toBe('PlaceUnwritable')
    rmSync(root)
  })
})

describe('One task that serves several plans', () => {
  it('is done once and counted in both', async () => {
    const ours = await save()
    const above = await save({ plan: { ...plan, own: false, title: 'Kế hoạch của tỉnh' } })
    const leader = await firstTask(ours.id)
    const follower = await firstTask(above.id)
    await must(officer, 'task.link', { id: follower.id, sameAs: leader.id })
    await must(officer, 'task.check', {
      id: leader.id,
      checkpoint: '2026-03',
      state: 'done',
      on: '2026-05-15',
      note: '',
    })
    expect((await firstTask(above.id)).missed).toBe(1)
    const { twins } = await must(officer, 'task.get', { id: leader.id })
    expect(twins).toMatchObject([{ id: follower.id, plan: 'Kế hoạch của tỉnh' }])
    expect(await outcome(officer, 'task.link', { id: leader.id, sameAs: follower.id })).toBe('LinkRefused')
  })
})

describe('What is left at the end of the year', () => {
  it('is opened in the next one once, with a link to the old task', async () => {
    const { id } = await save()
    const task = await firstTask(id)
    expect(await must(officer, 'task.carryOver', { ids: [task.id], year: 2027 })).toEqual({ carried: 1 })
    expect(await must(officer, 'task.carryOver', { ids: [task.id], year: 2027 })).toEqual({ carried: 0 })
    const [next] = await must(officer, 'task.list', { year: 2027, planId: null, everyRole: false })
    expect(next).toMatchObject({ content: 'Nhiệm vụ 1', year: 2027, planId: null })
    const view = await must(officer, 'task.get', { id: next?.id ?? '' })
    expect(view.progress.carriedFrom).toBe(task.id)
    expect(await outcome(officer, 'task.carryOver', { ids: [task.id], year: 2026 })).toBe('NotLaterYear')
  })
})

describe('A task from a letter', () => {
  it('stands on the same lists with its number', async () => {
    const made = await must(officer, 'task.create', {
      content: 'Góp ý dự thảo',
      source: '45/VP-KSTT',
      deadlineText: 'Thường xuyên',
      givenOn: '2026-05-15',
      personId: null,
      person: '',
    })
    const listed = async () =>
      (await must(officer, 'task.list', { year: 2026, planId: null, everyRole: false })).find(
        ({ id }) => id === made.id,
      )
    expect(await listed()).toMatchObject({ source: '45/VP-KSTT', planId: null, rhythmic: true })
    await must(officer, 'task.remove', { id: made.id, reason: 'Đã rút' })
    expect(await listed()).toBeUndefined()
  })
})
