/** Each deadline phrase once, with what it was read as: confirmed here, it holds for every row that prints it. */
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { type Rhythm, rhythmPeriods, rhythmText } from '../../../shared/plan/rhythm.ts'
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
}: {
  readonly phrases: readonly PhraseReading[]
  readonly edits: Edits
  readonly onConfirm: (phrase: string) => void
  readonly onConfirmAll: () => void
  readonly onRhythm: (phrase: string, rhythm: Rhythm) => void
}) {
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
              <p className={classes.why}>{reading.why}</p>
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
