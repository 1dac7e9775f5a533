/** The list of procedures under review: each group's stage and figures, and the dates of the two streams. */
import type { Migration } from './migrate.ts'

export const reviewMigration: Migration = {
  version: 11,
  name: 'review',
  sql: `
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
`,
}
