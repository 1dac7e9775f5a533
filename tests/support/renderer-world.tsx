/**
 * The renderer in jsdom before a made-up core: every call passes the contract's schemas both ways, so that a test
 * cannot pass on an answer the real core would never give. A test replaces single answers with `answers`.
 */
import { cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { afterEach, expect } from 'vitest'
import type { z } from 'zod'
import { App } from '../../renderer/app/App.tsx'
import { createClient, type Link } from '../../renderer/app/client.ts'
import { createUi } from '../../renderer/app/ui.ts'
import {
  type CallInput,
  type CallOutput,
  type CallResult,
  contract,
  type EventName,
  type Events,
  type ProcedureName,
} from '../../shared/contract/contract.ts'
import { allows } from '../../shared/contract/procedure.ts'
import type { User } from '../../shared/contract/setup.ts'
import type { Status } from '../../shared/contract/system.ts'
import { err, ok } from '../../shared/result.ts'
import { Rule } from '../../shared/rules/bodies.ts'
import { RuleHeader } from '../../shared/rules/rule.ts'
import { NOW, readyStatus } from './renderer-status.ts'

export type Answers = {
  readonly [N in ProcedureName]?: (input: CallInput<N>) => CallResult<N> | Promise<CallResult<N>>
}

const id = (n: number) => `0000000${n}-0000-4000-8000-000000000000`

export const people = {
  admin: { id: id(1), name: 'Lê Thị Ví Dụ', role: 'administrator', active: true },
  officer: { id: id(2), name: 'Nguyễn Thị Mẫu', role: 'officer', active: true },
  approver: { id: id(3), name: 'Trần Văn Thử', role: 'approver', active: true },
} as const satisfies Record<string, User>

export const pins: Readonly<Record<string, string>> = {
  [people.admin.id]: '1234',
  [people.officer.id]: '1111',
  [people.approver.id]: '2222',
}

export const unit: CallOutput<'unit.get'> = {
  id: id(9),
  name: readyStatus.unitName ?? '',
  type: 'xa',
  place: 'An Mẫu',
  portalCode: '',
  provinceCode: '',
  upperUnit: 'Văn phòng UBND tỉnh Mẫu',
  superiorLines: ['ỦY BAN NHÂN DÂN XÃ AN MẪU'],
  issuingLines: ['TRUNG TÂM PHỤC VỤ', 'HÀNH CHÍNH CÔNG'],
  documentSymbol: 'TB-TTPVHCC',
}

export interface World {
  readonly user: ReturnType<typeof userEvent.setup>
  /** What was called, in order. */
  readonly calls: ReadonlyArray<readonly [ProcedureName, unknown]>
  callsOf<N extends ProcedureName>(name: N): ReadonlyArray<CallInput<N>>
  readonly status: { current: Status }
  /** The core is out of reach while true. */
  readonly gone: { current: boolean }
  emit<E extends EventName>(event: E, data: Events[E]): void
  setLink(link: Link): void
  unmount(): void
}

export interface Start {
  readonly at?: string
  readonly status?: Partial<Status>
  readonly answers?: Answers
}

/** The rules as they are shipped; jsdom has a URL of its own, so they come through the bundler. */
export const rules: readonly Rule[] = Object.values(
  import.meta.glob('../../resources/rules/*.json', { eager: true, import: 'default' }),
).map((json) => Rule.parse(json))

/** What the made-up core itself got wrong, or was asked without knowing an answer. */
let defects: unknown[] = []

afterEach(() => {
  cleanup()
  const found = defects
  defects = []
  expect(found).toEqual([])
})

export function openWorld({ at = '/nguoi-dung', status = {}, answers = {} }: Start = {}): World {
  window.location.hash = at
  const current = { current: { ...readyStatus, ...status } }
  const gone = { current: false }
  const calls: Array<readonly [ProcedureName, unknown]> = []
  const listeners = new Map<string, Set<(data: never) => void>>()
  const linkListeners = new Set<(link: Link) => void>()
  const usual = usualAnswers(current)

  async function answerTo(name: ProcedureName, input: unknown): Promise<unknown> {
    const declared = contract[name]
    const parsed = (declared.input as z.ZodType).parse(input)
    const role = current.current.user?.role ?? null
    if (!['empty', 'broken'].includes(current.current.state) && !allows(role, declared.role))
      return err(role === null ? { type: 'NotSignedIn' } : { type: 'RoleTooLow', needs: declared.role })
    const answer = (answers[name] ?? usual[name]) as ((input: unknown) => unknown) | undefined
    if (answer === undefined) throw new Error(`No answer for ${name}`)
    const result = (await answer(parsed)) as CallResult<ProcedureName>
    if (result.ok) (declared.output as z.ZodType).parse(result.value)
    return result
  }

  const client = createClient(
    {
      async call(name, input) {
        if (gone.current) throw new Error('gone')
        calls.push([name, input])
        try {
          return await answerTo(name, input)
        } catch (thrown) {
          defects.push([name, thrown])
          throw thrown
        }
      },
      subscribe(event, listener) {
        const set = listeners.get(event) ?? new Set()
        listeners.set(event, set.add(listener as (data: never) => void))
        return () => set.delete(listener as (data: never) => void)
      },
      watchLink(listener) {
        linkListeners.add(listener)
        return () => linkListeners.delete(listener)
      },
    },
    (ms) => new Promise((wake) => setTimeout(wake, Math.min(ms, 20))),
  )

  const view = render(
    <StrictMode>
      <App client={client} ui={createUi()} nonce="" env="test" />
    </StrictMode>,
  )
  return {
    user: userEvent.setup(),
    calls,
    callsOf: (name) =>
      calls.filter(([called]) => called === name).map(([, input]) => input) as CallInput<typeof name>[],
    status: current,
    gone,
    emit: (event, data) => {
      for (const listener of listeners.get(event) ?? []) listener(data as never)
    },
    setLink: (link) => {
      for (const listener of linkListeners) listener(link)
    },
    unmount: view.unmount,
  }
}

function usualAnswers(status: { current: Status }): Answers {
  const drafts: Record<string, string> = {}
  return {
    'conflict.count': () => ok({ open: 0 }),
    'system.status': () => ok(status.current),
    'remark.received': () => ok([]),
    'system.touch': () => ok({ locksAt: null }),
    'user.list': () => ok(Object.values(people)),
    'unit.get': () => ok(unit),
    'signer.list': () => ok([]),
    'assignment.list': () => ok([]),
    'rule.list': () => ok(rules.map(({ body: _, ...header }) => RuleHeader.parse(header))),
    'rule.get': ({ kind }) => {
      const rule = rules.find((each) => each.kind === kind)
      return rule === undefined ? err({ type: 'NotFound' }) : ok(rule)
    },
    'backup.list': () => ok([]),
    'backup.places': () => ok([]),
    'history.list': () => ok([]),
    'week.current': () => ok({ friday: '2026-11-20' }),
    'week.list': () => ok([]),
    'session.signIn': ({ userId, pin }) => {
      const user = Object.values(people).find((each) => each.id === userId)
      if (user === undefined) return err({ type: 'UnknownUser' })
      if (pins[userId] !== pin) return err({ type: 'WrongPin', retryAt: Date.now() + 3000 })
      status.current = { ...status.current, user }
      return ok({ user })
    },
    'session.signOut': () => {
      status.current = { ...status.current, user: null }
      return ok({})
    },
    'setup.draft': () => ok({ fields: { ...drafts } }),
    'setup.saveDraft': ({ fields }) => {
      for (const [key, text] of Object.entries(fields)) {
        if (text === null) delete drafts[key]
        else drafts[key] = text
      }
      return ok({ savedAt: NOW })
    },
  }
}
