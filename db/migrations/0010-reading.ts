/**
 * How this office reads plans: who the names of an issuer's letters are, the habits for what a deadline leaves open.
 */
import type { Migration } from './migrate.ts'

export const readingMigration: Migration = {
  version: 10,
  name: 'reading',
  sql: `
CREATE TABLE plan_party (
  unit_id TEXT NOT NULL,
  issuer TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  printed TEXT NOT NULL,
  concern TEXT NOT NULL CHECK (concern IN ('ours', 'other')),
  department TEXT NOT NULL,
  PRIMARY KEY (unit_id, issuer, name),
  CHECK (concern = 'ours' OR department = '')
) STRICT, WITHOUT ROWID;

CREATE TABLE deadline_habit (
  unit_id TEXT NOT NULL,
  habits TEXT NOT NULL CHECK (json_type(habits) = 'object'),
  PRIMARY KEY (unit_id)
) STRICT, WITHOUT ROWID;
`,
}
