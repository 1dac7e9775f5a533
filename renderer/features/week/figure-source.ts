/** Where the screen's texts come from: the draft, which can be set, or a frozen revision, which cannot. */
import { useCallback } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { columns } from '../../../shared/stats/form.ts'
import type { WeekFigures } from '../../../shared/week/content.ts'
import { draftField } from '../../../shared/week/draft.ts'
import type { Changes, Draft } from '../../ui/draft/draft.ts'

interface Texts {
  readonly values: Readonly<Record<string, string>>
}

export interface FigureSource {
  readonly store: Pick<StoreApi<Texts>, 'getState' | 'getInitialState' | 'subscribe'>
  /** null where nothing can be typed. */
  readonly set: ((changes: Changes) => void) | null
}

export const draftSource = (draft: Draft): FigureSource => ({ store: draft.store, set: draft.set })

export const frozenSource = (figures: WeekFigures): FigureSource => ({
  store: createStore(() => ({ values: frozenTexts(figures) })),
  set: null,
})

/** Frozen figures as they are printed, by draft field. */
export function frozenTexts(figures: WeekFigures): Readonly<Record<string, string>> {
  const texts: Record<string, string> = { [draftField.note]: figures.note }
  const put = (field: string, value: number | null, decimals?: number) => {
    if (value !== null) texts[field] = formatNumber(value, decimals)
  }
  for (const [code, score] of Object.entries(figures.groups)) put(draftField.group(code), score, 2)
  put(draftField.total, figures.total, 2)
  for (const [code, { numerator, denominator, ratio }] of Object.entries(figures.metrics)) {
    put(draftField.metric(code, 'numerator'), numerator)
    put(draftField.metric(code, 'denominator'), denominator)
    put(draftField.metric(code, 'ratio'), ratio)
  }
  for (const [code, { numerator, denominator }] of Object.entries(figures.pairs)) {
    put(draftField.pair(code, 'numerator'), numerator)
    put(draftField.pair(code, 'denominator'), denominator)
  }
  figures.rows.forEach(({ section, field, v }, at) => {
    texts[draftField.cell(section, field, 'order')] = String(at)
    for (const column of columns) put(draftField.cell(section, field, column), v[column])
  })
  return texts
}

export function useFigure(
  { store, set }: FigureSource,
  field: string,
): readonly [string, ((text: string) => void) | null] {
  const text = useStore(store, (state) => state.values[field] ?? '')
  const write = useCallback((next: string) => set?.({ [field]: next }), [set, field])
  return [text, set === null ? null : write]
}
