/**
 * Fills an office of type `tinh` with what its made-up communes sent: most on time, some late, one unit nothing, a
 * few replaced, and one listed unit that never sent. Through the same door as real bundles.
 */
import { applyUp } from '../../db/exchange/apply-up.ts'
import { putMember } from '../../db/exchange/member-units.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import type { Store } from '../../db/store.ts'
import { dueIn } from '../../electron/core/receiver/periods.ts'
import type { OpenedRecords } from '../../shared/bundle/content.ts'
import type { BundleRecord } from '../../shared/bundle/record.ts'
import { isMonthKey } from '../../shared/dates/period.ts'
import { naturalId, newId } from '../../shared/ids/ids.ts'
import {
  communeContact,
  communePeriod,
  communeTally,
  communeTask,
  type DemoCommune,
  demoCommune,
} from './province-records.ts'

export interface Province {
  readonly units: number
  /** Keys of weeks and months, oldest first. */
  readonly keys: readonly string[]
  /** Months of late dossiers, `2026-10`. */
  readonly tallies: readonly string[]
  readonly tasks: number
}

const minute = 60_000

export function fillProvince(store: Store, { units, keys, tallies, tasks }: Province): void {
  const due = dueIn(store)
  const periods = keys.flatMap((key) => due(key) ?? [])
  const newest = keys.findLast((key) => !isMonthKey(key))
  for (let nth = 0; nth < units; nth += 1) {
    const commune = demoCommune(nth)
    if (nth === 3) {
      write(store, { actor: 'system', reason: 'Danh sách đơn vị' }, (w) =>
        putMember(w, {
          id: newId(w.at, store.random),
          name: commune.name,
          code: commune.code,
          senderId: null,
        }),
      )
      continue
    }
    periods.forEach(({ key, from, to, dueAt }, at) => {
      const last = at === periods.length - 1
      if (key === newest && nth % 6 === 5) return
      if ((nth * 7 + at * 5) % 41 === 0) return
      const late = (nth * 3 + at) % 17 === 0
      const base = [
        communePeriod(commune, key, 1, { from, to }),
        ...(last
          ? [
              communeContact(commune),
              ...tallies.map((month) => communeTally(commune, month)),
              ...Array.from({ length: tasks }, (_, task) => communeTask(commune, task)),
            ]
          : []),
      ]
      take(store, commune, `${key}/1`, late ? dueAt + (90 + nth) * minute : dueAt - (20 + nth) * minute, base)
      if ((nth + at) % 13 === 4)
        take(store, commune, `${key}/2`, dueAt + 2880 * minute, [
          communePeriod(commune, key, 2, { from, to }),
        ])
    })
  }
}

function take(
  store: Store,
  commune: DemoCommune,
  name: string,
  createdAt: number,
  records: readonly BundleRecord[],
): void {
  const taken = write(store, { actor: 'system', reason: `Gói của ${commune.name}` }, (w) =>
    applyUp(w, openedFrom(commune, naturalId(commune.unitId, 'bundle', name), createdAt, records)),
  )
  if (!taken.ok) throw new Error(`The made-up province: ${taken.error.issue}`)
}

const openedFrom = (
  { unitId, name }: DemoCommune,
  bundleId: string,
  createdAt: number,
  records: readonly BundleRecord[],
): Pick<OpenedRecords, 'manifest' | 'records' | 'personal'> => ({
  manifest: {
    format: 'smc-bundle',
    version: 1,
    minReader: 1,
    bundleId,
    number: 1,
    purpose: 'up',
    sender: { unitId, unitName: name, origin: unitId, keyId: '0'.repeat(64), recipient: '' },
    recipients: [],
    createdAt,
    program: '',
    clock: 'ok',
    counts: {},
    ranges: [],
    acknowledges: [],
    personal: false,
    entries: [],
  },
  records,
  personal: null,
})
