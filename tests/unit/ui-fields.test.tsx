// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { MantineProvider } from '@mantine/core'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { DateField } from '../../renderer/ui/field/DateField.tsx'
import { NumberField } from '../../renderer/ui/field/NumberField.tsx'
import { ProseField, TextField } from '../../renderer/ui/field/TextField.tsx'

afterEach(cleanup)

/** What Unikey sends for "đất đai" typed in Telex: letters, then Backspace and the retyped ones. */
const telex = 'd{Backspace}đa{Backspace}ât{Backspace}{Backspace}ất d{Backspace}đai'

type Field = (props: {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
}) => React.ReactNode

const kinds: Readonly<Record<string, Field>> = {
  text: (props) => <TextField {...props} />,
  prose: (props) => <ProseField {...props} />,
  number: (props) => <NumberField {...props} />,
  date: (props) => <DateField {...props} today="2026-11-20" />,
}

function Host({
  field,
  start,
  heard,
}: {
  readonly field: Field
  readonly start: string
  readonly heard: string[]
}) {
  const [value, setValue] = useState(start)
  return (
    <MantineProvider env="test">
      {field({
        label: 'Ô',
        value,
        onChange: (text) => {
          heard.push(text)
          setValue(text)
        },
      })}
      <button type="button">Khác</button>
    </MantineProvider>
  )
}

function show(field: Field, start = '') {
  const heard: string[] = []
  render(<Host field={field} start={start} heard={heard} />)
  const input = screen.getByLabelText<HTMLInputElement>(/^Ô/)
  return { input, heard, user: userEvent.setup() }
}

const described = (input: HTMLElement): string =>
  (input.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ')

describe.each(Object.keys(kinds))('a %s field', (kind) => {
  const field = kinds[kind] as Field

  it('keeps Telex with its Backspaces exactly as typed, key by key', async () => {
    const { input, heard, user } = show(field)
    await user.click(input)
    await user.keyboard(telex)
    expect(input.value).toBe('đất đai')
    expect(heard.slice(0, 4)).toEqual(['d', '', 'đ', 'đa'])
  })

  it('leaves a composition of the input method alone until it is over', () => {
    const { input, heard } = show(field)
    input.focus()
    fireEvent.compositionStart(input)
    for (const text of ['d', 'dd', 'đ']) fireEvent.input(input, { target: { value: text } })
    fireEvent.compositionEnd(input)
    expect(input.value).toBe('đ')
    expect(heard).toEqual(['d', 'dd', 'đ'])
  })
})

describe('a number field', () => {
  it.each(['7,2', '1.332', '1332', '007', ' 12', '1,332', '12abc', '1.234,50'])(
    'never rewrites “%s”, while typing or on leaving',
    async (text) => {
      const { input, user } = show(kinds.number as Field)
      await user.click(input)
      for (const key of text) await user.keyboard(key)
      expect(input.value).toBe(text)
      await user.click(screen.getByRole('button', { name: 'Khác' }))
      expect(input.value).toBe(text)
    },
  )

  it('selects its text on focus, by Tab and by a first click, so that typing replaces it', async () => {
    const { input, user } = show(kinds.number as Field, '13,96')
    await user.click(input)
    await user.keyboard('7')
    expect(input.value).toBe('7')
    await user.tab()
    await user.tab({ shift: true })
    await user.keyboard('8,5')
    expect(input.value).toBe('8,5')
  })

  it('says how an unusual text is read, without touching it', async () => {
    const { input } = show(kinds.number as Field, '007')
    expect(described(input)).toContain('đọc là 7')
    expect(input.getAttribute('aria-invalid')).not.toBe('true')
  })

  it('names both readings of a text that has two, as an error tied to the field', () => {
    const { input } = show(kinds.number as Field, '1,332')
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(described(input)).toContain('1,332 hoặc 1.332')
  })

  it('says nothing about a plain number', () => {
    const { input } = show(kinds.number as Field, '1.332,5')
    expect(described(input).trim()).toBe('')
  })
})

describe('a date field', () => {
  it('says which day “5/9” is, in the order day, month', () => {
    const { input } = show(kinds.date as Field, '5/9')
    expect(described(input)).toContain('thứ Bảy, 05/09/2026')
    expect(input.value).toBe('5/9')
  })

  it('keeps silent about a half-typed date and speaks once the field is left', async () => {
    const { input, user } = show(kinds.date as Field)
    await user.click(input)
    await user.keyboard('31/4')
    expect(input.getAttribute('aria-invalid')).not.toBe('true')
    await user.tab()
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(described(input)).toContain('chỉ có 30 ngày')
    expect(input.value).toBe('31/4')
  })

  it('writes today on Ctrl+;', async () => {
    const { input, user } = show(kinds.date as Field)
    await user.click(input)
    await user.keyboard('{Control>};{/Control}')
    expect(input.value).toBe('20/11/2026')
  })
})

describe('a text field', () => {
  it('turns decomposed letters into NFC only when it is left', async () => {
    const { input, user } = show(kinds.text as Field)
    const decomposed = 'Đất'.normalize('NFD')
    await user.click(input)
    fireEvent.input(input, { target: { value: decomposed } })
    expect(input.value).toBe(decomposed)
    await user.click(screen.getByRole('button', { name: 'Khác' }))
    expect(input.value).toBe('Đất'.normalize('NFC'))
  })
})
