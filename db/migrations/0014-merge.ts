/**
 * Two PCs of one office: what did not win when their entries met (`conflict`), entries of one number that differ
 * (`fork`), the names of the PCs, and the guard that lets the merge, and nothing else, past what protects the tables.
 *
 * The guard is a row that stands only inside the transaction of a merge. Two PCs may have given one number before they
 * met: then both letters are true and a person decides, so a number is kept single by a trigger and no longer by a key.
 */

import { officeMigration } from './0002-office.ts'
import { weekMigration } from './0003-week.ts'
import { chainMigration } from './0004-chain.ts'
import { targetMigration } from './0005-target.ts'
import { planMigration } from './0007-plan.ts'
import { letterMigration } from './0009-letter.ts'
import { exchangeMigration } from './0012-exchange.ts'
import type { Migration } from './migrate.ts'

const made = [
  officeMigration,
  weekMigration,
  chainMigration,
  targetMigration,
  planMigration,
  letterMigration,
  exchangeMigration,
]
  .map(({ sql }) => sql)
  .join('\n')

const unguarded = 'NOT EXISTS (SELECT 1 FROM merge_guard)'

const triggers = new Map(
  [...made.matchAll(/^CREATE TRIGGER (\w+) [\s\S]*?END;$/gm)]
    .map(([sql = '', name = '']) => [name, sql] as const)
    // What other units sent is no record of this office.
    .filter(([, sql]) => !sql.includes(' ON replica ')),
)

const guarded = (sql: string): string => {
  const begin = sql.indexOf('\nBEGIN ')
  const when = sql.indexOf('WHEN ')
  const [head, body] = [sql.slice(0, begin), sql.slice(begin)]
  if (when === -1 || when > begin) return `${head} WHEN ${unguarded}${body}`
  return `${head.slice(0, when)}WHEN (${head.slice(when + 'WHEN '.length)}) AND ${unguarded}${body}`
}

const numbered = ['letter', 'urging'] as const
const once = ',\n  UNIQUE (unit_id, year, number)'

const tableOf = (name: string): string =>
  new RegExp(`^CREATE TABLE ${name} \\([\\s\\S]*?^\\) STRICT[^;]*;$`, 'm').exec(made)?.[0] ?? ''

const rebuilt = (name: string): string => `
${tableOf(name).replace(`CREATE TABLE ${name} `, `CREATE TABLE ${name}_new `).replace(once, '')}
INSERT INTO ${name}_new SELECT * FROM ${name};
DROP TABLE ${name};
ALTER TABLE ${name}_new RENAME TO ${name};
CREATE INDEX ${name}_number ON ${name} (unit_id, year, number);
`

const numberOnce = (name: string): string =>
  ['INSERT', 'UPDATE']
    .map(
      (change) => `
CREATE TRIGGER ${name}_number_once_on_${change.toLowerCase()} BEFORE ${change} ON ${name}
WHEN (NEW.number IS NOT NULL AND EXISTS (SELECT 1 FROM ${name} WHERE unit_id = NEW.unit_id AND year = NEW.year
    AND number = NEW.number AND id <> NEW.id)) AND ${unguarded}
BEGIN SELECT RAISE(ABORT, 'a number is never given twice'); END;`,
    )
    .join('\n')

export const mergeMigration: Migration = {
  version: 14,
  name: 'merge',
  sql: [
    `
CREATE TABLE merge_guard (
  unit_id TEXT NOT NULL PRIMARY KEY,
  opened_at INTEGER NOT NULL
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

CREATE TABLE pc (
  unit_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (unit_id, origin)
) STRICT, WITHOUT ROWID;
`,
    'DROP INDEX member_unit_sender;\nCREATE INDEX member_unit_sender ON member_unit (unit_id, sender_id);',
    ...[...triggers.keys()].map((name) => `DROP TRIGGER ${name};`),
    ...numbered.map(rebuilt),
    'CREATE INDEX letter_chain ON letter (unit_id, chain_id, created_at);',
    ...[...triggers.values()].map(guarded),
    ...numbered.map(numberOnce),
  ].join('\n'),
}
