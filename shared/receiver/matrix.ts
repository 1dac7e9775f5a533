/**
 * The matrix unit × period: what was sent on time, late, not at all, and what was replaced.
 *
 * The first bundle that brought a period decides whether it came in time: a correction sent later does not make it
 * late. The moment is the one the sender signed; where its clock was wrong, or says a time after the arrival, the
 * arrival counts.
 */
export const cellStates = ['notDue', 'missing', 'onTime', 'late'] as const
export type CellState = (typeof cellStates)[number]

export interface Arrival {
  /** Newest revision here. */
  readonly revision: number
  /** Revision that the first bundle brought. */
  readonly firstRevision: number
  readonly firstAt: number
}

export interface Cell {
  readonly state: CellState
  /** A newer revision came after the first one. */
  readonly replaced: boolean
}

export function cellOf(arrival: Arrival | null, dueAt: number, now: number): Cell {
  if (arrival === null) return { state: now > dueAt ? 'missing' : 'notDue', replaced: false }
  return {
    state: arrival.firstAt <= dueAt ? 'onTime' : 'late',
    replaced: arrival.revision > arrival.firstRevision,
  }
}

export const sentAt = (bundle: {
  readonly createdAt: number
  readonly clockOk: boolean
  readonly receivedAt: number
}): number => (bundle.clockOk && bundle.createdAt <= bundle.receivedAt ? bundle.createdAt : bundle.receivedAt)

/** A row of the matrix travels as one letter a period; capitals say that it was replaced. */
const letters: Readonly<Record<CellState, string>> = { notDue: '.', missing: 'x', onTime: 'o', late: 'l' }

export const letterOf = ({ state, replaced }: Cell): string =>
  replaced ? letters[state].toUpperCase() : letters[state]

export function cellAt(row: string, at: number): Cell {
  const letter = row[at] ?? '.'
  const small = letter.toLowerCase()
  const state = cellStates.find((each) => letters[each] === small) ?? 'notDue'
  return { state, replaced: letter !== small }
}

export const cellWords: Readonly<Record<CellState, string>> = {
  notDue: 'chưa đến hạn',
  missing: 'chưa gửi',
  onTime: 'đúng hạn',
  late: 'gửi muộn',
}

/** Never told by colour alone. */
export const cellSigns: Readonly<Record<CellState, string>> = {
  notDue: '·',
  missing: '✗',
  onTime: '✓',
  late: '◔',
}
export const replacedSign = '↻'
