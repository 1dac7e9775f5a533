/**
 * Storing what a merge brings: it was judged link by link before, and the keys of the ledger still hold. Asking again
 * for each entry whether it hangs on the one before it would cost as much as storing it.
 */
import type { Migration } from './migrate.ts'

const unguarded = 'NOT EXISTS (SELECT 1 FROM merge_guard)'

export const intakeMigration: Migration = {
  version: 16,
  name: 'intake',
  sql: `
DROP TRIGGER ledger_chained;
CREATE TRIGGER ledger_chained BEFORE INSERT ON ledger
WHEN ${unguarded} AND NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM ledger WHERE unit_id = NEW.unit_id
    AND origin = NEW.origin AND epoch = NEW.epoch AND seq = NEW.seq - 1 AND hash = NEW.prev)
BEGIN SELECT RAISE(ABORT, 'a ledger entry must hang on the one before it'); END;
DROP TRIGGER ledger_never_replaced;
CREATE TRIGGER ledger_never_replaced BEFORE INSERT ON ledger
WHEN ${unguarded} AND (EXISTS (SELECT 1 FROM ledger WHERE unit_id = NEW.unit_id AND origin = NEW.origin
    AND epoch = NEW.epoch AND seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM ledger WHERE unit_id = NEW.unit_id AND position = NEW.position))
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
`,
}
