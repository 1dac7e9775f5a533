import type { Matrix, ReceivedPeriod } from '../../../shared/contract/receiver.ts'
import { isMonthKey, monthText, periodText } from '../../../shared/dates/period.ts'
import { formatShort } from '../../../shared/dates/words.ts'

/** What was due before `now`, and what came earlier than it was due; oldest first. */
export const begun = ({ periods, units }: Matrix, now: number): readonly ReceivedPeriod[] => {
  const came = periods.findLastIndex((_, at) => units.some(({ row }) => (row[at] ?? '.') !== '.'))
  const due = periods.findLastIndex(({ dueAt }) => dueAt <= now)
  return periods.slice(0, Math.max(came, due) + 1)
}

/** "20/11", "11". */
export const shortOf = (key: string): string =>
  isMonthKey(key) ? (monthText(key)?.split('/')[0] ?? key) : formatShort(key)

/** "Tuần đến 20/11/2026" */
export const titleOf = (key: string): string => {
  const text = periodText(key)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
