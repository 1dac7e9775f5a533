/** Runs of text as lines, lines as paragraphs. Lengths are in points, y grows downwards. */

export interface Run {
  readonly text: string
  readonly left: number
  readonly right: number
  /** The line that the letters stand on. */
  readonly base: number
  readonly size: number
}

export interface TextLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly base: number
  readonly size: number
  /** Width of its first word, estimated from the run it begins. */
  readonly firstWord: number
}

export interface Paragraph {
  readonly text: string
  readonly top: number
}

/** `split`: a wide gap parts two columns of a letter head. */
export function linesOf(runs: readonly Run[], split: boolean): TextLine[] {
  const rows: Run[][] = []
  for (const run of [...runs].sort((a, b) => a.base - b.base || a.left - b.left)) {
    const row = rows.at(-1)
    const head = row?.[0]
    if (row !== undefined && head !== undefined && Math.abs(run.base - head.base) < head.size * 0.45)
      row.push(run)
    else rows.push([run])
  }
  return rows.flatMap((row) => {
    const sorted = row.sort((a, b) => a.left - b.left)
    const parts: Run[][] = []
    for (const run of sorted) {
      const last = parts.at(-1)
      const before = last?.at(-1)
      if (last === undefined || before === undefined || (split && run.left - before.right > run.size * 2.5))
        parts.push([run])
      else last.push(run)
    }
    return parts.map(lineOf)
  })
}

function lineOf(runs: readonly Run[]): TextLine {
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  for (const run of runs) {
    const apart = run.left - right > run.size * 0.15
    const spaced = text === '' || /\s$/.test(text) || /^\s/.test(run.text)
    text += `${apart && !spaced ? ' ' : ''}${run.text}`
    right = run.right
  }
  const [first] = runs
  const said = (first?.text ?? '').trim()
  const word = /^\S+/.exec(text.trim())?.[0] ?? ''
  const letter =
    first === undefined || said === '' ? 0 : (first.right - first.left) / Math.max(1, first.text.length)
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    left: first?.left ?? 0,
    right,
    base: first?.base ?? 0,
    size: first?.size ?? 0,
    firstWord: word.length * letter,
  }
}

/** `width`: how long a line may be; null measures it from the lines themselves. */
export function paragraphsOf(lines: readonly TextLine[], width: number | null): Paragraph[] {
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  const paragraphs: { text: string; top: number; last: TextLine }[] = []
  for (const line of lines) {
    const open = paragraphs.at(-1)
    if (open === undefined || begins(line, open.last, width, left, right)) {
      paragraphs.push({ text: line.text, top: line.base - line.size, last: line })
    } else {
      open.text += `${/\S[-/]$/.test(open.text) && !/\s[-–]$/.test(open.text) ? '' : ' '}${line.text}`
      open.last = line
    }
  }
  return paragraphs
}

const ROOM = 1.08

function begins(
  line: TextLine,
  before: TextLine,
  width: number | null,
  left: number,
  right: number,
): boolean {
  const bullet = /^[-–+•*]\s/.test(line.text)
  const closed = /[;.:]$/.test(before.text)
  if (bullet && closed) return true
  if (!bullet && OPEN_END.test(before.text) && line.base > before.base)
    return width === null && farBelow(line, before)
  const free = width === null ? right - before.right : width - (before.right - before.left)
  const fitted = before.size * 0.25 + line.firstWord * ROOM < free - 1
  if (width !== null) return fitted
  if (farBelow(line, before) || line.base <= before.base) return true
  const indented = line.left - left > line.size * 0.8 && before.left - line.left < line.size * 0.4
  return fitted || bullet || (indented && closed) || /^(?:[IVX]+|\d+(?:\.\d+)*)\.\s/.test(line.text)
}

const farBelow = (line: TextLine, before: TextLine): boolean => line.base - before.base > line.size * 2

/** No sentence ends so, whatever room is left on the line. */
const OPEN_END = /(?:^|\s)(?:và|hoặc|của|về|với|tại|theo|cho|các|trong|do|để|là|thuộc|trên|số|bằng)$/iu
