/** The deadline phrases of the rows as they stand now: those of the proposal, and those typed since, read by the core. */
import { useEffect, useMemo, useState } from 'react'
import type { PlanProposal } from '../../../shared/contract/plan-import.ts'
import type { DeadlineReading } from '../../../shared/deadline/reading.ts'
import type { PlanRow } from '../../../shared/plan/row.ts'
import { useCall } from '../../app/session.ts'
import type { PhraseReading } from './state.ts'

/** Typing is over after so many milliseconds. */
export const SETTLED = 500

export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** Each phrase once, the most frequent first; one that is not read yet is left out until it is. */
export function usePhrases(
  rows: readonly PlanRow[],
  proposal: PlanProposal,
  corrected: ReadonlyMap<string, DeadlineReading>,
  { year, date }: { readonly year: number; readonly date: string | null },
): readonly PhraseReading[] {
  const call = useCall()
  const [read, setRead] = useState<ReadonlyMap<string, DeadlineReading>>(
    () => new Map(proposal.phrases.map(({ phrase, reading }) => [phrase, reading])),
  )
  const uses = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { kind, deadlineText } of rows)
      if (kind !== 'target' && deadlineText.trim() !== '')
        counts.set(deadlineText, (counts.get(deadlineText) ?? 0) + 1)
    return [...counts].sort(([, a], [, b]) => b - a)
  }, [rows])
  useEffect(() => {
    let here = true
    const missing = uses.map(([phrase]) => phrase).filter((phrase) => !read.has(phrase))
    if (missing.length === 0) return
    void (async () => {
      const answers = await Promise.all(
        missing.map(
          async (text) => [text, await call('task.readDeadline', { text, year, givenOn: date })] as const,
        ),
      )
      if (!here) return
      setRead(
        (before) =>
          new Map([
            ...before,
            ...answers.flatMap(([text, answer]) => (answer.ok ? [[text, answer.value] as const] : [])),
          ]),
      )
    })()
    return () => {
      here = false
    }
  }, [uses, read, call, year, date])
  return useMemo(
    () =>
      uses.flatMap(([phrase, count]) => {
        const reading = corrected.get(phrase) ?? read.get(phrase)
        return reading === undefined ? [] : [{ phrase, rows: count, reading }]
      }),
    [uses, read, corrected],
  )
}
