/** Which sign stands beside a state of the apology, of the dossier, of the letter. */
import type { LateItem } from '../../../shared/letter/chain.ts'
import { isLate } from '../../../shared/letter/late.ts'
import type { MarkTone } from '../../app/Mark.tsx'

export const apologyTone = ({ apology }: Pick<LateItem, 'apology'>): MarkTone =>
  apology === 'inTime' ? 'ok' : apology === 'late' ? 'warn' : apology === 'missing' ? 'bad' : 'plain'

export const statusTone = (item: Pick<LateItem, 'status' | 'slippedAgain'>): MarkTone =>
  item.slippedAgain || item.status === 'overdue'
    ? 'bad'
    : item.status === 'late' || item.status === 'nearDue1' || item.status === 'needsReview'
      ? 'warn'
      : 'plain'

/** Something is still to be done: no letter, a letter not sent, a new date not kept, no reason. */
export const needsWork = (item: LateItem): boolean => {
  if (item.status === 'withdrawn') return false
  if (item.slippedAgain && item.finishedOn === null) return true
  if (item.letter !== null) return item.letter.state === 'draft' || item.letter.state === 'issued'
  return item.apology === 'missing' || !isLate(item)
}

export const lateWords = (item: LateItem): string =>
  item.workingDaysLate === null ? '' : `quá ${item.workingDaysLate} ngày làm việc`
