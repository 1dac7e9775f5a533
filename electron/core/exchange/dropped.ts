/**
 * Many bundles at once, each judged as it will stand when those before it have been taken in: the oldest first, so
 * that the moment a week was first sent is the sender's and not that of the correction after it. Nothing is applied.
 */
import { readBundle } from '../../../db/bundle/open.ts'
import { arrivingOf } from '../../../db/exchange/apply-up.ts'
import { judged, placeOf } from '../../../db/exchange/replica.ts'
import type { OpenedBundle } from '../../../shared/bundle/content.ts'
import { judge, type Standing } from '../../../shared/bundle/judge.ts'
import { looksLikeBundle } from '../../../shared/bundle/names.ts'
import { manyDeletes } from '../../../shared/bundle/preview.ts'
import type { BundleProblem } from '../../../shared/bundle/problem.ts'
import type { DroppedRow } from '../../../shared/contract/exchange.ts'
import { readPeriodKey } from '../../../shared/dates/period.ts'
import {
  type DropCounts,
  type DropProblem,
  outcomeOfCounts,
  outcomeOfProblem,
} from '../../../shared/receiver/drop.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Context } from '../context.ts'
import type { WaitingFile } from './bundles.ts'
import { previewBundle } from './contents.ts'
import { trustOf } from './receive.ts'

const noCounts: DropCounts = { added: 0, changed: 0, same: 0, older: 0, held: 0 }

export async function reviewDropped(context: Context): Promise<readonly DroppedRow[]> {
  const trust = await trustOf(context)
  const unread: DroppedRow[] = []
  const read: { readonly file: WaitingFile; readonly opened: OpenedBundle }[] = []
  for (const file of context.core.bundles.all()) {
    if (file.trouble !== null) {
      unread.push(problemRow(file, file.trouble))
      continue
    }
    const opened = await readBundle(file.bytes, trust)
    if (opened.ok) read.push({ file, opened: opened.value })
    else unread.push(problemRow(file, opened.error))
  }
  read.sort((a, b) => {
    const [one, other] = [a.opened.manifest, b.opened.manifest]
    return one.createdAt - other.createdAt || one.number - other.number
  })
  const foretell = foreteller(context)
  const come = new Set<string>()
  const rows = read.map(({ file, opened }) => {
    const twice = come.has(opened.manifestHash)
    come.add(opened.manifestHash)
    return rowOf(file, opened, twice ? 'twice' : foretell(opened))
  })
  return [...unread, ...rows]
}

interface Foretold {
  readonly counts: DropCounts
  readonly deletes: number
}

/** Remembers what the bundles asked before would leave standing. */
function foreteller({ office: { store }, now }: Context) {
  const standings = new Map<string, Standing>()
  return (opened: OpenedBundle): Result<Foretold, BundleProblem> => {
    if (opened.seen !== null) return ok({ counts: noCounts, deletes: 0 })
    if (opened.purpose !== 'up') {
      const preview = previewBundle(store, opened, now)
      if (!preview.ok) return preview
      const { added, changed, same, older, held, conflicts, deletes } = preview.value
      const counts = { added, changed: changed + deletes, same, older, held: held + conflicts }
      return ok({ counts, deletes })
    }
    const arriving = arrivingOf(opened, now)
    if (!arriving.ok) return arriving
    const effects = judged(store, arriving.value).map(({ record, standing }) => {
      const place = `${arriving.value.unitId}\n${placeOf(record)}`
      const effect = judge(standings.get(place) ?? standing, record)
      if (effect === 'added' || effect === 'changed') standings.set(place, record)
      return effect
    })
    const count = (asked: string) => effects.filter((effect) => effect === asked).length
    const counts = {
      added: count('added'),
      changed: count('changed'),
      same: count('same'),
      older: count('older'),
      held: count('fork'),
    }
    return ok({ counts, deletes: 0 })
  }
}

function rowOf(
  file: WaitingFile,
  opened: OpenedBundle,
  foretold: 'twice' | Result<Foretold, BundleProblem>,
): DroppedRow {
  const known = { unitName: opened.manifest.sender.unitName, periods: periodsOf(opened) }
  const row = { ...blank(file), ...known, seen: opened.seen !== null }
  if (foretold === 'twice') return { ...row, outcome: 'twice' }
  if (!foretold.ok) return { ...problemRow(file, foretold.error), ...known }
  const { counts, deletes } = foretold.value
  // So many deletions are asked about one by one.
  if (deletes >= manyDeletes) return { ...row, counts, outcome: 'held' }
  const outcome =
    opened.purpose === 'receipt' && opened.seen === null ? ('new' as const) : outcomeOfCounts(counts)
  return { ...row, counts, outcome, applies: true }
}

function problemRow(file: WaitingFile, problem: DropProblem): DroppedRow {
  return {
    ...blank(file),
    unitName: 'unitName' in problem ? problem.unitName : null,
    outcome: outcomeOfProblem(problem, looksLikeBundle(file.fileName)),
    problem,
  }
}

const blank = ({ token, fileName, within }: WaitingFile): DroppedRow => ({
  token,
  fileName,
  within,
  unitName: null,
  periods: [],
  outcome: 'same',
  counts: noCounts,
  seen: false,
  applies: false,
  problem: null,
})

const periodsOf = (opened: OpenedBundle): string[] =>
  opened.purpose === 'office'
    ? []
    : opened.records
        .filter(({ kind, key }) => (kind === 'week' || kind === 'month') && readPeriodKey(key) !== null)
        .map(({ key }) => key)
        .sort()
        .reverse()
