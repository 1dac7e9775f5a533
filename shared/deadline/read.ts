/**
 * Reads a deadline phrase of a plan into the leaves of schema plan-gold/1. A phrase that is not understood to its
 * last word is `unspecified` and `unread`; nothing is guessed. The date of a cited document is never a deadline.
 *
 * A missing year is that of the next part that prints one ("Quý II và Quý IV/2026"), else the plan's.
 */

import type { KnownDocument } from '../rules/documents.ts'
import { maskCitations } from './citations.ts'
import { type DayContext, partReading } from './days.ts'
import type { Draft } from './draft.ts'
import { takeParts } from './parts.ts'
import {
  type Confidence,
  type Deadline,
  type DeadlineClass,
  type DeadlineHabits,
  type DeadlineReading,
  type Leaf,
  type LeafKind,
  type Part,
  partsOf,
} from './reading.ts'
import { phraseOf } from './scan.ts'

export interface ReadContext extends DayContext {
  /** The plan's year, for phrases that print none. */
  readonly year: number
  /** What a plan's citations are held against. */
  readonly documents?: readonly KnownDocument[]
}

/** What an office does until it chooses otherwise: the literal reading, working days, hand in before a day off. */
export const literalHabits: DeadlineHabits = {
  boundIncluded: false,
  offsetDays: 'working',
  immediateDays: 1,
  whenOff: 'before',
}

export function readDeadline(phrase: string, context: ReadContext): DeadlineReading {
  const { deadline, confidence } = parseDeadline(phrase, context.year)
  return reckonDeadline(phrase, deadline, confidence, context)
}

/** The same for a reading that the office corrected by hand: days and sentence follow from it. */
export function reckonDeadline(
  phrase: string,
  deadline: Deadline,
  confidence: Confidence,
  context: DayContext,
): DeadlineReading {
  const empty = phrase.trim() === ''
  const parts = partsOf(deadline).map((leaf) => partReading(leaf, context, empty))
  return {
    phrase,
    deadline,
    class: classOf(deadline),
    confidence,
    why: parts.map((part) => (part.label === null ? part.why : `${part.label}: ${part.why}`)).join(' '),
    parts,
  }
}

const unread = { deadline: { kind: 'unspecified', due: null }, confidence: 'unread' } as const

export function parseDeadline(
  text: string,
  planYear: number,
): { readonly deadline: Deadline; readonly confidence: Confidence } {
  const drafts = takeParts(maskCitations(phraseOf(text)))
  if (drafts === null) return unread
  const leaves = drafts.map((draft, at) => {
    const year = draft.year ?? drafts.slice(at + 1).find((later) => later.year !== null)?.year ?? null
    return draft.build(year ?? planYear, year === null)
  })
  if (!leaves.every((leaf) => leaf !== null)) return unread
  const doubtful = drafts.some((draft) => draft.doubtful === true)
  return { deadline: deadlineOf(drafts, leaves), confidence: doubtful ? 'doubtful' : 'certain' }
}

function deadlineOf(drafts: readonly Draft[], leaves: readonly Leaf[]): Deadline {
  const [only] = leaves
  if (only !== undefined && leaves.length === 1) return only
  const parts: Part[] = leaves.map((leaf, at) => {
    const { raw = '', label } = drafts[at] ?? {}
    return { raw, ...(label !== undefined && { label }), ...leaf }
  })
  const dues = leaves.flatMap(({ due }) => (due === null ? [] : [due])).sort()
  return {
    kind: leaves[0]?.kind ?? 'unspecified',
    multi: true,
    firstDue: dues[0] ?? null,
    lastDue: dues.at(-1) ?? null,
    parts,
  }
}

const classes: Readonly<Record<LeafKind, DeadlineClass>> = {
  date: 'FIX',
  monthOf: 'MON',
  quarterOf: 'QTR',
  range: 'RNG',
  recurring: 'REC',
  relative: 'TRG',
  onDemand: 'TRG',
  ongoing: 'CON',
  byPlan: 'PLAN',
  unspecified: 'NOT',
}

export const classOf = (deadline: Deadline): DeadlineClass =>
  'multi' in deadline ? 'MIX' : classes[deadline.kind]
