/** A PIN while it is typed: digits hidden, never offered to a password manager, never kept in a draft. */
import { PasswordInput } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { Pin } from '../../../shared/contract/setup.ts'

export function PinField({
  label,
  value,
  onChange,
  error,
  hint,
  autoFocus = false,
  ref,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (pin: string) => void
  readonly error?: ReactNode
  readonly hint?: ReactNode
  readonly autoFocus?: boolean
  readonly ref?: Ref<HTMLInputElement>
}) {
  return (
    <PasswordInput
      ref={ref}
      label={label}
      description={hint}
      error={error}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputMode="numeric"
      autoComplete="off"
      data-autofocus={autoFocus || undefined}
      maxLength={12}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maw={260}
    />
  )
}

/** What is wrong with a new PIN typed twice, by field; null where nothing is. */
export const newPinProblems = (pin: string, again: string) => ({
  pin: Pin.safeParse(pin).success ? null : 'Mã PIN gồm 4 đến 12 chữ số',
  again: pin === again ? null : 'Hai lần gõ chưa giống nhau',
})
