/** What a reading of the portal's page would put into the draft, beside what stands there now. */
import type { PortalReading } from '../../../../shared/index766/portal/book.ts'
import { parseNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { IndexBody } from '../../../../shared/rules/bodies.ts'
import { draftField, plainNumber } from '../../../../shared/week/draft.ts'

export interface Entry {
  readonly field: string
  readonly label: string
  readonly value: number
  readonly before: string
  readonly kind: 'new' | 'changed' | 'same'
}

/** In the dictionary's order. A ratio is entered only where the page shows no counts. */
export function entriesOf(
  reading: PortalReading,
  index: IndexBody,
  draft: Readonly<Record<string, string>>,
): readonly Entry[] {
  const entry = (field: string, label: string, value: number | null): Entry[] => {
    if (value === null) return []
    const before = draft[field] ?? ''
    const read = parseNumber(before)
    const same = read.type === 'number' && read.value === value
    return [{ field, label, value, before, kind: same ? 'same' : before.trim() === '' ? 'new' : 'changed' }]
  }
  return [
    ...index.groups.flatMap(({ code, name }) =>
      entry(draftField.group(code), name, reading.groups[code] ?? null),
    ),
    ...entry(draftField.total, 'Tổng ghi trên Cổng', reading.total),
    ...index.groups
      .flatMap(({ metrics }) => metrics)
      .flatMap(({ code, id }) => {
        const metric = reading.metrics[code]
        if (metric === undefined) return []
        const counted = metric.numerator !== null && metric.denominator !== null
        return [
          ...entry(draftField.metric(code, 'numerator'), `Chỉ số ${id}, tử số`, metric.numerator),
          ...entry(draftField.metric(code, 'denominator'), `Chỉ số ${id}, mẫu số`, metric.denominator),
          ...entry(
            draftField.metric(code, 'ratio'),
            `Chỉ số ${id}, tỷ lệ (%)`,
            counted ? null : metric.ratio,
          ),
        ]
      }),
  ]
}

export const changesOf = (entries: readonly Entry[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    entries.filter(({ kind }) => kind !== 'same').map(({ field, value }) => [field, plainNumber(value)]),
  )
