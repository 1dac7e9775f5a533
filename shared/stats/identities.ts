/** The identities of Biểu II.06a, each over one row; the last may break by itself when a dossier is withdrawn. */
import { type Column, type Counts, columns } from './form.ts'

export interface Identity {
  readonly kind: 'sum3' | 'sum7' | 'sum11' | 'balance'
  readonly whole: Column
  readonly parts: readonly Column[]
}

export const identities: readonly Identity[] = [
  { kind: 'sum3', whole: 'c3', parts: ['c4', 'c5', 'c6'] },
  { kind: 'sum7', whole: 'c7', parts: ['c8', 'c9', 'c10'] },
  { kind: 'sum11', whole: 'c11', parts: ['c12', 'c13'] },
  { kind: 'balance', whole: 'c3', parts: ['c7', 'c11'] },
]

export interface BrokenIdentity extends Identity {
  readonly inFile: number
  readonly computed: number
}

/** Identities that fail; one with an empty cell cannot be checked and is left out. */
export function brokenIdentities(v: Counts): BrokenIdentity[] {
  return identities.flatMap((identity) => {
    const inFile = v[identity.whole]
    const parts = identity.parts.map((part) => v[part])
    if (inFile === null || !parts.every((part) => part !== null)) return []
    const computed = parts.reduce((sum, part) => sum + part, 0)
    return Math.abs(inFile - computed) < 1e-9 ? [] : [{ ...identity, inFile, computed }]
  })
}

/** `pick` for every column (3)…(13). */
export const countsOf = (pick: (column: Column) => number | null): Counts =>
  Object.fromEntries(columns.map((column) => [column, pick(column)])) as Counts
