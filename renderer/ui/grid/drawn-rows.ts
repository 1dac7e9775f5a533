import { useVirtualizer } from '@tanstack/react-virtual'

export const ROW_HEIGHT = 32
const DRAW_ALL_UP_TO = 80

/** The rows to draw, each with the number of rows left out before it. */
export function useDrawnRows(
  root: { readonly current: HTMLDivElement | null },
  count: number,
  activeIndex: number,
): readonly { readonly index: number; readonly gap: number }[] {
  const long = count > DRAW_ALL_UP_TO
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => root.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    enabled: long,
    initialRect: { width: 0, height: 20 * ROW_HEIGHT },
  })
  const shown = long ? virtualizer.getVirtualItems().map(({ index }) => index) : [...Array(count).keys()]
  const indexes =
    long && activeIndex >= 0 ? [...new Set([...shown, activeIndex])].sort((a, b) => a - b) : shown
  return indexes.map((index, at) => ({ index, gap: index - (indexes[at - 1] ?? -1) - 1 }))
}
