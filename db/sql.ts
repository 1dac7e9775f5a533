/**
 * Kysely writes the SQL, better-sqlite3 runs it prepared and at once: nothing here can be awaited, so nothing can
 * slip into a transaction. Everyone may read every table (`from`) and write the local ones (`local`); office and
 * personal tables are written through the builder that only a unit of work hands out.
 */
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { LocalTables, Schema } from './schema.ts'
import type { Store } from './store.ts'

const compiler = <Tables>(): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })

/** For `db/ledger/unit-of-work.ts` alone, which hands it out inside a transaction. */
export const unguardedTables: Kysely<Schema> = compiler<Schema>()

export const from: Pick<Kysely<Schema>, 'selectFrom'> = unguardedTables
export const local: Kysely<LocalTables> = compiler<LocalTables>()

export function all<Row>(store: Store, query: Compilable<Row>): Row[] {
  const { sql, parameters } = query.compile()
  return store.prepare(sql).all(...parameters) as Row[]
}

export function get<Row>(store: Store, query: Compilable<Row>): Row | undefined {
  const { sql, parameters } = query.compile()
  return store.prepare(sql).get(...parameters) as Row | undefined
}

/** Answers how many rows changed. */
export function run(store: Store, query: Compilable): number {
  const { sql, parameters } = query.compile()
  return store.prepare(sql).run(...parameters).changes
}

/** Rows one at a time, for walks over a whole table; the connection takes no other statement meanwhile. */
export function iterate<Row>(store: Store, query: Compilable<Row>): IterableIterator<Row> {
  const { sql, parameters } = query.compile()
  return store.prepare(sql).iterate(...parameters) as IterableIterator<Row>
}
