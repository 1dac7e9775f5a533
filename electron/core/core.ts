/**
 * The core: one open office (data folder, lock, store), the sessions of the windows that work on it, and one door,
 * `Session.call`. It knows no Electron and no HTTP; each host brings its ports.
 *
 * The made-up commune lies in a folder of its own below the office's; the two are never open together.
 */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { HostKind } from '../../db/lock/folder-lock.ts'
import { getUser } from '../../db/user/users.ts'
import type { EventName, Events, ProcedureName } from '../../shared/contract/contract.ts'
import type { User } from '../../shared/contract/setup.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type AnyResult, call } from './call.ts'
import { fillDemo } from './demo/fill.ts'
import { WaitingLists } from './dossier-lists.ts'
import { WaitingBundles } from './exchange/bundles.ts'
import { type Office, type OfficeError, openOffice } from './office.ts'
import type { Tries } from './pin.ts'
import { comparedOnce } from './pin.ts'
import type { Ports } from './ports.ts'
import { Remembered } from './remembered.ts'
import { SessionState } from './session.ts'
import { lockMinutes } from './settings.ts'

export type { Office, OfficeError } from './office.ts'
export type { Ports } from './ports.ts'

export interface CoreOptions {
  /** Absolute path of the data folder; made when it is not there. */
  readonly folder: string
  readonly host: HostKind
  readonly ports: Ports
  /** Opens the made-up commune instead of the office. */
  readonly demo?: boolean
}

export interface Session {
  call(name: string, input: unknown): Promise<AnyResult>
}

export type Listener = <E extends EventName>(event: E, data: Events[E]) => void

/** Procedures that close the open file and put another in its place. */
const exchanging: ReadonlySet<string> = new Set<ProcedureName>([
  'demo.open',
  'demo.leave',
  'backup.restore',
  'backup.salvage',
])

const demoFolder = (folder: string): string => join(folder, 'xa-mau')

export class Core {
  readonly ports: Ports
  /** Files that were offered to a window, by the token it was given instead of a path. */
  readonly files = new Map<string, string>()
  /** Failures in a row, by user, while the store is read-only and cannot keep the count. */
  readonly tries = new Map<string, Tries>()
  /** Lists of dossiers that were read and not yet taken in; the newest only. */
  readonly lists = new WaitingLists()
  /** Answers over the whole of the data that hold until the ledger moves. */
  readonly remembered = new Remembered()
  /** The bundle that was opened and not yet applied. */
  readonly bundles = new WaitingBundles()
  readonly #folder: string
  readonly #host: HostKind
  readonly #listeners = new Set<Listener>()
  #office: Office
  #turn: Promise<unknown> = Promise.resolve()
  readonly #running = new Set<Promise<unknown>>()
  #exchange: Promise<AnyResult> | null = null

  constructor(options: CoreOptions, office: Office) {
    this.ports = options.ports
    this.#folder = options.folder
    this.#host = options.host
    this.#office = office
  }

  get office(): Office {
    return this.#office
  }

  session(): Session {
    const state = new SessionState()
    return {
      call: (name, input) => {
        const work = () => call(this, state, name, input)
        return exchanging.has(name) ? this.#alone(work) : this.together(work)
      },
    }
  }

  /** The person at a session, read anew: a role taken away is gone at the next call. */
  userOf(session: SessionState, now: number): User | null {
    const id = session.userId(now, lockMinutes(this.#office.store))
    const user = id === null ? null : getUser(this.#office.store, id)
    return user?.active ? user : null
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  emit<E extends EventName>(event: E, data: Events[E]): void {
    for (const listener of this.#listeners) listener(event, data)
  }

  /** One at a time: PINs, so that many tries at once count as many tries; backups and restores. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  /** Work on the open office, beside other work; never on one that is being exchanged. */
  async together<T>(work: () => Promise<T>): Promise<T> {
    while (this.#exchange !== null) await this.#exchange
    const running = work()
    this.#running.add(running)
    try {
      return await running
    } finally {
      this.#running.delete(running)
    }
  }

  /** What runs ends first, and what comes meanwhile waits: nobody writes into a file that is being replaced. */
  async #alone(work: () => Promise<AnyResult>): Promise<AnyResult> {
    while (this.#exchange !== null) await this.#exchange
    this.#exchange = Promise.allSettled(this.#running).then(work)
    return this.#exchange.finally(() => {
      this.#exchange = null
    })
  }

  /** Closes the open office and opens the other one; on failure the former is opened again. */
  async switchTo(which: 'office' | 'demo'): Promise<Result<null, OfficeError>> {
    if (which === 'demo') await prepareDemo({ folder: this.#folder, host: this.#host, ports: this.ports })
    const opened = await this.reopen(async () => ok(null), which === 'demo')
    return opened.ok ? ok(null) : opened
  }

  /** Closes the store, lets `replace` work on the closed folder, and opens it again whatever came of that. */
  reopen<T, E>(
    replace: () => Promise<Result<T, E>>,
    demo = this.#office.demo,
  ): Promise<Result<T, E | OfficeError>> {
    return this.inTurn(() => this.#reopen(replace, demo))
  }

  async #reopen<T, E>(
    replace: () => Promise<Result<T, E>>,
    demo: boolean,
  ): Promise<Result<T, E | OfficeError>> {
    const former = this.#office
    const stays = demo === former.demo
    if (stays) former.store.close()
    else former.close()
    const replaced = await replace()
    const opened = await openOffice({ ...this.#options(demo), ...(stays ? { lock: former.lock } : {}) })
    if (opened.ok) {
      this.#office = opened.value
      this.emit('changed', { subject: 'data' })
      return replaced
    }
    if (!stays) {
      const again = await openOffice(this.#options(former.demo))
      if (again.ok) this.#office = again.value
    }
    return opened
  }

  /** Writes the journal into the database file, before the PC sleeps or goes. A disk that refuses is only noted. */
  checkpoint(): void {
    const { store } = this.#office
    if (store.mode !== 'write' || !store.db.open) return
    try {
      store.db.pragma('wal_checkpoint(TRUNCATE)')
    } catch (thrown) {
      this.ports.log('warn', 'The journal could not be written into the database', thrown)
    }
  }

  close(): void {
    this.#office.close()
  }

  #options(demo: boolean) {
    const folder = demo ? demoFolder(this.#folder) : this.#folder
    return { folder, host: this.#host, ports: this.ports, demo }
  }
}

export async function openCore(options: CoreOptions): Promise<Result<Core, OfficeError>> {
  const demo = options.demo ?? false
  if (demo) await prepareDemo(options)
  const folder = demo ? demoFolder(options.folder) : options.folder
  const office = await openOffice({ folder, host: options.host, ports: options.ports, demo })
  return office.ok ? ok(new Core(options, office.value)) : office
}

/**
 * Makes the made-up commune where it is not there yet, aside, and puts it in its place when it is whole: a start
 * that was cut off leaves none rather than half of one.
 */
async function prepareDemo({ folder, host, ports }: CoreOptions): Promise<void> {
  const own = demoFolder(folder)
  if (existsSync(own)) return
  const aside = `${own}-dang-dung`
  rmSync(aside, { recursive: true, force: true })
  const pins = comparedOnce(ports.pins)
  await fillDemo(async (clock) => {
    const made = { ...ports, pins, clock }
    const office = await openOffice({ folder: aside, host, ports: made, demo: true })
    return office.ok ? new Core({ folder, host, ports: made }, office.value) : null
  }, ports.clock())
  if (existsSync(aside)) renameSync(aside, own)
}
