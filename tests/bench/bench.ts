/**
 * Runs cases in turn, round after round, so that whatever else the machine does falls on all of them; tells each by
 * its best and its median and by its ratio to the first case of its group. Times are the machine's, ratios the code's:
 * only a ratio is compared with the committed one, and only twice that ratio fails.
 */
import { cpus, totalmem } from 'node:os'

export interface Case {
  readonly name: string
  /** What is measured; answers what is to be cleared away, which is not measured. */
  readonly run: () => (() => void) | undefined | Promise<(() => void) | undefined>
  /** Made anew before each run, not measured. */
  readonly prepare?: () => void | Promise<void>
}

/** The first case is what the others are compared with. */
export interface Group {
  readonly name: string
  readonly cases: readonly [Case, ...Case[]]
  /** Names of cases that the one named first should be ahead of. */
  readonly aheadOf?: readonly [string, ...string[]]
  /** The ratio that was aimed at, by case. */
  readonly goals?: Readonly<Record<string, number>>
}

export interface Measured {
  readonly name: string
  readonly best: number
  readonly median: number
  /** Best over the best of the group's first case: the runs that were least disturbed. */
  readonly ratio: number
}

export async function measure({ cases }: Group, rounds: number): Promise<readonly Measured[]> {
  const times = new Map<string, number[]>(cases.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const { name, prepare, run } of cases) {
      await prepare?.()
      globalThis.gc?.()
      const start = performance.now()
      const clear = await run()
      times.get(name)?.push(performance.now() - start)
      clear?.()
    }
  }
  const first = Math.min(...(times.get(cases[0].name) ?? []))
  return cases.map(({ name }) => {
    const taken = times.get(name) ?? []
    return { name, best: Math.min(...taken), median: median(taken), ratio: Math.min(...taken) / first }
  })
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}`
