/** A question that stops the work: title, body, and one filled button at the end. Esc closes it, focus returns. */
import { Modal } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import classes from './Dialog.module.css'

export function Dialog({
  title,
  onClose,
  onSubmit,
  children,
  foot,
  width = 560,
  blocked = false,
}: {
  readonly title: ReactNode
  readonly onClose: () => void
  /** Enter in a one-line field, or the submit button. */
  readonly onSubmit?: () => void
  readonly children: ReactNode
  readonly foot?: ReactNode
  readonly width?: number
  /** Something is under way that must not be interrupted half-way. */
  readonly blocked?: boolean
}) {
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!blocked) onSubmit?.()
  }
  const body = (
    <>
      <div className={classes.body}>{children}</div>
      {foot === undefined ? null : <div className={classes.foot}>{foot}</div>}
    </>
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={width}
      closeOnEscape={!blocked}
      closeOnClickOutside={false}
      withCloseButton={!blocked}
      classNames={{
        content: classes.content ?? '',
        header: classes.header ?? '',
        body: classes.shell ?? '',
      }}
    >
      {onSubmit === undefined ? (
        body
      ) : (
        <form noValidate onSubmit={submit} className={classes.form}>
          {body}
        </form>
      )}
    </Modal>
  )
}
