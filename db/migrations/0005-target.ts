/** Targets of a year, by the document that gave them, and which of several governs. */
import type { Migration } from './migrate.ts'

export const targetMigration: Migration = {
  version: 5,
  name: 'target',
  sql: `
CREATE TABLE target (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  indicator TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 2020 AND 2100),
  operator TEXT NOT NULL CHECK (operator IN ('>=', '>', '=')),
  value REAL NOT NULL CHECK (value >= 0),
  document TEXT NOT NULL CHECK (json_type(document) = 'object'),
  responsible TEXT NOT NULL,
  note TEXT NOT NULL,
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id)
) STRICT;
CREATE TRIGGER target_keeps_its_year BEFORE UPDATE ON target
WHEN NEW.year <> OLD.year OR NEW.indicator <> OLD.indicator
BEGIN SELECT RAISE(ABORT, 'a target belongs to its indicator and its year'); END;
CREATE TRIGGER target_never_deleted BEFORE DELETE ON target
BEGIN SELECT RAISE(ABORT, 'a removed target leaves its row'); END;
CREATE INDEX target_year ON target (unit_id, year, indicator, id);

CREATE TABLE target_choice (
  unit_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  target_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (unit_id, year, indicator),
  FOREIGN KEY (unit_id, target_id) REFERENCES target (unit_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
`,
}
