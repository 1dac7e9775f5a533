/** The reading as the contract's proposal of a week, without its id. */
import type { z } from 'zod'
import type { TableProposal } from '../contract/week.ts'
import type { Contradiction } from './checks.ts'
import type { StatsReading } from './reading.ts'
import { contradictionWords, questionWords, skipWords } from './words.ts'

export type Proposal = Omit<z.infer<typeof TableProposal>, 'id'>

/** `source`: the file's name, or what the block was pasted from. */
export function toProposal(reading: StatsReading, source: string): Proposal {
  const names = new Map<number, string>([
    ...reading.rows.map(({ row, field, fieldClean }) => [row, field ?? fieldClean] as const),
    ...reading.subtotals.map(({ row, label }) => [row, label] as const),
    ...(reading.total === null ? [] : [[reading.total.row, reading.total.label] as const]),
  ])
  return {
    source,
    period: reading.period,
    rows: reading.rows.map(({ section, field, v, fieldClean, row, hiddenRow }) => ({
      section,
      field,
      v,
      raw: fieldClean,
      row,
      hidden: hiddenRow ?? false,
    })),
    skipped: reading.skipped.map(({ row, reason, text }) => ({
      row: row ?? 0,
      reason: skipWords[reason],
      text,
    })),
    unknown: [...reading.unknownFields],
    renamed: [...reading.renamedFields],
    contradictions: bySum(reading.contradictions).map((found) => ({
      row: found[0].row,
      kind: found[0].code,
      text: contradictionWords(found, names.get(found[0].row) || `Dòng ${found[0].row}`),
    })),
    questions: [
      ...reading.questions,
      ...reading.carryMismatch.map(({ field, section, carried, left }) => ({
        kind: 'carryMismatch',
        text: questionWords.carryMismatch(field, section, carried, left),
      })),
    ],
  }
}

type Together = readonly [Contradiction, ...Contradiction[]]

/** The columns of one sum line that do not add up are one thing to look at, everything else stands alone. */
function bySum(contradictions: readonly Contradiction[]): Together[] {
  const found: [Contradiction, ...Contradiction[]][] = []
  for (const next of contradictions) {
    const same = found.find(
      ([first]) => isMismatch(next) && first.code === next.code && first.row === next.row,
    )
    if (same === undefined) found.push([next])
    else same.push(next)
  }
  return found
}

const isMismatch = ({ code }: Contradiction): boolean =>
  code === 'subtotalMismatch' || code === 'totalMismatch'
