import { VisuallyHidden } from '@mantine/core'
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import classes from './Scores.module.css'

/** Against the week before: a sign and a number; colour only repeats the sign. Scores have two decimals. */
export function Change({ now, before }: { readonly now: number | null; readonly before: number | null }) {
  if (now === null || before === null) return null
  const cents = Math.round(now * 100) - Math.round(before * 100)
  if (cents === 0)
    return (
      <span className={classes.same}>
        =<VisuallyHidden> không đổi</VisuallyHidden>
      </span>
    )
  return (
    <span className={cents > 0 ? classes.up : classes.down}>
      <span aria-hidden>{cents > 0 ? '▲' : '▼'} </span>
      <VisuallyHidden>{cents > 0 ? 'tăng ' : 'giảm '}</VisuallyHidden>
      {formatNumber(Math.abs(cents) / 100, 2)}
    </span>
  )
}
