import { describe, expect, it } from 'vitest'
import { readDraft } from '../../db/draft/drafts.ts'
import { listEvidence } from '../../db/evidence/evidence.ts'
import { listHistory } from '../../db/ledger/history.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import type { Store } from '../../db/store.ts'
import { updateUnit } from '../../db/unit/units.ts'
import { getUser } from '../../db/user/users.ts'
import { headsOfYear, latestRevision, revisionsOf } from '../../db/week/revisions.ts'
import { administrator, madeUpOffice, madeUpUnit } from '../support/office.ts'

/** How SQLite goes about every statement that `work` prepares. */
function plansOf(store: Store, work: (store: Store) => unknown): string[] {
  const seen = new Set<string>()
  const prepare: Store['prepare'] = (sql) => {
    seen.add(sql)
    return store.prepare(sql)
  }
  work({ ...store, prepare })
  expect(seen.size).toBeGreaterThan(0)
  return [...seen].flatMap((sql) => {
    const blanks = Array.from({ length: sql.split('?').length - 1 }, () => null)
    const steps = store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...blanks) as { detail: string }[]
    return steps.map(({ detail }) => detail)
  })
}

const walks = (plans: readonly string[]): string[] =>
  plans.filter((plan) => plan.startsWith('SCAN') || plan.includes('TEMP B-TREE'))

describe('No question asked every day walks or sorts a whole table', () => {
  it.each<[string, (store: Store) => unknown]>([
    ['the newest history', (store) => listHistory(store, { limit: 50 })],
    ['older history', (store) => listHistory(store, { limit: 50, before: 900 })],
    ['the weeks of a year', (store) => headsOfYear(store, 2026)],
    ['a week', (store) => revisionsOf(store, '2026-11-20')],
    ['its newest revision', (store) => latestRevision(store, '2026-11-20')],
    ['its draft', (store) => readDraft(store, 'week/2026-11-20')],
    ['its evidence', (store) => listEvidence(store, '2026-11-20')],
    ['a person', (store) => getUser(store, administrator.id)],
    [
      'a unit of work',
      (store) =>
        write(store, { actor: administrator.id, reason: '' }, (w) =>
          updateUnit(w, { ...madeUpUnit, place: 'B' }),
        ),
    ],
  ])('%s', async (_, work) => {
    const { store } = await madeUpOffice()
    expect(walks(plansOf(store, work))).toEqual([])
  })

  it('and the check sees one that does', async () => {
    const { store } = await madeUpOffice()
    const plans = plansOf(store, (watched) =>
      watched.prepare('SELECT * FROM ledger WHERE reason = ? ORDER BY at'),
    )
    expect(walks(plans)).toEqual(['SCAN ledger', 'USE TEMP B-TREE FOR ORDER BY'])
  })
})
