/**
 * The chain of a late dossier: reason, letters of apology with the year's number book, urging slips, incidents of the
 * systems, closed months. What names a citizen lies in the personal payloads; here stand only the hashes that find them.
 */
import type { Migration } from './migrate.ts'

const date = (column: string): string =>
  `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND ${column} IS date(${column})`
const maybeDate = (column: string): string => `${column} TEXT CHECK (${column} IS NULL OR ${date(column)})`
const month = `month TEXT NOT NULL CHECK (length(month) = 7 AND (month || '-01') IS date(month || '-01'))`

export const letterMigration: Migration = {
  version: 9,
  name: 'letter',
  sql: `
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
  ${maybeDate('explained_on')},
  ${maybeDate('finished_on')},
  text_hash TEXT,
  opened_at INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  PRIMARY KEY (unit_id, id),
  UNIQUE (unit_id, code)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER late_chain_keeps_its_due BEFORE UPDATE ON late_chain
WHEN NEW.due IS NOT OLD.due OR NEW.code IS NOT OLD.code
BEGIN SELECT RAISE(ABORT, 'the original due date never changes'); END;
CREATE TRIGGER late_chain_never_deleted BEFORE DELETE ON late_chain
BEGIN SELECT RAISE(ABORT, 'a chain stays'); END;

CREATE TABLE letter (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  chain_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'delivered', 'filed', 'voided')),
  number INTEGER CHECK (number >= 1),
  year INTEGER,
  symbol TEXT,
  ${maybeDate('issued_on')},
  issued_at INTEGER,
  issued_by TEXT,
  ${maybeDate('new_date')},
  late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
  hash TEXT CHECK (length(hash) = 64),
  text_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  delivery TEXT CHECK (delivery IS NULL OR json_type(delivery) = 'object'),
  ${maybeDate('filed_on')},
  voided TEXT CHECK (voided IS NULL OR json_type(voided) = 'object'),
  PRIMARY KEY (unit_id, id),
  UNIQUE (unit_id, year, number),
  FOREIGN KEY (unit_id, chain_id) REFERENCES late_chain (unit_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((state = 'draft') = (number IS NULL)),
  CHECK ((number IS NULL) = (year IS NULL) AND (number IS NULL) = (issued_on IS NULL)
    AND (number IS NULL) = (hash IS NULL) AND (number IS NULL) = (symbol IS NULL)),
  CHECK ((state = 'voided') = (voided IS NOT NULL)),
  CHECK (state NOT IN ('delivered', 'filed') OR delivery IS NOT NULL),
  CHECK ((state = 'filed') = (filed_on IS NOT NULL))
) STRICT;
CREATE INDEX letter_chain ON letter (unit_id, chain_id, created_at);
CREATE TRIGGER letter_begins_as_a_draft BEFORE INSERT ON letter WHEN NEW.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a letter begins as a draft'); END;
CREATE TRIGGER letter_issued_stands BEFORE UPDATE ON letter
WHEN OLD.state <> 'draft' AND (NEW.number IS NOT OLD.number OR NEW.year IS NOT OLD.year OR NEW.hash IS NOT OLD.hash
  OR NEW.text_hash IS NOT OLD.text_hash OR NEW.issued_on IS NOT OLD.issued_on OR NEW.new_date IS NOT OLD.new_date
  OR NEW.chain_id IS NOT OLD.chain_id OR NEW.symbol IS NOT OLD.symbol OR NEW.late IS NOT OLD.late)
BEGIN SELECT RAISE(ABORT, 'an issued letter never changes'); END;
CREATE TRIGGER letter_moves_forward BEFORE UPDATE ON letter
WHEN NEW.state <> OLD.state AND NOT (
  (OLD.state = 'draft' AND NEW.state = 'issued')
  OR (OLD.state = 'issued' AND NEW.state IN ('delivered', 'voided'))
  OR (OLD.state = 'delivered' AND NEW.state IN ('filed', 'voided')))
BEGIN SELECT RAISE(ABORT, 'the state of a letter only moves forward'); END;
CREATE TRIGGER letter_never_deleted BEFORE DELETE ON letter WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued letter stays in the book'); END;

-- The year's numbers. The PC (origin, epoch) that holds the book gives them; null while it is being handed over.
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
CREATE TRIGGER number_book_only_grows BEFORE UPDATE ON number_book WHEN NEW.last < OLD.last
BEGIN SELECT RAISE(ABORT, 'a number is never given twice'); END;
CREATE TRIGGER number_book_never_deleted BEFORE DELETE ON number_book
BEGIN SELECT RAISE(ABORT, 'a number is never given twice'); END;

CREATE TABLE urging (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  year INTEGER NOT NULL,
  symbol TEXT NOT NULL,
  to_unit TEXT NOT NULL,
  reply_by TEXT NOT NULL CHECK (${date('reply_by')}),
  issued_on TEXT NOT NULL CHECK (${date('issued_on')}),
  signer_id TEXT,
  note TEXT NOT NULL,
  items TEXT NOT NULL CHECK (json_type(items) = 'array'),
  at INTEGER NOT NULL,
  by_name TEXT NOT NULL,
  ${maybeDate('answered_on')},
  answer TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (unit_id, id),
  UNIQUE (unit_id, year, number)
) STRICT;
CREATE TRIGGER urging_stands BEFORE UPDATE ON urging
WHEN NEW.number IS NOT OLD.number OR NEW.year IS NOT OLD.year OR NEW.items IS NOT OLD.items
  OR NEW.to_unit IS NOT OLD.to_unit OR NEW.reply_by IS NOT OLD.reply_by
BEGIN SELECT RAISE(ABORT, 'an urging slip that went out stands'); END;
CREATE TRIGGER urging_never_deleted BEFORE DELETE ON urging
BEGIN SELECT RAISE(ABORT, 'an urging slip that went out stands'); END;

-- How often a thing was urged: one row for each slip it is on.
CREATE TABLE urging_item (
  unit_id TEXT NOT NULL,
  urging_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('dossier', 'task')),
  key TEXT NOT NULL,
  PRIMARY KEY (unit_id, kind, key, urging_id),
  FOREIGN KEY (unit_id, urging_id) REFERENCES urging (unit_id, id) DEFERRABLE INITIALLY DEFERRED
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
CREATE TRIGGER incident_never_deleted BEFORE DELETE ON incident
BEGIN SELECT RAISE(ABORT, 'a removed incident leaves its row'); END;

-- The late dossiers of a month as they stood when it was closed; masked, fit for the public.
CREATE TABLE late_month (
  unit_id TEXT NOT NULL,
  ${month},
  revision INTEGER NOT NULL CHECK (revision >= 1),
  content TEXT NOT NULL CHECK (json_type(content) = 'object'),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  closed_at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (unit_id, month, revision)
) STRICT;
CREATE TRIGGER late_month_never_changes BEFORE UPDATE ON late_month
BEGIN SELECT RAISE(ABORT, 'a closed month is closed again by a new revision'); END;
CREATE TRIGGER late_month_never_deleted BEFORE DELETE ON late_month
BEGIN SELECT RAISE(ABORT, 'a closed month is closed again by a new revision'); END;

-- A list of late units or officers that an approver let out; without a row it is not published.
CREATE TABLE late_list (
  unit_id TEXT NOT NULL,
  ${month},
  list TEXT NOT NULL CHECK (list IN ('units', 'officers')),
  approved_at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (unit_id, month, list)
) STRICT, WITHOUT ROWID;
`,
}
