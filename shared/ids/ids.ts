/**
 * Ids are UUIDv7; where a natural key exists they are UUIDv5 over (unit, kind, natural key), so that two PCs
 * that make the same thing make one thing. Clock and random are passed in.
 */
import { v5, v7 } from 'uuid'
import { canonical } from '../ledger/canonical.ts'

/** UTC milliseconds. */
export type Clock = () => number

/** That many bytes from a cryptographic source. */
export type Random = (bytes: number) => Uint8Array

/** Stands in the key of local rows that exist before, or apart from, any unit. */
export const nilUnitId = '00000000-0000-0000-0000-000000000000'

const latest = 2 ** 48 - 1

/** A UUIDv7 of the instant `now`; a clock outside the format's 48 bits is clamped, never refused. */
export const newId = (now: number, random: Random): string =>
  v7({ msecs: Math.min(Math.max(Math.trunc(now), 0), latest), random: random(16) })

/** The id that every PC gives to the thing that `kind` and `key` name within `unitId`. */
export const naturalId = (unitId: string, kind: string, key: string): string =>
  v5(canonical([kind, key]), unitId)
