/** The file's own facts, the ledger with its personal payloads, and what this PC holds of each origin. */
import type { Migration } from './migrate.ts'

export const ledgerMigration: Migration = {
  version: 1,
  name: 'ledger',
  sql: `
-- Facts about this file: own unit and origin, the made-up commune's mark, the mark of a running program.
CREATE TABLE meta (
  unit_id TEXT NOT NULL CHECK (unit_id = '00000000-0000-0000-0000-000000000000'),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (unit_id, key)
) STRICT, WITHOUT ROWID;

-- How far the chain of each origin goes here; the own row is the head that new entries hang on.
CREATE TABLE device (
  unit_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  epoch INTEGER NOT NULL CHECK (epoch >= 1),
  seq INTEGER NOT NULL CHECK (seq >= 0),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  hlc TEXT CHECK (hlc GLOB '[0-9]*.[0-9]*'),
  believed_at INTEGER,
  PRIMARY KEY (unit_id, origin)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
  unit_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  epoch INTEGER NOT NULL CHECK (epoch >= 1),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  position INTEGER NOT NULL CHECK (position >= 1),
  hlc TEXT NOT NULL CHECK (hlc GLOB '[0-9]*.[0-9]*'),
  kind TEXT NOT NULL CHECK (kind IN ('office', 'personal', 'foreign')),
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  base TEXT NOT NULL CHECK (json_type(base) = 'array'),
  fields TEXT CHECK (json_type(fields) = 'object'),
  payload_hash TEXT NOT NULL CHECK (length(payload_hash) = 64),
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  clock TEXT NOT NULL CHECK (clock IN ('ok', 'behind', 'ahead')),
  reason TEXT NOT NULL,
  prev TEXT NOT NULL CHECK (length(prev) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (unit_id, origin, epoch, seq),
  CHECK ((fields IS NULL) = (kind = 'personal'))
) STRICT;
-- Arrival order here, for the history screen; not part of what is hashed.
CREATE UNIQUE INDEX ledger_position ON ledger (unit_id, position);
CREATE INDEX ledger_thing ON ledger (unit_id, entity, key, position);

CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_never_deleted BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
-- INSERT OR REPLACE would delete without firing the delete trigger.
CREATE TRIGGER ledger_never_replaced BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM ledger WHERE unit_id = NEW.unit_id AND origin = NEW.origin
    AND epoch = NEW.epoch AND seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM ledger WHERE unit_id = NEW.unit_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_chained BEFORE INSERT ON ledger
WHEN NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM ledger WHERE unit_id = NEW.unit_id AND origin = NEW.origin
    AND epoch = NEW.epoch AND seq = NEW.seq - 1 AND hash = NEW.prev)
BEGIN SELECT RAISE(ABORT, 'a ledger entry must hang on the one before it'); END;

-- What names a citizen. The ledger holds SHA-256(salt ‖ payload); both can be erased here.
CREATE TABLE personal_payload (
  unit_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  salt TEXT CHECK (length(salt) = 64),
  payload TEXT,
  erased_at INTEGER,
  PRIMARY KEY (unit_id, origin, epoch, seq),
  FOREIGN KEY (unit_id, origin, epoch, seq) REFERENCES ledger (unit_id, origin, epoch, seq)
    DEFERRABLE INITIALLY DEFERRED,
  CHECK ((salt IS NULL) = (payload IS NULL) AND (payload IS NULL) = (erased_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER personal_payload_only_erased BEFORE UPDATE ON personal_payload
WHEN NEW.payload IS NOT NULL OR OLD.payload IS NULL
BEGIN SELECT RAISE(ABORT, 'a personal payload can only be erased'); END;
CREATE TRIGGER personal_payload_never_deleted BEFORE DELETE ON personal_payload
BEGIN SELECT RAISE(ABORT, 'a personal payload can only be erased'); END;
CREATE TRIGGER personal_payload_never_replaced BEFORE INSERT ON personal_payload
WHEN EXISTS (SELECT 1 FROM personal_payload WHERE unit_id = NEW.unit_id AND origin = NEW.origin
    AND epoch = NEW.epoch AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a personal payload can only be erased'); END;
`,
}
