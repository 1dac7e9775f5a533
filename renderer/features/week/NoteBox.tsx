import { draftField } from '../../../shared/week/draft.ts'
import { ProseField } from '../../ui/field/TextField.tsx'
import { type FigureSource, useFigure } from './figure-source.ts'
import { useWord } from './period-word.ts'
import classes from './Week.module.css'

/** The week's free note, frozen with the figures. */
export function NoteBox({ source }: { readonly source: FigureSource }) {
  const word = useWord()
  const [text, set] = useFigure(source, draftField.note)
  if (set === null) return <p className={classes.quiet}>{text === '' ? 'Không có ghi chú.' : text}</p>
  return (
    <ProseField
      label={`Ghi chú của ${word}`}
      hideLabel
      rows={2}
      placeholder={`Điều cần nhớ về số liệu ${word} này`}
      value={text}
      onChange={set}
    />
  )
}
