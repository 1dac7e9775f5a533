/** The reading as the contract's proposal of a week, without its id. */
import type { z } from 'zod'
import type { TableProposal } from '../contract/week.ts'
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
    contradictions: reading.contradictions.map((found) => ({
      row: found.row,
      kind: found.code,
      text: contradictionWords(found, names.get(found.row) || `Dòng ${found.row}`),
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
