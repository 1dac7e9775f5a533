/**
 * What two PCs said differently about one thing, for a person to settle. Settling is a change like any other: its
 * entry has seen both versions, travels, and closes the conflict on every PC.
 *
 * What was frozen, issued or given out is not chosen anew here: there the person only takes note, and corrects by
 * the way the thing itself has (a correction of the week, voiding the letter, the next version of a rule).
 */
import { canonical, type Json, parseCanonical } from '../../../shared/ledger/canonical.ts'
import type { Fields } from '../../../shared/ledger/merge.ts'
import { changesBetween } from '../../../shared/ledger/record.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Store } from '../../store.ts'
import { projector, underGuard } from '../project.ts'
import { Unfit } from '../projections/fields.ts'
import { projections } from '../projections/index.ts'
import type { OfficeEntity } from '../projections/projection.ts'
import { currentOf, entriesAbout, policyOf } from '../things.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

export interface ConflictSide {
  readonly at: number
  /** User id or `system`. */
  readonly actor: string
  readonly origin: string
}

export interface Conflict {
  /** Of the entry that did not win. */
  readonly hash: string
  /** Empty for a whole record. */
  readonly field: string
  readonly entity: OfficeEntity
  readonly key: string
  /** The values that differ. */
  readonly differing: readonly { readonly field: string; readonly stands: Json; readonly lost: Json }[]
  readonly stands: ConflictSide
  readonly lost: ConflictSide
  /** There is nothing to choose: a person only takes note. */
  readonly onlyNoted: boolean
}

const frozen: readonly OfficeEntity[] = [
  'weekRevision',
  'weekApproval',
  'weekPaper',
  'weekExport',
  'weekPublication',
  'rule',
  'planVersion',
  'lateMonth',
  'numberBook',
  'urging',
]

interface Line {
  hash: string
  field: string
  entity: OfficeEntity
  key: string
  value: string
  at: number
  actor: string
  origin: string
}

const query = (condition: string): string =>
  `SELECT c.hash, c.field, c.entity, c.key, c.value, l.at, l.actor, l.origin FROM conflict c
   JOIN ledger l ON l.unit_id = c.unit_id AND l.entity = c.entity AND l.key = c.key AND l.hash = c.hash
   WHERE c.unit_id = ?${condition} ORDER BY l.at, c.hash, c.field`

/** Open ones, the oldest first. */
export const listConflicts = (store: Store): readonly Conflict[] =>
  (store.prepare(query('')).all(store.unitId() ?? '') as Line[]).map((line) => conflictOf(store, line))

export const countConflicts = (store: Store): number =>
  store
    .prepare('SELECT count(*) FROM conflict WHERE unit_id = ?')
    .pluck()
    .get(store.unitId() ?? '') as number

function conflictOf(store: Store, { hash, field, entity, key, value, at, actor, origin }: Line): Conflict {
  const unitId = store.unitId() ?? ''
  const now = currentOf(store, unitId, entity, key)
  if (now === null) throw new Error(`The ledger does not know ${entity} ${key}`)
  const policy = policyOf(store, unitId, entity, key)
  const minor = policy.by === 'record' ? (policy.minor ?? []) : []
  const lost = lostVersion(field, value)
  const names = field === '' ? [...new Set([...Object.keys(now.version), ...Object.keys(lost)])] : [field]
  const differing = names
    .filter((name) => !minor.includes(name))
    .map((name) => ({ field: name, stands: now.version[name] ?? null, lost: lost[name] ?? null }))
    .filter((one) => canonical(one.stands) !== canonical(one.lost))
  const { winner } = now
  const begun = (version: Fields): boolean =>
    entity === 'letter' && !['draft', null].includes(stateOf(version))
  return {
    hash,
    field,
    entity,
    key,
    differing,
    stands: { at: winner.at, actor: winner.actor, origin: winner.origin },
    lost: { at, actor, origin },
    onlyNoted: frozen.includes(entity) || begun(now.version) || begun(lost),
  }
}

const stateOf = ({ state = null }: Fields): string | null => (typeof state === 'string' ? state : null)

function lostVersion(field: string, text: string): Fields {
  const value = parseCanonical(text)
  if (!value.ok) throw new Error('A conflict is not canonical JSON')
  return field === '' ? (value.value as Fields) : { [field]: value.value }
}

/** For each field that differs: what stands, what was lost, or a third value. A field not named stays as it stands. */
export type Choices = Readonly<Record<string, 'stands' | 'lost' | { readonly write: Json }>>

export type SettleProblem =
  | { readonly type: 'NotFound' }
  /** Something was to be chosen where there is only to take note. */
  | { readonly type: 'OnlyNoted' }
  | { readonly type: 'Unfit'; readonly detail: string }

/** A unit of work that answers a failure leaves nothing changed. */
export function settleConflict(
  w: UnitOfWork,
  hash: string,
  field: string,
  choices: Choices,
): Result<null, SettleProblem> {
  const { store, unitId } = w
  const line = store.prepare(query(' AND c.hash = ? AND c.field = ?')).get(unitId, hash, field) as
    | Line
    | undefined
  if (line === undefined) return err({ type: 'NotFound' })
  const { entity, key, differing, onlyNoted } = conflictOf(store, line)
  const chosen = Object.fromEntries(
    differing.flatMap(({ field: name, lost }) => {
      const choice = choices[name] ?? 'stands'
      return choice === 'stands' ? [] : [[name, choice === 'lost' ? lost : choice.write] as const]
    }),
  )
  if (onlyNoted && Object.keys(chosen).length > 0) return err({ type: 'OnlyNoted' })
  const now = currentOf(store, unitId, entity, key)?.version ?? {}
  const fields = changesBetween(now, { ...now, ...chosen })
  if (Object.keys(fields).length > 0) {
    w.office({ entity, key, fields })
    const put = reproject(store, unitId, entity, key)
    if (!put.ok) return put
  }
  w.office({
    entity: 'conflict',
    key: `${hash}/${field}`,
    fields: {
      settled: { from: false, to: true },
      entity: { from: null, to: entity },
      of: { from: null, to: key },
    },
  })
  store.prepare('DELETE FROM conflict WHERE unit_id = ? AND hash = ? AND field = ?').run(unitId, hash, field)
  return ok(null)
}

function reproject(
  store: Store,
  unitId: string,
  entity: OfficeEntity,
  key: string,
): Result<null, SettleProblem> {
  try {
    underGuard(store, unitId, () => {
      const { project } = projector(store, unitId)
      for (const one of [entity, ...(projections[entity].follows ?? [])]) {
        const entries = entriesAbout(store, unitId, one, key)
        if (entries.length > 0) project(one, key, entries)
      }
    })
    return ok(null)
  } catch (thrown) {
    const refused =
      thrown instanceof Unfit ||
      (thrown instanceof Error && /^(CHECK|NOT NULL|FOREIGN KEY|UNIQUE) /.test(thrown.message))
    if (!refused) throw thrown
    return err({ type: 'Unfit', detail: thrown.message })
  }
}

/** Numbers of letters that two PCs gave before they met, each with the letters that bear it. */
export const doubledNumbers = (
  store: Store,
): readonly { readonly year: number; readonly number: number; readonly letters: number }[] =>
  store
    .prepare(
      `SELECT year, number, count(*) AS letters FROM letter
       WHERE unit_id = ? AND number IS NOT NULL AND state <> 'voided'
       GROUP BY year, number HAVING count(*) > 1 ORDER BY year, number`,
    )
    .all(store.unitId() ?? '') as { year: number; number: number; letters: number }[]
