/**
 * A page as copied from a browser, as lines of cells: a table row is a line, a paragraph is a line. Only text is
 * taken; scripts, styles and comments are nothing. Plain text comes the same way, cells parted by tabs or bars.
 */
import { clean } from '../../text/text.ts'

export type PageLine = readonly string[]

const dropped = /<!--[\s\S]*?(?:-->|$)|<(script|style|head|template|noscript|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi
const cellEnds = /^\/?t[dh]$/
const lineEnds =
  /^\/?(?:tr|table|thead|tbody|tfoot|caption|p|div|section|article|header|footer|main|aside|nav|ul|ol|li|dl|dt|dd|h[1-6]|br|hr|form|fieldset|figure|pre|blockquote|button|option|app-[\w-]+|mat-[\w-]+)$/

export function htmlLines(html: string): PageLine[] {
  const lines: string[][] = []
  let cells: string[] = []
  let cell = ''
  /** Blocks inside a cell do not end its row. */
  let inside = 0
  const endCell = () => {
    cells.push(clean(decode(cell)))
    cell = ''
  }
  const endLine = () => {
    endCell()
    if (cells.some((text) => text !== '')) lines.push(cells)
    cells = []
  }
  for (const [piece] of html.replace(dropped, ' ').matchAll(/<[^>]*>|[^<]+|</g)) {
    const tag = /^<(\/?[a-z][\w-]*)/i.exec(piece)?.[1]?.toLowerCase()
    if (tag === undefined) cell += piece.replace(/\s+/g, ' ')
    else if (cellEnds.test(tag)) {
      inside = tag.startsWith('/') ? 0 : 1
      if (tag.startsWith('/')) endCell()
      else if (clean(cell) !== '') endCell()
      else cell = ''
    } else if (lineEnds.test(tag)) {
      if (inside > 0 && !/^\/?(?:tr|table|thead|tbody|tfoot)$/.test(tag)) cell += ' '
      else {
        inside = 0
        endLine()
      }
    } else cell += ' '
  }
  endLine()
  return lines.map((line) => (line.at(-1) === '' ? line.slice(0, -1) : line))
}

export const textLines = (text: string): PageLine[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.split(/\t|\s\|\s|^\||\|$/).map(clean))
    .filter((line) => line.some((cell) => cell !== ''))

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
}

const decode = (text: string): string =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole
    const code = Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
