/**
 * Hashes as people read them out: signs without those that sound or look alike (0 O, 1 I L), in groups of four.
 * It is the alphabet of the recovery code.
 */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** The first `count` signs of a hex hash, five bits each. */
export function signsOfHash(hex: string, count: number): string {
  const bits = [...hex.slice(0, Math.ceil((count * 5) / 4))]
    .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0'))
    .join('')
  return Array.from(
    { length: count },
    (_, at) => alphabet[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)],
  ).join('')
}

export const groupsOf = (signs: string): string => signs.match(/.{1,4}/g)?.join('-') ?? ''
