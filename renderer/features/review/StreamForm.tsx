/** The last days of one stream of the review. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReviewList } from '../../../shared/contract/review.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import {
  datedStages,
  type ReviewStream,
  type StreamDates,
  stageWords,
  streamWords,
} from '../../../shared/review/review.ts'
import { useStatus } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Review.module.css'

export function StreamForm({ list, stream }: { readonly list: ReviewList; readonly stream: ReviewStream }) {
  const { today } = useStatus()
  const call = useCall()
  const saved = list.dates[stream]
  const [texts, setTexts] = useState(() =>
    Object.fromEntries(
      datedStages.map((step) => [step, saved[step] === null ? '' : formatDate(saved[step])]),
    ),
  )
  const [problem, setProblem] = useState<string | null>(null)
  const read = (step: string): string | null | undefined => {
    const text = texts[step] ?? ''
    if (text.trim() === '') return null
    const date = parseDate(text, today)
    return date.ok ? date.value : undefined
  }
  const wrong = datedStages.some((step) => read(step) === undefined)
  const save = async () => {
    const dates = Object.fromEntries(datedStages.map((step) => [step, read(step) ?? null])) as StreamDates
    const result = await call('review.dates', { planId: list.planId, stream, dates })
    setProblem(result.ok ? null : sentence(result.error))
  }
  return (
    <fieldset className={classes.stream}>
      <legend>{streamWords[stream]}</legend>
      {datedStages.map((step) => (
        <DateField
          key={step}
          label={`${stageWords[step]} chậm nhất`}
          value={texts[step] ?? ''}
          today={today}
          onChange={(text) => setTexts((before) => ({ ...before, [step]: text }))}
        />
      ))}
      <Button size="compact-md" variant="default" disabled={wrong} onClick={() => void save()}>
        Lưu mốc
      </Button>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </fieldset>
  )
}
