/** Wording of several lines, in a rule's editor. */
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { clean, nfc } from '../../../../shared/text/text.ts'

interface WordingProps<T> {
  readonly label: string
  readonly onChange: (value: T) => void
  readonly error: string | undefined
}

/** One entry a line; empty lines are no entries. */
export function LinesCell({
  lines,
  onChange,
  ...rest
}: WordingProps<string[]> & { readonly lines: readonly string[] }) {
  const [text, setText] = useState(() => lines.join('\n'))
  return (
    <ProseCell
      {...rest}
      description="mỗi dòng in thành một dòng"
      value={text}
      onChange={(typed) => {
        setText(typed)
        onChange(
          typed
            .split('\n')
            .map(clean)
            .filter((line) => line !== ''),
        )
      }}
    />
  )
}

export function ProseCell({
  value,
  onChange,
  ...rest
}: WordingProps<string> & { readonly value: string; readonly description?: string }) {
  return (
    <Textarea
      {...rest}
      size="xs"
      rows={Math.max(2, value.split('\n').length + 1)}
      value={value}
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => onChange(nfc(event.currentTarget.value))}
    />
  )
}
