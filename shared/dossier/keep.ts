/**
 * What the office keeps of a dossier when a newer list shows it. The first due date ever seen stays for good. Lateness
 * follows a moved date only where the move is part of the rule: the clock stood still for a supplement (domain §1.5),
 * or the date before it could not be right. Any other move is recorded and named, and the earlier date governs.
 */
import type { DossierFacts, DueMove, KeptDossier, LocalMoment, ReadDossier } from './dossier.ts'
import { isAfter } from './standing.ts'

export interface Occasion {
  readonly importId: string
  /** The moment of the list. */
  readonly at: LocalMoment
  /** It was overdue in the list before. */
  readonly wasOverdue: boolean
}

export function keep(
  before: KeptDossier | null,
  read: ReadDossier,
  { importId, at, wasOverdue }: Occasion,
): KeptDossier {
  const { row: _, party: __, ...facts } = read
  if (before === null) {
    return {
      ...facts,
      originalDue: facts.due,
      governingDue: facts.due,
      moves: [],
      firstSeen: at,
      goneSince: null,
    }
  }
  const kept = { ...facts, firstSeen: before.firstSeen, goneSince: null }
  if (facts.due === before.due) {
    const { originalDue, governingDue, moves } = before
    return { ...kept, originalDue, governingDue, moves }
  }
  const afterSupplement =
    before.stateClass === 'waiting' || (facts.supplements ?? 0) > (before.supplements ?? 0)
  const follows = facts.due !== null && (afterSupplement || dueWasWrong(before))
  const move: DueMove = { importId, at, from: before.due, to: facts.due, wasOverdue, afterSupplement }
  return {
    ...kept,
    originalDue: before.originalDue ?? facts.due,
    governingDue: follows || before.governingDue === null ? facts.due : before.governingDue,
    moves: [...before.moves, move],
  }
}

/** A date in doubt, or one that lies before the dossier came in. */
const dueWasWrong = ({ doubts, due, received }: DossierFacts): boolean =>
  doubts.length > 0 || (due !== null && received !== null && isAfter(received, due))
