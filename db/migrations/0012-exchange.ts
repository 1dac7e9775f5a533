/**
 * What came from other units. `replica` holds each record whole, newest revision only; a fork lies beside it. The
 * narrow tables say the same figures in columns, for the matrix, the sums and the ranks over a hundred units.
 * Units that send, remarks and the answers to them are this office's own records.
 */
import { columns } from '../../shared/stats/form.ts'
import type { Migration } from './migrate.ts'

const counts = columns.map((column) => `${column} REAL`).join(',\n  ')

export const exchangeMigration: Migration = {
  version: 12,
  name: 'exchange',
  sql: `
CREATE TABLE replica (
  unit_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  body TEXT NOT NULL CHECK (json_type(body) = 'object'),
  bundle_id TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  first_revision INTEGER NOT NULL CHECK (first_revision >= 1 AND first_revision <= revision),
  first_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, kind, key)
) STRICT;
CREATE TRIGGER replica_never_older BEFORE UPDATE ON replica WHEN NEW.revision <= OLD.revision
BEGIN SELECT RAISE(ABORT, 'an older record never overwrites a newer one'); END;
CREATE INDEX replica_bundle ON replica (bundle_id);

-- The same revision came with another content: held for a person, never merged.
CREATE TABLE replica_fork (
  unit_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  revision INTEGER NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_type(body) = 'object'),
  bundle_id TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, kind, key, revision, hash)
) STRICT;

-- Sums of the thirteen columns over all rows of a week or a month.
CREATE TABLE replica_period (
  unit_id TEXT NOT NULL,
  key TEXT NOT NULL,
  revision INTEGER NOT NULL,
  first_revision INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  total REAL,
  grade TEXT,
  ${counts},
  PRIMARY KEY (key, unit_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE replica_row (
  unit_id TEXT NOT NULL,
  key TEXT NOT NULL,
  section TEXT NOT NULL CHECK (section IN ('tinh', 'bo')),
  field TEXT NOT NULL,
  ${counts},
  PRIMARY KEY (key, unit_id, section, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE replica_pair (
  unit_id TEXT NOT NULL,
  key TEXT NOT NULL,
  code TEXT NOT NULL,
  numerator REAL,
  denominator REAL,
  PRIMARY KEY (key, unit_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE replica_task (
  unit_id TEXT NOT NULL,
  key TEXT NOT NULL,
  year INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'stuck', 'paused', 'done', 'none')),
  PRIMARY KEY (unit_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE replica_tally (
  unit_id TEXT NOT NULL,
  month TEXT NOT NULL,
  late INTEGER NOT NULL,
  with_letter INTEGER NOT NULL,
  in_time INTEGER NOT NULL,
  PRIMARY KEY (unit_id, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_unit (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  code TEXT NOT NULL,
  -- Unit id in the bundles it sends; null until the first one came.
  sender_id TEXT,
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id)
) STRICT;
CREATE TRIGGER member_unit_never_deleted BEFORE DELETE ON member_unit
BEGIN SELECT RAISE(ABORT, 'a removed unit leaves its row'); END;
CREATE UNIQUE INDEX member_unit_sender ON member_unit (unit_id, sender_id)
  WHERE sender_id IS NOT NULL AND removed_at IS NULL;

-- unit_id is whoever wrote the remark: this office, or the one above it.
CREATE TABLE remark (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  to_unit TEXT NOT NULL,
  period TEXT NOT NULL,
  revision INTEGER NOT NULL,
  figure TEXT NOT NULL,
  sent TEXT NOT NULL,
  seen TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  at INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  PRIMARY KEY (unit_id, id)
) STRICT;
CREATE INDEX remark_period ON remark (to_unit, period);

-- unit_id is whoever answers.
CREATE TABLE remark_answer (
  unit_id TEXT NOT NULL,
  remark_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  answer TEXT NOT NULL CHECK (answer IN ('right', 'corrected')),
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, remark_id)
) STRICT, WITHOUT ROWID;
`,
}
