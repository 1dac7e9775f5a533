/** The frame around every screen: header, navigation, banners, the screen itself, help beside it, and the foot. */
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { HelpPanel } from '../../features/help/HelpPanel.tsx'
import { useUi } from '../context.tsx'
import { screenAt } from '../screens.tsx'
import { Banners } from './Banners.tsx'
import { Footer } from './Footer.tsx'
import classes from './Frame.module.css'
import { Header } from './Header.tsx'
import { useIdleLock } from './idle-lock.ts'
import { useKeys } from './keys.ts'
import { Nav } from './Nav.tsx'

export function Frame() {
  const [location] = useLocation()
  const screen = screenAt(location)
  const help = useUi((ui) => ui.help)
  const main = useRef<HTMLElement>(null)
  const shown = useRef(screen.title)
  useKeys()
  useIdleLock()

  useEffect(() => {
    document.title = `${screen.title} – Sổ Một Cửa`
    if (shown.current === screen.title) return
    shown.current = screen.title
    main.current?.focus()
    main.current?.scrollTo({ top: 0 })
  }, [screen.title])

  return (
    <div className={classes.frame}>
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        Tới nội dung chính
      </button>
      <Header />
      <Nav current={screen.section} />
      <div className={classes.middle}>
        <Banners />
        <div className={classes.work}>
          <main ref={main} className={classes.main} tabIndex={-1} aria-label={screen.title}>
            {screen.element}
          </main>
          {help ? <HelpPanel page={screen.help} /> : null}
        </div>
      </div>
      <Footer />
    </div>
  )
}
