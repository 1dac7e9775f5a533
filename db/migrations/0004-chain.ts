/** What follows a closed week (approval on paper, prints and exports, publication), and who is assigned to what. */
import type { Migration } from './migrate.ts'

const date = (column: string): string =>
  `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND ${column} IS date(${column})`
const friday = `friday TEXT NOT NULL CHECK (${date('friday')} AND strftime('%w', friday) = '5')`
const ofRevision = `FOREIGN KEY (unit_id, friday, revision) REFERENCES week_revision (unit_id, friday, revision)
    DEFERRABLE INITIALLY DEFERRED`

/** One person in both duties on one day; whatever is written, the other duty's days must lie apart. */
const apart = (event: 'INSERT' | 'UPDATE'): string => `
CREATE TRIGGER assignment_duties_apart_on_${event.toLowerCase()} BEFORE ${event} ON assignment
WHEN NEW.removed_at IS NULL AND EXISTS (SELECT 1 FROM assignment WHERE unit_id = NEW.unit_id
    AND user_id = NEW.user_id AND duty <> NEW.duty AND id <> NEW.id AND removed_at IS NULL
    AND from_date <= ifnull(NEW.to_date, '9999-12-31') AND NEW.from_date <= ifnull(to_date, '9999-12-31'))
BEGIN SELECT RAISE(ABORT, 'nobody updates and reviews on one day'); END;`

export const chainMigration: Migration = {
  version: 4,
  name: 'chain',
  sql: `
-- An approval on paper: begun without a scan, complete with it. The row goes when it is given up before that.
CREATE TABLE week_paper (
  unit_id TEXT NOT NULL,
  ${friday},
  revision INTEGER NOT NULL,
  approver_id TEXT NOT NULL,
  approver_name TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  begun_by_id TEXT NOT NULL,
  begun_by_name TEXT NOT NULL,
  signed_on TEXT CHECK (signed_on IS NULL OR ${date('signed_on')}),
  sha256 TEXT CHECK (sha256 IS NULL OR length(sha256) = 64),
  name TEXT,
  media_type TEXT,
  bytes INTEGER CHECK (bytes >= 0),
  attached_at INTEGER,
  attached_by_id TEXT,
  attached_by_name TEXT,
  PRIMARY KEY (unit_id, friday, revision),
  ${ofRevision},
  CHECK ((sha256 IS NULL) = (signed_on IS NULL) AND (sha256 IS NULL) = (name IS NULL)
    AND (sha256 IS NULL) = (media_type IS NULL) AND (sha256 IS NULL) = (bytes IS NULL)
    AND (sha256 IS NULL) = (attached_at IS NULL) AND (sha256 IS NULL) = (attached_by_id IS NULL)
    AND (sha256 IS NULL) = (attached_by_name IS NULL))
) STRICT;
CREATE TRIGGER week_paper_by_a_second_person BEFORE INSERT ON week_paper
WHEN EXISTS (SELECT 1 FROM week_revision WHERE unit_id = NEW.unit_id AND friday = NEW.friday
    AND revision = NEW.revision AND closed_by = NEW.approver_id)
BEGIN SELECT RAISE(ABORT, 'whoever closed a week cannot decide on it'); END;
CREATE TRIGGER week_paper_signed_never_changes BEFORE UPDATE ON week_paper WHEN OLD.sha256 IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a signed sheet stands'); END;
CREATE TRIGGER week_paper_signed_never_deleted BEFORE DELETE ON week_paper WHEN OLD.sha256 IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a signed sheet stands'); END;
CREATE TRIGGER week_paper_never_replaced BEFORE INSERT ON week_paper
WHEN EXISTS (SELECT 1 FROM week_paper WHERE unit_id = NEW.unit_id AND friday = NEW.friday
    AND revision = NEW.revision)
BEGIN SELECT RAISE(ABORT, 'a signed sheet stands'); END;

-- The sheet of a revision left the program: printed, or saved in some form.
CREATE TABLE week_export (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  ${friday},
  revision INTEGER NOT NULL,
  form TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (unit_id, id),
  ${ofRevision}
) STRICT;
CREATE INDEX week_export_week ON week_export (unit_id, friday, at);
CREATE TRIGGER week_export_never_changes BEFORE UPDATE ON week_export
BEGIN SELECT RAISE(ABORT, 'what left the program has left it'); END;
CREATE TRIGGER week_export_never_deleted BEFORE DELETE ON week_export
BEGIN SELECT RAISE(ABORT, 'what left the program has left it'); END;

CREATE TABLE week_publication (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  ${friday},
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
  ${ofRevision},
  CHECK ((sha256 IS NULL) = (name IS NULL) AND (sha256 IS NULL) = (media_type IS NULL)
    AND (sha256 IS NULL) = (bytes IS NULL)),
  CHECK ((removed_at IS NULL) = (removed_by_id IS NULL) AND (removed_at IS NULL) = (removed_by_name IS NULL)
    AND (removed_at IS NULL) = (removed_reason IS NULL))
) STRICT;
CREATE INDEX week_publication_week ON week_publication (unit_id, friday, at);
CREATE TRIGGER week_publication_only_removed BEFORE UPDATE ON week_publication
WHEN OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL OR NEW.unit_id IS NOT OLD.unit_id
  OR NEW.id IS NOT OLD.id OR NEW.friday IS NOT OLD.friday OR NEW.revision IS NOT OLD.revision
  OR NEW.channel IS NOT OLD.channel OR NEW.place IS NOT OLD.place OR NEW.link IS NOT OLD.link
  OR NEW.at IS NOT OLD.at OR NEW.sha256 IS NOT OLD.sha256 OR NEW.name IS NOT OLD.name
  OR NEW.added_at IS NOT OLD.added_at OR NEW.added_by_id IS NOT OLD.added_by_id
BEGIN SELECT RAISE(ABORT, 'a publication is removed with a reason, never rewritten'); END;
CREATE TRIGGER week_publication_never_deleted BEFORE DELETE ON week_publication
BEGIN SELECT RAISE(ABORT, 'a publication is removed with a reason, never rewritten'); END;
CREATE TRIGGER week_publication_of_an_approved_revision BEFORE INSERT ON week_publication
WHEN NOT EXISTS (SELECT 1 FROM week_approval WHERE unit_id = NEW.unit_id AND friday = NEW.friday
    AND revision = NEW.revision AND decision = 'approved')
BEGIN SELECT RAISE(ABORT, 'only an approved revision is published'); END;

-- Who updates and who reviews, from when to when, by which decision.
CREATE TABLE assignment (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  duty TEXT NOT NULL CHECK (duty IN ('updater', 'reviewer')),
  standing TEXT NOT NULL CHECK (standing IN ('main', 'standIn')),
  user_id TEXT NOT NULL,
  from_date TEXT NOT NULL CHECK (${date('from_date')}),
  to_date TEXT CHECK (to_date IS NULL OR ${date('to_date')}),
  decision_number TEXT NOT NULL,
  decision_date TEXT CHECK (decision_date IS NULL OR ${date('decision_date')}),
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id),
  FOREIGN KEY (unit_id, user_id) REFERENCES user (unit_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (to_date IS NULL OR from_date <= to_date)
) STRICT;
CREATE TRIGGER assignment_never_deleted BEFORE DELETE ON assignment
BEGIN SELECT RAISE(ABORT, 'a removed assignment leaves its row'); END;${apart('INSERT')}${apart('UPDATE')}
`,
}
