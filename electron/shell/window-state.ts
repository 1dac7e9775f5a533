/**
 * Where the window stood last time. Guarantees a window that can be seen and held: a screen that is gone, another
 * scaling or a spoiled file never leave it outside every display, nor larger than the one it is on.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

export const smallest = { width: 900, height: 560 } as const
export const usual = { width: 1366, height: 768 } as const

/** So much of the title bar must lie on a display that a mouse can take hold of it. */
const grip = { width: 120, height: 40 } as const

const WindowState = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof WindowState>

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Without `x` and `y` the system puts it in the middle of the main display. */
export interface Placed {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

/** `displays` are the work areas, the main one first. */
export function placeWindow(saved: WindowState | null, displays: readonly Area[]): Placed {
  const main = displays[0]
  const on = saved === null ? undefined : displays.find((display) => canBeHeld(saved, display))
  const area = on ?? main
  const wanted = saved ?? { ...usual, maximized: false }
  const width = within(wanted.width, smallest.width, area?.width)
  const height = within(wanted.height, smallest.height, area?.height)
  if (saved === null || on === undefined) return { width, height, maximized: wanted.maximized }
  return { x: saved.x, y: saved.y, width, height, maximized: saved.maximized }
}

const within = (wanted: number, least: number, most: number | undefined): number =>
  Math.max(Math.min(wanted, most ?? wanted), least)

function canBeHeld({ x, y, width }: Area, display: Area): boolean {
  const across = Math.min(x + width, display.x + display.width) - Math.max(x, display.x)
  return across >= grip.width && y >= display.y && y + grip.height <= display.y + display.height
}

/** Null when there is none, or none that can be read. */
export function readWindowState(file: string): WindowState | null {
  try {
    return WindowState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** A place that cannot be written is no reason to disturb anybody: the window opens where it always does. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state))
  } catch {
    return
  }
}
