import type { Database } from 'better-sqlite3'

/** The schema as SQLite keeps it: each table with its indexes and triggers, in an order of its own. */
export function schemaDump(db: Database): string {
  const parts = db
    .prepare(
      `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL
       ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`,
    )
    .pluck()
    .all() as string[]
  return `${parts.map((sql) => `${sql};`).join('\n\n')}\n`
}
