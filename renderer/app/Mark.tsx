/** A state as a word with a sign; the colour only repeats what they say. */
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Confidence, Status } from '../../shared/rules/rule.ts'
import { confidenceWords, statusWords } from '../i18n/vi/words.ts'
import classes from './Mark.module.css'

export type MarkTone = 'ok' | 'ask' | 'warn' | 'bad' | 'plain'

const signs = {
  ok: IconCircleCheck,
  ask: IconHelpCircle,
  warn: IconAlertTriangle,
  bad: IconCircleX,
  plain: null,
} as const

export function Mark({ tone, children }: { readonly tone: MarkTone; readonly children: ReactNode }) {
  const Sign = signs[tone]
  return (
    <span className={classes.mark} data-tone={tone}>
      {Sign === null ? null : <Sign size={15} aria-hidden />}
      {children}
    </span>
  )
}

const statusTones: Readonly<Record<Status, MarkTone>> = {
  official: 'ok',
  provisional: 'ask',
  unverified: 'warn',
}

export const StatusMark = ({ status }: { readonly status: Status }) => (
  <Mark tone={statusTones[status]}>{statusWords[status]}</Mark>
)

const confidenceTones: Readonly<Record<Confidence, MarkTone>> = {
  verified: 'ok',
  secondary: 'ask',
  memory: 'warn',
  inferred: 'warn',
  unknown: 'warn',
}

export const ConfidenceMark = ({ confidence }: { readonly confidence: Confidence }) => (
  <Mark tone={confidenceTones[confidence]}>{confidenceWords[confidence]}</Mark>
)
