/**
 * Numbers of people that spreadsheets destroy: an id that became a number lost its zeros, one shown as 8,70E+11 lost
 * its digits. Nothing is repaired silently: a lost zero of a phone is put back and marked, of an id only proposed.
 */
import type { GridCell } from '../../stats/grid.ts'
import { clean } from '../../text/text.ts'
import type { DossierFlag } from '../dossier.ts'

export interface ReadIdentity {
  readonly value: string | null
  readonly padded: string | null
  readonly flags: readonly DossierFlag[]
}

const DAMAGED = /^\d(?:[.,]\d+)?E\+?\d+$/i
const APOSTROPHE = /^\s*['’‘`]/
const SEPARATORS = /[\s\u00A0.\-()/]+/g

const textOf = (cell: GridCell | undefined): string => clean(cell?.text ?? '').replace(/^="(.*)"$/, '$1')
const isEmpty = (text: string): boolean => /^[-–—.]*$/.test(text)

/** `typed`: the container tells numbers from texts, so that nine digits of text are an old id and not a shortened one. */
export function readId(cell: GridCell | undefined, typed: boolean): ReadIdentity {
  const text = textOf(cell)
  if (isEmpty(text)) return { value: null, padded: null, flags: ['idMissing'] }
  const apostrophe: DossierFlag[] = APOSTROPHE.test(text) ? ['idApostrophe'] : []
  const given = text.replace(APOSTROPHE, '').trim()
  const digits = given.replace(SEPARATORS, '')
  const damaged = (): ReadIdentity => ({ value: null, padded: null, flags: [...apostrophe, 'idDamaged'] })
  if (DAMAGED.test(given) || /^\d{6}0{6}$/.test(digits)) return damaged()
  if (!/^\d+$/.test(digits)) {
    return {
      value: /\d/.test(given) ? given : null,
      padded: null,
      flags: [...apostrophe, ...(/\d/.test(given) ? [] : (['idDamaged'] as const))],
    }
  }
  const formatted: DossierFlag[] = digits === given ? [] : ['idFormatted']
  const isNumber = cell?.number !== null && apostrophe.length === 0
  const whole =
    digits.length === 12 ||
    (!isNumber && (digits.length === 10 || digits.length === 13 || (typed && digits.length === 9)))
  if (whole) return { value: digits, padded: null, flags: [...apostrophe, ...formatted] }
  if (digits.length < 12) {
    return {
      value: null,
      padded: digits.padStart(12, '0'),
      flags: [...apostrophe, ...formatted, 'idLostZeros'],
    }
  }
  return damaged()
}

export function readPhone(cell: GridCell | undefined): ReadIdentity {
  const text = textOf(cell).replace(APOSTROPHE, '').trim()
  if (isEmpty(text)) return { value: null, padded: null, flags: ['phoneMissing'] }
  const damaged: ReadIdentity = { value: null, padded: null, flags: ['phoneDamaged'] }
  if (DAMAGED.test(text)) return damaged
  const first = text.split(/[;,]|\s[-–/]\s|\s+hoặc\s+/)[0] ?? ''
  const digits = first.replace(/[^\d+]/g, '')
  const national = digits.replace(/^(?:\+|00)84(?=\d{9})|^84(?=\d{9}$)/, '0')
  const usable = (value: string, flag: DossierFlag | null): ReadIdentity => ({
    value,
    padded: null,
    flags: flag === null ? [] : [flag],
  })
  if (/^0\d{9,10}$/.test(national)) return usable(national, national === text ? null : 'phoneFormatted')
  if (/^[2-9]\d{8}$/.test(national)) return usable(`0${national}`, 'phoneLostZero')
  return damaged
}
