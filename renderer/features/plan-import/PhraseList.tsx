/** Each deadline phrase once, with what it was read as: confirmed here, it holds for every row that prints it. */
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { DeadlineReading } from '../../../shared/deadline/reading.ts'
import { type Rhythm, rhythmPeriods, rhythmText } from '../../../shared/plan/rhythm.ts'
import { PhraseEditor } from './PhraseEditor.tsx'
import classes from './PlanImport.module.css'
import { type Edits, needsRhythm, type PhraseReading, rhythmOf } from './state.ts'

const confidenceWords = {
  certain: 'đọc chắc',
  doubtful: 'cần xem',
  unread: 'chưa đọc được',
} as const

export function PhraseList({
  phrases,
  edits,
  onConfirm,
  onConfirmAll,
  onRhythm,
  onCorrect,
  year,
  date,
}: {
  readonly phrases: readonly PhraseReading[]
  readonly edits: Edits
  readonly onConfirm: (phrase: string) => void
  readonly onConfirmAll: () => void
  readonly onRhythm: (phrase: string, rhythm: Rhythm) => void
  readonly onCorrect: (phrase: string, reading: DeadlineReading) => void
  readonly year: number
  readonly date: string | null
}) {
  const [corrected, setCorrected] = useState<string | null>(null)
  const open = phrases.filter(
    ({ phrase, reading }) => reading.confidence === 'certain' && !edits.confirmed.has(phrase),
  ).length
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable from the keyboard
    <section className={classes.phrases} tabIndex={0} aria-label="Các thời hạn">
      <p className={classes.lead}>
        Mỗi cách ghi thời hạn chỉ xác nhận một lần, dùng cho mọi dòng ghi như vậy. Nguyên văn luôn được giữ.
        {open === 0 ? null : (
          <Button size="compact-sm" variant="default" onClick={onConfirmAll}>
            Xác nhận {open} thời hạn đọc chắc
          </Button>
        )}
      </p>
      <ul>
        {phrases.map((read) => {
          const { phrase, rows, reading } = read
          return (
            <li key={phrase} data-confidence={reading.confidence}>
              <Checkbox
                checked={edits.confirmed.has(phrase)}
                disabled={reading.confidence === 'unread'}
                onChange={() => onConfirm(phrase)}
                label={
                  <>
                    <b>{phrase}</b> <span className={classes.count}>{rows} dòng</span>{' '}
                    <span className={classes.confidence}>{confidenceWords[reading.confidence]}</span>
                  </>
                }
              />
              <p className={classes.why}>
                {reading.why}{' '}
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Hiểu khác: ${phrase.slice(0, 60)}`}
                  onClick={() => setCorrected(corrected === phrase ? null : phrase)}
                >
                  Hiểu khác…
                </Button>
              </p>
              {corrected === phrase ? (
                <PhraseEditor
                  phrase={phrase}
                  reading={reading}
                  year={year}
                  date={date}
                  onClose={() => setCorrected(null)}
                  onTake={(taken) => {
                    onCorrect(phrase, taken)
                    setCorrected(null)
                  }}
                />
              ) : null}
              {needsRhythm(read) ? (
                <NativeSelect
                  size="xs"
                  label="Nhịp kiểm điểm"
                  value={rhythmOf(phrase, edits).every}
                  onChange={(event) =>
                    onRhythm(phrase, { every: event.currentTarget.value as Rhythm['every'], day: null })
                  }
                  data={rhythmPeriods.map((every) => ({
                    value: every,
                    label: rhythmText({ every, day: null }),
                  }))}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
