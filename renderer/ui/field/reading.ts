/** How a typed text is read, in words: nothing where it is plain, a hint where it helps, the fault where it is one. */
import { formatNumber, type ReadNumber } from '../../../shared/numbers/vietnamese.ts'

export type Reading =
  | { readonly type: 'plain' }
  | { readonly type: 'read'; readonly words: string }
  | { readonly type: 'wrong'; readonly words: string }

export function numberReading(text: string, read: ReadNumber, unit = ''): Reading {
  switch (read.type) {
    case 'absent':
      return { type: 'plain' }
    case 'number': {
      const shown = formatNumber(read.value)
      const plain = shown === text.trim() || shown.replaceAll('.', '') === text.trim()
      return plain
        ? { type: 'plain' }
        : { type: 'read', words: `đọc là ${shown}${unit === '' ? '' : ` ${unit}`}` }
    }
    case 'ambiguous': {
      const ways = [read.vietnamese, read.english]
        .filter((value) => value !== null)
        .map((value) => formatNumber(value))
      return {
        type: 'wrong',
        words:
          ways.length > 1
            ? `“${read.text.trim()}” đọc được hai cách: ${ways.join(' hoặc ')}. Hãy gõ lại cho rõ.`
            : `“${read.text.trim()}” viết theo kiểu Anh, có phải ${ways.join('')} không? Hãy gõ lại với dấu phẩy thập phân.`,
      }
    }
    case 'unreadable':
      return { type: 'wrong', words: `“${read.text.trim()}” không phải là số.` }
  }
}
