/**
 * A read of the core that keeps itself fresh: again when the core says that its subject changed, when another
 * person signs in, and when the input changes. The last value stays on screen while the next one is fetched.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type CallInput,
  type CallOutput,
  type Events,
  type ProcedureName,
  procedureOf,
} from '../../shared/contract/contract.ts'
import type { ClientError } from './client.ts'
import { useApp, useUi } from './context.tsx'

type Subject = Events['changed']['subject']

export type Read<N extends ProcedureName> = {
  /** Fetches again; resolves when the answer is on screen. */
  readonly reload: () => Promise<void>
} & (
  | { readonly state: 'loading'; readonly value: null; readonly error: null }
  | { readonly state: 'ready'; readonly value: CallOutput<N>; readonly error: null }
  | { readonly state: 'failed'; readonly value: null; readonly error: ClientError<N> }
)

type Answer<N extends ProcedureName> =
  | { readonly state: 'loading'; readonly value: null; readonly error: null }
  | { readonly state: 'ready'; readonly value: CallOutput<N>; readonly error: null }
  | { readonly state: 'failed'; readonly value: null; readonly error: ClientError<N> }

const LOADING = { state: 'loading', value: null, error: null } as const

/** The subjects whose change makes an answer of this procedure stale; null means every one. */
function staleBy(name: ProcedureName): readonly Subject[] | null {
  const [family] = name.split('.')
  switch (family) {
    case 'week':
    case 'evidence':
    case 'cutoff':
    case 'trend':
      return ['week', 'rule', 'unit', 'target', 'data']
    case 'receiver':
    case 'remark':
      return ['exchange', 'rule', 'unit', 'data']
    case 'target':
      return ['target', 'week', 'data']
    case 'plan':
    case 'party':
    case 'habit':
    case 'review':
    case 'task':
      return ['task', 'rule', 'data']
    case 'dossier':
      return ['dossier', 'rule', 'data']
    case 'rule':
      return ['rule', 'data']
    case 'unit':
    case 'signer':
      return ['unit', 'data']
    case 'user':
    case 'assignment':
      return ['user', 'data']
    case 'late':
    case 'letter':
    case 'urging':
    case 'incident':
      return ['letter', 'dossier', 'rule', 'data']
    case 'exchange':
      return ['exchange', 'week', 'letter', 'task', 'data']
    case 'backup':
      return ['backup', 'data']
    default:
      return null
  }
}

export function useRead<N extends ProcedureName>(name: N, input: CallInput<N>): Read<N> {
  const { client } = useApp()
  const session = useUi((state) => (procedureOf(name).role === 'anyone' ? 0 : state.sessions))
  const key = JSON.stringify([name, input])
  const [answer, setAnswer] = useState<{ readonly key: string; readonly answer: Answer<N> }>({
    key,
    answer: LOADING,
  })
  const latest = useRef(0)
  const call = useRef(() => client.invoke(name, input))
  call.current = () => client.invoke(name, input)

  const reload = useCallback(async () => {
    const turn = ++latest.current
    const result = await call.current()
    if (turn !== latest.current) return
    setAnswer({
      key,
      answer: result.ok
        ? { state: 'ready', value: result.value, error: null }
        : { state: 'failed', value: null, error: result.error },
    })
  }, [key])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new session is a reason to read again
  useEffect(() => {
    void reload()
    const subjects = staleBy(name)
    const stop = client.subscribe('changed', ({ subject }) => {
      if (subjects === null || subjects.includes(subject)) void reload()
    })
    return () => {
      latest.current++
      stop()
    }
  }, [client, name, reload, session])

  return { ...(answer.key === key ? answer.answer : LOADING), reload }
}
