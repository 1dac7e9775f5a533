/**
 * Power goes while letters are issued and voided. Afterwards a number is unused or belongs to a whole, frozen letter,
 * and the book has neither a gap nor a double.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyLedger } from '../../db/ledger/verify.ts'
import { getContent, listLetters } from '../../db/letter/letters.ts'
import { getBook } from '../../db/letter/number-book.ts'
import { openCore } from '../../electron/core/core.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { type Child, startChild } from '../support/child.ts'
import { cheapPins, officeFolder, testPorts } from '../support/core.ts'
import { issuerCode, keepDossiers, listed } from '../support/dossiers.ts'
import { removeFolder } from '../support/program.ts'

const rounds = process.env.SMC_LONG === '1' ? 100 : 20
const seed = Number(process.env.SMC_SEED ?? 20261120)
/** More than are issued before the last kill. */
const dossiers = rounds * 30

let folder: string
/** What was acknowledged: hash by number. */
const given = new Map<number, string>()
let torn = 0

beforeAll(async () => {
  folder = await officeFolder({ now: instantOf('2026-10-12', '08:00') }, cheapPins)
  const opened = await open()
  const codes = Array.from({ length: dossiers }, (_, at) => issuerCode(at + 1))
  keepDossiers(
    { core: opened },
    '2026-10-12T07:00',
    codes.map((code) => listed(code)),
  )
  opened.close()
})
afterAll(() => removeFolder(folder))

async function open() {
  const opened = await openCore({
    folder,
    host: 'cli',
    ports: testPorts({ now: instantOf('2026-10-14', '17:00') }),
  })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return opened.value
}

/** Answers the number of the next dossier. */
function hear(lines: readonly string[], before: number): number {
  let next = before
  let pending = false
  for (const line of lines) {
    const [mark, at, number, hash] = JSON.parse(line) as [string, number?, number?, string?]
    if (at !== undefined) next = at + 1
    if (mark === 'begin') pending = true
    if (mark === 'done' && number !== undefined && hash !== undefined) {
      pending = false
      given.set(number, hash)
    }
  }
  if (pending) torn += 1
  return next
}

async function check(round: string): Promise<void> {
  const core = await open()
  try {
    const { store } = core.office
    expect(store.mode, round).toBe('write')
    expect(verifyLedger(store).problems, round).toEqual([])
    const letters = listLetters(store).filter(({ state }) => state !== 'draft')
    const numbers = letters.map(({ number }) => number ?? 0).sort((a, b) => a - b)
    expect(numbers, round).toEqual(Array.from(numbers, (_, at) => at + 1))
    expect(getBook(store, 'letter', 2026), round).toEqual({ last: numbers.length, holder: 'here' })
    for (const [number, hash] of given) {
      expect(letters.find((letter) => letter.number === number)?.hash, round).toBe(hash)
    }
    for (const letter of letters.slice(-12)) {
      expect(getContent(store, letter.id), round).toMatchObject({ number: letter.number, year: 2026 })
    }
  } finally {
    core.close()
  }
}

/** After some letters, within the few milliseconds of the next one. */
async function killWhileIssuing(issuer: Child, random: () => number): Promise<void> {
  const wanted = Math.floor(random() * 8)
  await issuer.said(
    (line) =>
      issuer.lines.filter((said) => said.startsWith('["begin"')).length > wanted &&
      line.startsWith('["begin"'),
  )
  await delay(random() * 4)
  expect(issuer.process.exitCode, 'the issuer ended by itself').toBeNull()
  await issuer.kill()
  await issuer.said(() => false)
}

it(`keeps the number book whole in ${rounds} power cuts`, { timeout: rounds * 15_000 }, async () => {
  let state = seed
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
  let at = 1
  let next = startChild('issuer.ts', folder)
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const issuer = next
      await issuer.said((line) => line === '["ready"]')
      issuer.process.stdin?.end(`${at}\n`)
      next = startChild('issuer.ts', folder)
      await killWhileIssuing(issuer, random)
      at = hear(issuer.lines, at)
      await check(`round ${round} of seed ${seed}, killed after ${issuer.lines.at(-1)}`)
    }
  } finally {
    await next.kill()
  }
  expect(given.size).toBeGreaterThan(rounds)
  expect(torn, 'kills in the middle of an issuing').toBeGreaterThan(0)
})
