/**
 * A date as people type it: 5/9, 59, hôm nay, +5. The text stays as typed; leaving the field says which day that
 * is. Ctrl+; writes today, as in Excel.
 */
import { useState } from 'react'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate, weekdayName } from '../../../shared/dates/words.ts'
import { RawInput, type TextFieldProps } from './TextField.tsx'

export function DateField({
  value,
  onChange,
  today,
  hint,
  error,
  onBlur,
  ...rest
}: TextFieldProps & {
  /** The plain date that "hôm nay", "+5" and a missing year refer to. */
  readonly today: string
}) {
  const [typing, setTyping] = useState(false)
  const read = value.trim() === '' ? null : parseDate(value, today)
  const reading = read?.ok ? `${weekdayName(read.value)}, ${formatDate(read.value)}` : undefined
  const fault = read !== null && !read.ok && !typing ? read.error.sentence : undefined
  return (
    <RawInput
      {...rest}
      figure
      value={value}
      onChange={onChange}
      hint={reading ?? hint ?? 'ngày/tháng/năm, hoặc hôm nay, +5'}
      error={error ?? fault}
      onFocus={() => setTyping(true)}
      onBlur={() => {
        setTyping(false)
        onBlur?.()
      }}
      onKeyDown={(event) => {
        if (event.key !== ';' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        onChange(formatDate(today))
      }}
    />
  )
}
