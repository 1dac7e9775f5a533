/**
 * Columns of a table that is drawn without upright lines: its heading is found by the words of a plan, and a column
 * ends where the fewest letters of the page cross between two headings. Where no heading of a plan stands, nothing is
 * taken for a table.
 */
import { recognise } from '../../../shared/plan/import/roles.ts'
import type { Run } from './pdf-lines.ts'

export interface Columns {
  /** Inner borders from left to right: one fewer than columns. */
  readonly gutters: readonly number[]
  readonly left: number
  readonly right: number
  /** The column that counts the rows; null where none does. */
  readonly number: number | null
}

export interface OpenHeading {
  readonly columns: Columns
  readonly labels: readonly string[]
  readonly top: number
  /** Under the last line of the heading. */
  readonly bottom: number
}

/** Runs on one line, from left to right. */
export interface RunLine {
  readonly runs: readonly Run[]
  readonly base: number
  readonly size: number
}

export function runLines(runs: readonly Run[]): RunLine[] {
  const lines: { runs: Run[]; base: number; size: number }[] = []
  for (const run of [...runs].sort((a, b) => a.base - b.base || a.left - b.left)) {
    const last = lines.at(-1)
    if (last !== undefined && run.base - last.base < last.size * 0.45) last.runs.push(run)
    else lines.push({ runs: [run], base: run.base, size: run.size })
  }
  for (const { runs: line } of lines) line.sort((a, b) => a.left - b.left)
  return lines
}

const MOST_LINES = 5
const FEWEST_ROLES = 3

export function findOpenHeadings(lines: readonly RunLine[]): OpenHeading[] {
  const found: OpenHeading[] = []
  for (let at = 0; at < lines.length; at++) {
    const heading = headingAt(lines, at)
    if (heading === null) continue
    found.push(heading.heading)
    at = heading.last
  }
  return found
}

/** A further line of the same labels: "hoàn thành" under "Thời gian", close below and without a capital. */
function goesOn(lines: readonly RunLine[], at: number): boolean {
  const [before, line] = [lines[at - 1], lines[at]]
  if (before === undefined || line === undefined || line.base - before.base > line.size * 1.4) return false
  return line.runs.every(({ text }) => /^\s*[\p{Ll}(/]/u.test(text) || text.trim() === '')
}

interface Cluster {
  left: number
  right: number
  readonly runs: Run[]
}

function headingAt(lines: readonly RunLine[], first: number): { heading: OpenHeading; last: number } | null {
  let best: { heading: OpenHeading; last: number; known: number } | null = null
  for (let last = first; last < Math.min(lines.length, first + MOST_LINES); last++) {
    const head = lines.slice(first, last + 1)
    const [top] = head
    const end = head.at(-1)
    if (top === undefined || end === undefined) return null
    const before = lines[last - 1]
    if (last > first && before !== undefined && end.base - before.base > end.size * 2.2) break
    const clusters = clustersOf(head)
    const labels = clusters.map(labelOf)
    if (labels.some((label) => label.length > 60)) break
    const roles = labels.map((label) => recognise([label]))
    const known = roles.filter((role) => role !== null && role.certainty >= 5).length
    const distinct = new Set(roles.flatMap((role) => (role === null ? [] : [role.role])))
    const work = distinct.has('content') || distinct.has('mission') || distinct.has('goal')
    if (!work || distinct.size < FEWEST_ROLES || known < labels.length - 1) continue
    if (best !== null && known <= best.known && !goesOn(lines, last)) continue
    const number = roles.findIndex((role) => role?.role === 'no')
    const below = lines.slice(last + 1).flatMap(({ runs }) => runs)
    best = {
      known,
      last,
      heading: {
        labels,
        top: top.base - top.size,
        bottom: end.base + end.size * 0.3,
        columns: {
          gutters: guttersOf(clusters, below),
          left: Math.min(...below.map(({ left }) => left), ...clusters.map(({ left }) => left)),
          right: Math.max(...below.map(({ right }) => right), ...clusters.map(({ right }) => right)),
          number: number < 0 ? null : number,
        },
      },
    }
  }
  return best
}

/** Runs over each other are one label; a gap wider than half a letter parts two. */
function clustersOf(lines: readonly RunLine[]): Cluster[] {
  const clusters: Cluster[] = []
  const runs = lines.flatMap((line) => line.runs)
  for (const run of [...runs].sort((a, b) => a.left - b.left)) {
    const last = clusters.at(-1)
    if (last !== undefined && run.left < last.right + run.size * 0.5) {
      last.right = Math.max(last.right, run.right)
      last.runs.push(run)
    } else clusters.push({ left: run.left, right: run.right, runs: [run] })
  }
  return clusters
}

const labelOf = ({ runs }: Cluster): string =>
  runLines(runs)
    .map((line) => line.runs.map(({ text }) => text.trim()).join(' '))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Between the middles of two labels, where the fewest runs of the body cross; of several places the widest. */
function guttersOf(clusters: readonly Cluster[], body: readonly Run[]): number[] {
  return clusters.slice(1).map((cluster, at) => {
    const before = clusters[at] ?? cluster
    const from = (before.left + before.right) / 2
    const to = (cluster.left + cluster.right) / 2
    const heads = clusters.flatMap(({ runs }) => runs)
    let place = (before.right + cluster.left) / 2
    let fewest = Number.POSITIVE_INFINITY
    let widest = 0
    let opened = from
    let held = Number.POSITIVE_INFINITY
    for (let x = from; x <= to + 1; x += 1) {
      const over = ({ left, right }: Run): boolean => left < x && right > x
      const crossing =
        x > to ? Number.POSITIVE_INFINITY : body.filter(over).length + heads.filter(over).length * 4
      if (crossing === held) continue
      if (held < fewest || (held === fewest && x - opened > widest)) {
        fewest = held
        widest = x - opened
        place = (opened + x - 1) / 2
      }
      opened = x
      held = crossing
    }
    return place
  })
}

export const columnAt = ({ gutters }: Columns, x: number): number => {
  const at = gutters.findIndex((gutter) => x < gutter)
  return at < 0 ? gutters.length : at
}
