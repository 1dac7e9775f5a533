import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeWire } from '../../shared/contract/wire.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { columns } from '../../shared/stats/form.ts'
import { draftField } from '../../shared/week/draft.ts'
import { names, officeFolder, pin } from '../support/core.ts'
import { removeFolder } from '../support/program.ts'
import { ask, begin, beginAgain, goTo, inElectron, type Journey, scores } from './journey.ts'

const friday = '2026-11-20'
const afternoon = instantOf(friday, '14:00')
const minute = 60_000

/** Mulberry32: the same moments in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

let folder: string
let journey: Journey | null = null
let starts = 0

beforeAll(async () => {
  folder = await officeFolder({ now: instantOf(friday, '08:00') })
  await startAgain()
})
afterAll(async () => {
  await journey?.end()
  removeFolder(folder)
})

/** The program anew on the same folder, five minutes later, and a new window on it with the officer at work. */
async function startAgain(): Promise<Page> {
  const options = { folder, now: afternoon + 5 * starts++ * minute }
  journey = journey === null ? await begin(options) : await beginAgain(journey, options)
  const { page } = journey
  const officer = (await ask(page, 'user.list', {})).find(({ name }) => name === names.officer)
  await ask(page, 'session.signIn', { userId: officer?.id ?? '', pin })
  await goTo(page, `/tuan/${friday}`)
  await page.getByRole('button', { name: /^Đang thao tác/ }).waitFor()
  await page.getByRole('heading', { name: 'Tuần 14/11 – 20/11/2026' }).waitFor()
  return page
}

/** The journey that goes on; the power is cut by killing its program. */
function open(): Journey {
  if (journey === null) throw new Error('Nothing was begun')
  return journey
}

const part = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Xem phần nào của tuần' }).getByText(name, { exact: true }).click()

const rows = ['Chứng thực', 'Hộ tịch', 'Đất đai']

/** What one box showed, letter by letter, and when (milliseconds of this machine's clock). */
interface Typed {
  readonly field: string
  readonly text: string
  readonly at: number
}

/** Notes every letter in the page itself, and how slow this machine is at anything meanwhile. */
const watchTyping = (page: Page) =>
  page.evaluate(() => {
    const noted = { typed: [] as { box: string; text: string; at: number }[], slowest: 0 }
    Object.assign(globalThis, { noted })
    document.addEventListener(
      'input',
      ({ target }) => {
        const { dataset, value } = target as HTMLInputElement
        const box = dataset.field ?? dataset.place
        if (box !== undefined) noted.typed.push({ box, text: value, at: Date.now() })
      },
      true,
    )
    const probe = async () => {
      const begun = Date.now()
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch('/api/system.status', { method: 'POST', headers, body: '{}' }).catch(
        () => null,
      )
      if (answer === null) return
      noted.slowest = Math.max(noted.slowest, Date.now() - begun)
      setTimeout(probe, 100)
    }
    void probe()
  })

async function readTyping(page: Page): Promise<{ typed: readonly Typed[]; slowest: number }> {
  const { typed, slowest } = await page.evaluate(
    () =>
      (
        globalThis as unknown as {
          noted: { typed: { box: string; text: string; at: number }[]; slowest: number }
        }
      ).noted,
  )
  const fieldOf = (box: string): string => {
    const cell = /^(\d+):(\d+)$/.exec(box)
    if (cell === null) return box
    return draftField.cell('tinh', rows[Number(cell[1])] ?? '', columns[Number(cell[2])] ?? 'c3')
  }
  return { typed: typed.map(({ box, text, at }) => ({ field: fieldOf(box), text, at })), slowest }
}

/** What the core has said "Đã lưu nháp" to, newest text by field, and how long it took at the longest. */
function watchSaving(page: Page) {
  const saving = { acknowledged: new Map<string, string>(), slowest: 0 }
  page.on('requestfinished', async (request) => {
    if (!request.url().endsWith('/api/week.saveDraft')) return
    const sent = decodeWire(request.postData() ?? '')
    const answer = decodeWire((await (await request.response())?.text().catch(() => '')) ?? '')
    if (!sent.ok || !answer.ok || !(answer.value as { ok: boolean }).ok) return
    const { fields } = sent.value as { fields: Record<string, string> }
    for (const [field, text] of Object.entries(fields)) saving.acknowledged.set(field, text)
    saving.slowest = Math.max(saving.slowest, request.timing().responseEnd)
  })
  return saving
}

/** Types into score after score and then down and across the table until the core is gone. */
async function typeUntilGone(page: Page, gone: () => boolean, random: () => number): Promise<void> {
  await page
    .getByRole('textbox', { name: /điểm trên Cổng/ })
    .first()
    .focus()
  for (let round = 0; !gone(); round += 1) {
    const inTable = round % 12 >= 6
    if (round % 12 === 6) {
      await part(page, 'Bảng 13 cột')
      await page.getByRole('grid').getByRole('textbox').first().focus()
    }
    if (round % 12 === 0 && round > 0) {
      await part(page, 'Điểm')
      await page
        .getByRole('textbox', { name: /điểm trên Cổng/ })
        .first()
        .focus()
    }
    const figure = inTable
      ? String(Math.floor(random() * 9000) + 100)
      : (random() * 9).toFixed(2).replace('.', ',')
    await page.keyboard.type(figure, { delay: 25 })
    if (!gone()) await page.keyboard.press(inTable && random() < 0.5 ? 'Tab' : 'Enter')
  }
}

describe('The program is killed while somebody types', () => {
  const random = seeded(766)

  it('has three rows to type into', async () => {
    const fields = Object.fromEntries(
      rows.map((row, at) => [draftField.cell('tinh', row, 'order'), String(at)]),
    )
    await ask(open().page, 'week.saveDraft', { friday, fields })
  })

  it.each([1, 2, 3, 4, 5])('keeps what was acknowledged and all but the last second, round %i', async () => {
    const { page } = open()
    await part(page, 'Điểm')
    const saving = watchSaving(page)
    await watchTyping(page)
    let killedAt = Number.POSITIVE_INFINITY
    const wait = 400 + random() * 3600
    const kill = new Promise((later) => setTimeout(later, wait)).then(() => {
      killedAt = Date.now()
      return open().program.kill()
    })
    await Promise.all([kill, typeUntilGone(page, () => Date.now() > killedAt, random)])
    await page.getByText('Mất liên lạc với chương trình').waitFor()
    const { typed, slowest } = await readTyping(page)
    const seen = new Map<string, readonly Typed[]>()
    for (const letter of typed) seen.set(letter.field, [...(seen.get(letter.field) ?? []), letter])
    const before = new Map(saving.acknowledged)

    const { draft } = await ask(await startAgain(), 'week.get', { friday })
    const allowed = 1000 + 2 * Math.max(slowest, saving.slowest)
    for (const [field, letters] of seen) {
      const stored = letters.findLastIndex(({ text }) => text === (draft[field] ?? ''))
      const promised = before.get(field)
      if (promised !== undefined)
        expect(stored, `${field} was acknowledged`).toBeGreaterThanOrEqual(
          letters.findIndex(({ text }) => text === promised),
        )
      const lost = letters.slice(stored + 1)
      for (const { at, text } of lost)
        expect(killedAt - at, `${field}: “${text}” is lost`).toBeLessThanOrEqual(allowed)
    }
    expect(typed.length).toBeGreaterThan(0)
    const boxes = open().page.getByRole('textbox', { name: /điểm trên Cổng/ })
    for (const box of await boxes.all())
      expect(await box.inputValue()).toBe(draft[(await box.getAttribute('data-field')) ?? ''] ?? '')
  })
})

/** In Electron the window goes with the program; there it is the core that falls, and the shell starts it again. */
describe.skipIf(inElectron)('The program is gone and the window is still there', () => {
  it('says so calmly, keeps what is typed on the screen, and in the end says what to do', async () => {
    const { page } = open()
    await open().program.kill()
    await page.getByText('Mất liên lạc với chương trình, đang thử lại…').waitFor()
    const note = page.getByLabel('Ghi chú của tuần')
    await note.fill('Gõ khi chương trình đã tắt')
    await page.getByText('Chưa lưu được bản nháp, chương trình đang tự thử lại.').waitFor()
    await page.keyboard.press('Control+s')
    await page.getByRole('status').getByText('Chưa lưu được hết.').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.getByText('mở lại Sổ Một Cửa từ biểu tượng').waitFor({ timeout: 30_000 })
    expect(await note.inputValue()).toBe('Gõ khi chương trình đã tắt')
    await startAgain()
  })

  it('sends what was typed meanwhile as soon as the program answers again', async () => {
    const { page } = open()
    await page.route('**/api/**', (route) => route.abort())
    await page.getByLabel('Ghi chú của tuần').fill('Gõ lúc mất liên lạc')
    await page.getByText('Chưa lưu được bản nháp').waitFor()
    await page.getByText('Mất liên lạc với chương trình').waitFor()
    await page.unroute('**/api/**')
    await expect
      .poll(async () => (await ask(page, 'week.get', { friday })).draft.note, { timeout: 15_000 })
      .toBe('Gõ lúc mất liên lạc')
    await page.getByText('Chưa lưu được bản nháp').waitFor({ state: 'detached' })
    await page.getByText('Mất liên lạc với chương trình').waitFor({ state: 'detached' })
  })
})

describe('The program is killed in the middle of a closing', () => {
  const random = seeded(2026)

  it('has a week that can be closed', async () => {
    const { page } = open()
    const { draft, rules } = await ask(page, 'week.get', { friday })
    const rule = await ask(page, 'rule.get', {
      kind: 'index',
      revision: rules.find(({ kind }) => kind === 'index')?.revision ?? 1,
    })
    const groups = rule.kind === 'index' ? rule.body.groups : []
    const fields = {
      ...Object.fromEntries(Object.keys(draft).map((field) => [field, null])),
      ...Object.fromEntries(groups.map(({ code }, at) => [draftField.group(code), scores[at] ?? ''])),
    }
    await ask(page, 'week.saveDraft', { friday, fields })
  })

  it.each([1, 2, 3, 4, 5])('is wholly closed or wholly open, round %i', async () => {
    const { page } = open()
    const start = await ask(page, 'week.get', { friday })
    if (start.head.state === 'closed')
      await ask(page, 'week.startCorrection', { friday, reason: 'Sửa lại một nhóm' })
    const before = await ask(page, 'week.get', { friday })
    await page.getByRole('button', { name: /^Chốt/ }).waitFor()
    await page.keyboard.press('F9')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Sẽ đóng băng').waitFor()
    for (const reason of await dialog.getByRole('textbox').all()) await reason.fill('Đúng như trên hệ thống')
    const wait = random() * 60
    const asked = inElectron
      ? Promise.resolve()
      : page.waitForRequest((request) => request.url().endsWith('/api/week.close'))
    const kill = asked
      .then(() => new Promise((later) => setTimeout(later, wait)))
      .then(() => open().program.kill())
    await dialog.getByRole('button', { name: /^Chốt/ }).click()
    await kill

    const again = await startAgain()
    const after = await ask(again, 'week.get', { friday })
    if (after.head.state === 'closed') {
      expect(after.revisions).toHaveLength(before.revisions.length + 1)
      expect(after.revisions.at(-1)?.content.total).toBe(84.12)
      expect(after.draft).toEqual({})
    } else {
      expect(after.head).toEqual(before.head)
      expect(after.revisions).toEqual(before.revisions)
      expect(after.draft).toMatchObject(before.draft)
    }
    expect(await ask(again, 'system.check', {})).toMatchObject({ ok: true, problems: [] })
  })
})
