/** A score of our own making: what it rests on and how far it is from the portal's, in a sign and a word. */
import { Tooltip, VisuallyHidden } from '@mantine/core'
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { Confidence } from '../../../../shared/rules/rule.ts'
import { confidenceWords } from '../../../i18n/vi/words.ts'
import classes from './Scores.module.css'

export interface Own {
  readonly score: number | null
  readonly confidence: Confidence
  readonly missing?: readonly string[]
}

export const isSure = (confidence: Confidence): boolean =>
  confidence === 'verified' || confidence === 'secondary'

export function OwnScore({
  own,
  official,
  flag,
}: {
  readonly own: Own | undefined
  readonly official: number | null
  /** Differences above this many points are marked. */
  readonly flag: number
}) {
  if (own === undefined || own.score === null) return <span className={classes.none}>–</span>
  const cents = official === null ? 0 : Math.abs(Math.round(official * 100) - Math.round(own.score * 100))
  const differs = cents > Math.round(flag * 100)
  const missing = own.missing?.length ?? 0
  const doubts = [
    ...(isSure(own.confidence) ? [] : [`Công thức ${confidenceWords[own.confidence]}.`]),
    ...(missing > 0 ? [`Còn ${missing} chỉ số chưa có số liệu, chưa tính vào.`] : []),
  ]
  return (
    <span className={classes.own}>
      {differs ? (
        <span className={classes.differs}>
          <span aria-hidden>≠ </span>lệch {formatNumber(cents / 100, 2)}
        </span>
      ) : null}
      {doubts.length === 0 ? (
        formatNumber(own.score, 2)
      ) : (
        <Tooltip label={doubts.join(' ')} multiline maw={300}>
          <span className={classes.doubtful}>
            ≈ {formatNumber(own.score, 2)}
            <VisuallyHidden> {doubts.join(' ')}</VisuallyHidden>
          </span>
        </Tooltip>
      )}
    </span>
  )
}
