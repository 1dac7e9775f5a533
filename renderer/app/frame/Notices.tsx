/** Short sentences that come and go; the same words stand in a live region that is always there. */
import { CloseButton } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useApp, useUi } from '../context.tsx'
import type { Notice } from '../ui.ts'
import classes from './Notices.module.css'

const signs = { ok: IconCircleCheck, warn: IconAlertTriangle, bad: IconCircleX } as const
const STAYS_MS = { ok: 5_000, warn: 10_000, bad: 15_000 } as const

export function Notices() {
  const notices = useUi((ui) => ui.notices)
  return (
    <div className={classes.stack} aria-hidden={notices.length === 0}>
      {notices.map((notice) => (
        <Card key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

function Card({ notice }: { readonly notice: Notice }) {
  const { ui } = useApp()
  useEffect(() => {
    const timer = setTimeout(() => ui.getState().dismiss(notice.id), STAYS_MS[notice.tone])
    return () => clearTimeout(timer)
  }, [ui, notice])
  const Sign = signs[notice.tone]
  return (
    <div className={classes.notice} data-tone={notice.tone}>
      <Sign size={18} aria-hidden />
      <span>{notice.text}</span>
      <CloseButton
        aria-label="Đóng lời nhắn"
        iconSize={16}
        onClick={() => ui.getState().dismiss(notice.id)}
      />
    </div>
  )
}

export function Announcer() {
  const last = useUi((ui) => ui.notices.at(-1) ?? null)
  return (
    <div className={classes.announcer} role="status" aria-live="polite">
      {last?.text ?? ''}
    </div>
  )
}
