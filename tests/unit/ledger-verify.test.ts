import { describe, expect, it } from 'vitest'
import { saveDraft } from '../../db/draft/drafts.ts'
import { sha256Text } from '../../db/hash.ts'
import { countLedger, listHistory } from '../../db/ledger/history.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import type { Store } from '../../db/store.ts'
import { updateUnit } from '../../db/unit/units.ts'
import { startCorrection } from '../../db/week/corrections.ts'
import { insertRevision } from '../../db/week/revisions.ts'
import { canonicalHash } from '../../shared/ledger/canonical.ts'
import { administrator, madeUpContent, madeUpOffice, madeUpUnit, officer } from '../support/office.ts'

async function officeWithAWeek(): Promise<Store> {
  const { store } = await madeUpOffice()
  const content = madeUpContent()
  write(store, { actor: officer.id, reason: '' }, (w) =>
    insertRevision(w, content, canonicalHash(content, sha256Text)),
  )
  return store
}

const problemsAfter = (store: Store, sql: string): unknown[] => {
  store.db.exec(sql)
  return verifyLedger(store).problems.map(({ type }) => type)
}

describe('The ledger of a file', () => {
  it('holds as the program wrote it', async () => {
    const store = await officeWithAWeek()
    expect(verifyLedger(store)).toEqual({ entries: 5, problems: [] })
    expect(countLedger(store)).toBe(5)
  })

  const unlocked = 'DROP TRIGGER ledger_never_changes; DROP TRIGGER ledger_never_deleted;'

  it.each([
    [
      'an altered actor',
      `${unlocked} UPDATE ledger SET actor = 'system' WHERE position = 2`,
      ['HashMismatch'],
    ],
    ['an altered reason', `${unlocked} UPDATE ledger SET reason = 'x' WHERE position = 2`, ['HashMismatch']],
    ['altered fields', `${unlocked} UPDATE ledger SET fields = '{}' WHERE position = 2`, ['PayloadMismatch']],
    [
      'fields in another spelling',
      `${unlocked} UPDATE ledger SET fields = ' ' || fields WHERE position = 2`,
      ['NotCanonical', 'Malformed'],
    ],
    ['an unknown entity', `${unlocked} UPDATE ledger SET entity = 'x' WHERE position = 2`, ['Malformed']],
    ['an entry taken out', `${unlocked} DELETE FROM ledger WHERE position = 2`, ['Gap']],
    [
      'entries cut off the end',
      `${unlocked} DELETE FROM ledger WHERE entity = 'weekRevision'`,
      ['HeadMismatch', 'WeekMismatch'],
    ],
    ['a ledger emptied', `${unlocked} DELETE FROM ledger`, ['HeadMismatch', 'WeekMismatch']],
    ['a head set back', 'UPDATE device SET seq = seq - 1', ['HeadMismatch']],
    ['a head taken away', 'DELETE FROM device', ['HeadMismatch']],
    [
      'an altered week',
      `DROP TRIGGER week_revision_never_changes; UPDATE week_revision SET content = json_set(content, '$.grade', 'Tốt')`,
      ['WeekMismatch'],
    ],
    [
      'a week that nobody closed',
      `INSERT INTO week_revision SELECT unit_id, '2026-11-27', 1, content, hash, closed_at, closed_by, total, grade, late FROM week_revision`,
      ['WeekMismatch'],
    ],
  ])('shows %s', async (_, sql, types) => {
    expect(problemsAfter(await officeWithAWeek(), sql)).toEqual(types)
  })
})

describe('History', () => {
  it('reads the newest first, in pages', async () => {
    const store = await officeWithAWeek()
    const first = listHistory(store, { limit: 2 })
    expect(first.map(({ position }) => position)).toEqual([5, 4])
    expect(listHistory(store, { limit: 2, before: 4 }).map(({ position }) => position)).toEqual([3, 2])
  })

  it('finds a thing and what hangs on it, and nothing that only begins alike', async () => {
    const store = await officeWithAWeek()
    write(store, { actor: officer.id, reason: '' }, (w) => startCorrection(w, '2026-11-20', 'Sai số'))
    const about = (key: string) => listHistory(store, { key, limit: 10 }).map(({ entity }) => entity)
    expect(about('2026-11-20')).toEqual(['weekCorrection', 'weekRevision'])
    expect(about('2026-11-20/1')).toEqual(['weekRevision'])
    expect(about('2026-11-2')).toEqual([])
    expect(listHistory(store, { entity: 'user', limit: 10 })).toHaveLength(3)
  })
})

describe('The state hash', () => {
  it('is the same for what two PCs share, whatever is local', async () => {
    const [one, two] = [await officeWithAWeek(), await officeWithAWeek()]
    saveDraft(two, 'week/2026-11-27', { note: 'x' }, 1)
    expect(stateHash(one)).toBe(stateHash(two))
  })

  it('differs as soon as one field does', async () => {
    const store = await officeWithAWeek()
    const before = stateHash(store)
    write(store, { actor: administrator.id, reason: '' }, (w) => updateUnit(w, { ...madeUpUnit, place: 'B' }))
    expect(stateHash(store)).not.toBe(before)
  })
})
