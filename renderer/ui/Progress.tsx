/** Long work: how far it is, and the way to stop it. */
import { Progress as Bar, Button } from '@mantine/core'
import { useId } from 'react'
import classes from './Progress.module.css'

export function Progress({
  label,
  done,
  total,
  onCancel,
}: {
  readonly label: string
  readonly done: number
  /** null while nobody can know how much there is. */
  readonly total: number | null
  readonly onCancel?: () => void
}) {
  const id = useId()
  const share = total === null || total === 0 ? 100 : Math.round((done / total) * 100)
  return (
    <div className={classes.progress} role="status">
      <span id={id}>{total === null ? `${label}…` : `${label}: ${done}/${total}`}</span>
      <Bar.Root className={classes.bar ?? ''}>
        <Bar.Section value={share} animated={total === null} aria-labelledby={id} />
      </Bar.Root>
      {onCancel === undefined ? null : (
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          Dừng lại
        </Button>
      )}
    </div>
  )
}
