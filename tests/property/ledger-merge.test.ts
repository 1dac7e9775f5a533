import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerHeads } from '../../db/ledger/office/known.ts'
import { replay } from '../../db/ledger/project.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import type { Store } from '../../db/store.ts'
import type { EntryPlace } from '../../shared/ledger/intake.ts'
import { edits } from '../support/merge-edits.ts'
import { lostSilently } from '../support/merge-oracle.ts'
import { type Bundle, foundedImages, MergeWorld } from '../support/merge-world.ts'

const long = process.env.SMC_LONG === '1'
const pcs = 3
const fiveYears = 5 * 366 * 86_400_000

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom(...Object.keys(edits)), pc: fc.nat(pcs - 1), n: fc.nat(7) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send'), pc: fc.nat(pcs - 1), n: fc.nat(pcs - 2) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('arrive'), pc: fc.nat(20), n: fc.nat(1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clock'),
      pc: fc.nat(pcs - 1),
      n: fc.integer({ min: -fiveYears, max: fiveYears }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('keepCopy'), pc: fc.nat(pcs - 1), n: fc.constant(0) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore'), pc: fc.nat(pcs - 1), n: fc.constant(0) }) },
)

const states = ['draft', 'issued', 'delivered', 'filed', 'voided']

/** How far weeks and issued letters have come on a PC: none of it may ever go back. */
const reached = (store: Store): ReadonlyMap<string, number> =>
  new Map([
    ...(
      store.prepare('SELECT friday, max(revision) AS last FROM week_revision GROUP BY friday').all() as {
        friday: string
        last: number
      }[]
    ).map(({ friday, last }) => [friday, last] as const),
    ...(
      store.prepare(`SELECT id, state FROM letter WHERE state <> 'draft'`).all() as {
        id: string
        state: string
      }[]
    ).map(({ id, state }) => [id, states.indexOf(state)] as const),
    ...(store.prepare('SELECT book, last FROM number_book').all() as { book: string; last: number }[]).map(
      ({ book, last }) => [book, last] as const,
    ),
  ])

const conflictsOf = (store: Store): unknown[] => store.prepare('SELECT * FROM conflict').all()

const goesBack = (steps: readonly { readonly do: string; readonly pc: number }[]): boolean =>
  steps.some(
    (one, at) =>
      one.do === 'restore' &&
      steps.slice(0, at).some(({ do: what, pc }) => what === 'keepCopy' && pc === one.pc),
  )

describe('PCs of one office', () => {
  let world: MergeWorld
  let histories = 0
  beforeAll(async () => {
    world = new MergeWorld(await foundedImages(pcs))
  })
  afterAll(() => world.close())

  it('come to the same state, lose nothing silently and never go back, whatever travels how', {
    timeout: long ? 1_800_000 : 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), (steps) =>
        world.history(goesBack(steps), async () => {
          const travelling: { readonly to: number; readonly bundle: Bundle }[] = []
          const acknowledged = new Map<string, readonly EntryPlace[]>()
          const copies = new Map<number, Buffer>()
          const before = world.pcs.map(({ store }) => reached(store))
          for (const { do: what, pc: at, n } of steps) {
            const pc = world.pcs[at % pcs] ?? world.pcs[0]
            if (pc === undefined) continue
            if (what === 'send') {
              const to = (at + 1 + n) % pcs
              travelling.push({ to, bundle: await world.pack(pc, acknowledged.get(`${at}>${to}`) ?? []) })
            } else if (what === 'arrive') {
              const sent = travelling[at % Math.max(travelling.length, 1)]
              const receiver = sent === undefined ? undefined : world.pcs[sent.to]
              if (sent === undefined || receiver === undefined) continue
              const hash = stateHash(receiver.store)
              const taken = world.take(receiver, sent.bundle)
              if (taken.ok && n === 1) {
                for (let from = 0; from < pcs; from++)
                  acknowledged.set(`${from}>${sent.to}`, ledgerHeads(receiver.store))
              }
              if (!taken.ok) {
                expect(taken.error.every(({ type }) => type === 'Gap')).toBe(true)
                expect(stateHash(receiver.store)).toBe(hash)
              }
            } else if (what === 'clock') pc.skew = n
            else if (what === 'keepCopy') {
              if (goesBack(steps)) copies.set(at, world.image(pc))
            } else if (what === 'restore') {
              const copy = copies.get(at)
              if (copy === undefined) continue
              world.restore(pc, copy)
              before[at] = reached(pc.store)
            } else edits[what]?.(world, pc, n)
            world.pcs.forEach(({ store }, index) => {
              const now = reached(store)
              for (const [thing, far] of before[index] ?? [])
                expect(now.get(thing) ?? -1).toBeGreaterThanOrEqual(far)
              before[index] = now
            })
          }

          for (const { to, bundle } of travelling) {
            const receiver = world.pcs[to]
            if (receiver !== undefined) world.take(receiver, bundle)
          }
          await world.settle()
          expect(new Set(world.hashes()).size).toBe(1)
          const [first] = world.pcs
          if (first === undefined) return
          const conflicts = conflictsOf(first.store)
          for (const { store } of world.pcs) {
            expect(conflictsOf(store)).toEqual(conflicts)
            expect(store.db.pragma('foreign_key_check')).toEqual([])
          }
          expect(lostSilently(first.store)).toEqual([])
          const hash = stateHash(first.store)
          for (const { to, bundle } of travelling) {
            const receiver = world.pcs[to]
            const again = receiver && world.take(receiver, bundle)
            expect(again?.ok && again.value.added).toBe(0)
          }
          histories += 1
          if (histories % 8 > 0) return
          expect(verifyLedger(first.store).problems).toEqual([])

          replay(first.store)
          expect(stateHash(first.store)).toBe(hash)
          expect(conflictsOf(first.store)).toEqual(conflicts)
        }),
      ),
      { numRuns: Number(process.env.SMC_RUNS ?? (long ? 10_000 : 2_000)) },
    )
  })
})
