/**
 * Blocks of cells on the clipboard. Excel, Calc and WPS put tab-separated text (a cell with a line break or a tab
 * is quoted) and HTML there; the text is what the eye saw, so it is preferred.
 */

export type Block = readonly (readonly string[])[]

/** Tab-separated text as cells; the line break that Excel adds at the end makes no row. */
export function readBlock(text: string): Block {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const endCell = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < source.length; at++) {
    const char = source[at]
    if (quoted) {
      if (char !== '"') cell += char
      else if (source[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (char === '"' && cell === '' && closes(source, at)) quoted = true
    else if (char === '\t') endCell()
    else if (char === '\n') {
      endCell()
      rows.push([])
    } else cell += char
  }
  endCell()
  return rows
}

/** A quote opens a quoted cell only where one closes it before a tab, a line break or the end. */
function closes(source: string, open: number): boolean {
  for (let at = open + 1; at < source.length; at++) {
    if (source[at] !== '"') continue
    if (source[at + 1] === '"') at += 1
    else return at + 1 === source.length || source[at + 1] === '\t' || source[at + 1] === '\n'
  }
  return false
}

/** The cells of the first table in clipboard HTML; merged cells are not repeated. */
export function readHtmlBlock(html: string, parser = new DOMParser()): Block | null {
  const table = parser.parseFromString(html, 'text/html').querySelector('table')
  if (table === null) return null
  return [...table.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('td, th')].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim()),
  )
}

/** What a paste carries: its block, or null when it holds no text at all. */
export function blockOf(clipboard: DataTransfer): Block | null {
  const text = clipboard.getData('text/plain')
  if (text !== '') return readBlock(text)
  const html = clipboard.getData('text/html')
  return html === '' ? null : readHtmlBlock(html)
}

export const isSingle = (block: Block): boolean => block.length === 1 && (block[0]?.length ?? 0) <= 1

export const writeBlock = (block: Block): string =>
  block
    .map((row) =>
      row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join('\t'),
    )
    .join('\n')
