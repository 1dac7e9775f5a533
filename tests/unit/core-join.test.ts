import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { officePcs } from '../../db/ledger/office/pcs.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import type { Session } from '../../electron/core/core.ts'
import type { CallInput } from '../../shared/contract/contract.ts'
import { draftField } from '../../shared/week/draft.ts'
import {
  emptyOffice,
  friday,
  invoke,
  must,
  names,
  outcome,
  pin,
  type TestOffice,
  testOffice,
  unit,
} from '../support/core.ts'
import { newFolder, removeFolder } from '../support/program.ts'
import { introduce, sent, takenIn } from '../support/two-offices.ts'

const scores = {
  [draftField.group('transparency')]: '13,96',
  [draftField.group('dvc-progress-tree')]: '19,62',
  [draftField.group('provide-online-tree')]: '10,35',
  [draftField.group('formality-online-payment-tree')]: '7,2',
  [draftField.group('dossier-digitized')]: '15,93',
  [draftField.group('handling-satisfaction')]: '17,06',
}

type File = Awaited<ReturnType<typeof sent>>

let first: TestOffice
let there: Session
let second: Awaited<ReturnType<typeof emptyOffice>>
let here: Session
let bundle: File

beforeEach(async () => {
  first = await testOffice()
  there = await first.as('administrator')
  bundle = await sent(there, 'office')
  second = await emptyOffice(newFolder(), first.clock)
  here = second.core.session()
})
afterEach(() => {
  first.close()
  second.core.close()
  removeFolder(second.folder)
})

const open = ({ name, bytes }: Pick<File, 'name' | 'bytes'> = bundle) =>
  invoke(here, 'setup.openBundle', { name, bytes })

async function answers(changes: Partial<CallInput<'setup.join'>> = {}): Promise<CallInput<'setup.join'>> {
  const opened = await open()
  if (!opened.ok) throw new Error(opened.error.type)
  const { fingerprint } = await must(there, 'exchange.status', {})
  return {
    token: opened.value.token,
    heard: fingerprint ?? '',
    recoveryCode: first.recoveryCode,
    administratorId: first.ids.administrator,
    pin: '4321',
    pcName: 'Máy quầy 2',
    ...changes,
  }
}

const nothingFounded = async () => {
  expect(second.core.office.store.unitId()).toBeNull()
  expect((await must(here, 'system.status', {})).state).toBe('empty')
  for (const table of ['ledger', 'user', 'pin', 'recovery', 'peer', 'bundle_in', 'device'])
    expect(second.core.office.store.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 })
}

const hashes = () => [first.core.office.store, second.core.office.store].map(stateHash)

describe('The first PC’s bundle on a fresh PC', () => {
  it('says whose it is and what is in it, and nothing is founded', async () => {
    expect(await open()).toMatchObject({
      ok: true,
      value: {
        unitName: unit.name,
        people: 4,
        weeks: 0,
        letters: 0,
        administrators: [{ id: first.ids.administrator, name: names.administrator }],
      },
    })
    await nothingFounded()
  })

  it('is refused by name when it is damaged', async () => {
    const bytes = bundle.bytes.slice()
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    expect(await open({ name: bundle.name, bytes })).toMatchObject({ ok: false, error: { type: 'Refused' } })
    const cut = bundle.bytes.slice(0, -30)
    expect(await open({ name: bundle.name, bytes: cut })).toMatchObject({
      ok: false,
      error: { type: 'Refused' },
    })
    await nothingFounded()
  })

  it('is refused when it is a bundle of another kind', async () => {
    const province = await testOffice()
    const above = await province.as('administrator')
    await introduce(above, there, 'upper')
    const up = await sent(there, 'up')
    province.close()
    expect(await open(up)).toMatchObject({ ok: false, error: { type: 'NotOfficeBundle' } })
    await nothingFounded()
  })

  it('founds nothing where the four groups, the printed code or the person are not the office’s', async () => {
    const join = async (changes: Partial<CallInput<'setup.join'>>) =>
      outcome(here, 'setup.join', await answers(changes))
    expect(await join({ heard: 'ABCD-EFGH-JKLM-NPQR' })).toBe('FingerprintDiffers')
    expect(await join({ heard: '' })).toBe('FingerprintDiffers')
    expect(await join({ recoveryCode: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF' })).toBe('WrongRecovery')
    expect(await join({ administratorId: first.ids.officer })).toBe('UnknownUser')
    expect(await join({ token: 'another' })).toBe('NotFound')
    await nothingFounded()
  })
})

describe('A second PC', () => {
  beforeEach(async () => {
    await must(here, 'setup.join', await answers())
  })

  it('is let into by nobody but the administrator who has a PIN on it', async () => {
    const signIn = (userId: string, typed: string) =>
      outcome(second.core.session(), 'session.signIn', { userId, pin: typed })
    expect(await signIn(first.ids.administrator, pin)).toBe('WrongPin')
    expect(await signIn(first.ids.officer, pin)).toBe('UnknownUser')
    expect(await signIn(first.ids.administrator, '4321')).toBe('ok')
    await must(here, 'session.signIn', { userId: first.ids.administrator, pin: '4321' })
    await must(here, 'user.resetPin', { id: first.ids.officer, pin: '5678' })
    expect(await signIn(first.ids.officer, '5678')).toBe('ok')
  })

  it('is opened again by the printed code, as the first one is', async () => {
    const recover = (code: string) =>
      outcome(here, 'session.recover', { userId: first.ids.administrator, code, pin: '9999' })
    expect(await recover('AAAA-BBBB-CCCC-DDDD-EEEE-FFFF')).toBe('WrongCode')
    expect(await recover(first.recoveryCode)).toBe('ok')
  })

  it('is not joined twice', async () => {
    expect(await open()).toMatchObject({ ok: false, error: { type: 'AlreadySetUp' } })
  })

  it('approves what the first one closed, and both hold the same', async () => {
    await must(here, 'session.signIn', { userId: first.ids.administrator, pin: '4321' })
    await must(here, 'user.resetPin', { id: first.ids.approver, pin: '5678' })
    await introduce(here, there, 'own')
    await takenIn(there, await sent(here, 'office'))
    expect(hashes()[0]).toBe(hashes()[1])
    expect(officePcs(first.core.office.store).map(({ name }) => name)).toContain('Máy quầy 2')

    const officer = await first.as('officer')
    await must(officer, 'week.saveDraft', { friday, fields: scores })
    await must(officer, 'week.close', { friday })
    await takenIn(here, await sent(there, 'office'))
    const decision = { friday, revision: 1, approverId: first.ids.approver, pin: '5678' }
    await must(here, 'week.approve', decision)
    await takenIn(there, await sent(here, 'office'))

    expect((await must(there, 'week.get', { friday })).head.state).toBe('approved')
    const told = await must(there, 'history.list', { entity: 'weekApproval', limit: 1 })
    expect(told[0]?.pc).toBe('Máy quầy 2')
    const [one, other] = hashes()
    expect(one).toBe(other)
  })
})
