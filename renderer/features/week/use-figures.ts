/** The figures on the screen, read and scored as they are typed; of a frozen revision, what it froze. */
import { useDeferredValue, useMemo } from 'react'
import { useStore } from 'zustand'
import { scoreIndex, sumOfficial } from '../../../shared/index766/score.ts'
import type { Computed, WeekContent, WeekFigures } from '../../../shared/week/content.ts'
import { readDraft } from '../../../shared/week/draft.ts'
import type { FigureSource } from './figure-source.ts'
import type { WeekRules } from './WeekScreen.tsx'

export interface LiveFigures {
  readonly figures: WeekFigures
  readonly computed: Pick<Computed, 'groups' | 'metrics' | 'total'>
  /** Sum of the official group scores; null unless all are there. */
  readonly total: number | null
}

export function useFigures(
  source: FigureSource,
  { index, pairs }: Pick<WeekRules, 'index' | 'pairs'>,
  frozen: WeekContent | null,
): LiveFigures {
  const values = useDeferredValue(useStore(source.store, (state) => state.values))
  return useMemo(() => {
    if (frozen !== null) return { figures: frozen.figures, computed: frozen.computed, total: frozen.total }
    const { figures } = readDraft(values, index, pairs)
    const { metrics, groups, total } = scoreIndex(index, figures.metrics)
    return {
      figures,
      computed: {
        metrics: [...metrics],
        groups: groups.map((group) => ({ ...group, missing: [...group.missing] })),
        total,
      },
      total: sumOfficial(index, figures.groups),
    }
  }, [values, index, pairs, frozen])
}
