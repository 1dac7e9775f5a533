/** Under which revision this PC last sent a record that has no number of its own; kept so that it only grows. */
import type { Migration } from './migrate.ts'

export const sentMigration: Migration = {
  version: 15,
  name: 'sent',
  sql: `
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
`,
}
