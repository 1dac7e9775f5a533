/** Who we are and what we work by: the unit, its signers and people, its rules; PINs stay on this PC. */
import type { Migration } from './migrate.ts'

const date = (column: string): string =>
  `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND ${column} IS date(${column})`

export const officeMigration: Migration = {
  version: 2,
  name: 'office',
  sql: `
CREATE TABLE unit (
  unit_id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  place TEXT NOT NULL,
  portal_code TEXT NOT NULL,
  province_code TEXT NOT NULL,
  upper_unit TEXT NOT NULL,
  superior_lines TEXT NOT NULL CHECK (json_type(superior_lines) = 'array'),
  issuing_lines TEXT NOT NULL CHECK (json_type(issuing_lines) = 'array'),
  document_symbol TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE signer (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  authority TEXT NOT NULL,
  on_behalf_of TEXT NOT NULL,
  title TEXT NOT NULL,
  from_date TEXT NOT NULL CHECK (${date('from_date')}),
  to_date TEXT CHECK (to_date IS NULL OR ${date('to_date')}),
  PRIMARY KEY (unit_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('viewer', 'officer', 'approver', 'administrator')),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  PRIMARY KEY (unit_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pin (
  unit_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  salt BLOB NOT NULL,
  hash BLOB NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  retry_at INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (unit_id, user_id),
  FOREIGN KEY (unit_id, user_id) REFERENCES user (unit_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery (
  unit_id TEXT NOT NULL PRIMARY KEY,
  salt BLOB NOT NULL,
  hash BLOB NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  retry_at INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
  unit_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  version TEXT NOT NULL,
  title TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('official', 'provisional', 'unverified')),
  effective_from TEXT NOT NULL CHECK (${date('effective_from')}),
  effective_to TEXT CHECK (effective_to IS NULL OR ${date('effective_to')}),
  citation TEXT NOT NULL,
  note TEXT,
  body TEXT NOT NULL CHECK (json_type(body) = 'object'),
  PRIMARY KEY (unit_id, kind, revision)
) STRICT;
CREATE TRIGGER rule_never_changes BEFORE UPDATE ON rule
BEGIN SELECT RAISE(ABORT, 'an edited rule is a new revision'); END;
CREATE TRIGGER rule_never_deleted BEFORE DELETE ON rule
BEGIN SELECT RAISE(ABORT, 'an edited rule is a new revision'); END;
CREATE TRIGGER rule_never_replaced BEFORE INSERT ON rule
WHEN EXISTS (SELECT 1 FROM rule WHERE unit_id = NEW.unit_id AND kind = NEW.kind AND revision = NEW.revision)
BEGIN SELECT RAISE(ABORT, 'an edited rule is a new revision'); END;

CREATE TABLE setting (
  unit_id TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  unit_id TEXT NOT NULL,
  scope TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, scope, field)
) STRICT, WITHOUT ROWID;
`,
}
