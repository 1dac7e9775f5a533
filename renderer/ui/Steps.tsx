/** Where one is in a piece of work: done, here, still to come. The state stands in a sign and in words, not in colour. */
import { VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import classes from './Steps.module.css'

export interface Step {
  readonly label: string
  readonly state: 'done' | 'now' | 'later' | 'back'
  /** What happened or is missing: "20/11 16:04", "Lê Văn C trả lại". */
  readonly note?: string
}

const spoken = { done: 'đã xong', now: 'đang làm', later: 'chưa đến', back: 'phải làm lại' } as const

export function Steps({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  return (
    <ol className={classes.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.label}
          className={classes.step}
          data-state={step.state}
          aria-current={step.state === 'now' || step.state === 'back' ? 'step' : undefined}
        >
          <span className={classes.sign} aria-hidden>
            {step.state === 'done' ? (
              <IconCheck size={14} stroke={3} />
            ) : step.state === 'back' ? (
              <IconAlertTriangle size={14} />
            ) : (
              index + 1
            )}
          </span>
          <span>
            {step.label}
            <VisuallyHidden>, {spoken[step.state]}</VisuallyHidden>
          </span>
          {step.note === undefined ? null : <span className={classes.note}>{step.note}</span>}
        </li>
      ))}
    </ol>
  )
}
