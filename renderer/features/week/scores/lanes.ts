/**
 * The keys of the score boxes. Enter and the down arrow go to the next box of the lane, Esc gives back what the box
 * held, and a column copied from Excel or from the portal fills the boxes from the one with the cursor downwards.
 */
import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useRef } from 'react'
import { flushSync } from 'react-dom'
import { blockOf, isSingle } from '../../../ui/grid/block.ts'
import type { FigureSource } from '../figure-source.ts'

export function useLanes(source: FigureSource) {
  const before = useRef<{ readonly field: string; readonly text: string } | null>(null)

  const boxOf = (target: EventTarget): HTMLInputElement | null =>
    target instanceof HTMLInputElement && target.dataset.lane !== undefined ? target : null

  const laneOf = (box: HTMLInputElement): readonly HTMLInputElement[] => [
    ...(box.closest('table')?.querySelectorAll<HTMLInputElement>(`input[data-lane="${box.dataset.lane}"]`) ??
      []),
  ]

  function onFocus(event: FocusEvent<HTMLElement>) {
    const box = boxOf(event.target)
    before.current = box === null ? null : { field: box.dataset.field ?? '', text: box.value }
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const box = boxOf(event.target)
    if (box === null || event.nativeEvent.isComposing || event.keyCode === 229 || event.altKey) return
    if (event.ctrlKey || event.metaKey) return
    const step =
      event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey)
        ? 1
        : event.key === 'ArrowUp' || event.key === 'Enter'
          ? -1
          : 0
    if (step !== 0) {
      event.preventDefault()
      const lane = laneOf(box)
      lane[lane.indexOf(box) + step]?.focus()
    } else if (event.key === 'Escape' && before.current !== null && before.current.text !== box.value) {
      event.preventDefault()
      event.stopPropagation()
      const { field, text } = before.current
      // Before the next key: a selection made a frame later would swallow what is typed meanwhile.
      flushSync(() => source.set?.({ [field]: text }))
      box.select()
    } else if (event.key === 'F2') {
      event.preventDefault()
      box.setSelectionRange(box.value.length, box.value.length)
    }
  }

  function onPaste(event: ClipboardEvent<HTMLElement>) {
    const box = boxOf(event.target)
    const block = blockOf(event.clipboardData)
    if (box === null || block === null || isSingle(block) || source.set === null) return
    if (block.some((row) => row.length !== 1)) return
    const lane = laneOf(box)
    const boxes = lane.slice(lane.indexOf(box), lane.indexOf(box) + block.length)
    event.preventDefault()
    event.stopPropagation()
    source.set(
      Object.fromEntries(boxes.map((here, at) => [here.dataset.field ?? '', block[at]?.[0]?.trim() ?? ''])),
    )
    boxes.at(-1)?.focus()
  }

  return { onFocus, onKeyDown, onPaste }
}
