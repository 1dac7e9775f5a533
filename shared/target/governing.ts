/** Which of the targets of a year govern: the chosen one; the only one without a choice; of several, none. */

import type { Indicator, SavedTarget, TargetChoice, WeekTarget } from './target.ts'
import { documentText } from './words.ts'

/** All of one indicator and one year; `choice` may name a target that is gone. */
export function governingOf(
  targets: readonly SavedTarget[],
  choice: Pick<TargetChoice, 'targetId'> | null,
): SavedTarget | null {
  const chosen = targets.find(({ id }) => id === choice?.targetId)
  return chosen ?? (targets.length === 1 ? (targets[0] ?? null) : null)
}

/** The governing targets of a year in the order of the dictionary, as a week remembers them. */
export function weekTargets(
  indicators: readonly Indicator[],
  targets: readonly SavedTarget[],
  choices: readonly TargetChoice[],
): WeekTarget[] {
  return indicators.flatMap(({ code, name, unit, pair, metric, group, total }) => {
    const governing = governingOf(
      targets.filter(({ indicator }) => indicator === code),
      choices.find(({ indicator }) => indicator === code) ?? null,
    )
    if (governing === null) return []
    const { operator, value, document } = governing
    return [
      {
        indicator: code,
        name,
        unit,
        pair,
        metric,
        group,
        total,
        operator,
        value,
        document: documentText(document),
      },
    ]
  })
}
