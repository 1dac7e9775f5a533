/**
 * The ruled lines of a page as tables of cells. A line may be drawn as a stroke, as the side of a rectangle or as a
 * thin filled bar; all three are segments here. Two cells are one where no line runs between them.
 */

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface RuledCell {
  readonly row: number
  readonly column: number
  readonly across: number
  readonly down: number
  readonly box: Box
}

export interface RuledTable {
  readonly box: Box
  readonly width: number
  readonly height: number
  readonly cells: readonly RuledCell[]
}

export interface Drawn {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

interface Segment {
  readonly flat: boolean
  /** y of a flat one, x of an upright one. */
  readonly at: number
  readonly from: number
  readonly to: number
  /** The edge of a coloured ground, not a line that was drawn. */
  readonly shade: boolean
}

type Transform = readonly number[]

const THIN = 2.5
const SHORTEST = 4
const NEAR = 2.5

export function segmentsOf(
  { fnArray, argsArray }: Drawn,
  ops: Readonly<Record<string, number>>,
  view: Transform,
): Segment[] {
  const segments: Segment[] = []
  const saved: Transform[] = []
  let current: Transform = view
  const filled = new Set(['fill', 'eoFill'].map((name) => ops[name]))
  const stroked = new Set(
    ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'].map(
      (name) => ops[name],
    ),
  )
  fnArray.forEach((fn, at) => {
    const args = argsArray[at]
    if (fn === ops.save) saved.push(current)
    else if (fn === ops.restore) current = saved.pop() ?? view
    else if (fn === ops.transform && Array.isArray(args)) current = times(current, args as number[])
    else if (fn === ops.constructPath && Array.isArray(args)) {
      const shade = filled.has(args[0] as number)
      const [path] = (args[1] ?? []) as readonly (ArrayLike<number> | null)[]
      if (path !== null && path !== undefined && (shade || stroked.has(args[0] as number)))
        segments.push(...pathSegments(path, current, shade))
    }
  })
  return segments
}

export const times = (a: Transform, b: Transform): Transform => {
  const [a0 = 1, a1 = 0, a2 = 0, a3 = 1, a4 = 0, a5 = 0] = a
  const [b0 = 1, b1 = 0, b2 = 0, b3 = 1, b4 = 0, b5 = 0] = b
  return [
    a0 * b0 + a2 * b1,
    a1 * b0 + a3 * b1,
    a0 * b2 + a2 * b3,
    a1 * b2 + a3 * b3,
    a0 * b4 + a2 * b5 + a4,
    a1 * b4 + a3 * b5 + a5,
  ]
}

/** pdfjs: 0 move, 1 line, 2 cubic, 3 quadratic, 4 close, each followed by its points. */
const POINTS = [1, 1, 3, 2, 0]

function pathSegments(path: ArrayLike<number>, transform: Transform, shade: boolean): Segment[] {
  const shapes: [number, number][][] = []
  let at = 0
  while (at < path.length) {
    const command = path[at++] ?? 4
    const points = POINTS[command]
    if (points === undefined) break
    const x = path[at + 2 * points - 2] ?? 0
    const y = path[at + 2 * points - 1] ?? 0
    at += 2 * points
    const shape = shapes.at(-1)
    if (command === 0 || shape === undefined) shapes.push([apply(transform, x, y)])
    else if (command === 4) {
      const [first] = shape
      if (first !== undefined) shape.push(first)
    } else if (command === 1) shape.push(apply(transform, x, y))
    else shapes.push([apply(transform, x, y)])
  }
  return shapes.flatMap((shape) => shapeSegments(shape, shade))
}

const apply = (
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Transform,
  x: number,
  y: number,
): [number, number] => [a * x + c * y + e, b * x + d * y + f]

function shapeSegments(points: readonly [number, number][], shade: boolean): Segment[] {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (right - left < THIN && bottom - top >= SHORTEST)
    return [{ flat: false, at: (left + right) / 2, from: top, to: bottom, shade: false }]
  if (bottom - top < THIN && right - left >= SHORTEST)
    return [{ flat: true, at: (top + bottom) / 2, from: left, to: right, shade: false }]
  return points.slice(1).flatMap(([x, y], at): Segment[] => {
    const [x0, y0] = points[at] ?? [x, y]
    if (Math.abs(y - y0) < 0.5 && Math.abs(x - x0) >= SHORTEST)
      return [{ flat: true, at: y, from: Math.min(x, x0), to: Math.max(x, x0), shade }]
    if (Math.abs(x - x0) < 0.5 && Math.abs(y - y0) >= SHORTEST)
      return [{ flat: false, at: x, from: Math.min(y, y0), to: Math.max(y, y0), shade }]
    return []
  })
}

/** More lines than any plan draws: a drawing, which would take minutes to look through. */
const MOST_SEGMENTS = 6_000

export function ruledTables(segments: readonly Segment[]): RuledTable[] {
  if (segments.length > MOST_SEGMENTS) return []
  return connected(merged(segments.filter(({ shade }) => !shade))).flatMap((group) => {
    const table = tableOf(group)
    return table === null ? [] : [table]
  })
}

/** Heights of the lines and bars that run over most of a page's width. */
export const rulesAcross = (segments: readonly Segment[]): number[] =>
  segments.length > MOST_SEGMENTS
    ? []
    : steps(
        merged(segments)
          .filter(({ flat, from, to }) => flat && to - from > WIDE)
          .map(({ at }) => at),
      )

/** In points; the text of a page is some 450 wide. */
const WIDE = 280

/** Pieces of one line, drawn cell by cell, as one. */
function merged(segments: readonly Segment[]): Segment[] {
  const found: Segment[] = []
  for (const flat of [true, false]) {
    const lines = segments
      .filter((segment) => segment.flat === flat)
      .sort((a, b) => Math.round(a.at / 1.5) - Math.round(b.at / 1.5) || a.from - b.from)
    for (const line of lines) {
      const last = found.at(-1)
      if (last?.flat === flat && Math.abs(last.at - line.at) < 1.6 && line.from <= last.to + NEAR)
        found[found.length - 1] = { ...last, to: Math.max(last.to, line.to) }
      else found.push(line)
    }
  }
  return found
}

const touch = (a: Segment, b: Segment): boolean =>
  a.flat !== b.flat &&
  b.at >= a.from - NEAR &&
  b.at <= a.to + NEAR &&
  a.at >= b.from - NEAR &&
  a.at <= b.to + NEAR

function connected(segments: readonly Segment[]): Segment[][] {
  const left = new Set(segments)
  const groups: Segment[][] = []
  for (const first of segments) {
    if (!left.delete(first)) continue
    const group = [first]
    for (const segment of group) {
      for (const other of left) {
        if (!touch(segment, other)) continue
        left.delete(other)
        group.push(other)
      }
    }
    groups.push(group)
  }
  return groups
}

function tableOf(group: readonly Segment[]): RuledTable | null {
  const flats = group.filter(({ flat }) => flat)
  const uprights = group.filter(({ flat }) => !flat)
  const xs = steps(uprights.map(({ at }) => at))
  const ys = steps(flats.map(({ at }) => at))
  if (xs.length < 2 || ys.length < 2) return null
  const width = xs.length - 1
  const height = ys.length - 1
  const wall = (column: number, row: number): boolean => {
    const middle = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2
    return uprights.some(
      ({ at, from, to }) => Math.abs(at - (xs[column] ?? 0)) < NEAR && from < middle && to > middle,
    )
  }
  const floor = (column: number, row: number): boolean => {
    const middle = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2
    return flats.some(
      ({ at, from, to }) => Math.abs(at - (ys[row] ?? 0)) < NEAR && from < middle && to > middle,
    )
  }
  const taken = new Set<number>()
  const cells: RuledCell[] = []
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (taken.has(row * width + column)) continue
      let across = 1
      while (
        column + across < width &&
        !wall(column + across, row) &&
        !taken.has(row * width + column + across)
      )
        across++
      let down = 1
      while (
        row + down < height &&
        !Array.from({ length: across }, (_, step) => floor(column + step, row + down)).some(Boolean)
      )
        down++
      for (let y = row; y < row + down; y++)
        for (let x = column; x < column + across; x++) taken.add(y * width + x)
      cells.push({
        row,
        column,
        across,
        down,
        box: {
          left: xs[column] ?? 0,
          right: xs[column + across] ?? 0,
          top: ys[row] ?? 0,
          bottom: ys[row + down] ?? 0,
        },
      })
    }
  }
  const box = { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 }
  return { box, width, height, cells }
}

/** Places that differ by less than a line's thickness are one. */
function steps(values: readonly number[]): number[] {
  const found: number[] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    if (value - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) found.push(value)
  }
  return found
}
