/** The figures of a list put into what is still empty of a draft; nothing that stands there is touched. */
import type { PairsBody } from '../../rules/figures.ts'
import { columns } from '../../stats/form.ts'
import type { PairFigures } from '../../week/content.ts'
import { type DraftFields, draftField, draftRows, plainNumber } from '../../week/draft.ts'
import type { FigureRow } from './figures.ts'

export interface Filling {
  readonly draft: Readonly<Record<string, string>>
  /** How many cells it fills, and how many that hold another figure stand as they are. */
  readonly cells: number
  readonly standing: number
}

/** A pair that the office's dictionary no longer has is left out. */
export function filling(
  {
    rows,
    pairs,
  }: {
    readonly rows: readonly Pick<FigureRow, 'section' | 'field' | 'v'>[]
    readonly pairs: Readonly<Record<string, PairFigures>>
  },
  dictionary: PairsBody,
  fields: DraftFields,
): Filling {
  const draft: Record<string, string> = {}
  let cells = 0
  let standing = 0
  const put = (field: string, value: number | null): void => {
    if (value === null) return
    const stands = (fields[field] ?? '').trim()
    if (stands === '') {
      draft[field] = plainNumber(value)
      cells += 1
    } else if (stands !== plainNumber(value)) standing += 1
  }
  const there = draftRows(fields)
  const known = new Set(there.map(({ section, field }) => `${section}/${field}`))
  let order = Math.max(
    -1,
    ...there.map(({ section, field }) => Number(fields[draftField.cell(section, field, 'order')] ?? -1)),
  )
  for (const { section, field, v } of rows) {
    if (field === null) continue
    if (!known.has(`${section}/${field}`)) {
      order += 1
      draft[draftField.cell(section, field, 'order')] = String(order)
    }
    for (const column of columns) put(draftField.cell(section, field, column), v[column])
  }
  for (const { code } of dictionary.pairs) {
    if (!Object.hasOwn(pairs, code)) continue
    const pair = pairs[code]
    if (pair === undefined) continue
    // Half of a pair from another source would make a rate of two things.
    const [numerator, denominator] = [
      draftField.pair(code, 'numerator'),
      draftField.pair(code, 'denominator'),
    ]
    const halves = [numerator, denominator].map((field) => (fields[field] ?? '').trim() !== '')
    if (halves[0] !== halves[1]) {
      standing += 1
      continue
    }
    put(numerator, pair.numerator)
    put(denominator, pair.denominator)
  }
  return { draft, cells, standing }
}
