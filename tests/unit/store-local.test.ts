import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listAliases, putAlias } from '../../db/alias/aliases.ts'
import { clearDraft, readDraft, saveDraft } from '../../db/draft/drafts.ts'
import {
  deletePendingImports,
  getPendingImport,
  putPendingImport,
} from '../../db/import-pending/pending-imports.ts'
import { insertTableImport, listTableImports } from '../../db/import-pending/table-imports.ts'
import { countLedger, listHistory } from '../../db/ledger/history.ts'
import { foundOffice, write } from '../../db/ledger/unit-of-work.ts'
import { isDemo, markDemo } from '../../db/meta.ts'
import { allRules, getRule, insertRule, listRuleHeaders, rulesOfKind } from '../../db/rule/rules.ts'
import { getSetting, putSetting } from '../../db/setting/settings.ts'
import { insertUnit } from '../../db/unit/units.ts'
import type { Rule } from '../../shared/rules/bodies.ts'
import {
  administrator,
  fridayAfternoon,
  madeUpOffice,
  madeUpUnit,
  officer,
  opened,
  temporaryFolder,
  unitId,
} from '../support/office.ts'

const friday = '2026-11-20'

describe('A draft', () => {
  it('keeps the raw text of each field, and when the newest was saved', async () => {
    const { store } = await madeUpOffice()
    expect(readDraft(store, 'week/a')).toEqual({ fields: {}, savedAt: null })
    saveDraft(store, 'week/a', { total: '89,', 'row/tinh/Hộ tịch/c3': ' 12' }, 1000)
    saveDraft(store, 'week/a', { total: '89,1' }, 2000)
    expect(readDraft(store, 'week/a')).toEqual({
      fields: { total: '89,1', 'row/tinh/Hộ tịch/c3': ' 12' },
      savedAt: 2000,
    })
  })

  it('forgets a field that is null, and no other', async () => {
    const { store } = await madeUpOffice()
    saveDraft(store, 'week/a', { total: '89', note: '' }, 1000)
    saveDraft(store, 'week/a', { total: null, absent: null }, 2000)
    expect(readDraft(store, 'week/a').fields).toEqual({ note: '' })
  })

  it('is cleared without touching another, and never enters the ledger', async () => {
    const { store } = await madeUpOffice()
    const entries = countLedger(store)
    saveDraft(store, 'week/a', { total: '1' }, 1000)
    saveDraft(store, 'week/b', { total: '2' }, 1000)
    clearDraft(store, 'week/a')
    expect([readDraft(store, 'week/a').fields, readDraft(store, 'week/b').fields]).toEqual([
      {},
      { total: '2' },
    ])
    expect(countLedger(store)).toBe(entries)
  })

  it('typed before the set-up is there until the set-up clears it', async () => {
    const store = await opened({ file: join(temporaryFolder(), 'so.db'), clock: () => fridayAfternoon })
    saveDraft(store, 'setup', { name: 'An Mẫu' }, 1000)
    expect(readDraft(store, 'setup').fields).toEqual({ name: 'An Mẫu' })
    foundOffice(store, { unitId, actor: administrator.id, reason: '' }, (w) => {
      insertUnit(w, madeUpUnit)
      clearDraft(store, 'setup')
    })
    expect(store.prepare('SELECT count(*) FROM draft').pluck().get()).toBe(0)
  })
})

describe('A setting', () => {
  it('is of this PC: it outlives the set-up', async () => {
    const file = join(temporaryFolder(), 'so.db')
    const store = await opened({ file, clock: () => fridayAfternoon })
    expect(getSetting(store, 'lockMinutes')).toBeNull()
    putSetting(store, 'lockMinutes', 15, 1000)
    putSetting(store, 'lockMinutes', 20, 2000)
    store.close()
    const { store: office } = await madeUpOffice(file)
    expect(getSetting(office, 'lockMinutes')).toBe(20)
  })

  it('marks the made-up commune', async () => {
    const { store } = await madeUpOffice()
    expect(isDemo(store)).toBe(false)
    markDemo(store)
    expect(isDemo(store)).toBe(true)
  })
})

describe('A remembered name', () => {
  it('is found however it is spelled, in its own section', async () => {
    const { store } = await madeUpOffice()
    putAlias(store, { section: 'tinh', raw: 'Lĩnh vực  Hộ tịch ', field: 'Hộ tịch' }, 1000)
    putAlias(store, { section: 'bo', raw: 'Lĩnh vực Hộ tịch', field: 'Cư trú' }, 1000)
    putAlias(store, { section: 'tinh', raw: 'Lĩnh vực Hộ tịch', field: 'Tư pháp' }, 2000)
    expect(listAliases(store)).toEqual([
      { section: 'bo', raw: 'Lĩnh vực Hộ tịch', field: 'Cư trú' },
      { section: 'tinh', raw: 'Lĩnh vực Hộ tịch', field: 'Tư pháp' },
    ])
  })
})

describe('A table that waits', () => {
  const pending = {
    id: 'a',
    friday,
    proposal: { rows: [1] },
    sha256: 'a'.repeat(64),
    name: 'bảng.xlsx',
    at: 1000,
  }

  it('is kept until it is taken, one for each week', async () => {
    const { store } = await madeUpOffice()
    putPendingImport(store, pending)
    expect(getPendingImport(store, 'a')).toEqual(pending)
    putPendingImport(store, { ...pending, id: 'b' })
    putPendingImport(store, { ...pending, id: 'c', friday: '2026-11-27' })
    expect(getPendingImport(store, 'a')).toBeNull()
    deletePendingImports(store, friday)
    expect([getPendingImport(store, 'b'), getPendingImport(store, 'c')?.id]).toEqual([null, 'c'])
  })

  it('that was taken is in the ledger by its hash and counts', async () => {
    const { store } = await madeUpOffice()
    const taken = { id: 'a', friday, sha256: 'a'.repeat(64), name: 'bảng.xlsx', rows: 12, skipped: 1 }
    write(store, { actor: officer.id, reason: '' }, (w) => insertTableImport(w, taken))
    expect(listTableImports(store, friday)).toEqual([{ ...taken, at: fridayAfternoon, by: officer.id }])
    expect(listHistory(store, { limit: 1 })[0]).toMatchObject({
      kind: 'foreign',
      entity: 'tableImport',
      fields: { sha256: { from: null, to: taken.sha256 }, rows: { from: null, to: 12 } },
    })
  })
})

describe('Rules', () => {
  const rule: Rule = {
    kind: 'fields',
    version: '2026',
    revision: 1,
    title: 'Lĩnh vực',
    status: 'unverified',
    effectiveFrom: '2026-01-01',
    effectiveTo: null,
    citation: 'Mẫu',
    body: { fields: [{ name: 'Hộ tịch', aliases: ['Tư pháp - Hộ tịch'] }] },
  }
  const grades: Rule = {
    ...rule,
    kind: 'grades',
    effectiveTo: '2026-12-31',
    note: 'thử',
    body: { bands: [{ name: 'Tốt', from: 80, to: 90, confidence: 'verified' }] },
  }

  it('are read back as they were saved, version by version', async () => {
    const { store } = await madeUpOffice()
    const next: Rule = { ...rule, revision: 2, body: { fields: [] } }
    write(store, { actor: administrator.id, reason: '' }, (w) => {
      for (const saved of [grades, rule, next]) insertRule(w, saved)
    })
    expect(allRules(store)).toEqual([rule, next, grades])
    expect(rulesOfKind(store, 'fields')).toEqual([rule, next])
    expect(getRule(store, 'fields', 2)).toEqual(next)
    expect(getRule(store, 'fields', 3)).toBeNull()
    const { body: _, ...header } = grades
    expect(listRuleHeaders(store).at(-1)).toEqual(header)
  })

  it('are saved once for a revision', async () => {
    const { store } = await madeUpOffice()
    const save = () => write(store, { actor: administrator.id, reason: '' }, (w) => insertRule(w, rule))
    save()
    expect(save).toThrow('a new revision')
    expect(allRules(store)).toHaveLength(1)
  })
})
