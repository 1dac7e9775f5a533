/** The plain furniture of a screen: its title, its cards, and what stands there while data is on its way. */
import { Button, Loader } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import type { ProcedureName } from '../../shared/contract/contract.ts'
import { type CallOutput, procedureOf } from '../../shared/contract/contract.ts'
import { type AnyError, sentence } from '../i18n/vi/errors.ts'
import { Note } from '../ui/Note.tsx'
import { useApp } from './context.tsx'
import classes from './Page.module.css'
import type { Read } from './read.ts'

export function Page({
  title,
  lead,
  actions,
  children,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>{title}</h1>
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </div>
      {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
      {children}
    </div>
  )
}

export function Card({
  title,
  actions,
  children,
}: {
  readonly title?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className={classes.card} aria-labelledby={title === undefined ? undefined : id}>
      {title === undefined ? null : (
        <div className={classes.cardHead}>
          <h2 id={id}>{title}</h2>
          {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  )
}

/** The value once it is there; before it a sign of waiting, in its place the error and its way out. */
export function Loaded<N extends ProcedureName>({
  name,
  read,
  children,
}: {
  readonly name: N
  readonly read: Read<N>
  readonly children: (value: CallOutput<N>) => ReactNode
}) {
  const { ui } = useApp()
  if (read.state === 'ready') return children(read.value)
  if (read.state === 'loading')
    return (
      <div className={classes.waiting} role="status">
        <Loader size="sm" aria-hidden /> Đang mở…
      </div>
    )
  const error: AnyError = read.error
  const needsPin = error.type === 'NotSignedIn' || error.type === 'RoleTooLow'
  return (
    <Note
      tone={needsPin ? 'info' : 'bad'}
      action={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            needsPin ? void ui.getState().askSignIn(procedureOf(name).role) : void read.reload()
          }
        >
          {needsPin ? 'Nhập mã PIN' : 'Thử lại'}
        </Button>
      }
    >
      {needsPin ? 'Màn hình này chỉ mở cho người đã nhập mã PIN.' : sentence(error)}
    </Note>
  )
}
