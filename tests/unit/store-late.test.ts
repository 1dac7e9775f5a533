import '../support/seed.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { listDossiers, listLateDossiers } from '../../db/dossier/dossiers.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import { chainId, chainsWithRemedy, listChains, saveChain } from '../../db/letter/chains.ts'
import { calendarAt } from '../../electron/core/dossiers.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { channels, stateClasses } from '../../shared/dossier/dossier.ts'
import { emptyTexts } from '../../shared/letter/chain.ts'
import { lateItems } from '../../shared/letter/late.ts'
import { testOffice } from '../support/core.ts'
import { keepDossiers, listed } from '../support/dossiers.ts'

it('The late board reads only what it needs, and misses nothing', async () => {
  const office = await testOffice({ now: instantOf('2026-10-13', '08:00') })
  const { store } = office.core.office
  const day = fc
    .integer({ min: 0, max: 50 })
    .map((days) => new Date(Date.UTC(2026, 8, 1 + days)).toISOString().slice(0, 10))
  const moment = fc.oneof(
    day,
    day.map((date) => `${date}T09:30`),
  )
  const facts = fc.record({
    received: fc.option(moment),
    due: fc.option(moment, { freq: 8 }),
    finished: fc.option(moment),
    stateClass: fc.constantFrom(...stateClasses),
    channel: fc.constantFrom(...channels),
  })
  const sample = fc.sample(facts, { numRuns: 400, seed: 5 })
  keepDossiers(
    office,
    '2026-10-13T07:30',
    sample.map((part, nth) => listed(`H00.000-260901-${String(nth).padStart(4, '0')}`, part)),
  )
  const early = listDossiers(store).filter(
    ({ finished, due }) => finished !== null && due !== null && finished.slice(0, 10) < due.slice(0, 10),
  )
  write(store, { actor: 'system', reason: '' }, (w) => {
    for (const [nth, { code, due }] of early.slice(0, 3).entries()) {
      const { field, procedure, received, unit, officer } = listed(code).facts
      const chain = { code, field, procedure, received, due: due ?? '', unit, officer }
      const own = { reason: null, incidentId: null, explainedOn: null, finishedOn: null }
      saveChain(w, { ...chain, ...own }, { ...emptyTexts, remedy: nth === 0 ? 'Đã nhắc' : ' ' })
    }
  })
  const chains = listChains(store)
  const world = {
    now: '2026-10-13T08:00',
    calendar: calendarAt(store, '2026-10-13'),
    body: { deadlineDays: 1, reappointments: 1 },
    chainIdOf: (code: string) => chainId(store, code),
    lettersOf: () => [],
    urgedOf: () => 0,
    remedyOf: () => false,
  }
  const few = listLateDossiers(store)
  const items = lateItems(few, chains, world)
  expect(items).toEqual(lateItems(listDossiers(store), chains, world))
  expect(items.length).toBeGreaterThan(10)
  expect(few.length).toBeLessThan(listDossiers(store).length - 50)
  expect([...chainsWithRemedy(store)]).toEqual([chainId(store, early[0]?.code ?? '')])
  office.close()
})
