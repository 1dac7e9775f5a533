/** The year's governing target beside what it speaks of; its document is said in the hint. */

import type { WeekTarget } from '../../../../shared/target/target.ts'
import { thresholdText } from '../../../../shared/target/words.ts'
import classes from './Scores.module.css'

export const TargetWords = ({ targets }: { readonly targets: readonly WeekTarget[] }) =>
  targets.map((target) => (
    <span key={target.indicator} className={classes.target} title={`${target.name}: ${target.document}`}>
      {' '}
      chỉ tiêu {thresholdText(target)}
    </span>
  ))
