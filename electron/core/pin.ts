/**
 * PINs: scrypt with a salt of its own, and a wait that grows with each failure and survives a restart.
 * A PIN says who did it; it does not protect against someone who holds the disk.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const length = 32

export interface PinHash {
  readonly salt: Uint8Array
  readonly hash: Uint8Array
}

export interface Pins {
  hash(secret: string): Promise<PinHash>
  matches(secret: string, kept: PinHash): Promise<boolean>
}

/** `N` is scrypt's cost: at 2¹⁵ a try takes 32 MB and, on an office PC, a good tenth of a second. */
export function scryptPins(N = 2 ** 15): Pins {
  const derive = (secret: string, salt: Uint8Array): Promise<Buffer> =>
    new Promise((resolve, reject) =>
      scrypt(secret, salt, length, { N, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }, (error, key) =>
        error === null ? resolve(key) : reject(error),
      ),
    )
  return {
    async hash(secret) {
      const salt = randomBytes(16)
      return { salt, hash: await derive(secret, salt) }
    },
    async matches(secret, kept) {
      const found = await derive(secret, kept.salt)
      return found.length === kept.hash.length && timingSafeEqual(found, kept.hash)
    },
  }
}

/** Pays for a comparison once: half a year of a made-up office is two hundred sign-ins of the same few people. */
export function comparedOnce(pins: Pins): Pins {
  const good = new Set<string>()
  return {
    hash: pins.hash,
    async matches(secret, kept) {
      const both = `${Buffer.from(kept.hash).toString('hex')} ${secret}`
      if (!good.has(both) && (await pins.matches(secret, kept))) good.add(both)
      return good.has(both)
    },
  }
}

const freeTries = 3
const firstWait = 5_000
const longestWait = 15 * 60_000

/** Milliseconds to wait after the n-th failure in a row: none after the first two, then 5 s, 10 s … 15 minutes. */
const waitAfter = (failures: number): number =>
  failures < freeTries ? 0 : Math.min(longestWait, firstWait * 2 ** (failures - freeTries))

export interface Tries {
  readonly failures: number
  /** UTC milliseconds before which no further try is taken. */
  readonly retryAt: number
}

/** The tries after one more failure at `now`. */
export const failedOnce = ({ failures }: Tries, now: number): Tries => ({
  failures: failures + 1,
  retryAt: now + waitAfter(failures + 1),
})

/**
 * When the next try is allowed. Whoever refuses a try must keep this instant: a clock that was set back then locks
 * nobody out for longer than these failures cost, not even when it is asked again and again.
 */
export const retryAt = ({ failures, retryAt }: Tries, now: number): number =>
  Math.min(retryAt, now + waitAfter(failures))

const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** 24 characters in six groups, 120 bits, without letters that read alike: printed once, kept in the safe. */
export function newRecoveryCode(): string {
  const letters = Array.from(randomBytes(24), (byte) => alphabet[byte % alphabet.length])
  return Array.from({ length: 6 }, (_, group) => letters.slice(group * 4, group * 4 + 4).join('')).join('-')
}

export const plainRecoveryCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
