/** Help beside the screen it speaks of, so that one can read and work at once. Esc or F1 closes it. */
import { CloseButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useApp } from '../../app/context.tsx'
import { paths } from '../../app/routes.ts'
import classes from './Help.module.css'
import { Markdown } from './markdown.tsx'
import { type HelpPage, helpText, helpTitle } from './pages.ts'

export function HelpPanel({ page }: { readonly page: HelpPage }) {
  const { ui } = useApp()
  const close = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    const before = document.activeElement
    close.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  return (
    <aside
      className={classes.panel}
      aria-label={`Trợ giúp: ${helpTitle(page)}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') ui.getState().setHelp(false)
      }}
    >
      <div className={classes.panelHead}>
        <span>Trợ giúp</span>
        <CloseButton ref={close} aria-label="Đóng trợ giúp" onClick={() => ui.getState().setHelp(false)} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className={classes.text} tabIndex={0}>
        <Markdown source={helpText(page)} top={2} />
      </div>
      <div className={classes.panelFoot}>
        <Link to={paths.helpPage(page)}>Mở cả trang trợ giúp</Link>
      </div>
    </aside>
  )
}
