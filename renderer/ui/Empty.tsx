import type { ReactNode } from 'react'
import classes from './Empty.module.css'

/** Nothing here yet: what would stand here, and what to do first. */
export const Empty = ({
  children,
  action,
}: {
  readonly children: ReactNode
  readonly action?: ReactNode
}) => (
  <div className={classes.empty}>
    <p>{children}</p>
    {action}
  </div>
)
