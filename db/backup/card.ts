/**
 * The card beside each backup, `<name>.json`: what was found when it was verified, with the hash of the file. A
 * backup counts as verified only while its card fits it. The card names no person.
 */
import { z } from 'zod'
import { Instant, Sha256 } from '../../shared/contract/values.ts'
import { wallClock } from '../../shared/dates/plain.ts'

export const purposes = ['daily', 'manual', 'beforeMigration', 'beforeRestore'] as const
export type Purpose = (typeof purposes)[number]

export const Card = z.strictObject({
  format: z.literal(1),
  purpose: z.enum(purposes),
  madeAt: Instant,
  unitId: z.string().nullable(),
  unitName: z.string(),
  origin: z.string().nullable(),
  schema: z.int(),
  weeks: z.int(),
  newestWeek: z.string().nullable(),
  ledger: z.int(),
  bytes: z.int(),
  sha256: Sha256,
})
export type Card = z.infer<typeof Card>

/** Null for what is not a card that we can read. */
export function parseCard(bytes: Uint8Array): Card | null {
  try {
    return Card.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).data ?? null
  } catch {
    return null
  }
}

/** For people who open the stick elsewhere, one fact a line. */
export const writeCard = (card: Card): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(card, null, 2)}\n`)

const NAME = /^so-mot-cua_\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}(-\d+)?\.db$/

export const isBackupName = (name: string): boolean => NAME.test(name)

/** `so-mot-cua_2026-11-22_17-02-11.db`, by the clock of Việt Nam; `again` > 1 when that name is taken. */
export function backupName(at: number, again: number): string {
  const { date, time } = wallClock(at)
  const seconds = String(Math.floor(at / 1000) % 60).padStart(2, '0')
  const suffix = again > 1 ? `-${again}` : ''
  return `so-mot-cua_${date}_${time.replace(':', '-')}-${seconds}${suffix}.db`
}

export const cardOf = (backup: string): string => backup.replace(/\.db$/, '.json')
