/** Every migration that ever shipped, in order; one that shipped is never edited. */
import { ledgerMigration } from './0001-ledger.ts'
import { officeMigration } from './0002-office.ts'
import { weekMigration } from './0003-week.ts'
import { chainMigration } from './0004-chain.ts'
import { targetMigration } from './0005-target.ts'
import { dossierMigration } from './0006-dossier.ts'
import { planMigration } from './0007-plan.ts'
import { periodMigration } from './0008-period.ts'
import { letterMigration } from './0009-letter.ts'
import { readingMigration } from './0010-reading.ts'
import { reviewMigration } from './0011-review.ts'
import { exchangeMigration } from './0012-exchange.ts'
import { bundleMigration } from './0013-bundle.ts'
import { mergeMigration } from './0014-merge.ts'
import { sentMigration } from './0015-sent.ts'
import { intakeMigration } from './0016-intake.ts'
import type { Migration } from './migrate.ts'

export const migrations: readonly Migration[] = [
  ledgerMigration,
  officeMigration,
  weekMigration,
  chainMigration,
  targetMigration,
  dossierMigration,
  planMigration,
  periodMigration,
  letterMigration,
  readingMigration,
  reviewMigration,
  exchangeMigration,
  bundleMigration,
  mergeMigration,
  sentMigration,
  intakeMigration,
]

/** The schema this program writes. */
export const schemaVersion = migrations.length
