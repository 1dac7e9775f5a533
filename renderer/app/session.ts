/**
 * Who is at work. The program is readable before a PIN; the PIN is asked at the first change. `useCall` sends
 * a call and, where the core answers that nobody (or too low a role) is signed in, asks for the PIN and sends
 * the same call again, so that a screen never has to think of it. `useEnsure` asks beforehand.
 */
import { useCallback } from 'react'
import { type CallInput, type ProcedureName, procedureOf } from '../../shared/contract/contract.ts'
import { type Access, allows } from '../../shared/contract/procedure.ts'
import type { ClientResult } from './client.ts'
import { useApp } from './context.tsx'

export type Call = <N extends ProcedureName>(name: N, input: CallInput<N>) => Promise<ClientResult<N>>

export function useCall(): Call {
  const { client, ui } = useApp()
  return useCallback(
    async (name, input) => {
      const result = await client.invoke(name, input)
      if (result.ok || (result.error.type !== 'NotSignedIn' && result.error.type !== 'RoleTooLow'))
        return result
      const signedIn = await ui.getState().askSignIn(procedureOf(name).role)
      return signedIn ? client.invoke(name, input) : result
    },
    [client, ui],
  )
}

/** Resolves to true when a person with this role is (or just got) signed in; false when they gave up. */
export function useEnsure(): (needs: Access) => Promise<boolean> {
  const { ui } = useApp()
  return useCallback(
    async (needs) =>
      allows(ui.getState().status?.user?.role ?? null, needs) || (await ui.getState().askSignIn(needs)),
    [ui],
  )
}

/** Reads the status again, after a sign-in, a sign-out or an event. */
export function useRefreshStatus(): () => Promise<void> {
  const { client, ui } = useApp()
  return useCallback(async () => {
    const status = await client.invoke('system.status', {})
    if (status.ok) ui.getState().setStatus(status.value)
  }, [client, ui])
}
