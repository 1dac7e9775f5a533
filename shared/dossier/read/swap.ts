/**
 * A block of rows whose days and months changed places: an American Excel opened the list. What gives it away is the
 * code, which names the day of receipt. The dates stay as they stand, the row asks, and what is probably meant is
 * shown beside. A row of the block whose days are above 12 came through whole.
 */
import { dateInCode } from './code.ts'
import type { ReadMoment } from './moments.ts'
import { swapped } from './moments.ts'

export interface DatedRow {
  readonly code: string
  readonly received: ReadMoment
  readonly due: ReadMoment
  readonly finished: ReadMoment
}

export type SwapVerdict = 'swapped' | 'doubtful' | 'intact'

const moments = ({ received, due, finished }: DatedRow): ReadMoment[] => [received, due, finished]

/** By index of the row, for the rows that lie in a block; nothing where the list has none. */
export function swapVerdicts(rows: readonly DatedRow[]): ReadonlyMap<number, SwapVerdict> {
  const proofs = rows.map(proofOf)
  const verdicts = new Map<number, SwapVerdict>()
  for (const [first, last] of blocksOf(proofs)) {
    for (let at = first; at <= last; at++) {
      const row = rows[at]
      if (row === undefined) continue
      const could = moments(row).some(({ swappable }) => swappable)
      verdicts.set(
        at,
        proofs[at] === 'swapped' ? 'swapped' : could && proofs[at] === null ? 'doubtful' : 'intact',
      )
    }
  }
  return verdicts
}

/** Null where the code says nothing, or the date of receipt reads the same both ways. */
function proofOf({ code, received }: DatedRow): 'swapped' | 'straight' | null {
  const told = dateInCode(code)
  const read = received.moment?.slice(0, 10)
  if (told === null || read === undefined || !received.swappable) return null
  if (read === told) return 'straight'
  return swapped(received.moment)?.slice(0, 10) === told ? 'swapped' : null
}

/** From one swapped row to the last before a straight one. */
function blocksOf(proofs: readonly ('swapped' | 'straight' | null)[]): [number, number][] {
  const blocks: [number, number][] = []
  let open: [number, number] | null = null
  proofs.forEach((proof, at) => {
    if (proof === 'swapped') {
      if (open === null) {
        open = [at, at]
        blocks.push(open)
      } else open[1] = at
    } else if (proof === 'straight') open = null
  })
  return blocks
}
