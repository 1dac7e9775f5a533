import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from '../../electron/core/call.ts'
import type { Core } from '../../electron/core/core.ts'
import { handlers } from '../../electron/core/handlers/handlers.ts'
import { SessionState } from '../../electron/core/session.ts'
import { contract, type ProcedureName, procedureOf } from '../../shared/contract/contract.ts'
import { allows } from '../../shared/contract/procedure.ts'
import { emptyOffice, type TestOffice, testOffice } from '../support/core.ts'
import { example, spoiled } from '../support/examples.ts'
import { removeFolder } from '../support/program.ts'

const procedures = Object.keys(contract) as ProcedureName[]
let office: TestOffice

beforeAll(async () => {
  office = await testOffice()
})
afterAll(() => office.close())

describe('Every procedure of the contract', () => {
  it('has a handler, and every handler a procedure', () => {
    expect(Object.keys(handlers).sort()).toEqual([...procedures].sort())
  })

  it.each(procedures)('%s takes an input made from its own schema', (name) => {
    expect(() => procedureOf(name).input.parse(example(procedureOf(name).input))).not.toThrow()
  })

  it.each(procedures)('%s refuses each spoiled field by name', async (name) => {
    for (const { path, input } of spoiled(procedureOf(name).input)) {
      const result = await office.session.call(name, input)
      expect(result, `${path} was let through`).toMatchObject({ ok: false, error: { type: 'InvalidInput' } })
      const { issues } = (result as unknown as { error: { issues: { path: string }[] } }).error
      // A spoiled discriminator is reported at the union, above the field.
      expect(issues.some((issue) => path.startsWith(issue.path))).toBe(true)
    }
  })

  it.each(procedures)('%s turns a throw into a Defect that shows no stack', async (name) => {
    const logged: unknown[] = []
    const broken = {
      ports: {
        clock: () => 0,
        newIncident: () => 'INCIDENT',
        log: (...line: unknown[]) => logged.push(line),
      },
      get office() {
        throw new Error('secret of the stack')
      },
      userOf() {
        throw new Error('secret of the stack')
      },
    } as unknown as Core
    const result = await call(broken, new SessionState(), name, example(procedureOf(name).input))
    expect(result).toEqual({ ok: false, error: { type: 'Defect', incident: 'INCIDENT' } })
    expect(JSON.stringify(result)).not.toContain('secret')
    expect(logged).toHaveLength(1)
  })
})

describe('The role that a procedure needs', () => {
  const guarded = procedures.filter((name) => procedureOf(name).role !== 'anyone')

  it.each(guarded)('%s is refused before a PIN', async (name) => {
    const result = await office.session.call(name, example(procedureOf(name).input))
    expect(result).toEqual({ ok: false, error: { type: 'NotSignedIn' } })
  })

  it.each(guarded.filter((name) => !allows('viewer', procedureOf(name).role)))(
    '%s is refused to a viewer',
    async (name) => {
      const viewer = await office.as('viewer')
      const result = await viewer.call(name, example(procedureOf(name).input))
      expect(result).toEqual({ ok: false, error: { type: 'RoleTooLow', needs: procedureOf(name).role } })
    },
  )

  it('is asked of every procedure that writes office records, save those that check a PIN or a code themselves', () => {
    const open = procedures.filter((name) => procedureOf(name).writes && procedureOf(name).role === 'anyone')
    expect(open.sort()).toEqual([
      'demo.leave',
      'demo.open',
      'session.recover',
      'session.signIn',
      'setup.complete',
      'setup.join',
      'setup.saveDraft',
    ])
  })
})

describe('An unknown procedure', () => {
  it.each(['toString', '__proto__', 'constructor', 'week.open', ''])(
    '%s is named as unknown',
    async (name) => {
      expect(await office.session.call(name, {})).toEqual({
        ok: false,
        error: { type: 'UnknownProcedure', name },
      })
    },
  )
})

describe('Before the office is set up', () => {
  it('only set-up, status, the made-up commune and restoring answer', async () => {
    const { core, folder } = await emptyOffice()
    const session = core.session()
    const answers = new Map<string, string>()
    for (const name of procedures.filter(
      (known) => !known.startsWith('demo.') && known !== 'setup.complete',
    )) {
      const result = await session.call(name, example(procedureOf(name).input))
      answers.set(name, result.ok ? 'ok' : result.error.type)
    }
    core.close()
    removeFolder(folder)
    const open = [...answers].filter(([, answer]) => answer !== 'NotSetUp').map(([name]) => name)
    expect(open.sort()).toEqual([
      'backup.inspect',
      'backup.list',
      'backup.places',
      'backup.restore',
      'backup.salvage',
      'setup.draft',
      'setup.join',
      'setup.openBundle',
      'setup.saveDraft',
      'system.status',
      'system.touch',
      'user.list',
    ])
  })
})
