/**
 * Plans and their living tasks. A task's definition (what the plan asks) and its progress (what the office does about
 * it) are two rows, for they have two owners and are merged field by field. Check-ins, events and evidence hang on
 * the task.
 */
import type { Migration } from './migrate.ts'

const date = (column: string): string =>
  `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND ${column} IS date(${column})`
const dateOrNull = (column: string): string => `${column} TEXT CHECK (${column} IS NULL OR ${date(column)})`
const list = (column: string): string => `${column} TEXT NOT NULL CHECK (json_type(${column}) = 'array')`
const file = `sha256 TEXT CHECK (sha256 IS NULL OR length(sha256) = 64),
  name TEXT,
  media_type TEXT,
  bytes INTEGER CHECK (bytes >= 0)`
const wholeFile = `CHECK ((sha256 IS NULL) = (name IS NULL) AND (sha256 IS NULL) = (media_type IS NULL)
    AND (sha256 IS NULL) = (bytes IS NULL))`
const ofTask = `FOREIGN KEY (unit_id, task_id) REFERENCES task (unit_id, id) DEFERRABLE INITIALLY DEFERRED`
const ofPlan = `FOREIGN KEY (unit_id, plan_id) REFERENCES plan (unit_id, id) DEFERRABLE INITIALLY DEFERRED`

export const planMigration: Migration = {
  version: 7,
  name: 'plan',
  sql: `
CREATE TABLE plan (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 2020 AND 2100),
  title TEXT NOT NULL,
  number TEXT NOT NULL,
  ${dateOrNull('date')},
  issuer TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  version INTEGER NOT NULL CHECK (version >= 0),
  ${file},
  saved_at INTEGER NOT NULL,
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id),
  ${wholeFile}
) STRICT;
CREATE TRIGGER plan_never_deleted BEFORE DELETE ON plan
BEGIN SELECT RAISE(ABORT, 'a removed plan leaves its row'); END;
CREATE INDEX plan_year ON plan (unit_id, year, id);

-- Every line of the letter as it was imported: tasks, targets, groups to review.
CREATE TABLE plan_row (
  unit_id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  kind TEXT NOT NULL CHECK (kind IN ('task', 'target', 'reviewItem')),
  printed TEXT NOT NULL CHECK (json_type(printed) = 'object'),
  removed_at INTEGER,
  PRIMARY KEY (unit_id, plan_id, id),
  ${ofPlan}
) STRICT;
CREATE INDEX plan_row_order ON plan_row (unit_id, plan_id, seq);

-- What a person confirmed a phrase to mean in this plan, once for all its rows.
CREATE TABLE plan_phrase (
  unit_id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  phrase TEXT NOT NULL,
  reading TEXT NOT NULL CHECK (json_type(reading) = 'object'),
  rhythm TEXT CHECK (rhythm IS NULL OR json_type(rhythm) = 'object'),
  confirmed_at INTEGER NOT NULL,
  confirmed_by TEXT NOT NULL,
  PRIMARY KEY (unit_id, plan_id, phrase),
  ${ofPlan}
) STRICT;

-- What was issued, frozen.
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
  ${ofPlan}
) STRICT;
CREATE TRIGGER plan_version_never_changes BEFORE UPDATE ON plan_version
BEGIN SELECT RAISE(ABORT, 'an issued plan is changed by a new version'); END;
CREATE TRIGGER plan_version_never_deleted BEFORE DELETE ON plan_version
BEGIN SELECT RAISE(ABORT, 'an issued plan is changed by a new version'); END;
CREATE TRIGGER plan_version_never_replaced BEFORE INSERT ON plan_version
WHEN EXISTS (SELECT 1 FROM plan_version WHERE unit_id = NEW.unit_id AND plan_id = NEW.plan_id
    AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'an issued plan is changed by a new version'); END;

CREATE TABLE task (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  plan_id TEXT,
  row_id TEXT,
  year INTEGER NOT NULL CHECK (year BETWEEN 2020 AND 2100),
  seq INTEGER NOT NULL,
  ${list('section')},
  no TEXT NOT NULL,
  content TEXT NOT NULL,
  ${list('leads')},
  ${list('coordinators')},
  start_text TEXT NOT NULL,
  deadline_text TEXT NOT NULL,
  reading TEXT NOT NULL CHECK (json_type(reading) = 'object'),
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  product TEXT NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL,
  ${dateOrNull('given_on')},
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id),
  ${ofPlan},
  CHECK ((plan_id IS NULL) = (row_id IS NULL))
) STRICT;
CREATE TRIGGER task_keeps_its_plan BEFORE UPDATE ON task
WHEN NEW.plan_id IS NOT OLD.plan_id OR NEW.row_id IS NOT OLD.row_id OR NEW.year IS NOT OLD.year
BEGIN SELECT RAISE(ABORT, 'a task belongs to its plan and its year'); END;
CREATE TRIGGER task_never_deleted BEFORE DELETE ON task
BEGIN SELECT RAISE(ABORT, 'a removed task leaves its row'); END;
CREATE INDEX task_year ON task (unit_id, year, plan_id, seq);
CREATE UNIQUE INDEX task_row ON task (unit_id, plan_id, row_id) WHERE plan_id IS NOT NULL;

CREATE TABLE task_progress (
  unit_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  role TEXT CHECK (role IN ('lead', 'coordinate', 'none')),
  person_id TEXT,
  person TEXT NOT NULL,
  department TEXT NOT NULL,
  authority TEXT NOT NULL,
  rhythm TEXT CHECK (rhythm IS NULL OR json_type(rhythm) = 'object'),
  ${dateOrNull('own_due')},
  ${list('milestones')},
  status TEXT NOT NULL CHECK (status IN ('open', 'stuck', 'paused', 'done', 'none')),
  status_reason TEXT CHECK (status_reason IS NULL OR json_type(status_reason) = 'object'),
  ${dateOrNull('done_on')},
  same_as TEXT CHECK (same_as IS NULL OR same_as <> task_id),
  carried_from TEXT,
  PRIMARY KEY (unit_id, task_id),
  ${ofTask},
  FOREIGN KEY (unit_id, same_as) REFERENCES task (unit_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (unit_id, carried_from) REFERENCES task (unit_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (status <> 'done' OR done_on IS NOT NULL)
) STRICT;

-- Something happened from which a deadline is counted, or somebody asked for what is done on demand.
CREATE TABLE task_event (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  on_date TEXT NOT NULL CHECK (${date('on_date')}),
  days INTEGER NOT NULL,
  day_kind TEXT NOT NULL CHECK (day_kind IN ('working', 'calendar')),
  note TEXT NOT NULL,
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id),
  ${ofTask}
) STRICT;
CREATE INDEX task_event_task ON task_event (unit_id, task_id, on_date);

-- A checkpoint that somebody dealt with; without a row here it is open, or missed.
CREATE TABLE task_check (
  unit_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'none', 'skipped')),
  on_date TEXT NOT NULL CHECK (${date('on_date')}),
  note TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (unit_id, task_id, checkpoint),
  ${ofTask}
) STRICT;

CREATE TABLE task_evidence (
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  checkpoint TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('document', 'link', 'file')),
  text TEXT NOT NULL,
  ${dateOrNull('date')},
  ${file},
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  PRIMARY KEY (unit_id, id),
  ${ofTask},
  ${wholeFile},
  CHECK ((kind = 'file') = (sha256 IS NOT NULL))
) STRICT;
CREATE INDEX task_evidence_task ON task_evidence (unit_id, task_id, added_at);
`,
}
