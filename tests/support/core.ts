/** The real core on a folder of its own, with a clock that the test moves and four made-up people. */
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeReader } from '../../db/import/node-reader.ts'
import { type Core, openCore, type Ports, type Session } from '../../electron/core/core.ts'
import { newIncident } from '../../electron/core/incident.ts'
import { scryptPins } from '../../electron/core/pin.ts'
import { planReader } from '../../electron/core/plan-reader.ts'
import { chromiumPrinter } from '../../electron/core/print/chromium.ts'
import { tableReader } from '../../electron/core/table-reader.ts'
import type { CallInput, CallOutput, CallResult, ProcedureName } from '../../shared/contract/contract.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import type { Signer, Unit } from '../../shared/unit/unit.ts'
import { newFolder, removeFolder } from './program.ts'

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

export const friday = '2026-11-20'
export const pin = '0000'

export const unit: Unit = {
  name: 'Trung tâm Phục vụ hành chính công xã An Mẫu',
  type: 'xa',
  place: 'An Mẫu',
  portalCode: 'H00.000',
  provinceCode: '00000',
  upperUnit: 'Văn phòng UBND tỉnh Mẫu',
  superiorLines: ['ỦY BAN NHÂN DÂN XÃ AN MẪU'],
  issuingLines: ['TRUNG TÂM PHỤC VỤ', 'HÀNH CHÍNH CÔNG'],
  documentSymbol: 'TB-TTPVHCC',
}

export const signer: Signer = {
  name: 'Phạm Văn Giả Định',
  authority: 'KT.',
  onBehalfOf: 'GIÁM ĐỐC',
  title: 'PHÓ GIÁM ĐỐC',
  from: '2025-07-01',
  to: null,
}

export const names = {
  administrator: 'Lê Thị Ví Dụ',
  officer: 'Nguyễn Thị Mẫu',
  approver: 'Trần Văn Thử',
  viewer: 'Hoàng Văn Xem',
} as const

export interface TestClock {
  now: number
}

export const atFriday = (time = '15:50', date = friday): number => instantOf(date, time)

/** Founding an office hashes five secrets; the product's cost is tested where PINs are. */
export const cheapPins = scryptPins(2)

export const testPorts = (clock: TestClock, log: Ports['log'] = () => undefined): Ports => ({
  clock: () => clock.now,
  printer: chromiumPrinter(),
  canPrint: () => true,
  tables: tableReader(nodeReader()),
  plans: planReader(nodeReader()),
  pins: cheapPins,
  desktop: null,
  resources: join(projectRoot, 'resources'),
  version: '0.0.0-test',
  newIncident,
  log,
  checkOutputs: true,
})

export interface TestOffice {
  readonly core: Core
  readonly folder: string
  readonly clock: TestClock
  readonly session: Session
  readonly ids: Readonly<Record<keyof typeof names, string>>
  readonly recoveryCode: string
  /** A session of that person, signed in by PIN. */
  as(who: keyof typeof names): Promise<Session>
  close(): void
}

export async function emptyOffice(
  folder = newFolder(),
  clock: TestClock = { now: atFriday() },
  pins = cheapPins,
) {
  const opened = await openCore({ folder, host: 'cli', ports: { ...testPorts(clock), pins } })
  if (!opened.ok) throw new Error(`The test office does not open: ${opened.error.type}`)
  return { core: opened.value, folder, clock }
}

/** Makes the test office and its four people; answers the recovery code. */
export const setUp = (session: Session) =>
  must(session, 'setup.complete', {
    unit,
    signers: [signer],
    administrator: { name: names.administrator, pin },
    people: (['officer', 'approver', 'viewer'] as const).map((role) => ({ name: names[role], role, pin })),
  })

/** A folder with the test office in it and nobody working on it: for hosts that are processes of their own. */
export async function officeFolder(clock: TestClock, pins = scryptPins()): Promise<string> {
  const { core, folder } = await emptyOffice(newFolder(), clock, pins)
  await setUp(core.session())
  core.close()
  return folder
}

const day = 24 * 3_600_000

/** An office set up two days before; its clock stands a few minutes before the Friday's closing. */
export async function testOffice(clock: TestClock = { now: atFriday() }): Promise<TestOffice> {
  const { now } = clock
  clock.now = now - 2 * day
  const { core, folder } = await emptyOffice(newFolder(), clock)
  const session = core.session()
  const { recoveryCode } = await setUp(session)
  clock.now = now
  const users = await must(session, 'user.list', {})
  const idOf = (role: keyof typeof names) => users.find((user) => user.role === role)?.id ?? ''
  const ids = {
    administrator: idOf('administrator'),
    officer: idOf('officer'),
    approver: idOf('approver'),
    viewer: idOf('viewer'),
  }
  return {
    core,
    folder,
    clock,
    session,
    ids,
    recoveryCode,
    async as(who) {
      const own = core.session()
      await must(own, 'session.signIn', { userId: ids[who], pin })
      return own
    },
    close() {
      core.close()
      removeFolder(folder)
    },
  }
}

export const invoke = async <N extends ProcedureName>(
  session: Session,
  name: N,
  input: CallInput<N>,
): Promise<CallResult<N>> => (await session.call(name, input)) as CallResult<N>

export async function must<N extends ProcedureName>(
  session: Session,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const result = await invoke(session, name, input)
  if (!result.ok) throw new Error(`${name} answered ${JSON.stringify(result.error)}`)
  return result.value
}

/** The type of the error, or `ok`. */
export async function outcome<N extends ProcedureName>(
  session: Session,
  name: N,
  input: CallInput<N>,
): Promise<string> {
  const result = await invoke(session, name, input)
  return result.ok ? 'ok' : result.error.type
}
