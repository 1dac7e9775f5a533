/** A sentence that must be seen: sign, words and colour say the same thing. */
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconHelpCircle,
  IconInfoCircle,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './Note.module.css'

export type NoteTone = 'ok' | 'info' | 'ask' | 'warn' | 'bad'

const signs = {
  ok: IconCircleCheck,
  info: IconInfoCircle,
  ask: IconHelpCircle,
  warn: IconAlertTriangle,
  bad: IconCircleX,
} as const

export function Note({
  tone,
  children,
  action,
  live = true,
}: {
  readonly tone: NoteTone
  readonly children: ReactNode
  /** The way out: a button or a link at the end of the line. */
  readonly action?: ReactNode
  /** Read aloud when it appears; off where it is part of a page that opens whole. */
  readonly live?: boolean
}) {
  const Sign = signs[tone]
  const role = live ? { role: tone === 'bad' ? 'alert' : 'status' } : {}
  return (
    <div className={classes.note} data-tone={tone} {...role}>
      <Sign className={classes.sign} size={18} stroke={2} aria-hidden />
      <div className={classes.words}>{children}</div>
      {action === undefined ? null : <div className={classes.action}>{action}</div>}
    </div>
  )
}
