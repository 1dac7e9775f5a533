/**
 * Which tables of a file could be the form. Sheets stand alone; tables of a web page belong together when a later
 * one goes on under the same heading (a heading in a table of its own, or one table for each section).
 */

import { columns } from './form.ts'
import type { Grid, GridFile } from './grid.ts'
import { readSection } from './labels.ts'
import { headerBlocks, type Layout, layoutOf, valueAt } from './layout.ts'
import { type Line, linesOf, outsideLine } from './lines.ts'

export interface Candidate {
  readonly grids: readonly Grid[]
  readonly lines: readonly Line[]
  readonly layout: Layout
}

/** `join` false: every table of a page stands alone, as when two periods stand below each other. */
export function candidatesOf(file: GridFile, join: boolean): Candidate[] {
  const found: Candidate[] = []
  const used = new Set<Grid>()
  for (const grid of file.grids) {
    if (used.has(grid)) continue
    let lines = withHeadingAbove(grid, 0, 0)
    let layout = layoutOf(grid, lines)
    const grids = [grid]
    if (join && grid.kind === 'table' && headerBlocks(lines).length > 0) {
      for (const next of file.grids.slice(grid.index + 1)) {
        const more = withHeadingAbove(next, (lines.at(-1)?.number ?? 0) + 1, lines.at(-1)?.row ?? 0)
        const joined = layoutOf(grid, [...lines, ...more])
        if (joined === null || !goesOn(next, more, joined)) continue
        lines = [...lines, ...more]
        layout = joined
        grids.push(next)
      }
    }
    if (layout === null) continue
    for (const part of grids) used.add(part)
    found.push({ grids, lines, layout })
  }
  return found
}

/** A section named in a heading or caption outside the table becomes its first line. */
function withHeadingAbove(grid: Grid, offset: number, rowsBefore: number): Line[] {
  const above = grid.before.filter((text) => {
    const label = readSection(text)
    return label !== null && label.section !== null && (label.numeral || label.system)
  })
  const heading = above.at(-1)
  if (heading === undefined || heading.length > 120) return linesOf(grid, offset, rowsBefore)
  return [outsideLine(heading, grid, offset), ...linesOf(grid, offset, rowsBefore)]
}

/** It repeats the heading with every column in its place, or has rows of counts and no heading at all. */
function goesOn(grid: Grid, lines: readonly Line[], layout: Layout): boolean {
  if (headerBlocks(lines).length > 0) {
    const own = layoutOf(grid, lines)
    return own !== null && columns.every((code) => String(own.places[code]) === String(layout.places[code]))
  }
  return lines.some(
    (line) =>
      columns.filter((code) => valueAt(line, layout.places[code]).how !== 'blank').length >= 3 &&
      columns.every((code) => valueAt(line, layout.places[code]).how !== 'unreadable'),
  )
}
