/** What the screen marks on its fields: findings of the checks, and what differs from another revision. */
import type { Finding, WeekFigures } from '../../../shared/week/content.ts'
import type { CellMark } from '../../ui/grid/shape.ts'
import { frozenTexts } from './figure-source.ts'

/** By draft field. */
export type FieldMarks = ReadonlyMap<string, readonly CellMark[]>

/** An empty score box says by itself that it is empty; the list says it once for all of them. */
export function findingMarks(findings: readonly Finding[]): FieldMarks {
  const marks = new Map<string, CellMark[]>()
  for (const { kind, fields, weight, text } of findings)
    for (const field of kind === 'groupMissing' ? [] : fields)
      marks.set(field, [...(marks.get(field) ?? []), { weight, text }])
  return marks
}

/** Marks every field whose figure is another one than in `before`, and says which. */
export function differenceMarks(now: WeekFigures, before: WeekFigures): FieldMarks {
  const after = frozenTexts(now)
  const earlier = frozenTexts(before)
  const marks = new Map<string, CellMark[]>()
  for (const field of new Set([...Object.keys(after), ...Object.keys(earlier)])) {
    if (field.endsWith('/order') || after[field] === earlier[field]) continue
    const was = earlier[field] === undefined || earlier[field] === '' ? 'để trống' : earlier[field]
    marks.set(field, [{ weight: 'changed', text: `Bản trước: ${was}` }])
  }
  return marks
}

export function joinMarks(...all: readonly FieldMarks[]): FieldMarks {
  const joined = new Map<string, readonly CellMark[]>()
  for (const marks of all)
    for (const [field, here] of marks) joined.set(field, [...(joined.get(field) ?? []), ...here])
  return joined
}
