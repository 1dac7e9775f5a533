/**
 * Nothing that is made public names anybody of the register. Some hundred made-up people with nasty names, ids, phones
 * and addresses; officers who write them into every free text there is; then every public form is read back by other
 * means and searched for full names, ids, phones and addresses. The internal list goes through the same search and
 * must be caught, so that a search which finds nothing is known to look.
 */
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../electron/core/core.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { must, type TestOffice, testOffice } from '../support/core.ts'
import { keepDossiers, type Listed, listed } from '../support/dossiers.ts'
import { excelSheets, pageText, wordText } from './forms.ts'
import { cannotPrint } from './pdf.ts'

const people = 240
const month = '2026-10'

const family = ['Nguyễn', 'TRẦN', 'Lê', 'Huỳnh', 'Đặng', 'Ksor', 'H’', 'Công ty TNHH', 'Hộ ông']
const middle = ['Văn', 'Thị', 'Ngọc Bích', 'Công', 'Ðình', 'y']
const given = ['An', 'Ưởng', 'Đẫm', 'Khuyên', 'Một Hai', 'O’Brien', 'Phượng  Hoàng', 'Ánh-Nguyệt']
const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T

/** Every one is somebody else; NFD, capitals, apostrophes, double spaces and hyphens among them. */
function nasty(at: number): Listed {
  const name = `${pick(family, at)} ${pick(middle, at * 7 + 1)} ${pick(given, at * 5 + 2)} Bịa ${numeral(at)}`
  const id = `0000${String(10_000_000 + at * 104_729).slice(-8)}`
  const phone = `0900${String(100_000 + at * 3_571).slice(-6)}`
  const base = listed(`H00.000-261001-${String(at).padStart(4, '0')}`, {
    due: '2026-10-16T16:00',
    field: pick(['Hộ tịch', 'Đất đai', 'Xây dựng'], at),
    unit: pick(['Phòng Kinh tế', `Phòng Kinh tế (gặp ${name})`, `Một cửa ${phone}`], at * 11),
    officer: pick(['Cán Bộ Mẫu', `Cán Bộ Hai - ${phone}`], at * 3),
    ...(at % 3 === 0
      ? { finished: '2026-10-20T10:00', stateClass: 'finished' as const, state: 'Đã trả kết quả' }
      : {}),
  })
  return {
    facts: base.facts,
    party: {
      applicant: at % 5 === 0 ? name.normalize('NFD') : name,
      idNo: at % 4 === 0 ? id.slice(-9) : id,
      idPadded: null,
      phone,
      address: `Số ${at}, ấp Bịa Đặt ${numeral(at)}, xã An Mẫu`,
      raw: {},
    },
  }
}
const numeral = (at: number): string =>
  [...String(at)]
    .map((digit) =>
      pick(['Không', 'Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín'], Number(digit)),
    )
    .join(' ')

const dossiers = Array.from({ length: people }, (_, at) => nasty(at + 1))

/** How somebody writes of another: as in the list, shouted, without marks or spaces, spelled apart. */
function gossip({ party }: Listed, at: number): string {
  const { applicant, idNo, phone, address } = party
  const bare = (applicant ?? '').normalize('NFD').replace(/\p{M}/gu, '').replace(/[Đđ]/g, 'd')
  return pick(
    [
      `Đã gọi ${applicant} đến nhận`,
      `Đã báo ${(applicant ?? '').toUpperCase()}`,
      `chờ ${bare} bổ sung`,
      `gửi ông${(applicant ?? '').replaceAll(' ', '')}`,
      `CCCD ${(idNo ?? '').replace(/(\d{3})(?=\d)/g, '$1 ')} chưa khớp`,
      `gọi +84 ${(phone ?? '').slice(1, 4)}.${(phone ?? '').slice(4, 7)}.${(phone ?? '').slice(7)}`,
      `xác minh tại ${address}`,
      'Đã bố trí thêm người',
    ],
    at,
  )
}

let office: TestOffice
let officer: Session
/** Name of the output, and its text with cells and lines apart. */
const outputs: (readonly [string, string])[] = []

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
async function readBack(format: string, bytes: Uint8Array): Promise<string> {
  if (format === 'docx')
    return (
      await Promise.all(['word/document.xml', 'docProps/core.xml'].map((part) => wordText(bytes, part)))
    ).join('\n')
  if (format === 'xlsx')
    return excelSheets(bytes)
      .flatMap(({ name, cells }) => [name, ...cells.map(({ value }) => String(value))])
      .join('\n')
  return format === 'text'
    ? text(bytes)
    : `${pageText(text(bytes))}\n${/<title>(.*?)<\/title>/.exec(text(bytes))?.[1] ?? ''}`
}

const fold = (said: string) =>
  said
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[Đđ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')

/** Who is found in it, and by what. Written anew here: it shares nothing with what it tests. */
function found(said: string): string[] {
  const letters = fold(said)
  const cells = said.split(/[\n\t|<>]| {2,}/).map((cell) => cell.replace(/\D/g, ''))
  return dossiers.flatMap(({ facts, party: { applicant, idNo, phone, address } }) => [
    ...(letters.includes(fold(applicant ?? '')) ? [`tên: ${applicant}`] : []),
    ...(letters.includes(fold(address ?? '')) ? [`địa chỉ: ${address}`] : []),
    ...(cells.some((cell) => cell.includes(idNo ?? '–')) ? [`số: ${idNo}`] : []),
    ...(cells.some((cell) => cell.includes((phone ?? '–').slice(1))) ? [`điện thoại: ${phone}`] : []),
    ...(said.includes(facts.code) ? [`mã: ${facts.code}`] : []),
  ])
}

beforeAll(async () => {
  office = await testOffice({ now: instantOf('2026-11-02', '08:00') })
  keepDossiers(office, '2026-10-30T16:00', dossiers)
  officer = await office.as('officer')
  const approver = await office.as('approver')
  const codes = dossiers.map(({ facts }) => facts.code)
  for (const [at, dossier] of dossiers.entries())
    await must(officer, 'late.save', {
      code: dossier.facts.code,
      reason: at % 2 === 0 ? 'coordination' : 'system',
      incidentId: null,
      reasonText: gossip(dossier, at + 3),
      remedy: gossip(dossiers[(at * 17) % people] ?? dossier, at),
      responsibility: gossip(dossier, at + 1),
      finishedOn: null,
    })
  const asked = codes.slice(0, people - 12)
  for (let at = 0; at < asked.length; at += 100) {
    const drafts = await must(officer, 'letter.draft', {
      codes: asked.slice(at, at + 100),
      personTitle: 'Ông/Bà',
      newDate: '6/11/2026',
    })
    await must(officer, 'letter.issue', { ids: drafts.map(({ id }) => id), signerId: null })
  }
  const excuses = dossiers
    .slice(-12)
    .map((dossier, at) => ({ code: dossier.facts.code, reason: gossip(dossier, at) }))
  await must(officer, 'late.closeMonth', { month, excuses, reason: '' })
  for (const list of ['units', 'officers'] as const)
    await must(approver, 'late.approveList', { month, list, approved: true, reason: 'Theo kế hoạch' })

  for (const which of ['public', 'statistics', 'units', 'officers'] as const)
    for (const format of ['html', 'text', 'web', 'docx', 'xlsx'] as const) {
      const { bytes, name } = await must(officer, 'late.monthDocument', { month, which, format })
      outputs.push([`${which} ${format}`, `${name}\n${await readBack(format, bytes)}`])
    }
  if (!cannotPrint) {
    const { bytes } = await must(officer, 'late.monthDocument', { month, which: 'public', format: 'pdf' })
    const args = ['-layout', '-', '-']
    outputs.push(['public pdf', execFileSync('pdftotext', args, { input: bytes, encoding: 'utf8' })])
  }
  for (const code of asked) {
    const { letters } = await must(officer, 'late.get', { code })
    const { text: message } = await must(officer, 'letter.message', { id: letters[0]?.entry.id ?? '' })
    outputs.push([`message of ${code}`, message])
  }
  const { now, closed } = await must(office.session, 'late.month', { month })
  outputs.push(['the month before a PIN', cellsOf([now, closed.map(({ content }) => content)])])
}, 120_000)
afterAll(() => office.close())

/** Every text of a structure, one a line. */
const cellsOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? Object.values(value).map(cellsOf).join('\n') : String(value)

describe(`The register of ${people} people`, () => {
  it('stands in no public form and in no message', () => {
    expect(outputs.length).toBeGreaterThan(people)
    for (const [name, said] of outputs) expect(found(said), name).toEqual([])
  })

  it('and yet the forms are there: masked codes, fields, and what names nobody', () => {
    const [, page] = outputs.find(([name]) => name === 'public html') ?? ['', '']
    expect(page).toContain('H00.000-261001-••••')
    expect(page).toContain('Đã bố trí thêm người')
    expect(page.match(/không công khai/g)?.length).toBeGreaterThan(100)
  })

  it('is found where it is meant to stand, in each form, and by each of its parts', async () => {
    for (const format of ['html', 'text', 'docx', 'xlsx'] as const) {
      const { bytes } = await must(officer, 'late.monthDocument', { month, which: 'internal', format })
      const caught = found(await readBack(format, bytes))
      expect(caught.filter((each) => each.startsWith('tên')).length, format).toBe(people)
      expect(caught.filter((each) => each.startsWith('mã')).length, format).toBe(people)
    }
    const { party } = dossiers[5] as Listed
    const planted = [
      ['tên', `gặp ${party.applicant?.toUpperCase()}`],
      ['số', `CCCD ${party.idNo?.replace(/(\d{3})/g, '$1.')}`],
      ['điện thoại', `+84${party.phone?.slice(1)}`],
      ['địa chỉ', `ở ${party.address?.toLowerCase()}`],
    ] as const
    for (const [what, said] of planted)
      expect(
        found(said).some((each) => each.startsWith(what)),
        what,
      ).toBe(true)
  })
})
