/** A part while it is being read: what it becomes once its year is known. */
import type { Leaf } from './reading.ts'

export interface Draft {
  /** The words printed. */
  readonly raw: string
  /** What the part is for: "đợt 1", "thiết lập". */
  readonly label?: string | undefined
  /** The year printed; null: the neighbour's or the plan's. */
  readonly year: number | null
  /** Null when the year makes it impossible (29/02, a range that ends before it begins). */
  readonly build: (year: number, implied: boolean) => Leaf | null
  /** Words were read that leave room for another reading. */
  readonly doubtful?: boolean
}

export const withLeaf = (draft: Draft, change: (leaf: Leaf) => Leaf): Draft => ({
  ...draft,
  build: (year, implied) => {
    const leaf = draft.build(year, implied)
    return leaf === null ? null : change(leaf)
  },
})

/** A leaf in which no year has a say. */
export const timeless = (raw: string, leaf: Leaf): Draft => ({ raw, year: null, build: () => leaf })
