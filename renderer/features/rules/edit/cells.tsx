/** Inputs of the rule editors: with a label of their own, or inside a table where the label is only spoken. */
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { parseDate } from '../../../../shared/dates/input.ts'
import { formatDate } from '../../../../shared/dates/words.ts'
import { formatNumber, parseNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { Confidence, Status } from '../../../../shared/rules/rule.ts'
import { useStatus } from '../../../app/context.tsx'
import { confidenceWords, statusWords } from '../../../i18n/vi/words.ts'

interface CellProps<T> {
  readonly label: string
  /** In a table the heading stands for the label. */
  readonly bare?: boolean
  readonly value: T
  readonly onChange: (value: T) => void
  readonly error?: string | undefined
}

const named = (label: string, bare: boolean | undefined) =>
  bare === true ? { 'aria-label': label } : { label }

export function TextCell({ label, bare, value, onChange, error }: CellProps<string>) {
  return (
    <TextInput
      {...named(label, bare)}
      size="xs"
      value={value}
      error={error}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** What cannot be read becomes NaN, which no schema takes; the text stays as typed. */
export function NumberCell({ label, bare, value, onChange, error }: CellProps<number>) {
  const [text, setText] = useState(() => (Number.isNaN(value) ? '' : formatNumber(value)))
  return (
    <TextInput
      {...named(label, bare)}
      size="xs"
      value={text}
      error={error === undefined ? undefined : 'Cần một số, ví dụ 0,5'}
      inputMode="decimal"
      autoComplete="off"
      onChange={(event) => {
        const typed = event.currentTarget.value
        const read = parseNumber(typed)
        setText(typed)
        onChange(read.type === 'number' ? read.value : Number.NaN)
      }}
    />
  )
}

/** What cannot be read becomes empty text, which no schema takes; the text stays as typed. */
export function DateCell({
  label,
  bare,
  value,
  onChange,
  onEmpty,
  error,
}: CellProps<string> & {
  /** Called instead of `onChange` when the field is emptied. */
  readonly onEmpty?: () => void
}) {
  const { today } = useStatus()
  const [text, setText] = useState(() => (value === '' ? '' : formatDate(value)))
  return (
    <TextInput
      {...named(label, bare)}
      size="xs"
      value={text}
      error={error === undefined ? undefined : 'Cần một ngày, ví dụ 30/4/2027'}
      autoComplete="off"
      onChange={(event) => {
        const typed = event.currentTarget.value
        const read = parseDate(typed, today)
        setText(typed)
        if (typed.trim() === '' && onEmpty !== undefined) onEmpty()
        else onChange(read.ok ? read.value : '')
      }}
    />
  )
}

export function ChoiceCell<T extends string>({
  label,
  bare,
  value,
  onChange,
  words,
}: CellProps<T> & { readonly words: Readonly<Record<T, string>> }) {
  return (
    <NativeSelect
      {...named(label, bare)}
      size="xs"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as T)}
      data={Object.entries<string>(words).map(([each, word]) => ({ value: each, label: word }))}
    />
  )
}

export const ConfidenceCell = (props: CellProps<Confidence>) => (
  <ChoiceCell {...props} words={confidenceWords} />
)

export const StatusCell = (props: CellProps<Status>) => <ChoiceCell {...props} words={statusWords} />
