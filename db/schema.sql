CREATE TABLE alias (
  unit_id TEXT NOT NULL,
  section TEXT NOT NULL CHECK (section IN ('tinh', 'bo')),
  raw TEXT NOT NULL,
  field TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, section, raw)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  duty TEXT NOT NULL CHECK (duty IN ('updater', 'reviewer')),
  standing TEXT NOT NULL CHECK (standing IN ('main', 'standIn')),
  user_id TEXT NOT NULL,
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND from_date IS date(from_date)),
  to_date TEXT CHECK (to_date IS NULL OR to_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND to_date IS date(to_date)),
  decision_number TEXT NOT NULL,
  decision_date TEXT CHECK (decision_date IS NULL OR decision_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND decision_date IS date(decision_date)),
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id),
  FOREIGN KEY (unit_id, user_id) REFERENCES user (unit_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (to_date IS NULL OR from_date <= to_date)
) STRICT;

CREATE TRIGGER assignment_duties_apart_on_insert BEFORE INSERT ON assignment
WHEN (NEW.removed_at IS NULL AND EXISTS (SELECT 1 FROM assignment WHERE unit_id = NEW.unit_id
    AND user_id = NEW.user_id AND duty <> NEW.duty AND id <> NEW.id AND removed_at IS NULL
    AND from_date <= ifnull(NEW.to_date, '9999-12-31') AND NEW.from_date <= ifnull(to_date, '9999-12-31'))) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'nobody updates and reviews on one day'); END;

CREATE TRIGGER assignment_duties_apart_on_update BEFORE UPDATE ON assignment
WHEN (NEW.removed_at IS NULL AND EXISTS (SELECT 1 FROM assignment WHERE unit_id = NEW.unit_id
    AND user_id = NEW.user_id AND duty <> NEW.duty AND id <> NEW.id AND removed_at IS NULL
    AND from_date <= ifnull(NEW.to_date, '9999-12-31') AND NEW.from_date <= ifnull(to_date, '9999-12-31'))) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'nobody updates and reviews on one day'); END;

CREATE TRIGGER assignment_never_deleted BEFORE DELETE ON assignment WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a removed assignment leaves its row'); END;

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

CREATE TABLE bundle_copy (
  unit_id TEXT NOT NULL,
  bundle_id TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  place TEXT NOT NULL,
  written_by TEXT NOT NULL,
  PRIMARY KEY (unit_id, bundle_id, written_at, place),
  FOREIGN KEY (unit_id, bundle_id) REFERENCES bundle_out (unit_id, bundle_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

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

CREATE TABLE conflict (
  unit_id TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  field TEXT NOT NULL,
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (unit_id, hash, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX conflict_thing ON conflict (unit_id, entity, key);

CREATE TABLE deadline_habit (
  unit_id TEXT NOT NULL,
  habits TEXT NOT NULL CHECK (json_type(habits) = 'object'),
  PRIMARY KEY (unit_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE dossier (
  unit_id TEXT NOT NULL,
  code TEXT NOT NULL CHECK (code <> '' AND code = upper(code)),
  code_kind TEXT NOT NULL CHECK (code_kind IN ('provincial', 'ministry', 'legacy', 'other')),
  procedure TEXT,
  field TEXT,
  received TEXT CHECK (received IS NULL OR substr(received, 1, 10) IS date(substr(received, 1, 10))
    AND (length(received) = 10 OR received GLOB '????-??-??T[0-2][0-9]:[0-5][0-9]')),
  due TEXT CHECK (due IS NULL OR substr(due, 1, 10) IS date(substr(due, 1, 10))
    AND (length(due) = 10 OR due GLOB '????-??-??T[0-2][0-9]:[0-5][0-9]')),
  original_due TEXT CHECK (original_due IS NULL OR substr(original_due, 1, 10) IS date(substr(original_due, 1, 10))
    AND (length(original_due) = 10 OR original_due GLOB '????-??-??T[0-2][0-9]:[0-5][0-9]')),
  governing_due TEXT CHECK (governing_due IS NULL OR substr(governing_due, 1, 10) IS date(substr(governing_due, 1, 10))
    AND (length(governing_due) = 10 OR governing_due GLOB '????-??-??T[0-2][0-9]:[0-5][0-9]')),
  finished TEXT CHECK (finished IS NULL OR substr(finished, 1, 10) IS date(substr(finished, 1, 10))
    AND (length(finished) = 10 OR finished GLOB '????-??-??T[0-2][0-9]:[0-5][0-9]')),
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
  first_seen TEXT NOT NULL CHECK (substr(first_seen, 1, 10) IS date(substr(first_seen, 1, 10))
    AND (length(first_seen) = 10 OR first_seen GLOB '????-??-??T[0-2][0-9]:[0-5][0-9]')),
  gone_since TEXT CHECK (gone_since IS NULL OR substr(gone_since, 1, 10) IS date(substr(gone_since, 1, 10))
    AND (length(gone_since) = 10 OR gone_since GLOB '????-??-??T[0-2][0-9]:[0-5][0-9]')),
  PRIMARY KEY (unit_id, code)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER dossier_never_deleted BEFORE DELETE ON dossier
BEGIN SELECT RAISE(ABORT, 'a dossier that left the list keeps its row'); END;

CREATE TRIGGER dossier_original_due_stands BEFORE UPDATE ON dossier
WHEN OLD.original_due IS NOT NULL AND NEW.original_due IS NOT OLD.original_due
BEGIN SELECT RAISE(ABORT, 'the first due date of a dossier never changes'); END;

CREATE TABLE dossier_import (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  exported_at TEXT NOT NULL CHECK (substr(exported_at, 1, 10) IS date(substr(exported_at, 1, 10))
    AND (length(exported_at) = 10 OR exported_at GLOB '????-??-??T[0-2][0-9]:[0-5][0-9]')),
  rows INTEGER NOT NULL CHECK (rows >= 0),
  dossiers INTEGER NOT NULL CHECK (dossiers >= 0),
  skipped INTEGER NOT NULL CHECK (skipped >= 0),
  changes TEXT NOT NULL CHECK (json_type(changes) = 'object'),
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (unit_id, id)
) STRICT;

CREATE INDEX dossier_import_newest ON dossier_import (unit_id, exported_at, at);

CREATE TABLE dossier_layout (
  unit_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  answers TEXT NOT NULL CHECK (json_type(answers) = 'object'),
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, fingerprint)
) STRICT, WITHOUT ROWID;

CREATE TABLE dossier_move (
  unit_id TEXT NOT NULL,
  code TEXT NOT NULL,
  import_id TEXT NOT NULL,
  at TEXT NOT NULL CHECK (substr(at, 1, 10) IS date(substr(at, 1, 10))
    AND (length(at) = 10 OR at GLOB '????-??-??T[0-2][0-9]:[0-5][0-9]')),
  old_due TEXT CHECK (old_due IS NULL OR substr(old_due, 1, 10) IS date(substr(old_due, 1, 10))
    AND (length(old_due) = 10 OR old_due GLOB '????-??-??T[0-2][0-9]:[0-5][0-9]')),
  new_due TEXT CHECK (new_due IS NULL OR substr(new_due, 1, 10) IS date(substr(new_due, 1, 10))
    AND (length(new_due) = 10 OR new_due GLOB '????-??-??T[0-2][0-9]:[0-5][0-9]')),
  was_overdue INTEGER NOT NULL CHECK (was_overdue IN (0, 1)),
  after_supplement INTEGER NOT NULL CHECK (after_supplement IN (0, 1)),
  PRIMARY KEY (unit_id, code, import_id),
  FOREIGN KEY (unit_id, code) REFERENCES dossier (unit_id, code) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TRIGGER dossier_move_never_changes BEFORE UPDATE ON dossier_move
BEGIN SELECT RAISE(ABORT, 'a moved date stays in the history'); END;

CREATE TRIGGER dossier_move_never_deleted BEFORE DELETE ON dossier_move
BEGIN SELECT RAISE(ABORT, 'a moved date stays in the history'); END;

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

CREATE TABLE draft (
  unit_id TEXT NOT NULL,
  scope TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, scope, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE "evidence" (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  friday TEXT NOT NULL CHECK ((friday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND friday IS date(friday) AND strftime('%w', friday) = '5') OR (friday GLOB '[a-z]*.20[0-9][0-9]-[0-9][0-9]' AND friday NOT GLOB '*[^a-z0-9.-]*')),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id)
) STRICT;

CREATE INDEX evidence_week ON evidence (unit_id, friday, added_at, id);

CREATE TRIGGER evidence_never_deleted BEFORE DELETE ON evidence WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'removed evidence leaves its row'); END;

CREATE TABLE fork (
  unit_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  ours TEXT NOT NULL CHECK (length(ours) = 64),
  theirs TEXT NOT NULL CHECK (length(theirs) = 64),
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, origin, epoch, seq, theirs)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  system TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER,
  what TEXT NOT NULL,
  reported TEXT NOT NULL,
  by_name TEXT NOT NULL,
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id),
  CHECK (to_at IS NULL OR from_at <= to_at)
) STRICT;

CREATE TRIGGER incident_never_deleted BEFORE DELETE ON incident WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a removed incident leaves its row'); END;

CREATE TABLE late_chain (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  code TEXT NOT NULL CHECK (code <> ''),
  field TEXT,
  procedure TEXT,
  received TEXT,
  due TEXT NOT NULL CHECK (substr(due, 1, 10) IS date(substr(due, 1, 10))),
  handling_unit TEXT,
  officer TEXT,
  reason TEXT,
  incident_id TEXT,
  explained_on TEXT CHECK (explained_on IS NULL OR explained_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND explained_on IS date(explained_on)),
  finished_on TEXT CHECK (finished_on IS NULL OR finished_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND finished_on IS date(finished_on)),
  text_hash TEXT,
  opened_at INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  PRIMARY KEY (unit_id, id),
  UNIQUE (unit_id, code)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER late_chain_keeps_its_due BEFORE UPDATE ON late_chain
WHEN (NEW.due IS NOT OLD.due OR NEW.code IS NOT OLD.code) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'the original due date never changes'); END;

CREATE TRIGGER late_chain_never_deleted BEFORE DELETE ON late_chain WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a chain stays'); END;

CREATE TABLE late_list (
  unit_id TEXT NOT NULL,
  month TEXT NOT NULL CHECK (length(month) = 7 AND (month || '-01') IS date(month || '-01')),
  list TEXT NOT NULL CHECK (list IN ('units', 'officers')),
  approved_at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (unit_id, month, list)
) STRICT, WITHOUT ROWID;

CREATE TABLE late_month (
  unit_id TEXT NOT NULL,
  month TEXT NOT NULL CHECK (length(month) = 7 AND (month || '-01') IS date(month || '-01')),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  content TEXT NOT NULL CHECK (json_type(content) = 'object'),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  closed_at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (unit_id, month, revision)
) STRICT;

CREATE TRIGGER late_month_never_changes BEFORE UPDATE ON late_month WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a closed month is closed again by a new revision'); END;

CREATE TRIGGER late_month_never_deleted BEFORE DELETE ON late_month WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a closed month is closed again by a new revision'); END;

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

CREATE UNIQUE INDEX ledger_position ON ledger (unit_id, position);

CREATE INDEX ledger_thing ON ledger (unit_id, entity, key, position);

CREATE TRIGGER ledger_chained BEFORE INSERT ON ledger
WHEN NOT EXISTS (SELECT 1 FROM merge_guard) AND NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM ledger WHERE unit_id = NEW.unit_id
    AND origin = NEW.origin AND epoch = NEW.epoch AND seq = NEW.seq - 1 AND hash = NEW.prev)
BEGIN SELECT RAISE(ABORT, 'a ledger entry must hang on the one before it'); END;

CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_never_deleted BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_never_replaced BEFORE INSERT ON ledger
WHEN NOT EXISTS (SELECT 1 FROM merge_guard) AND (EXISTS (SELECT 1 FROM ledger WHERE unit_id = NEW.unit_id AND origin = NEW.origin
    AND epoch = NEW.epoch AND seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM ledger WHERE unit_id = NEW.unit_id AND position = NEW.position))
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE "letter" (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  chain_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'delivered', 'filed', 'voided')),
  number INTEGER CHECK (number >= 1),
  year INTEGER,
  symbol TEXT,
  issued_on TEXT CHECK (issued_on IS NULL OR issued_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND issued_on IS date(issued_on)),
  issued_at INTEGER,
  issued_by TEXT,
  new_date TEXT CHECK (new_date IS NULL OR new_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND new_date IS date(new_date)),
  late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
  hash TEXT CHECK (length(hash) = 64),
  text_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  delivery TEXT CHECK (delivery IS NULL OR json_type(delivery) = 'object'),
  filed_on TEXT CHECK (filed_on IS NULL OR filed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND filed_on IS date(filed_on)),
  voided TEXT CHECK (voided IS NULL OR json_type(voided) = 'object'),
  PRIMARY KEY (unit_id, id),
  FOREIGN KEY (unit_id, chain_id) REFERENCES late_chain (unit_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((state = 'draft') = (number IS NULL)),
  CHECK ((number IS NULL) = (year IS NULL) AND (number IS NULL) = (issued_on IS NULL)
    AND (number IS NULL) = (hash IS NULL) AND (number IS NULL) = (symbol IS NULL)),
  CHECK ((state = 'voided') = (voided IS NOT NULL)),
  CHECK (state NOT IN ('delivered', 'filed') OR delivery IS NOT NULL),
  CHECK ((state = 'filed') = (filed_on IS NOT NULL))
) STRICT;

CREATE INDEX letter_chain ON letter (unit_id, chain_id, created_at);

CREATE INDEX letter_number ON letter (unit_id, year, number);

CREATE TRIGGER letter_begins_as_a_draft BEFORE INSERT ON letter WHEN (NEW.state <> 'draft') AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a letter begins as a draft'); END;

CREATE TRIGGER letter_issued_stands BEFORE UPDATE ON letter
WHEN (OLD.state <> 'draft' AND (NEW.number IS NOT OLD.number OR NEW.year IS NOT OLD.year OR NEW.hash IS NOT OLD.hash
  OR NEW.text_hash IS NOT OLD.text_hash OR NEW.issued_on IS NOT OLD.issued_on OR NEW.new_date IS NOT OLD.new_date
  OR NEW.chain_id IS NOT OLD.chain_id OR NEW.symbol IS NOT OLD.symbol OR NEW.late IS NOT OLD.late)) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'an issued letter never changes'); END;

CREATE TRIGGER letter_moves_forward BEFORE UPDATE ON letter
WHEN (NEW.state <> OLD.state AND NOT (
  (OLD.state = 'draft' AND NEW.state = 'issued')
  OR (OLD.state = 'issued' AND NEW.state IN ('delivered', 'voided'))
  OR (OLD.state = 'delivered' AND NEW.state IN ('filed', 'voided')))) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'the state of a letter only moves forward'); END;

CREATE TRIGGER letter_never_deleted BEFORE DELETE ON letter WHEN (OLD.state <> 'draft') AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'an issued letter stays in the book'); END;

CREATE TRIGGER letter_number_once_on_insert BEFORE INSERT ON letter
WHEN (NEW.number IS NOT NULL AND EXISTS (SELECT 1 FROM letter WHERE unit_id = NEW.unit_id AND year = NEW.year
    AND number = NEW.number AND id <> NEW.id)) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a number is never given twice'); END;

CREATE TRIGGER letter_number_once_on_update BEFORE UPDATE ON letter
WHEN (NEW.number IS NOT NULL AND EXISTS (SELECT 1 FROM letter WHERE unit_id = NEW.unit_id AND year = NEW.year
    AND number = NEW.number AND id <> NEW.id)) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a number is never given twice'); END;

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

CREATE INDEX member_unit_sender ON member_unit (unit_id, sender_id);

CREATE TRIGGER member_unit_never_deleted BEFORE DELETE ON member_unit WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a removed unit leaves its row'); END;

CREATE TABLE merge_guard (
  unit_id TEXT NOT NULL PRIMARY KEY,
  opened_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
  unit_id TEXT NOT NULL CHECK (unit_id = '00000000-0000-0000-0000-000000000000'),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (unit_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE number_book (
  unit_id TEXT NOT NULL,
  book TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= 0),
  origin TEXT,
  epoch INTEGER,
  PRIMARY KEY (unit_id, book, year),
  CHECK ((origin IS NULL) = (epoch IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER number_book_never_deleted BEFORE DELETE ON number_book WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a number is never given twice'); END;

CREATE TRIGGER number_book_only_grows BEFORE UPDATE ON number_book WHEN (NEW.last < OLD.last) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a number is never given twice'); END;

CREATE TABLE pc (
  unit_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (unit_id, origin)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE "pending_import" (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  friday TEXT NOT NULL CHECK ((friday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND friday IS date(friday) AND strftime('%w', friday) = '5') OR (friday GLOB '[a-z]*.20[0-9][0-9]-[0-9][0-9]' AND friday NOT GLOB '*[^a-z0-9.-]*')),
  proposal TEXT NOT NULL CHECK (json_valid(proposal)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, id)
) STRICT;

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

CREATE TRIGGER personal_payload_never_deleted BEFORE DELETE ON personal_payload
BEGIN SELECT RAISE(ABORT, 'a personal payload can only be erased'); END;

CREATE TRIGGER personal_payload_never_replaced BEFORE INSERT ON personal_payload
WHEN EXISTS (SELECT 1 FROM personal_payload WHERE unit_id = NEW.unit_id AND origin = NEW.origin
    AND epoch = NEW.epoch AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a personal payload can only be erased'); END;

CREATE TRIGGER personal_payload_only_erased BEFORE UPDATE ON personal_payload
WHEN NEW.payload IS NOT NULL OR OLD.payload IS NULL
BEGIN SELECT RAISE(ABORT, 'a personal payload can only be erased'); END;

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

CREATE TABLE plan (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 2020 AND 2100),
  title TEXT NOT NULL,
  number TEXT NOT NULL,
  date TEXT CHECK (date IS NULL OR date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date IS date(date)),
  issuer TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  version INTEGER NOT NULL CHECK (version >= 0),
  sha256 TEXT CHECK (sha256 IS NULL OR length(sha256) = 64),
  name TEXT,
  media_type TEXT,
  bytes INTEGER CHECK (bytes >= 0),
  saved_at INTEGER NOT NULL,
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id),
  CHECK ((sha256 IS NULL) = (name IS NULL) AND (sha256 IS NULL) = (media_type IS NULL)
    AND (sha256 IS NULL) = (bytes IS NULL))
) STRICT;

CREATE INDEX plan_year ON plan (unit_id, year, id);

CREATE TRIGGER plan_never_deleted BEFORE DELETE ON plan WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a removed plan leaves its row'); END;

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

CREATE TABLE plan_phrase (
  unit_id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  phrase TEXT NOT NULL,
  reading TEXT NOT NULL CHECK (json_type(reading) = 'object'),
  rhythm TEXT CHECK (rhythm IS NULL OR json_type(rhythm) = 'object'),
  confirmed_at INTEGER NOT NULL,
  confirmed_by TEXT NOT NULL,
  PRIMARY KEY (unit_id, plan_id, phrase),
  FOREIGN KEY (unit_id, plan_id) REFERENCES plan (unit_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE plan_row (
  unit_id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  kind TEXT NOT NULL CHECK (kind IN ('task', 'target', 'reviewItem')),
  printed TEXT NOT NULL CHECK (json_type(printed) = 'object'),
  removed_at INTEGER,
  PRIMARY KEY (unit_id, plan_id, id),
  FOREIGN KEY (unit_id, plan_id) REFERENCES plan (unit_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX plan_row_order ON plan_row (unit_id, plan_id, seq);

CREATE TABLE plan_version (
  unit_id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  content TEXT NOT NULL CHECK (json_type(content) = 'object'),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (unit_id, plan_id, version),
  FOREIGN KEY (unit_id, plan_id) REFERENCES plan (unit_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TRIGGER plan_version_never_changes BEFORE UPDATE ON plan_version WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'an issued plan is changed by a new version'); END;

CREATE TRIGGER plan_version_never_deleted BEFORE DELETE ON plan_version WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'an issued plan is changed by a new version'); END;

CREATE TRIGGER plan_version_never_replaced BEFORE INSERT ON plan_version
WHEN (EXISTS (SELECT 1 FROM plan_version WHERE unit_id = NEW.unit_id AND plan_id = NEW.plan_id
    AND version = NEW.version)) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'an issued plan is changed by a new version'); END;

CREATE TABLE recovery (
  unit_id TEXT NOT NULL PRIMARY KEY,
  salt BLOB NOT NULL,
  hash BLOB NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  retry_at INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE remark_answer (
  unit_id TEXT NOT NULL,
  remark_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  answer TEXT NOT NULL CHECK (answer IN ('right', 'corrected')),
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, remark_id)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX replica_bundle ON replica (bundle_id);

CREATE TRIGGER replica_never_older BEFORE UPDATE ON replica WHEN NEW.revision <= OLD.revision
BEGIN SELECT RAISE(ABORT, 'an older record never overwrites a newer one'); END;

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

CREATE TABLE replica_pair (
  unit_id TEXT NOT NULL,
  key TEXT NOT NULL,
  code TEXT NOT NULL,
  numerator REAL,
  denominator REAL,
  PRIMARY KEY (key, unit_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE replica_period (
  unit_id TEXT NOT NULL,
  key TEXT NOT NULL,
  revision INTEGER NOT NULL,
  first_revision INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  total REAL,
  grade TEXT,
  c3 REAL,
  c4 REAL,
  c5 REAL,
  c6 REAL,
  c7 REAL,
  c8 REAL,
  c9 REAL,
  c10 REAL,
  c11 REAL,
  c12 REAL,
  c13 REAL,
  PRIMARY KEY (key, unit_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE replica_row (
  unit_id TEXT NOT NULL,
  key TEXT NOT NULL,
  section TEXT NOT NULL CHECK (section IN ('tinh', 'bo')),
  field TEXT NOT NULL,
  c3 REAL,
  c4 REAL,
  c5 REAL,
  c6 REAL,
  c7 REAL,
  c8 REAL,
  c9 REAL,
  c10 REAL,
  c11 REAL,
  c12 REAL,
  c13 REAL,
  PRIMARY KEY (key, unit_id, section, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE replica_tally (
  unit_id TEXT NOT NULL,
  month TEXT NOT NULL,
  late INTEGER NOT NULL,
  with_letter INTEGER NOT NULL,
  in_time INTEGER NOT NULL,
  PRIMARY KEY (unit_id, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE replica_task (
  unit_id TEXT NOT NULL,
  key TEXT NOT NULL,
  year INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'stuck', 'paused', 'done', 'none')),
  PRIMARY KEY (unit_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_item (
  unit_id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  row_id TEXT NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('public', 'internal')),
  stage TEXT NOT NULL
    CHECK (stage IN ('none', 'registered', 'reviewing', 'sent', 'completed', 'submitted', 'forwarded', 'adopted')),
  stage_on TEXT CHECK (stage_on IS NULL OR stage_on IS date(stage_on)),
  figures TEXT NOT NULL CHECK (json_type(figures) = 'object'),
  result TEXT NOT NULL,
  PRIMARY KEY (unit_id, plan_id, row_id),
  FOREIGN KEY (unit_id, plan_id, row_id) REFERENCES plan_row (unit_id, plan_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE review_stream (
  unit_id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('public', 'internal')),
  due TEXT NOT NULL CHECK (json_type(due) = 'object'),
  PRIMARY KEY (unit_id, plan_id, stream),
  FOREIGN KEY (unit_id, plan_id) REFERENCES plan (unit_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
  unit_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  version TEXT NOT NULL,
  title TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('official', 'provisional', 'unverified')),
  effective_from TEXT NOT NULL CHECK (effective_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND effective_from IS date(effective_from)),
  effective_to TEXT CHECK (effective_to IS NULL OR effective_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND effective_to IS date(effective_to)),
  citation TEXT NOT NULL,
  note TEXT,
  body TEXT NOT NULL CHECK (json_type(body) = 'object'),
  PRIMARY KEY (unit_id, kind, revision)
) STRICT;

CREATE TRIGGER rule_never_changes BEFORE UPDATE ON rule WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'an edited rule is a new revision'); END;

CREATE TRIGGER rule_never_deleted BEFORE DELETE ON rule WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'an edited rule is a new revision'); END;

CREATE TRIGGER rule_never_replaced BEFORE INSERT ON rule
WHEN (EXISTS (SELECT 1 FROM rule WHERE unit_id = NEW.unit_id AND kind = NEW.kind AND revision = NEW.revision)) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'an edited rule is a new revision'); END;

CREATE TABLE sent_revision (
  unit_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (unit_id, kind, key)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER sent_revision_only_grows BEFORE UPDATE ON sent_revision WHEN NEW.revision <= OLD.revision
BEGIN SELECT RAISE(ABORT, 'a revision that was sent is not used again'); END;

CREATE TABLE setting (
  unit_id TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE signer (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  authority TEXT NOT NULL,
  on_behalf_of TEXT NOT NULL,
  title TEXT NOT NULL,
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND from_date IS date(from_date)),
  to_date TEXT CHECK (to_date IS NULL OR to_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND to_date IS date(to_date)),
  PRIMARY KEY (unit_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE "table_import" (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  friday TEXT NOT NULL CHECK ((friday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND friday IS date(friday) AND strftime('%w', friday) = '5') OR (friday GLOB '[a-z]*.20[0-9][0-9]-[0-9][0-9]' AND friday NOT GLOB '*[^a-z0-9.-]*')),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  rows INTEGER NOT NULL CHECK (rows >= 0),
  skipped INTEGER NOT NULL CHECK (skipped >= 0),
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  PRIMARY KEY (unit_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX table_import_week ON table_import (unit_id, friday, at);

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

CREATE INDEX target_year ON target (unit_id, year, indicator, id);

CREATE TRIGGER target_keeps_its_year BEFORE UPDATE ON target
WHEN (NEW.year <> OLD.year OR NEW.indicator <> OLD.indicator) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a target belongs to its indicator and its year'); END;

CREATE TRIGGER target_never_deleted BEFORE DELETE ON target WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a removed target leaves its row'); END;

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

CREATE TABLE task (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  plan_id TEXT,
  row_id TEXT,
  year INTEGER NOT NULL CHECK (year BETWEEN 2020 AND 2100),
  seq INTEGER NOT NULL,
  section TEXT NOT NULL CHECK (json_type(section) = 'array'),
  no TEXT NOT NULL,
  content TEXT NOT NULL,
  leads TEXT NOT NULL CHECK (json_type(leads) = 'array'),
  coordinators TEXT NOT NULL CHECK (json_type(coordinators) = 'array'),
  start_text TEXT NOT NULL,
  deadline_text TEXT NOT NULL,
  reading TEXT NOT NULL CHECK (json_type(reading) = 'object'),
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  product TEXT NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL,
  given_on TEXT CHECK (given_on IS NULL OR given_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND given_on IS date(given_on)),
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id),
  FOREIGN KEY (unit_id, plan_id) REFERENCES plan (unit_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((plan_id IS NULL) = (row_id IS NULL))
) STRICT;

CREATE UNIQUE INDEX task_row ON task (unit_id, plan_id, row_id) WHERE plan_id IS NOT NULL;

CREATE INDEX task_year ON task (unit_id, year, plan_id, seq);

CREATE TRIGGER task_keeps_its_plan BEFORE UPDATE ON task
WHEN (NEW.plan_id IS NOT OLD.plan_id OR NEW.row_id IS NOT OLD.row_id OR NEW.year IS NOT OLD.year) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a task belongs to its plan and its year'); END;

CREATE TRIGGER task_never_deleted BEFORE DELETE ON task WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a removed task leaves its row'); END;

CREATE TABLE task_check (
  unit_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'none', 'skipped')),
  on_date TEXT NOT NULL CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND on_date IS date(on_date)),
  note TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (unit_id, task_id, checkpoint),
  FOREIGN KEY (unit_id, task_id) REFERENCES task (unit_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE task_event (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  on_date TEXT NOT NULL CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND on_date IS date(on_date)),
  days INTEGER NOT NULL,
  day_kind TEXT NOT NULL CHECK (day_kind IN ('working', 'calendar')),
  note TEXT NOT NULL,
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id),
  FOREIGN KEY (unit_id, task_id) REFERENCES task (unit_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX task_event_task ON task_event (unit_id, task_id, on_date);

CREATE TABLE task_evidence (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  checkpoint TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('document', 'link', 'file')),
  text TEXT NOT NULL,
  date TEXT CHECK (date IS NULL OR date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date IS date(date)),
  sha256 TEXT CHECK (sha256 IS NULL OR length(sha256) = 64),
  name TEXT,
  media_type TEXT,
  bytes INTEGER CHECK (bytes >= 0),
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id),
  FOREIGN KEY (unit_id, task_id) REFERENCES task (unit_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((sha256 IS NULL) = (name IS NULL) AND (sha256 IS NULL) = (media_type IS NULL)
    AND (sha256 IS NULL) = (bytes IS NULL)),
  CHECK ((kind = 'file') = (sha256 IS NOT NULL))
) STRICT;

CREATE INDEX task_evidence_task ON task_evidence (unit_id, task_id, added_at);

CREATE TABLE task_progress (
  unit_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  role TEXT CHECK (role IN ('lead', 'coordinate', 'none')),
  person_id TEXT,
  person TEXT NOT NULL,
  department TEXT NOT NULL,
  authority TEXT NOT NULL,
  rhythm TEXT CHECK (rhythm IS NULL OR json_type(rhythm) = 'object'),
  own_due TEXT CHECK (own_due IS NULL OR own_due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND own_due IS date(own_due)),
  milestones TEXT NOT NULL CHECK (json_type(milestones) = 'array'),
  status TEXT NOT NULL CHECK (status IN ('open', 'stuck', 'paused', 'done', 'none')),
  status_reason TEXT CHECK (status_reason IS NULL OR json_type(status_reason) = 'object'),
  done_on TEXT CHECK (done_on IS NULL OR done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND done_on IS date(done_on)),
  same_as TEXT CHECK (same_as IS NULL OR same_as <> task_id),
  carried_from TEXT,
  PRIMARY KEY (unit_id, task_id),
  FOREIGN KEY (unit_id, task_id) REFERENCES task (unit_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (unit_id, same_as) REFERENCES task (unit_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (unit_id, carried_from) REFERENCES task (unit_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (status <> 'done' OR done_on IS NOT NULL)
) STRICT;

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

CREATE TABLE "urging" (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  year INTEGER NOT NULL,
  symbol TEXT NOT NULL,
  to_unit TEXT NOT NULL,
  reply_by TEXT NOT NULL CHECK (reply_by GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND reply_by IS date(reply_by)),
  issued_on TEXT NOT NULL CHECK (issued_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND issued_on IS date(issued_on)),
  signer_id TEXT,
  note TEXT NOT NULL,
  items TEXT NOT NULL CHECK (json_type(items) = 'array'),
  at INTEGER NOT NULL,
  by_name TEXT NOT NULL,
  answered_on TEXT CHECK (answered_on IS NULL OR answered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND answered_on IS date(answered_on)),
  answer TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (unit_id, id)
) STRICT;

CREATE INDEX urging_number ON urging (unit_id, year, number);

CREATE TRIGGER urging_never_deleted BEFORE DELETE ON urging WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'an urging slip that went out stands'); END;

CREATE TRIGGER urging_number_once_on_insert BEFORE INSERT ON urging
WHEN (NEW.number IS NOT NULL AND EXISTS (SELECT 1 FROM urging WHERE unit_id = NEW.unit_id AND year = NEW.year
    AND number = NEW.number AND id <> NEW.id)) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a number is never given twice'); END;

CREATE TRIGGER urging_number_once_on_update BEFORE UPDATE ON urging
WHEN (NEW.number IS NOT NULL AND EXISTS (SELECT 1 FROM urging WHERE unit_id = NEW.unit_id AND year = NEW.year
    AND number = NEW.number AND id <> NEW.id)) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a number is never given twice'); END;

CREATE TRIGGER urging_stands BEFORE UPDATE ON urging
WHEN (NEW.number IS NOT OLD.number OR NEW.year IS NOT OLD.year OR NEW.items IS NOT OLD.items
  OR NEW.to_unit IS NOT OLD.to_unit OR NEW.reply_by IS NOT OLD.reply_by) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'an urging slip that went out stands'); END;

CREATE TABLE urging_item (
  unit_id TEXT NOT NULL,
  urging_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('dossier', 'task')),
  key TEXT NOT NULL,
  PRIMARY KEY (unit_id, kind, key, urging_id),
  FOREIGN KEY (unit_id, urging_id) REFERENCES urging (unit_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('viewer', 'officer', 'approver', 'administrator')),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  PRIMARY KEY (unit_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE "week_approval" (
  unit_id TEXT NOT NULL,
  friday TEXT NOT NULL CHECK ((friday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND friday IS date(friday) AND strftime('%w', friday) = '5') OR (friday GLOB '[a-z]*.20[0-9][0-9]-[0-9][0-9]' AND friday NOT GLOB '*[^a-z0-9.-]*')),
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

CREATE TRIGGER week_approval_by_a_second_person BEFORE INSERT ON week_approval
WHEN (EXISTS (SELECT 1 FROM week_revision WHERE unit_id = NEW.unit_id AND friday = NEW.friday
    AND revision = NEW.revision AND closed_by = NEW.by_id)) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'whoever closed a week cannot decide on it'); END;

CREATE TRIGGER week_approval_never_changes BEFORE UPDATE ON week_approval WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a decision stands'); END;

CREATE TRIGGER week_approval_never_deleted BEFORE DELETE ON week_approval WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a decision stands'); END;

CREATE TRIGGER week_approval_never_replaced BEFORE INSERT ON week_approval
WHEN (EXISTS (SELECT 1 FROM week_approval WHERE unit_id = NEW.unit_id AND friday = NEW.friday
    AND revision = NEW.revision)) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a decision stands'); END;

CREATE TABLE "week_correction" (
  unit_id TEXT NOT NULL,
  friday TEXT NOT NULL CHECK ((friday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND friday IS date(friday) AND strftime('%w', friday) = '5') OR (friday GLOB '[a-z]*.20[0-9][0-9]-[0-9][0-9]' AND friday NOT GLOB '*[^a-z0-9.-]*')),
  reason TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  started_by TEXT NOT NULL,
  PRIMARY KEY (unit_id, friday)
) STRICT, WITHOUT ROWID;

CREATE TABLE "week_document" (
  unit_id TEXT NOT NULL,
  friday TEXT NOT NULL CHECK ((friday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND friday IS date(friday) AND strftime('%w', friday) = '5') OR (friday GLOB '[a-z]*.20[0-9][0-9]-[0-9][0-9]' AND friday NOT GLOB '*[^a-z0-9.-]*')),
  revision INTEGER NOT NULL,
  number TEXT NOT NULL,
  date TEXT CHECK (date IS NULL OR date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND date IS date(date)),
  signer_id TEXT,
  PRIMARY KEY (unit_id, friday, revision),
  FOREIGN KEY (unit_id, friday, revision) REFERENCES week_revision (unit_id, friday, revision)
    DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (unit_id, signer_id) REFERENCES signer (unit_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "week_export" (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  friday TEXT NOT NULL CHECK ((friday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND friday IS date(friday) AND strftime('%w', friday) = '5') OR (friday GLOB '[a-z]*.20[0-9][0-9]-[0-9][0-9]' AND friday NOT GLOB '*[^a-z0-9.-]*')),
  revision INTEGER NOT NULL,
  form TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (unit_id, id),
  FOREIGN KEY (unit_id, friday, revision) REFERENCES week_revision (unit_id, friday, revision)
    DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX week_export_week ON week_export (unit_id, friday, at);

CREATE TRIGGER week_export_never_changes BEFORE UPDATE ON week_export WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'what left the program has left it'); END;

CREATE TRIGGER week_export_never_deleted BEFORE DELETE ON week_export WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'what left the program has left it'); END;

CREATE TABLE "week_paper" (
  unit_id TEXT NOT NULL,
  friday TEXT NOT NULL CHECK ((friday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND friday IS date(friday) AND strftime('%w', friday) = '5') OR (friday GLOB '[a-z]*.20[0-9][0-9]-[0-9][0-9]' AND friday NOT GLOB '*[^a-z0-9.-]*')),
  revision INTEGER NOT NULL,
  approver_id TEXT NOT NULL,
  approver_name TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  begun_by_id TEXT NOT NULL,
  begun_by_name TEXT NOT NULL,
  signed_on TEXT CHECK (signed_on IS NULL OR signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND signed_on IS date(signed_on)),
  sha256 TEXT CHECK (sha256 IS NULL OR length(sha256) = 64),
  name TEXT,
  media_type TEXT,
  bytes INTEGER CHECK (bytes >= 0),
  attached_at INTEGER,
  attached_by_id TEXT,
  attached_by_name TEXT,
  PRIMARY KEY (unit_id, friday, revision),
  FOREIGN KEY (unit_id, friday, revision) REFERENCES week_revision (unit_id, friday, revision)
    DEFERRABLE INITIALLY DEFERRED,
  CHECK ((sha256 IS NULL) = (signed_on IS NULL) AND (sha256 IS NULL) = (name IS NULL)
    AND (sha256 IS NULL) = (media_type IS NULL) AND (sha256 IS NULL) = (bytes IS NULL)
    AND (sha256 IS NULL) = (attached_at IS NULL) AND (sha256 IS NULL) = (attached_by_id IS NULL)
    AND (sha256 IS NULL) = (attached_by_name IS NULL))
) STRICT;

CREATE TRIGGER week_paper_by_a_second_person BEFORE INSERT ON week_paper
WHEN (EXISTS (SELECT 1 FROM week_revision WHERE unit_id = NEW.unit_id AND friday = NEW.friday
    AND revision = NEW.revision AND closed_by = NEW.approver_id)) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'whoever closed a week cannot decide on it'); END;

CREATE TRIGGER week_paper_never_replaced BEFORE INSERT ON week_paper
WHEN (EXISTS (SELECT 1 FROM week_paper WHERE unit_id = NEW.unit_id AND friday = NEW.friday
    AND revision = NEW.revision)) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a signed sheet stands'); END;

CREATE TRIGGER week_paper_signed_never_changes BEFORE UPDATE ON week_paper WHEN (OLD.sha256 IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a signed sheet stands'); END;

CREATE TRIGGER week_paper_signed_never_deleted BEFORE DELETE ON week_paper WHEN (OLD.sha256 IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a signed sheet stands'); END;

CREATE TABLE "week_publication" (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  friday TEXT NOT NULL CHECK ((friday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND friday IS date(friday) AND strftime('%w', friday) = '5') OR (friday GLOB '[a-z]*.20[0-9][0-9]-[0-9][0-9]' AND friday NOT GLOB '*[^a-z0-9.-]*')),
  revision INTEGER NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('board', 'website', 'zalo', 'loudspeaker', 'other')),
  place TEXT NOT NULL,
  link TEXT NOT NULL,
  at INTEGER NOT NULL,
  sha256 TEXT CHECK (sha256 IS NULL OR length(sha256) = 64),
  name TEXT,
  media_type TEXT,
  bytes INTEGER CHECK (bytes >= 0),
  added_at INTEGER NOT NULL,
  added_by_id TEXT NOT NULL,
  added_by_name TEXT NOT NULL,
  removed_at INTEGER,
  removed_by_id TEXT,
  removed_by_name TEXT,
  removed_reason TEXT,
  PRIMARY KEY (unit_id, id),
  FOREIGN KEY (unit_id, friday, revision) REFERENCES week_revision (unit_id, friday, revision)
    DEFERRABLE INITIALLY DEFERRED,
  CHECK ((sha256 IS NULL) = (name IS NULL) AND (sha256 IS NULL) = (media_type IS NULL)
    AND (sha256 IS NULL) = (bytes IS NULL)),
  CHECK ((removed_at IS NULL) = (removed_by_id IS NULL) AND (removed_at IS NULL) = (removed_by_name IS NULL)
    AND (removed_at IS NULL) = (removed_reason IS NULL))
) STRICT;

CREATE INDEX week_publication_week ON week_publication (unit_id, friday, at);

CREATE TRIGGER week_publication_never_deleted BEFORE DELETE ON week_publication WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a publication is removed with a reason, never rewritten'); END;

CREATE TRIGGER week_publication_of_an_approved_revision BEFORE INSERT ON week_publication
WHEN (NOT EXISTS (SELECT 1 FROM week_approval WHERE unit_id = NEW.unit_id AND friday = NEW.friday
    AND revision = NEW.revision AND decision = 'approved')) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'only an approved revision is published'); END;

CREATE TRIGGER week_publication_only_removed BEFORE UPDATE ON week_publication
WHEN (OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL OR NEW.unit_id IS NOT OLD.unit_id
  OR NEW.id IS NOT OLD.id OR NEW.friday IS NOT OLD.friday OR NEW.revision IS NOT OLD.revision
  OR NEW.channel IS NOT OLD.channel OR NEW.place IS NOT OLD.place OR NEW.link IS NOT OLD.link
  OR NEW.at IS NOT OLD.at OR NEW.sha256 IS NOT OLD.sha256 OR NEW.name IS NOT OLD.name
  OR NEW.added_at IS NOT OLD.added_at OR NEW.added_by_id IS NOT OLD.added_by_id) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a publication is removed with a reason, never rewritten'); END;

CREATE TABLE "week_revision" (
  unit_id TEXT NOT NULL,
  friday TEXT NOT NULL CHECK ((friday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND friday IS date(friday) AND strftime('%w', friday) = '5') OR (friday GLOB '[a-z]*.20[0-9][0-9]-[0-9][0-9]' AND friday NOT GLOB '*[^a-z0-9.-]*')),
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

CREATE TRIGGER week_revision_never_changes BEFORE UPDATE ON week_revision WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a closed week is corrected by a new revision'); END;

CREATE TRIGGER week_revision_never_deleted BEFORE DELETE ON week_revision WHEN NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a closed week is corrected by a new revision'); END;

CREATE TRIGGER week_revision_never_replaced BEFORE INSERT ON week_revision
WHEN (EXISTS (SELECT 1 FROM week_revision WHERE unit_id = NEW.unit_id AND friday = NEW.friday
    AND revision = NEW.revision)) AND NOT EXISTS (SELECT 1 FROM merge_guard)
BEGIN SELECT RAISE(ABORT, 'a closed week is corrected by a new revision'); END;
