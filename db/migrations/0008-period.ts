/**
 * A month is closed like a week: the key of a period is a Friday or a month of a report, `month-office.2026-11`.
 * Only the check of the key changes. SQLite cannot change a check in place, so each table is made anew from the very
 * statement that made it, its rows copied, and its triggers and indexes put back.
 */
import { weekMigration } from './0003-week.ts'
import { chainMigration } from './0004-chain.ts'
import type { Migration } from './migrate.ts'

const made = `${weekMigration.sql}\n${chainMigration.sql}`

const date = `friday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND friday IS date(friday)`
const fridayOnly = `CHECK (${date} AND strftime('%w', friday) = '5')`
const month = `friday GLOB '[a-z]*.20[0-9][0-9]-[0-9][0-9]' AND friday NOT GLOB '*[^a-z0-9.-]*'`
const fridayOrMonth = `CHECK ((${date} AND strftime('%w', friday) = '5') OR (${month}))`

const tables = [...made.matchAll(/^CREATE TABLE (\w+) \([\s\S]*?^\) STRICT[^;]*;$/gm)]
  .map(([sql = '', name = '']) => ({ name, sql }))
  .filter(({ sql }) => sql.includes(fridayOnly))
const names = tables.map(({ name }) => name)

const triggers = [...made.matchAll(/^CREATE TRIGGER (\w+) [\s\S]*? ON (\w+)[\s\S]*?END;$/gm)]
  .map(([sql = '', name = '', table = '']) => ({ name, table, sql }))
  .filter(({ table }) => names.includes(table))

const indexes = [...made.matchAll(/^CREATE INDEX \w+ ON (\w+) [^;]*;$/gm)]
  .map(([sql = '', table = '']) => ({ table, sql }))
  .filter(({ table }) => names.includes(table))

const rebuilt = ({ name, sql }: (typeof tables)[number]): string => `
${sql.replace(`CREATE TABLE ${name} `, `CREATE TABLE ${name}_new `).replace(fridayOnly, fridayOrMonth)}
INSERT INTO ${name}_new SELECT * FROM ${name};
DROP TABLE ${name};
ALTER TABLE ${name}_new RENAME TO ${name};
`

export const periodMigration: Migration = {
  version: 8,
  name: 'period',
  sql: [
    // A rename looks into every trigger, and one that speaks of a table that is gone for a moment would stop it.
    ...triggers.map(({ name }) => `DROP TRIGGER ${name};`),
    ...tables.map(rebuilt),
    ...triggers.map(({ sql }) => sql),
    ...indexes.map(({ sql }) => sql),
  ].join('\n'),
}
