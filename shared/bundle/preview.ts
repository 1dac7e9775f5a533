/** What taking a bundle in would change, before anything is: shown to a person, who then says yes or no. */
import { z } from 'zod'

export const previewEffects = [
  'added',
  'changed',
  'same',
  'older',
  'held',
  'conflict',
  'fork',
  'deleted',
] as const
export const PreviewEffect = z.enum(previewEffects)
export type PreviewEffect = z.infer<typeof PreviewEffect>

export const PreviewLine = z.strictObject({
  kind: z.string(),
  key: z.string(),
  /** In the office's words: "Tuần 13/11–20/11/2026, bản chốt lần 2". */
  title: z.string(),
  /** What stands here and what comes, in short words; null where there is none. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  effect: PreviewEffect,
})
export type PreviewLine = z.infer<typeof PreviewLine>

const Count = z.int().nonnegative()

export const Preview = z.strictObject({
  added: Count,
  changed: Count,
  same: Count,
  older: Count,
  /** Cannot be taken in yet, e.g. entries before it are missing. */
  held: Count,
  /** Two versions for a person to settle, forks included. */
  conflicts: Count,
  deletes: Count,
  /** What changes first; the caller may leave out lines that say `same`. */
  lines: z.array(PreviewLine),
  /** Sentences that a person should read first: what is missing, a clock that was wrong. */
  notes: z.array(z.string()),
})
export type Preview = z.infer<typeof Preview>

/** From as many deletions on the screen asks twice. */
export const manyDeletes = 10

export const emptyPreview: Preview = {
  added: 0,
  changed: 0,
  same: 0,
  older: 0,
  held: 0,
  conflicts: 0,
  deletes: 0,
  lines: [],
  notes: [],
}

/** Counts the lines by what they do. `uncounted` are further lines of `same` that are not listed. */
export function previewOf(
  lines: readonly PreviewLine[],
  uncounted = 0,
  notes: readonly string[] = [],
): Preview {
  const count = (...effects: PreviewEffect[]) => lines.filter(({ effect }) => effects.includes(effect)).length
  return {
    added: count('added'),
    changed: count('changed'),
    same: count('same') + uncounted,
    older: count('older'),
    held: count('held'),
    conflicts: count('conflict', 'fork'),
    deletes: count('deleted'),
    lines: [...lines],
    notes: [...notes],
  }
}
