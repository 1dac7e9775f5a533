/**
 * What this office is in each row of a plan: chủ trì, phối hợp, không liên quan. A name in the two columns is joined
 * to this office by an identity that a person confirmed, never by resemblance; what nobody confirmed is asked once
 * and remembered. The same words mean different bodies in different letters ("Các phòng, ban" of a province are not
 * ours), so an identity belongs to the issuer of the letter.
 */
import { z } from 'zod'
import { Line, RequiredLine } from '../contract/values.ts'
import { caseless } from '../text/text.ts'
import type { OfficeRole } from './plan.ts'

/** `ours`: this office, or with a department that department of ours; `other`: somebody else. */
export const Concern = z.enum(['ours', 'other'])
export type Concern = z.infer<typeof Concern>

export const PartyAnswer = z.strictObject({
  /** As printed. */
  name: RequiredLine.max(1000),
  concern: Concern,
  /** Of `ours`: which department does it; empty for the office as a whole. */
  department: Line,
})
export type PartyAnswer = z.infer<typeof PartyAnswer>

/** A well-known collective name and whom it takes in, offered and never taken unasked. */
export const PartyOffer = z.strictObject({
  names: z.array(RequiredLine).min(1),
  concern: Concern,
  /** In the letters of which offices: our own, or an upper unit's. */
  letters: z.enum(['own', 'upper']),
})
export type PartyOffer = z.infer<typeof PartyOffer>

/** Printings that differ only in capitals, blanks, the kind of dash and closing marks are one name. */
export const partyKey = (name: string): string =>
  caseless(name)
    .replace(/\s*[‐-―-]\s*/g, '-')
    .replace(/[\s.,;:]+$/, '')

export interface Parties {
  readonly leads: readonly string[]
  readonly coordinators: readonly string[]
}

export interface RowRole {
  /** Null while an unknown name could change it, and for a row that names nobody. */
  readonly role: OfficeRole | null
  /** The departments of ours that the row names, those that lead first. */
  readonly departments: readonly string[]
}

export type Identities = ReadonlyMap<string, Pick<PartyAnswer, 'concern' | 'department'>>

export const identitiesOf = (answers: readonly PartyAnswer[]): Identities =>
  new Map(answers.map((answer) => [partyKey(answer.name), answer]))

export function roleOf({ leads, coordinators }: Parties, known: Identities): RowRole {
  if (leads.length + coordinators.length === 0) return { role: null, departments: [] }
  const first = judge(leads, known)
  const second = judge(coordinators, known)
  const departments = [...new Set([...first.departments, ...second.departments])]
  if (first.ours) return { role: 'lead', departments }
  if (first.open) return { role: null, departments }
  if (second.ours) return { role: 'coordinate', departments }
  return { role: second.open ? null : 'none', departments }
}

function judge(names: readonly string[], known: Identities) {
  const found = names.map((name) => known.get(partyKey(name)))
  return {
    ours: found.some((identity) => identity?.concern === 'ours'),
    open: found.some((identity) => identity === undefined),
    departments: found.flatMap((identity) =>
      identity?.concern === 'ours' && identity.department !== '' ? [identity.department] : [],
    ),
  }
}

export interface PartyName {
  /** As it is printed first. */
  readonly name: string
  readonly leads: number
  readonly coordinates: number
}

/** Every name of the rows, the most frequent first. */
export function namesOf(rows: readonly Parties[]): readonly PartyName[] {
  const found = new Map<string, { name: string; leads: number; coordinates: number }>()
  const count = (names: readonly string[], column: 'leads' | 'coordinates') => {
    for (const key of new Set(names.map(partyKey))) {
      const name = names.find((printed) => partyKey(printed) === key) ?? key
      const entry = found.get(key) ?? { name, leads: 0, coordinates: 0 }
      entry[column] += 1
      found.set(key, entry)
    }
  }
  for (const { leads, coordinators } of rows) {
    count(leads, 'leads')
    count(coordinators, 'coordinates')
  }
  return [...found.values()].sort((a, b) => b.leads + b.coordinates - a.leads - a.coordinates)
}

export interface RoleCounts {
  readonly lead: number
  readonly coordinate: number
  readonly none: number
  readonly open: number
}

export const countRoles = (roles: readonly (OfficeRole | null)[]): RoleCounts => ({
  lead: roles.filter((role) => role === 'lead').length,
  coordinate: roles.filter((role) => role === 'coordinate').length,
  none: roles.filter((role) => role === 'none').length,
  open: roles.filter((role) => role === null).length,
})

/**
 * What to offer for a name: a listed collective name; in a letter of our own a name that is not listed is a
 * department of ours. The offer waits for a person.
 */
export function offerFor(
  name: string,
  { own, unitName }: { readonly own: boolean; readonly unitName: string },
  offers: readonly PartyOffer[],
): Omit<PartyAnswer, 'name'> | null {
  const key = partyKey(name)
  if (key === partyKey(unitName)) return { concern: 'ours', department: '' }
  const letters = own ? 'own' : 'upper'
  const offer = offers.find(
    (known) => known.letters === letters && known.names.some((one) => partyKey(one) === key),
  )
  if (offer !== undefined) return { concern: offer.concern, department: '' }
  return own ? { concern: 'ours', department: name } : null
}
