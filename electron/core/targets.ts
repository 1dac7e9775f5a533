/** The targets of a year as the register shows them, and those a week is held against. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Store } from '../../db/store.ts'
import { listChoices, listTargets } from '../../db/target/targets.ts'
import { headsOfYear, latestRevision } from '../../db/week/revisions.ts'
import type { Standing, TargetYear } from '../../shared/contract/target.ts'
import { periodYear } from '../../shared/dates/period.ts'
import { wallClock } from '../../shared/dates/plain.ts'
import { naturalId } from '../../shared/ids/ids.ts'
import { weekTargets } from '../../shared/target/governing.ts'
import { Indicator, TargetOffer, type WeekTarget } from '../../shared/target/target.ts'
import { standingOf } from '../../shared/week/indicator-standing.ts'

export interface TargetLists {
  readonly indicators: readonly Indicator[]
  readonly offers: readonly TargetOffer[]
}

/** The dictionary of indicators and the targets of real plans, as they come with the program. */
export function targetLists(resources: string): TargetLists {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(resources, 'targets', `${name}.json`), 'utf8'))
  return {
    indicators: z.array(Indicator).parse(read('indicators')),
    offers: z.array(TargetOffer).parse(read('offers')),
  }
}

/** A target taken over from an offer has an id of its own by the offer's code, so it is taken once. */
export const offeredId = (unitId: string, code: string): string =>
  naturalId(unitId, 'target', `offer/${code}`)

/** A year is over once the wall clock of Việt Nam shows the next one. */
export const yearIsOver = (year: number, now: number): boolean =>
  year < Number(wallClock(now).date.slice(0, 4))

export function targetYear(store: Store, lists: TargetLists, year: number, now: number): TargetYear {
  const unitId = store.unitId() ?? ''
  const targets = listTargets(store, year)
  const taken = new Set(targets.map(({ id }) => id))
  return {
    year,
    closed: yearIsOver(year, now),
    indicators: [...lists.indicators],
    targets: [...targets],
    choices: [...listChoices(store, year)],
    standings: standings(store, lists.indicators, year),
    offers: lists.offers.filter((offer) => offer.year === year && !taken.has(offeredId(unitId, offer.code))),
  }
}

function standings(store: Store, indicators: readonly Indicator[], year: number): Standing[] {
  const newest = headsOfYear(store, year).at(-1)
  const revision = newest === undefined ? null : latestRevision(store, newest.friday)
  if (revision === null) return []
  const { content } = revision
  return indicators.flatMap((indicator) => {
    const standing = standingOf(indicator, content)
    return standing === null ? [] : [{ indicator: indicator.code, friday: content.friday, ...standing }]
  })
}

/** Those that govern in the year of the week's Friday, or of the month. */
export function targetsOfWeek(store: Store, lists: TargetLists, friday: string): WeekTarget[] {
  const year = periodYear(friday)
  return weekTargets(lists.indicators, listTargets(store, year), listChoices(store, year))
}
