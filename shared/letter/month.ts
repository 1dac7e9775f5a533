/**
 * The late dossiers of a month: those whose due date lies in it, whatever came of them later. What is published says
 * nothing that leads to a person: codes without their last four signs, coded reasons, remedies that passed the scan.
 * Closing a month freezes exactly that.
 */
import { z } from 'zod'
import { Instant, IsoDate } from '../contract/values.ts'
import { formatDate } from '../dates/words.ts'
import { maskCode, publisher, type Secrets } from '../privacy/mask.ts'
import type { LateReason } from '../rules/letter.ts'
import type { LateItem } from './chain.ts'
import { countLate, isLate } from './late.ts'
import { letterNumber } from './letter.ts'

export const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'Tháng phải có dạng 2026-11')

/** One line of the public list; see domain §6.2. */
export const PublicRow = z.strictObject({
  code: z.string(),
  field: z.string(),
  unit: z.string(),
  received: IsoDate.nullable(),
  due: IsoDate,
  workingDaysLate: z.int().nullable(),
  cause: z.string(),
  remedy: z.string(),
  /** "07/PXL ngày 14/10/2026", "muộn" behind it where it was. */
  apology: z.string(),
  newDate: IsoDate.nullable(),
  result: z.string(),
})
export type PublicRow = z.infer<typeof PublicRow>

export const LateTally = z.strictObject({
  late: z.int(),
  withLetter: z.int(),
  inTime: z.int(),
  missing: z.int(),
})

/** One line of the statistics: so many late, so many of them apologised for. */
export const LateShare = z.strictObject({ name: z.string(), late: z.int(), withLetter: z.int() })
export type LateShare = z.infer<typeof LateShare>

export const LateMonthContent = z.strictObject({
  month: Month,
  rows: z.array(PublicRow),
  tally: LateTally,
  byField: z.array(LateShare),
  byUnit: z.array(LateShare),
  byOfficer: z.array(LateShare),
  byCause: z.array(LateShare),
  /** Why a dossier has no letter, by masked code. */
  unexcused: z.array(z.strictObject({ code: z.string(), reason: z.string() })),
})
export type LateMonthContent = z.infer<typeof LateMonthContent>

export const ClosedLateMonth = z.strictObject({
  revision: z.int().positive(),
  content: LateMonthContent,
  hash: z.string(),
  closedAt: Instant,
  by: z.string(),
})
export type ClosedLateMonth = z.infer<typeof ClosedLateMonth>

export const lateInMonth = (items: readonly LateItem[], month: string): readonly LateItem[] =>
  items.filter((item) => isLate(item) && item.due.startsWith(month))

export interface MonthWorld {
  readonly reasons: readonly LateReason[]
  /** The free text of a chain's remedy; empty for none. */
  readonly remedyOf: (item: LateItem) => string
  /** Everybody the register knows: no text that names one of them is published. */
  readonly people: readonly Secrets[]
}

export function lateMonth(
  items: readonly LateItem[],
  month: string,
  world: MonthWorld,
  excuses: Readonly<Record<string, string>> = {},
): LateMonthContent {
  const late = lateInMonth(items, month)
  const safe = publisher(world.people)
  // An officer is named by office; a telephone beside the name is not.
  const safeOfficer = publisher([])
  const causeOf = ({ reason }: LateItem) =>
    world.reasons.find(({ code }) => code === reason)?.name ?? (reason === null ? 'Chưa ghi' : reason)
  const share = (name: (item: LateItem) => string): LateShare[] => {
    const groups = new Map<string, LateItem[]>()
    for (const item of late) groups.set(name(item), [...(groups.get(name(item)) ?? []), item])
    return [...groups]
      .map(([each, own]) => ({ name: each, late: own.length, withLetter: countLate(own).withLetter }))
      .sort((a, b) => b.late - a.late || (a.name < b.name ? -1 : 1))
  }
  return {
    month,
    rows: late.map((item) => ({
      code: maskCode(item.code),
      field: safe(item.field ?? '–'),
      unit: safe(item.unit ?? '–'),
      received: item.received?.slice(0, 10) ?? null,
      due: item.due.slice(0, 10),
      workingDaysLate: item.workingDaysLate,
      cause: causeOf(item),
      remedy: safe(world.remedyOf(item)),
      apology: apologyWords(item),
      newDate: item.newDate,
      result: item.finishedOn === null ? 'Đang giải quyết' : `Đã trả ngày ${formatDate(item.finishedOn)}`,
    })),
    tally: countLate(late),
    byField: share(({ field }) => safe(field ?? 'Chưa rõ lĩnh vực')),
    byUnit: share(({ unit }) => safe(unit ?? 'Chưa rõ bộ phận')),
    byOfficer: share(({ officer }) => safeOfficer(officer ?? 'Chưa rõ người giải quyết')),
    byCause: share(causeOf),
    unexcused: late
      .filter(hasNoLetter)
      .map(({ code }) => ({ code: maskCode(code), reason: safe(excuses[code] ?? '') })),
  }
}

export const hasNoLetter = ({ apology }: LateItem): boolean => apology !== 'inTime' && apology !== 'late'

function apologyWords({ letter }: LateItem): string {
  if (letter === null || letter.number === null || letter.issuedOn === null) return 'Chưa có'
  const number = letterNumber(letter.number, letter.symbol ?? '')
  return `${number} ngày ${formatDate(letter.issuedOn)}${letter.late ? ' (muộn)' : ''}`
}

/** What still keeps a month from being closed, in words; empty when nothing does. */
export interface MonthGap {
  readonly code: string
  readonly what: 'reason' | 'remedy' | 'letter'
}

export function monthGaps(
  items: readonly LateItem[],
  month: string,
  excuses: Readonly<Record<string, string>>,
): readonly MonthGap[] {
  return lateInMonth(items, month).flatMap((item) => [
    ...(item.reason === null ? [{ code: item.code, what: 'reason' as const }] : []),
    ...(item.hasRemedy ? [] : [{ code: item.code, what: 'remedy' as const }]),
    ...(hasNoLetter(item) && (excuses[item.code] ?? '').trim() === ''
      ? [{ code: item.code, what: 'letter' as const }]
      : []),
  ])
}

/** "tháng 10 năm 2026" */
export const monthWords = (month: string): string =>
  `tháng ${Number(month.slice(5)) > 2 ? Number(month.slice(5)) : month.slice(5)} năm ${month.slice(0, 4)}`
