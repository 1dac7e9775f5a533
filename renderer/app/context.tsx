/** What every screen may reach: the client and the interface's state. */
import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import type { Status } from '../../shared/contract/system.ts'
import type { Client } from './client.ts'
import type { Ui, UiState } from './ui.ts'

interface App {
  readonly client: Client
  readonly ui: Ui
}

const AppContext = createContext<App | null>(null)

export function AppProvider({ client, ui, children }: App & { readonly children: ReactNode }) {
  return <AppContext value={{ client, ui }}>{children}</AppContext>
}

export function useApp(): App {
  const app = useContext(AppContext)
  if (app === null) throw new Error('useApp outside AppProvider')
  return app
}

export const useClient = (): Client => useApp().client

export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(useApp().ui, select)
}

/** The program's status; screens are only mounted once it is known. */
export function useStatus(): Status {
  const status = useUi((state) => state.status)
  if (status === null) throw new Error('useStatus before the status is known')
  return status
}
