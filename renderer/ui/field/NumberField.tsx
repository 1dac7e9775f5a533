/** A number as the office writes it. The text stays as typed; how it is read is said beside it, never typed into it. */
import { parseNumber } from '../../../shared/numbers/vietnamese.ts'
import classes from './NumberField.module.css'
import { numberReading } from './reading.ts'
import { RawInput, type TextFieldProps } from './TextField.tsx'

export interface NumberFieldProps extends TextFieldProps {
  /** What stands behind the number: "%", "ngày". */
  readonly unit?: string
  readonly percent?: boolean
}

export function NumberField({ value, hint, error, unit, percent = false, ...rest }: NumberFieldProps) {
  const reading = numberReading(value, parseNumber(value, { percent }), unit)
  return (
    <RawInput
      {...rest}
      figure
      value={value}
      inputMode="decimal"
      inputClass={classes.number ?? ''}
      hint={reading.type === 'read' ? reading.words : hint}
      error={error ?? (reading.type === 'wrong' ? reading.words : undefined)}
    />
  )
}
