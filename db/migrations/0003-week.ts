/** The weeks: frozen revisions and what follows them, evidence, and the tables read into them. */
import type { Migration } from './migrate.ts'

const date = (column: string): string =>
  `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND ${column} IS date(${column})`
const friday = `friday TEXT NOT NULL CHECK (${date('friday')} AND strftime('%w', friday) = '5')`

export const weekMigration: Migration = {
  version: 3,
  name: 'week',
  sql: `
CREATE TABLE week_revision (
  unit_id TEXT NOT NULL,
  ${friday},
  revision INTEGER NOT NULL CHECK (revision >= 1),
  content TEXT NOT NULL CHECK (json_type(content) = 'object'),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  closed_at INTEGER NOT NULL,
  closed_by TEXT NOT NULL,
  total REAL,
  grade TEXT,
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  PRIMARY KEY (unit_id, friday, revision)
) STRICT;
CREATE TRIGGER week_revision_never_changes BEFORE UPDATE ON week_revision
BEGIN SELECT RAISE(ABORT, 'a closed week is corrected by a new revision'); END;
CREATE TRIGGER week_revision_never_deleted BEFORE DELETE ON week_revision
BEGIN SELECT RAISE(ABORT, 'a closed week is corrected by a new revision'); END;
CREATE TRIGGER week_revision_never_replaced BEFORE INSERT ON week_revision
WHEN EXISTS (SELECT 1 FROM week_revision WHERE unit_id = NEW.unit_id AND friday = NEW.friday
    AND revision = NEW.revision)
BEGIN SELECT RAISE(ABORT, 'a closed week is corrected by a new revision'); END;

CREATE TABLE week_approval (
  unit_id TEXT NOT NULL,
  ${friday},
  revision INTEGER NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('approved', 'returned')),
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (unit_id, friday, revision),
  FOREIGN KEY (unit_id, friday, revision) REFERENCES week_revision (unit_id, friday, revision)
    DEFERRABLE INITIALLY DEFERRED,
  CHECK (decision = 'approved' OR reason IS NOT NULL)
) STRICT;
CREATE TRIGGER week_approval_never_changes BEFORE UPDATE ON week_approval
BEGIN SELECT RAISE(ABORT, 'a decision stands'); END;
CREATE TRIGGER week_approval_never_deleted BEFORE DELETE ON week_approval
BEGIN SELECT RAISE(ABORT, 'a decision stands'); END;
CREATE TRIGGER week_approval_never_replaced BEFORE INSERT ON week_approval
WHEN EXISTS (SELECT 1 FROM week_approval WHERE unit_id = NEW.unit_id AND friday = NEW.friday
    AND revision = NEW.revision)
BEGIN SELECT RAISE(ABORT, 'a decision stands'); END;
CREATE TRIGGER week_approval_by_a_second_person BEFORE INSERT ON week_approval
WHEN EXISTS (SELECT 1 FROM week_revision WHERE unit_id = NEW.unit_id AND friday = NEW.friday
    AND revision = NEW.revision AND closed_by = NEW.by_id)
BEGIN SELECT RAISE(ABORT, 'whoever closed a week cannot decide on it'); END;

CREATE TABLE week_document (
  unit_id TEXT NOT NULL,
  ${friday},
  revision INTEGER NOT NULL,
  number TEXT NOT NULL,
  date TEXT CHECK (date IS NULL OR ${date('date')}),
  signer_id TEXT,
  PRIMARY KEY (unit_id, friday, revision),
  FOREIGN KEY (unit_id, friday, revision) REFERENCES week_revision (unit_id, friday, revision)
    DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (unit_id, signer_id) REFERENCES signer (unit_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- A correction under way; the row goes when it is closed or given up, the ledger remembers it.
CREATE TABLE week_correction (
  unit_id TEXT NOT NULL,
  ${friday},
  reason TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  started_by TEXT NOT NULL,
  PRIMARY KEY (unit_id, friday)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  ${friday},
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id)
) STRICT;
CREATE TRIGGER evidence_never_deleted BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'removed evidence leaves its row'); END;
CREATE INDEX evidence_week ON evidence (unit_id, friday, added_at, id);

-- Tables of the provincial system that were read: hash and counts; the rows are not ours to keep.
CREATE TABLE table_import (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  ${friday},
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  rows INTEGER NOT NULL CHECK (rows >= 0),
  skipped INTEGER NOT NULL CHECK (skipped >= 0),
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (unit_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX table_import_week ON table_import (unit_id, friday, at);

CREATE TABLE pending_import (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  ${friday},
  proposal TEXT NOT NULL CHECK (json_valid(proposal)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, id)
) STRICT;

-- Names that this PC was told: what a source calls a field, as printed, and the field it is.
CREATE TABLE alias (
  unit_id TEXT NOT NULL,
  section TEXT NOT NULL CHECK (section IN ('tinh', 'bo')),
  raw TEXT NOT NULL,
  field TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, section, raw)
) STRICT, WITHOUT ROWID;
`,
}
