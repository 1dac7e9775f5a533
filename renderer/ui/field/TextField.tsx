/**
 * The fields of the program: plain text inputs that show exactly what was typed. Unikey and Telex send Backspace
 * and retyped letters, an IME composes; whoever rewrites a field meanwhile spoils the word. So nothing is formatted,
 * completed or normalised before the field is left.
 */
import { Textarea, TextInput } from '@mantine/core'
import type { FocusEvent, KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react'
import { nfc } from '../../../shared/text/text.ts'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  /** What the field is for, under the label's line. */
  readonly hint?: ReactNode
  /** What is wrong, in words; also read aloud with the field. */
  readonly error?: ReactNode
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly required?: boolean
  readonly autoFocus?: boolean
  readonly onBlur?: () => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly name?: string
  readonly className?: string
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text; NFC once the field is left. */
export function TextField({ value, onChange, onBlur, ...rest }: TextFieldProps) {
  return (
    <RawInput
      {...rest}
      value={value}
      onChange={onChange}
      onBlur={() => {
        const normal = nfc(value)
        if (normal !== value) onChange(normal)
        onBlur?.()
      }}
    />
  )
}

/** Several lines; Enter makes a new one, NFC once the field is left. */
export function ProseField({
  label,
  value,
  onChange,
  hint,
  error,
  required,
  autoFocus,
  placeholder,
  rows = 3,
  hideLabel = false,
}: Pick<
  TextFieldProps,
  'label' | 'value' | 'onChange' | 'hint' | 'error' | 'required' | 'autoFocus' | 'placeholder'
> & {
  readonly rows?: number
  /** Where the sentence above already says it; it is still read aloud. */
  readonly hideLabel?: boolean
}) {
  return (
    <Textarea
      {...(hideLabel ? { 'aria-label': label } : { label })}
      value={value}
      minRows={rows}
      maxRows={8}
      autosize
      description={hint}
      error={error}
      required={required ?? false}
      withAsterisk={required ?? false}
      placeholder={placeholder ?? ''}
      data-autofocus={autoFocus || undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => {
        const normal = nfc(value)
        if (normal !== value) onChange(normal)
      }}
    />
  )
}

/** Selects on a first click too: the browser would put the caret there when the button is released. */
export function selectOnPress(event: MouseEvent<HTMLInputElement>) {
  if (event.button !== 0 || document.activeElement === event.currentTarget) return
  event.preventDefault()
  event.currentTarget.focus()
}

/** The input under all one-line fields: raw text in, raw text out; figures are selected whole on focus. */
export function RawInput({
  label,
  value,
  onChange,
  hint,
  error,
  placeholder,
  disabled,
  required,
  autoFocus,
  onBlur,
  onFocus,
  onKeyDown,
  name,
  className,
  inputClass,
  inputMode,
  figure = false,
  ref,
}: TextFieldProps & {
  /** A number or a date: typing replaces it, as in a cell. */
  readonly figure?: boolean
  readonly onFocus?: () => void
  readonly inputClass?: string
  readonly inputMode?: 'decimal' | 'numeric' | 'text'
}) {
  return (
    <TextInput
      ref={ref}
      label={label}
      value={value}
      description={hint}
      error={error}
      placeholder={placeholder ?? ''}
      disabled={disabled ?? false}
      required={required ?? false}
      withAsterisk={required ?? false}
      data-autofocus={autoFocus || undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode={inputMode ?? 'text'}
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      spellCheck={false}
      name={name ?? ''}
      className={className ?? ''}
      classNames={{ input: inputClass ?? '' }}
      onChange={(event) => onChange(event.currentTarget.value)}
      onFocus={(event: FocusEvent<HTMLInputElement>) => {
        if (figure) event.currentTarget.select()
        onFocus?.()
      }}
      onMouseDown={figure ? selectOnPress : undefined}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  )
}
