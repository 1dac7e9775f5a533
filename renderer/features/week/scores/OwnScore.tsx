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
  apart,
}: {
  readonly own: Own | undefined
  /** How far from the official score, in hundredths, where that is too much. */
  readonly apart: number | null
}) {
  if (own === undefined || own.score === null) return <span className={classes.none}>–</span>
  const missing = own.missing?.length ?? 0
  const doubts = [
    ...(isSure(own.confidence) ? [] : [`Công thức ${confidenceWords[own.confidence]}.`]),
    ...(missing > 0 ? [`Còn ${missing} chỉ số chưa có số liệu, chưa tính vào.`] : []),
  ]
  return (
    <span className={classes.own}>
      {apart === null ? null : (
        <span className={classes.differs}>
          <span aria-hidden>≠ </span>lệch {formatNumber(apart / 100, 2)}
        </span>
      )}
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
