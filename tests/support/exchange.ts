/** Bundles as the reader hands them over, from made-up communes. */

import type { OpenedRecords } from '../../shared/bundle/content.ts'
import type { BundleRecord } from '../../shared/bundle/record.ts'
import { naturalId } from '../../shared/ids/ids.ts'
import { type DemoCommune, demoCommune } from './province-records.ts'

export const first: DemoCommune = demoCommune(0)
export const second: DemoCommune = demoCommune(1)

let made = 0

export function openedUp(
  records: readonly BundleRecord[],
  part: {
    readonly sender?: Pick<DemoCommune, 'unitId' | 'name'>
    readonly createdAt?: number
    readonly clock?: OpenedRecords['manifest']['clock']
    readonly purpose?: 'up' | 'down'
  } = {},
): OpenedRecords {
  const { sender = first, createdAt = Date.UTC(2026, 10, 20, 9), clock = 'ok', purpose = 'up' } = part
  made += 1
  return {
    purpose,
    manifest: {
      format: 'smc-bundle',
      version: 1,
      minReader: 1,
      bundleId: naturalId(sender.unitId, 'bundle', String(made)),
      number: made,
      purpose,
      sender: {
        unitId: sender.unitId,
        unitName: sender.name,
        origin: naturalId(sender.unitId, 'pc', '1'),
        keyId: '0'.repeat(64),
        recipient: 'age1x',
      },
      recipients: [],
      createdAt,
      program: 'test',
      clock,
      counts: {},
      ranges: [],
      acknowledges: [],
      personal: false,
      entries: [],
    },
    manifestHash: '0'.repeat(64),
    receipts: [],
    quick: [],
    personal: null,
    seen: null,
    records,
  }
}
