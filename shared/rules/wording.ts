/**
 * Wording with places to be filled. `{tổng điểm}` is a place; `[…]` is a piece that is left out when none of the
 * places in it has a value; so is a whole line. What has no value but must stand prints as a dash, never as
 * nothing. Pieces do not nest, and a piece without a place would be text that nobody can ever leave out: both are
 * faults, like a bracket without its partner.
 */
import { absent } from '../numbers/vietnamese.ts'
import { err, ok, type Result } from '../result.ts'
import { clean } from '../text/text.ts'

type Plain =
  | { readonly kind: 'text'; readonly text: string }
  /** `name` in lower case, spaces folded. */
  | { readonly kind: 'place'; readonly name: string }

export type Piece = Plain | { readonly kind: 'optional'; readonly pieces: readonly Plain[] }

/** The piece of text at fault. */
export interface TemplateFault {
  readonly type: 'OpenBracket' | 'StrayBracket' | 'EmptyPlace' | 'NoPlace'
  readonly at: string
}

const token = /\{([^{}[\]]*)\}|\[([^[\]]*)\]|[{}[\]]/g

export function readTemplate(text: string): Result<readonly Piece[], TemplateFault> {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(token)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) })
    end = match.index + match[0].length
    const [whole, place, optional] = match
    if (optional !== undefined) {
      const inside = readTemplate(optional)
      if (!inside.ok) return inside
      const plain = inside.value.filter((piece) => piece.kind !== 'optional')
      if (!plain.some((piece) => piece.kind === 'place')) return err({ type: 'NoPlace', at: whole })
      pieces.push({ kind: 'optional', pieces: plain })
    } else if (place === undefined) {
      return err({ type: /[{[]/.test(whole) ? 'OpenBracket' : 'StrayBracket', at: whole })
    } else if (clean(place) === '') {
      return err({ type: 'EmptyPlace', at: whole })
    } else {
      pieces.push({ kind: 'place', name: clean(place).toLowerCase() })
    }
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) })
  return ok(pieces)
}

/** Names of the places, each as often as it stands. */
export const placesIn = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece) =>
    piece.kind === 'place' ? [piece.name] : piece.kind === 'optional' ? placesIn(piece.pieces) : [],
  )

/** Value of a place: null where there is none; undefined where the place is not known, which prints as written. */
export type Values = (name: string) => string | null | undefined

/** One line filled; null when it is left out. A line that cannot be read stands as it is. */
export function fillLine(line: string, values: Values): string | null {
  const read = readTemplate(line)
  if (!read.ok) return line
  const hasNone = (pieces: readonly Piece[]): boolean => {
    const places = placesIn(pieces)
    return places.length > 0 && places.every((name) => values(name) === null)
  }
  const written = (piece: Piece): string => {
    switch (piece.kind) {
      case 'text':
        return piece.text
      case 'place': {
        const value = values(piece.name)
        return value === undefined ? `{${piece.name}}` : (value ?? absent)
      }
      case 'optional':
        return hasNone(piece.pieces) ? '' : piece.pieces.map(written).join('')
    }
  }
  return hasNone(read.value) ? null : read.value.map(written).join('')
}

/** Lines that are left out leave no gap; empty lines stay. */
export const fillLines = (lines: readonly string[], values: Values): string[] =>
  lines.map((line) => fillLine(line, values)).filter((line) => line !== null)
