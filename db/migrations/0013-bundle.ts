/**
 * The exchange of bundles as this PC knows it: units and keys that were confirmed, the public half of the recovery
 * code, and the hand-over book of what went out and came in. The secret half of the PC's own key lies in no database.
 */
import type { Migration } from './migrate.ts'

export const bundleMigration: Migration = {
  version: 13,
  name: 'bundle',
  sql: `
CREATE TABLE peer (
  unit_id TEXT NOT NULL,
  peer_id TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  relation TEXT NOT NULL CHECK (relation IN ('own', 'upper', 'lower')),
  -- The code printed once: a card signed by it is as good as one signed by a confirmed PC.
  recovery_key TEXT CHECK (length(recovery_key) = 64),
  recovery_recipient TEXT,
  PRIMARY KEY (unit_id, peer_id),
  CHECK ((recovery_key IS NULL) = (recovery_recipient IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE peer_key (
  unit_id TEXT NOT NULL,
  peer_id TEXT NOT NULL,
  key_id TEXT NOT NULL CHECK (length(key_id) = 64),
  recipient TEXT NOT NULL,
  origin TEXT NOT NULL,
  pc_name TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('self', 'card', 'phone')),
  confirmed_by TEXT NOT NULL,
  confirmed_at INTEGER NOT NULL,
  revoked_at INTEGER,
  PRIMARY KEY (unit_id, peer_id, key_id),
  FOREIGN KEY (unit_id, peer_id) REFERENCES peer (unit_id, peer_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TRIGGER peer_key_never_deleted BEFORE DELETE ON peer_key
BEGIN SELECT RAISE(ABORT, 'a key that was confirmed is revoked, never forgotten'); END;

CREATE TABLE bundle_out (
  unit_id TEXT NOT NULL,
  bundle_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  year INTEGER NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('office', 'up', 'down', 'receipt')),
  recipients TEXT NOT NULL CHECK (json_type(recipients) = 'array'),
  manifest TEXT NOT NULL CHECK (json_type(manifest) = 'object'),
  manifest_hash TEXT NOT NULL CHECK (length(manifest_hash) = 64),
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  PRIMARY KEY (unit_id, bundle_id),
  UNIQUE (unit_id, year, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER bundle_out_never_changes BEFORE UPDATE ON bundle_out
BEGIN SELECT RAISE(ABORT, 'the hand-over book is append-only'); END;
CREATE TRIGGER bundle_out_never_deleted BEFORE DELETE ON bundle_out
BEGIN SELECT RAISE(ABORT, 'the hand-over book is append-only'); END;

CREATE TABLE bundle_out_record (
  unit_id TEXT NOT NULL,
  bundle_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (unit_id, bundle_id, kind, key),
  FOREIGN KEY (unit_id, bundle_id) REFERENCES bundle_out (unit_id, bundle_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Where copies of it were put; each was read back before it stands here.
CREATE TABLE bundle_copy (
  unit_id TEXT NOT NULL,
  bundle_id TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  place TEXT NOT NULL,
  written_by TEXT NOT NULL,
  PRIMARY KEY (unit_id, bundle_id, written_at, place),
  FOREIGN KEY (unit_id, bundle_id) REFERENCES bundle_out (unit_id, bundle_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What a receiver said of it: by telephone the code alone, by a bundle the whole receipt.
CREATE TABLE bundle_answer (
  unit_id TEXT NOT NULL,
  bundle_id TEXT NOT NULL,
  peer_id TEXT NOT NULL,
  reported_at INTEGER,
  reported_by TEXT,
  received_at INTEGER,
  receipt TEXT CHECK (receipt IS NULL OR json_type(receipt) = 'object'),
  PRIMARY KEY (unit_id, bundle_id, peer_id),
  FOREIGN KEY (unit_id, bundle_id) REFERENCES bundle_out (unit_id, bundle_id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((received_at IS NULL) = (receipt IS NULL) AND (reported_at IS NULL) = (reported_by IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER bundle_answer_receipt_stays BEFORE UPDATE ON bundle_answer
WHEN OLD.receipt IS NOT NULL AND NEW.receipt IS NOT OLD.receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is given once'); END;

CREATE TABLE bundle_in (
  unit_id TEXT NOT NULL,
  bundle_id TEXT NOT NULL,
  sender_id TEXT NOT NULL,
  sender_name TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('office', 'up', 'down', 'receipt')),
  manifest TEXT NOT NULL CHECK (json_type(manifest) = 'object'),
  manifest_hash TEXT NOT NULL CHECK (length(manifest_hash) = 64),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  received_at INTEGER NOT NULL,
  received_by TEXT NOT NULL,
  receipt TEXT NOT NULL CHECK (json_type(receipt) = 'object'),
  -- The bundle that last took the receipt to its sender.
  receipt_in TEXT,
  PRIMARY KEY (unit_id, bundle_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bundle_in_sender ON bundle_in (unit_id, sender_id, received_at);
CREATE TRIGGER bundle_in_never_changes BEFORE UPDATE ON bundle_in
WHEN NEW.manifest IS NOT OLD.manifest OR NEW.receipt IS NOT OLD.receipt OR NEW.sha256 IS NOT OLD.sha256
BEGIN SELECT RAISE(ABORT, 'the hand-over book is append-only'); END;
CREATE TRIGGER bundle_in_never_deleted BEFORE DELETE ON bundle_in
BEGIN SELECT RAISE(ABORT, 'the hand-over book is append-only'); END;
`,
}
