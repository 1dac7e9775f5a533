/** The file name of a bundle: ASCII alone, so that no stick, mail gateway or archive spoils it. */
import { wallClock } from '../dates/plain.ts'
import { fold } from '../text/text.ts'
import type { Unit } from '../unit/unit.ts'
import { bundleEntries } from './manifest.ts'

export const bundleExtension = '.smc'

/** `AGG-XaMau_2026-10-09_so-0041.smc`; without a province code the first part is the unit alone. */
export function bundleFileName(
  unit: Pick<Unit, 'provinceCode' | 'type' | 'place'>,
  bundle: { readonly createdAt: number; readonly number: number },
): string {
  const sender = [
    asciiName(unit.provinceCode).toUpperCase(),
    asciiName(`${typeWords[unit.type]} ${unit.place}`),
  ]
    .filter((part) => part !== '')
    .join('-')
  return `${sender || 'DonVi'}_${wallClock(bundle.createdAt).date}_${numberText(bundle.number)}${bundleExtension}`
}

const typeWords = { xa: 'xã', phuong: 'phường', dackhu: 'đặc khu', huyen: 'huyện', tinh: 'tỉnh' } as const

/** "xã An Mẫu" → "XaAnMau"; what is not a Latin letter or a digit is left out. */
export function asciiName(text: string): string {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 40)
}

export const numberText = (number: number): string => `so-${String(number).padStart(4, '0')}`

/**
 * Whether a file may be a bundle by its name alone: `(1)`, ` - Copy` and a `.zip` that a mail gateway asked for do
 * not matter, since the content says what it is.
 */
export const looksLikeBundle = (fileName: string): boolean =>
  /\.smc([ _-]?\(\d+\))?(\.zip)?$/i.test(fileName.trim())

/** A zip that is no bundle: the first entry of every bundle, whole or cut, is its manifest. */
export function isPlainZip(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false
  const first = bytes.subarray(firstNameAt, firstNameAt + bundleEntries.manifest.length)
  return !bundleEntries.manifest.startsWith(String.fromCharCode(...first))
}

const firstNameAt = 30
