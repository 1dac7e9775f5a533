/**
 * What another PC of the office has not seen yet, as the content of an office bundle: stretches of every origin's
 * ledger with their chain, this PC's and those it has of others; beside them, to travel encrypted, the personal
 * payloads that were not erased and the files the entries speak of.
 */
import type { BundleContent } from '../../../shared/bundle/content.ts'
import type { LedgerRange } from '../../../shared/bundle/manifest.ts'
import { canonical, type Json } from '../../../shared/ledger/canonical.ts'
import type { EntryPlace } from '../../../shared/ledger/intake.ts'
import { from, iterate } from '../../sql.ts'
import type { Store } from '../../store.ts'
import { recordOf } from '../verify.ts'

/** One line of an office bundle's payloads. */
export interface PayloadLine extends EntryPlace {
  readonly salt: string
  /** Canonical JSON text. */
  readonly payload: string
}

/**
 * `since`: the last entry of each epoch that the other PC has acknowledged; nothing for a PC that has none.
 * `readBlob` answers null for a file that is not here (any more).
 */
export async function collectOffice(
  store: Store,
  since: readonly EntryPlace[],
  readBlob: (sha256: string) => Promise<Uint8Array | null>,
): Promise<BundleContent> {
  const unitId = store.unitId()
  if (unitId === null) throw new Error('No office is set up: there is nothing to collect')
  const seen = new Map(since.map(({ origin, epoch, seq }) => [`${origin}/${epoch}`, seq]))
  const isNew = ({ origin, epoch, seq }: EntryPlace): boolean => seq > (seen.get(`${origin}/${epoch}`) ?? 0)

  const records: string[] = []
  const ranges: LedgerRange[] = []
  const files = new Set<string>()
  const rows = iterate(
    store,
    from
      .selectFrom('ledger')
      .selectAll()
      .where('unit_id', '=', unitId)
      .orderBy('origin')
      .orderBy('epoch')
      .orderBy('seq'),
  )
  for (const row of rows) {
    if (!isNew(row)) continue
    const record = recordOf(row)
    records.push(canonical(record))
    filesIn(record.fields as Json, files)
    const { origin, epoch, seq } = record
    const range = ranges.at(-1)
    if (range?.origin === origin && range.epoch === epoch) ranges[ranges.length - 1] = { ...range, to: seq }
    else ranges.push({ origin, epoch, from: seq, to: seq })
  }
  const payloads = (
    store
      .prepare(
        `SELECT origin, epoch, seq, salt, payload FROM personal_payload
         WHERE unit_id = ? AND payload IS NOT NULL ORDER BY origin, epoch, seq`,
      )
      .all(unitId) as PayloadLine[]
  ).filter(isNew)
  const blobs: { sha256: string; bytes: Uint8Array }[] = []
  for (const sha256 of files) {
    const bytes = await readBlob(sha256)
    if (bytes !== null) blobs.push({ sha256, bytes })
  }
  return {
    purpose: 'office',
    recipients: [{ unitId }],
    records,
    ranges,
    personal: { payloads: payloads.map((line) => canonical(line)), blobs },
    quick: [],
  }
}

/** Files are named in entries by a member `sha256`, wherever it stands. */
function filesIn(value: Json, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) filesIn(item, found)
    return
  }
  for (const [name, item] of Object.entries(value as { readonly [name: string]: Json })) {
    if (name !== 'sha256') filesIn(item, found)
    else if (typeof item === 'string') found.add(item)
    else if (item !== null && typeof item === 'object' && 'to' in item && typeof item.to === 'string') {
      found.add(item.to)
    }
  }
}
