/**
 * The year's running numbers of letters and slips. Exactly one PC holds a book, known by its origin and epoch: a clone
 * or a restored copy has another epoch and gives no number before somebody says where the paper register stands. A
 * number and the thing that bears it are written in one transaction, so a crash leaves neither.
 */
import type { Book } from '../../shared/contract/late.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { readDevice } from '../ledger/append.ts'
import { recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'

export interface NumberBook {
  readonly last: number
  /** `other`: another PC, or this one before a restore. */
  readonly holder: 'here' | 'other' | 'nobody'
}

/** A book that nobody opened yet stands at 0; the PC on which the office was set up opens it by its first number. */
export function getBook(store: Store, book: Book, year: number): NumberBook {
  const row = rowOf(store, book, year)
  if (row === undefined) return { last: 0, holder: isFounder(store) ? 'here' : 'nobody' }
  if (row.origin === null) return { last: row.last, holder: 'nobody' }
  const device = readDevice(store)
  const here = device?.origin === row.origin && device.epoch === row.epoch
  return { last: row.last, holder: here ? 'here' : 'other' }
}

export interface BookElsewhere {
  readonly type: 'BookElsewhere'
  readonly last: number
}

export function nextNumber(w: UnitOfWork, book: Book, year: number): Result<number, BookElsewhere> {
  const { last, holder } = getBook(w.store, book, year)
  if (holder !== 'here') return err({ type: 'BookElsewhere', last })
  put(w, book, year, last + 1, true)
  return ok(last + 1)
}

/** Takes the book over, with the last number that its register shows; never a lower one than is known here. */
export function takeBook(
  w: UnitOfWork,
  book: Book,
  year: number,
  last: number,
): Result<null, { readonly type: 'NumberUsed'; readonly last: number }> {
  const known = getBook(w.store, book, year).last
  if (last < known) return err({ type: 'NumberUsed', last: known })
  put(w, book, year, last, true)
  return ok(null)
}

/** From now on another PC may take it; this one gives no numbers. */
export const releaseBook = (w: UnitOfWork, book: Book, year: number): void =>
  put(w, book, year, getBook(w.store, book, year).last, false)

function put(w: UnitOfWork, book: Book, year: number, last: number, here: boolean): void {
  const device = readDevice(w.store)
  if (device === null) throw new Error('This PC has no origin')
  const before = rowOf(w.store, book, year)
  const columns = here
    ? { last, origin: device.origin, epoch: device.epoch }
    : { last, origin: null, epoch: null }
  recordChange(
    w,
    'numberBook',
    `${book}/${year}`,
    before === undefined ? null : { last: before.last, origin: before.origin, epoch: before.epoch },
    columns,
  )
  run(
    w.store,
    w.tables
      .insertInto('number_book')
      .values({ unit_id: w.unitId, book, year, ...columns })
      .onConflict((conflict) => conflict.columns(['unit_id', 'book', 'year']).doUpdateSet(columns)),
  )
}

/** Whoever wrote the office's own first entry, on whichever PC it is asked. */
function isFounder(store: Store): boolean {
  const first = get(
    store,
    from
      .selectFrom('ledger')
      .select('origin')
      .where('unit_id', '=', store.unitId() ?? '')
      .where('entity', '=', 'unit')
      .where('base', '=', '[]'),
  )
  return first?.origin === readDevice(store)?.origin
}

const rowOf = (store: Store, book: Book, year: number) =>
  get(
    store,
    from
      .selectFrom('number_book')
      .select(['last', 'origin', 'epoch'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('book', '=', book)
      .where('year', '=', year),
  )
