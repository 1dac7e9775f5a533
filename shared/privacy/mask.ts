/**
 * What may leave the office: codes without their last four signs, and free text only where nothing in it can name a
 * person. No text of law prescribes a mask; these are the project's defaults. A text that fails the scan is left out
 * whole, never "cleaned": a half-removed name is still a name.
 */
import { fold, nfc } from '../text/text.ts'

/** The last four letters or digits become dots: the full code, typed into the portal, reveals the person. */
export function maskCode(code: string): string {
  const signs = [...code]
  let left = 4
  for (let at = signs.length - 1; at >= 0 && left > 0; at -= 1) {
    if (!/[\p{L}\p{N}]/u.test(signs[at] ?? '')) continue
    signs[at] = '•'
    left -= 1
  }
  return signs.join('')
}

/** What the addressee recognises a dossier by and nobody else can use. */
export const codeTail = (code: string): string => [...code].slice(-4).join('')

/** What the register knows of the people in it; null members are not known. */
export interface Secrets {
  readonly applicant: string | null
  readonly idNo: string | null
  readonly phone: string | null
  readonly address: string | null
}

/** True when a text holds a run that may be an id or a phone number, an e-mail address, or something of `people`. */
export const namesSomebody = (text: string, people: readonly Secrets[]): boolean => watchOver(people)(text)

/** The same for many texts: what `people` are known by is taken apart once, when the first text needs it. */
export function watchOver(people: readonly Secrets[]): (text: string) => boolean {
  let known: readonly string[] | null = null
  return (text) => {
    const plain = nfc(text)
    if (/[^\s@]+@[^\s@]+\.[^\s@]+/.test(plain)) return true
    if (hasLongNumber(plain)) return true
    if (!/\p{L}/u.test(plain)) return false
    known ??= knownBy(people)
    const folded = words(plain)
    const closed = squeezed(folded)
    return known.some(
      (wanted) => folded.includes(wanted) || (wanted.length >= longName && closed.includes(squeezed(wanted))),
    )
  }
}

/** Letters of a name that is looked for even where the spaces between its words were lost. */
const longName = 12

const knownBy = (people: readonly Secrets[]): readonly string[] => [
  ...new Set(
    people.flatMap(({ applicant, idNo, phone, address }) =>
      [applicant, idNo, phone, address].flatMap((each) => {
        const wanted = each === null ? '' : words(each)
        return wanted.trim().length > 3 ? [wanted] : []
      }),
    ),
  ),
]

const squeezed = (text: string): string => text.replaceAll(' ', '')

/** Nine digits or more, however they are spaced or dotted; a date or a dossier code is not one. */
function hasLongNumber(text: string): boolean {
  const without = text
    .replace(/\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b/g, ' ')
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, ' ')
  return [...without.matchAll(/\d(?:[\s.\-()+]?\d)*/g)].some(([run]) => run.replace(/\D/g, '').length >= 9)
}

const words = (text: string): string =>
  ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

export const leftOut = '(nội dung có thông tin cá nhân, không công khai)'

/** The text, or a note in its place. */
export const publicText = (text: string, people: readonly Secrets[]): string => publisher(people)(text)

/** The same for many texts. */
export function publisher(people: readonly Secrets[]): (text: string) => string {
  const names = watchOver(people)
  return (text) => (names(text) ? leftOut : text)
}
