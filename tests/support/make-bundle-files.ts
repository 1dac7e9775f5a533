/**
 * `node make-bundle-files.ts`: makes tests/fixtures/bundle-v1 with the program of today. The files were made once,
 * when version 1 was decided, and are never made again: every later version must read them.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../../db/files/whole.ts'
import { sha256Text } from '../../db/hash.ts'
import { checkCodeOf } from '../../shared/bundle/receipt.ts'
import { canonical } from '../../shared/ledger/canonical.ts'
import { bundleId, bundleOf, communeId, createdAt } from './bundles.ts'

const folder = fileURLToPath(new URL('../fixtures/bundle-v1/', import.meta.url))
const blob = new TextEncoder().encode('ảnh bịa')
const personal = {
  payloads: [canonical({ name: 'Người Dân Mẫu', idNo: '000012345678' })],
  blobs: [{ sha256: sha256(blob), bytes: blob }],
}
const manifestHash = 'ab'.repeat(32)
const receipt = {
  bundleId,
  manifestHash,
  receivedAt: createdAt,
  by: 'Xã Mẫu',
  counts: { added: 2, same: 1, older: 0, held: 0, refused: 0 },
  checkCode: checkCodeOf(manifestHash, communeId, sha256Text),
}

const files = {
  'up.smc': await bundleOf(),
  'up-personal.smc': await bundleOf({ personal }),
  'receipt.smc': await bundleOf({ purpose: 'receipt', records: [], quick: [] }, { receipts: [receipt] }),
  'clock-ahead.smc': await bundleOf({}, { clock: 'ahead', createdAt: Date.UTC(2031, 0, 1) }),
}
for (const [name, { bytes }] of Object.entries(files)) writeFileSync(folder + name, bytes)
