/**
 * Phrases of the kind plans print, each judged by hand before the reader saw it: what it may be read as, and where
 * leaving it unread is right too. A wrong reading is worse than none, so the two are counted apart.
 */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseDeadline } from '../../shared/deadline/read.ts'

type Judged = { readonly phrase: string; readonly may: readonly unknown[] }

const judged = JSON.parse(
  readFileSync(new URL('../fixtures/deadline/judged.json', import.meta.url), 'utf8'),
) as readonly Judged[]

/** Every field that the judgement names stands in the reading; a list of plain values names alternatives. */
function holds(want: unknown, got: unknown): boolean {
  if (Array.isArray(want))
    return Array.isArray(got)
      ? want.length === got.length && want.every((item, at) => holds(item, got[at]))
      : want.includes(got)
  if (want === null || typeof want !== 'object') return want === got
  if (got === null || typeof got !== 'object') return false
  const fields = got as Readonly<Record<string, unknown>>
  return Object.entries(want).every(([name, value]) => holds(value, fields[name] ?? null))
}

const read = judged.map(({ phrase, may }) => {
  const { deadline, confidence } = parseDeadline(phrase, 2026)
  const unread = confidence === 'unread'
  const right = may.some((want) => (want === 'unread' ? unread : !unread && holds(want, deadline)))
  return { phrase, unread, right }
})

it('No phrase is read as something else than a careful hand reads it', () => {
  expect(read.filter(({ unread, right }) => !unread && !right).map(({ phrase }) => phrase)).toEqual([])
})

it('Hardly any phrase that says a time is left unread', () => {
  const left = read.filter(({ unread, right }) => unread && !right).map(({ phrase }) => phrase)
  expect(left.length).toBeLessThanOrEqual(3)
})

it('What is no deadline is left unread', () => {
  const none = judged.filter(({ may }) => may.length === 1 && may[0] === 'unread')
  expect(none.length).toBeGreaterThan(40)
  for (const { phrase } of none) expect(parseDeadline(phrase, 2026).confidence, phrase).toBe('unread')
})
