/** One figure of the score table: raw text, its mark as a sign, the fault in words for those who listen. */
import { VisuallyHidden } from '@mantine/core'
import { useId, useLayoutEffect, useRef } from 'react'
import { selectOnPress } from '../../../ui/field/TextField.tsx'
import { type CellMark, markSigns, worstMark } from '../../../ui/grid/shape.ts'
import { type FigureSource, useFigure } from '../figure-source.ts'
import type { FieldMarks } from '../marks.ts'
import classes from './Scores.module.css'

export function FigureBox({
  source,
  field,
  label,
  lane,
  marks,
  narrow = false,
}: {
  readonly source: FigureSource
  readonly field: string
  readonly label: string
  /** Enter goes down among the boxes of one lane. */
  readonly lane: 'score' | 'count' | 'numerator' | 'denominator'
  readonly marks: FieldMarks
  readonly narrow?: boolean
}) {
  const [text, set] = useFigure(source, field)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const typed = useRef(false)
  // A text that changes under the cursor without typing loses the selection, and typing would append to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the reason to look again
  useLayoutEffect(() => {
    if (!typed.current && document.activeElement === input.current) input.current?.select()
  }, [text])
  const here: readonly CellMark[] = marks.get(field) ?? []
  const mark = worstMark(here)?.weight
  return (
    <span className={classes.box} data-mark={mark} data-narrow={narrow || undefined}>
      {mark === undefined ? null : (
        <span className={classes.sign} aria-hidden title={here.map(({ text: words }) => words).join('\n')}>
          {markSigns[mark]}
        </span>
      )}
      <input
        ref={input}
        className={classes.input}
        value={text}
        readOnly={set === null}
        data-field={field}
        data-lane={lane}
        aria-label={label}
        aria-invalid={mark === 'blocks' || undefined}
        aria-describedby={here.length === 0 ? undefined : id}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          typed.current = true
          set?.(event.currentTarget.value)
        }}
        onMouseDown={selectOnPress}
        onFocus={(event) => {
          typed.current = false
          event.currentTarget.select()
        }}
      />
      {here.length === 0 ? null : (
        <VisuallyHidden id={id}>{here.map(({ text: words }) => words).join('. ')}</VisuallyHidden>
      )}
    </span>
  )
}
