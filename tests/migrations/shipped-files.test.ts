/**
 * A real file of each schema version, made by the program of its time (tests/support/make-store-file.ts). One that
 * left this repository is never made again: it is what stands on the disks of the communes.
 */
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readDraft } from '../../db/draft/drafts.ts'
import { listEvidence } from '../../db/evidence/evidence.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import { schemaVersion } from '../../db/migrations/index.ts'
import { checkDatabase } from '../../db/open.ts'
import { listAssignments } from '../../db/unit/assignments.ts'
import { listSigners } from '../../db/unit/signers.ts'
import { getUnit } from '../../db/unit/units.ts'
import { getCorrection } from '../../db/week/corrections.ts'
import { exportsBetween } from '../../db/week/exports.ts'
import { publicationsBetween } from '../../db/week/publications.ts'
import { latestRevision } from '../../db/week/revisions.ts'
import { ok } from '../../shared/result.ts'
import { approver, fridayAfternoon, madeUpUnit, opened, temporaryFolder, unitId } from '../support/office.ts'
import { schemaDump } from '../support/schema-dump.ts'

const folder = fileURLToPath(new URL('../fixtures/stores/', import.meta.url))
const files = readdirSync(folder).filter((name) => /^schema-\d+\.db$/.test(name))

describe('A file of a shipped version', () => {
  it('is kept for the newest schema', () => {
    expect(files).toContain(`schema-${schemaVersion}.db`)
  })

  it.each(files)('opens whole: %s', async (name) => {
    const file = join(temporaryFolder(), 'so.db')
    copyFileSync(join(folder, name), file)
    const store = await opened({ file, clock: () => fridayAfternoon, beforeMigration: async () => ok(null) })

    expect(store.mode).toBe('write')
    expect(checkDatabase(store.db, 'full')).toEqual([])
    expect(verifyLedger(store).problems).toEqual([])
    await expect(schemaDump(store.db)).toMatchFileSnapshot('../../db/schema.sql')

    expect(getUnit(store)).toEqual({ id: unitId, ...madeUpUnit })
    expect(listSigners(store).map((signer) => signer.name)).toEqual(['Người Ký Mẫu'])
    const week = latestRevision(store, '2026-11-20')
    expect([week?.content.total, week?.approval?.by.id, week?.document.number]).toEqual([
      17.5,
      approver.id,
      '47',
    ])
    expect(listEvidence(store, '2026-11-20').map((evidence) => evidence.name)).toEqual(['ảnh.png'])
    expect(getCorrection(store, '2026-11-20')?.reason).toBe('Sai số liệu')
    expect(readDraft(store, 'week/2026-11-27').fields).toEqual({ total: '89,' })
  })

  it('keeps what followed the week and who was assigned, since schema 4', async () => {
    const file = join(temporaryFolder(), 'so.db')
    copyFileSync(join(folder, 'schema-4.db'), file)
    const store = await opened({ file, clock: () => fridayAfternoon, beforeMigration: async () => ok(null) })
    expect(exportsBetween(store, '2026-11-20', '2026-11-20').map(({ form }) => form)).toEqual(['print'])
    const [published] = publicationsBetween(store, '2026-11-20', '2026-11-20')
    expect([published?.channel, published?.file?.name]).toEqual(['website', 'bảng.png'])
    expect(latestRevision(store, '2026-11-13')?.paper?.approver.id).toBe(approver.id)
    expect(listAssignments(store).map(({ duty }) => duty)).toEqual(['updater'])
  })
})
