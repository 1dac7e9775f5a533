/** Reads the fields of a version as columns; one that is not of its type makes the whole thing unfit. */
import { canonical, type Json } from '../../../shared/ledger/canonical.ts'
import type { Fields } from '../../../shared/ledger/merge.ts'

/** An entry's fields cannot stand in the tables; whoever applies foreign entries refuses them by this name. */
export class Unfit extends Error {
  override readonly name = 'Unfit'
}

export interface FieldReader {
  has(field: string): boolean
  text(field: string, absent?: string): string
  maybeText(field: string): string | null
  number(field: string, absent?: number): number
  maybeNumber(field: string): number | null
  /** 0 or 1. */
  flag(field: string): number
  /** Canonical JSON text. */
  json(field: string, absent?: Json): string
  maybeJson(field: string): string | null
  /** Of an object in a field. */
  within(field: string): FieldReader
  maybeWithin(field: string): FieldReader | null
}

export function readerOf(version: Fields): FieldReader {
  const get = (field: string): Json => version[field] ?? null
  const unfit = (field: string): Unfit => new Unfit(`The field ${field} is not what its column takes`)
  const maybeText = (field: string): string | null => {
    const value = get(field)
    if (value !== null && typeof value !== 'string') throw unfit(field)
    return value
  }
  const maybeNumber = (field: string): number | null => {
    const value = get(field)
    if (value !== null && typeof value !== 'number') throw unfit(field)
    return value
  }
  const maybeWithin = (field: string): FieldReader | null => {
    const value = get(field)
    if (value === null) return null
    if (typeof value !== 'object' || Array.isArray(value)) throw unfit(field)
    return readerOf(value as Fields)
  }
  const present = <T>(field: string, value: T | null | undefined): T => {
    if (value === null || value === undefined) throw unfit(field)
    return value
  }
  return {
    has: (field) => get(field) !== null,
    maybeText,
    maybeNumber,
    maybeWithin,
    text: (field, absent) => present(field, maybeText(field) ?? absent),
    number: (field, absent) => present(field, maybeNumber(field) ?? absent),
    flag: (field) => (get(field) === true ? 1 : 0),
    json: (field, absent) => canonical(present(field, get(field) ?? absent)),
    maybeJson: (field) => (get(field) === null ? null : canonical(get(field))),
    within: (field) => present(field, maybeWithin(field)),
  }
}
