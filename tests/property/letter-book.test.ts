/**
 * The year's number book under random histories: letters issued and voided, the book handed over and taken back, the
 * program shut and opened again. What was given is a whole letter, and between what was given here nothing is missing.
 */
import '../support/seed.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { verifyLedger } from '../../db/ledger/verify.ts'
import { getContent, listLetters } from '../../db/letter/letters.ts'
import { type Core, openCore, type Session } from '../../electron/core/core.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { emptyOffice, must, outcome, pin, setUp, testPorts } from '../support/core.ts'
import { issuerCode, keepDossiers, listed } from '../support/dossiers.ts'
import { newFolder, removeFolder } from '../support/program.ts'

const histories = process.env.SMC_LONG === '1' ? 60 : 6
const year = 2026

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('issue' as const), many: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('void' as const), which: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('handOver' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('take' as const), elsewhere: fc.integer({ min: -2, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('restart' as const) }) },
)

interface People {
  core: Core
  officer: Session
  administrator: Session
}

async function founded(): Promise<string> {
  const { core, folder } = await emptyOffice(newFolder(), { now: instantOf('2026-10-12', '08:00') })
  await setUp(core.session())
  core.close()
  return folder
}

async function open(folder: string): Promise<People> {
  const opened = await openCore({
    folder,
    host: 'cli',
    ports: testPorts({ now: instantOf('2026-10-13', '08:00') }),
  })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const core = opened.value
  const as = async (role: string): Promise<Session> => {
    const session = core.session()
    const users = await must(session, 'user.list', {})
    await must(session, 'session.signIn', { userId: users.find((user) => user.role === role)?.id ?? '', pin })
    return session
  }
  return { core, officer: await as('officer'), administrator: await as('administrator') }
}

it(`gives every number once and leaves none out, in ${histories} random histories`, {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
      const folder = await founded()
      let office = await open(folder)
      try {
        const codes = Array.from({ length: 60 }, (_, at) => issuerCode(at + 1))
        keepDossiers(
          office,
          '2026-10-12T07:00',
          codes.map((code) => listed(code)),
        )
        /** What must be so: the last number, who holds the book, the numbers given here. */
        const model = { last: 0, here: true, given: new Set<number>(), voided: new Set<number>() }
        let at = 0
        for (const next of steps) {
          if (next.type === 'issue') {
            const own = codes.slice(at, at + next.many)
            at += next.many
            for (const code of own)
              await must(office.officer, 'late.save', {
                code,
                reason: 'coordination',
                incidentId: null,
                reasonText: 'x',
                remedy: '',
                responsibility: '',
                finishedOn: null,
              })
            const drafts = await must(office.officer, 'letter.draft', {
              codes: own,
              personTitle: 'Ông',
              newDate: '+5',
            })
            const ids = drafts.map(({ id }) => id)
            if (!model.here) {
              expect(await outcome(office.officer, 'letter.issue', { ids, signerId: null })).toBe(
                'BookElsewhere',
              )
              continue
            }
            const issued = await must(office.officer, 'letter.issue', { ids, signerId: null })
            expect(issued.map(({ number }) => number)).toEqual(ids.map((_, nth) => model.last + 1 + nth))
            for (const { number } of issued) model.given.add(number ?? 0)
            model.last += ids.length
          } else if (next.type === 'void') {
            const standing = listLetters(office.core.office.store).filter(({ state }) => state === 'issued')
            const letter = standing[next.which % Math.max(1, standing.length)]
            if (letter === undefined) continue
            await must(office.officer, 'letter.void', { id: letter.id, reason: 'x' })
            model.voided.add(letter.number ?? 0)
          } else if (next.type === 'handOver') {
            const done = await outcome(office.administrator, 'letter.releaseBook', {
              book: 'letter',
              year,
              reason: 'x',
            })
            expect(done).toBe(model.here ? 'ok' : 'BookElsewhere')
            model.here = false
          } else if (next.type === 'take') {
            const last = Math.max(0, model.last + next.elsewhere)
            const input = { book: 'letter' as const, year, last, reason: 'x' }
            const done = await outcome(office.administrator, 'letter.takeBook', input)
            expect(done).toBe(last < model.last ? 'NumberUsed' : 'ok')
            if (done === 'ok') Object.assign(model, { last, here: true })
          } else {
            office.core.close()
            office = await open(folder)
          }
        }
        const { store } = office.core.office
        const letters = listLetters(store).filter(({ state }) => state !== 'draft')
        const numbers = letters.map(({ number }) => number ?? 0).sort((a, b) => a - b)
        expect(numbers).toEqual([...model.given].sort((a, b) => a - b))
        expect(
          letters
            .filter(({ state }) => state === 'voided')
            .map(({ number }) => number)
            .sort(),
        ).toEqual([...model.voided].sort())
        for (const letter of letters) expect(getContent(store, letter.id)?.number).toBe(letter.number)
        const book = await must(office.officer, 'letter.book', { book: 'letter', year })
        expect(book.last).toBe(model.last)
        expect(verifyLedger(store).problems).toEqual([])
      } finally {
        office.core.close()
        removeFolder(folder)
      }
    }),
    { numRuns: histories },
  )
})
