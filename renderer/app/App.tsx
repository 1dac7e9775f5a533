/** The whole window: kit, router, and which room one stands in (recovery code, rescue, first run, frame). */
import { Loader, MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { RescueScreen } from '../features/rescue/RescueScreen.tsx'
import { SalvageReport } from '../features/rescue/SalvageReport.tsx'
import { RecoveryCode } from '../features/setup/RecoveryCode.tsx'
import { SetupScreen } from '../features/setup/SetupScreen.tsx'
import classes from './App.module.css'
import { Crash } from './Crash.tsx'
import type { Client } from './client.ts'
import { AppProvider, useApp, useUi } from './context.tsx'
import { useFocusKeeper } from './focus-keeper.ts'
import { LinkBanner } from './frame/Banners.tsx'
import { Frame } from './frame/Frame.tsx'
import { Announcer, Notices } from './frame/Notices.tsx'
import { useHostEvents } from './host-events.ts'
import { useRefreshStatus } from './session.ts'
import { SignInDialog } from './sign-in/SignInDialog.tsx'
import { theme, variables } from './theme.ts'
import type { Ui } from './ui.ts'

export function App({
  client,
  ui,
  nonce,
  env = 'default',
}: {
  readonly client: Client
  readonly ui: Ui
  readonly nonce: string
  /** `test` turns transitions and portals off. */
  readonly env?: 'default' | 'test'
}) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      forceColorScheme="light"
      getStyleNonce={() => nonce}
      env={env}
    >
      <Crash>
        <AppProvider client={client} ui={ui}>
          <Router hook={useHashLocation}>
            <Rooms />
            <SignInDialog />
            <Notices />
            <Announcer />
          </Router>
        </AppProvider>
      </Crash>
    </MantineProvider>
  )
}

function Rooms() {
  useStatusKept()
  useFocusKeeper()
  useHostEvents()
  const state = useUi((ui) => ui.status?.state ?? null)
  const recoveryCode = useUi((ui) => ui.recoveryCode)
  const salvaged = useUi((ui) => ui.salvaged)
  if (recoveryCode !== null) return <RecoveryCode code={recoveryCode} />
  if (state === null)
    return (
      <div className={classes.opening}>
        <LinkBanner />
        <Loader aria-hidden />
        <p role="status">Đang mở sổ…</p>
      </div>
    )
  if (salvaged !== null) return <SalvageReport report={salvaged} />
  if (state === 'broken') return <RescueScreen />
  return state === 'empty' ? <SetupScreen /> : <Frame />
}

/** Reads the status at the start, when the core says that something changed, and when the window is seen again. */
function useStatusKept() {
  const { client, ui } = useApp()
  const refresh = useRefreshStatus()
  useEffect(() => {
    void refresh()
    const seen = () => {
      if (document.visibilityState === 'visible') void refresh()
    }
    const stopEvents = client.subscribe('changed', () => void refresh())
    const stopLink = client.onLink((link) => {
      ui.getState().setLink(link)
      if (link === 'up') void refresh()
    })
    document.addEventListener('visibilitychange', seen)
    return () => {
      stopEvents()
      stopLink()
      document.removeEventListener('visibilitychange', seen)
    }
  }, [client, ui, refresh])
}
