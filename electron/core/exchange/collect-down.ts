/**
 * What an upper unit sends to its units and they have not acknowledged yet: the rules a person saved here, targets,
 * the list of units, issued plans, remarks. Rules as shipped with the program stay: a unit that made them its own
 * must not get the default back. No personal data travels downward.
 */
import { listMembers } from '../../../db/exchange/member-units.ts'
import { listWritten } from '../../../db/exchange/remarks.ts'
import { arrivedIn, revisionFor, type SentRecord } from '../../../db/exchange/sent.ts'
import { sha256Text } from '../../../db/hash.ts'
import { listPhrases, listPlans, listRows } from '../../../db/plan/plans.ts'
import { allRules } from '../../../db/rule/rules.ts'
import type { Store } from '../../../db/store.ts'
import { listTargets } from '../../../db/target/targets.ts'
import { getUnit } from '../../../db/unit/units.ts'
import {
  carriedAs,
  type PlanSkeletonBody,
  type RemarkBody,
  type RuleBody,
  type UnitBody,
} from '../../../shared/bundle/bodies/down.ts'
import type { BundleKind, BundleRecord } from '../../../shared/bundle/record.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { canonicalHash, type Json } from '../../../shared/ledger/canonical.ts'

/** `recipients`: unit ids; a remark goes only where its unit is one of them. `now`: UTC milliseconds. */
export function collectDown(
  store: Store,
  recipients: readonly string[],
  sent: Iterable<SentRecord>,
  now: number,
): readonly BundleRecord[] {
  const unit = getUnit(store)
  if (unit === null) throw new Error('An office that is not set up sends nothing')
  const year = Number(wallClock(now).date.slice(0, 4))
  const arrived = arrivedIn(sent)
  const record = (kind: BundleKind, key: string, body: object, revision?: number): BundleRecord => {
    const plain = JSON.parse(JSON.stringify(body)) as Json
    const hash = canonicalHash(plain, sha256Text)
    return {
      unitId: unit.id,
      kind,
      key,
      revision: revision ?? revisionFor(store, { kind, key, hash }, 1),
      hash,
      body: plain,
    }
  }
  const records = [
    ...allRules(store).flatMap((rule) => {
      const kind = carriedAs[rule.kind]
      if (kind === null || rule.revision === 1) return []
      const body: RuleBody = { issuer: unit.name, rule }
      return [record(kind, `${rule.kind}/${rule.revision}`, body, 1)]
    }),
    ...[year, year + 1]
      .flatMap((each) => listTargets(store, each))
      .map(({ id, ...target }) => record('target', id, target)),
    ...listMembers(store).map(({ id, name, code }) => {
      const body: UnitBody = { name, code, place: '', listed: true }
      return record('unit', id, body)
    }),
    ...listPlans(store, null)
      .filter(({ own, version }) => own && version > 0)
      .map(({ id, version, title, number, date, issuer, year: of }) => {
        const plan = { year: of, title, number, date, issuer, own: false }
        const body: PlanSkeletonBody = {
          plan,
          rows: [...listRows(store, id)],
          phrases: [...listPhrases(store, id)],
        }
        return record('planSkeleton', id, body, version)
      }),
    ...listWritten(store)
      .filter(({ to }) => recipients.includes(to))
      .map(({ id, by: _, version, ...remark }) => record('remark', id, remark satisfies RemarkBody, version)),
  ]
  return records.filter((each) => !arrived(each))
}
