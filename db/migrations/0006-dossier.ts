/**
 * The provincial system's list of dossiers: foreign copies, kept to see what comes due and what was moved. The ledger
 * holds the import (hash, counts), not the rows. What names a citizen lies in a table of its own.
 */
import type { Migration } from './migrate.ts'

/** `2026-11-20` or `2026-11-20T16:05`, Vietnamese local time. */
const moment = (column: string): string =>
  `substr(${column}, 1, 10) IS date(substr(${column}, 1, 10))
    AND (length(${column}) = 10 OR ${column} GLOB '????-??-??T[0-2][0-9]:[0-5][0-9]')`
const maybe = (column: string): string => `${column} TEXT CHECK (${column} IS NULL OR ${moment(column)})`

export const dossierMigration: Migration = {
  version: 6,
  name: 'dossier',
  sql: `
CREATE TABLE dossier_import (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  exported_at TEXT NOT NULL CHECK (${moment('exported_at')}),
  rows INTEGER NOT NULL CHECK (rows >= 0),
  dossiers INTEGER NOT NULL CHECK (dossiers >= 0),
  skipped INTEGER NOT NULL CHECK (skipped >= 0),
  changes TEXT NOT NULL CHECK (json_type(changes) = 'object'),
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (unit_id, id)
) STRICT;
CREATE INDEX dossier_import_newest ON dossier_import (unit_id, exported_at, at);

CREATE TABLE dossier (
  unit_id TEXT NOT NULL,
  code TEXT NOT NULL CHECK (code <> '' AND code = upper(code)),
  code_kind TEXT NOT NULL CHECK (code_kind IN ('provincial', 'ministry', 'legacy', 'other')),
  procedure TEXT,
  field TEXT,
  ${maybe('received')},
  ${maybe('due')},
  ${maybe('original_due')},
  ${maybe('governing_due')},
  ${maybe('finished')},
  state TEXT,
  state_class TEXT NOT NULL
    CHECK (state_class IN ('finished', 'stopped', 'inProcess', 'waiting', 'withdrawn', 'unknown')),
  channel TEXT CHECK (channel IN ('online', 'direct', 'post')),
  handling_unit TEXT,
  officer TEXT,
  online_payment INTEGER CHECK (online_payment IN (0, 1)),
  e_result INTEGER CHECK (e_result IN (0, 1)),
  supplements INTEGER CHECK (supplements >= 0),
  doubts TEXT NOT NULL CHECK (json_type(doubts) = 'array'),
  flags TEXT NOT NULL CHECK (json_type(flags) = 'array'),
  first_seen TEXT NOT NULL CHECK (${moment('first_seen')}),
  ${maybe('gone_since')},
  PRIMARY KEY (unit_id, code)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER dossier_original_due_stands BEFORE UPDATE ON dossier
WHEN OLD.original_due IS NOT NULL AND NEW.original_due IS NOT OLD.original_due
BEGIN SELECT RAISE(ABORT, 'the first due date of a dossier never changes'); END;
CREATE TRIGGER dossier_never_deleted BEFORE DELETE ON dossier
BEGIN SELECT RAISE(ABORT, 'a dossier that left the list keeps its row'); END;

CREATE TABLE dossier_party (
  unit_id TEXT NOT NULL,
  code TEXT NOT NULL,
  applicant TEXT,
  id_no TEXT,
  id_padded TEXT,
  phone TEXT,
  address TEXT,
  raw TEXT NOT NULL CHECK (json_type(raw) = 'object'),
  PRIMARY KEY (unit_id, code),
  FOREIGN KEY (unit_id, code) REFERENCES dossier (unit_id, code) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE dossier_move (
  unit_id TEXT NOT NULL,
  code TEXT NOT NULL,
  import_id TEXT NOT NULL,
  at TEXT NOT NULL CHECK (${moment('at')}),
  ${maybe('old_due')},
  ${maybe('new_due')},
  was_overdue INTEGER NOT NULL CHECK (was_overdue IN (0, 1)),
  after_supplement INTEGER NOT NULL CHECK (after_supplement IN (0, 1)),
  PRIMARY KEY (unit_id, code, import_id),
  FOREIGN KEY (unit_id, code) REFERENCES dossier (unit_id, code) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TRIGGER dossier_move_never_changes BEFORE UPDATE ON dossier_move
BEGIN SELECT RAISE(ABORT, 'a moved date stays in the history'); END;
CREATE TRIGGER dossier_move_never_deleted BEFORE DELETE ON dossier_move
BEGIN SELECT RAISE(ABORT, 'a moved date stays in the history'); END;

-- What this PC was told: which column of a layout is which, and what a state of the system means.
CREATE TABLE dossier_layout (
  unit_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  answers TEXT NOT NULL CHECK (json_type(answers) = 'object'),
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, fingerprint)
) STRICT, WITHOUT ROWID;
`,
}
