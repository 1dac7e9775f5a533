/** The port for plans from outside, over the isolated reader. */
import type { SpawnReader } from '../../db/import/isolated.ts'
import { planReadFile } from '../../db/import/plan/plan-file.ts'
import { planRefusalWords } from '../../db/import/plan/words.ts'
import { limits } from '../../db/import/refusal.ts'
import type { PlanProposal } from '../../shared/contract/plan-import.ts'
import { err, ok } from '../../shared/result.ts'
import type { PlanReader } from './ports.ts'

export const planReader = (spawn: SpawnReader): PlanReader => ({
  async read(source, { context, choices }) {
    const reading = await planReadFile(source, { reader: { spawn }, context, choices })
    if (!reading.ok) {
      const { error } = reading
      return error.type === 'Refused' && error.reason === 'tooLarge' && source.kind === 'file'
        ? err({ type: 'FileTooLarge', bytes: source.bytes.length, limit: limits.fileBytes })
        : err({ type: 'FileRefused', reason: planRefusalWords(error) })
    }
    const { facts, rows, findings, phrases, layouts, source: document } = reading.value
    const uses = new Map<string, number>()
    for (const { kind, deadlineText } of rows)
      if (kind !== 'target' && deadlineText !== '') uses.set(deadlineText, (uses.get(deadlineText) ?? 0) + 1)
    const proposal = {
      facts,
      rows,
      findings,
      phrases: [...uses]
        .sort(([, a], [, b]) => b - a)
        .flatMap(([phrase, count]) => {
          const read = phrases.get(phrase)
          return read === undefined ? [] : [{ phrase, rows: count, reading: read }]
        }),
      layouts: layouts.map(({ key, kind, columns }) => ({
        key,
        kind,
        columns: columns.map(({ column, role, label, sure }) => ({ column, role, label, sure })),
      })),
      document: document.blocks,
    }
    return ok(proposal as PlanProposal)
  },
})
