/**
 * Several PCs of a made-up office, each with a store of its own in memory and a clock of its own, and the bundles on
 * their way between them. Every edit goes through the program's own writers.
 */
import Database from 'better-sqlite3'
import { applyOffice } from '../../db/ledger/office/apply.ts'
import { collectOffice } from '../../db/ledger/office/collect.ts'
import { joinOffice, newOrigin } from '../../db/ledger/office/join.ts'
import { ledgerHeads } from '../../db/ledger/office/known.ts'
import { startEpoch } from '../../db/ledger/origin.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import { foundOffice, type UnitOfWork, write } from '../../db/ledger/unit-of-work.ts'
import { chainId, saveChain } from '../../db/letter/chains.ts'
import { saveDraft } from '../../db/letter/letters.ts'
import { migrations } from '../../db/migrations/index.ts'
import { migrate } from '../../db/migrations/migrate.ts'
import { putTask } from '../../db/plan/tasks.ts'
import { makeStore, type Store } from '../../db/store.ts'
import { insertUnit } from '../../db/unit/units.ts'
import { insertUser } from '../../db/user/users.ts'
import type { OpenedPersonal } from '../../shared/bundle/content.ts'
import type { EntryPlace } from '../../shared/ledger/intake.ts'
import type { LedgerRecord } from '../../shared/ledger/record.ts'
import { emptyTexts } from '../../shared/letter/chain.ts'
import type { TaskDefinition } from '../../shared/plan/task.ts'
import { administrator, approver, fridayAfternoon, madeUpUnit, officer, unitId } from './people.ts'

export const taskIds = ['00000000-0000-7000-8000-0000000000t1', '00000000-0000-7000-8000-0000000000t2']
export const code = 'H00.000-261001-0123'

export const madeUpTask = (changes: Partial<TaskDefinition> = {}): TaskDefinition => ({
  planId: null,
  rowId: null,
  year: 2026,
  seq: 1,
  section: [],
  no: '1',
  content: 'Niêm yết thủ tục',
  leads: ['Trung tâm'],
  coordinators: [],
  startText: '',
  deadlineText: 'Thường xuyên',
  reading: {} as TaskDefinition['reading'],
  confirmed: false,
  product: '',
  note: '',
  source: '12/CV',
  givenOn: '2026-02-26',
  ...changes,
})

export interface Pc {
  store: Store
  /** Milliseconds by which its clock is wrong. */
  skew: number
}

export interface Bundle {
  readonly records: readonly LedgerRecord[]
  readonly personal: OpenedPersonal
}

export class MergeWorld {
  readonly pcs: readonly Pc[]
  readonly #images: readonly Buffer[]
  readonly #first: readonly Store[]
  #now = fridayAfternoon
  #drawn = 1

  constructor(images: readonly Buffer[]) {
    this.#images = images
    this.pcs = images.map((image) => {
      const pc: Pc = { store: undefined as unknown as Store, skew: 0 }
      pc.store = this.#open(image, pc)
      return pc
    })
    this.#first = this.pcs.map(({ store }) => store)
  }

  /**
   * A history on the same stores, undone when it is over: opening stores for each would cost the most by far. A copy
   * of a store cannot be taken meanwhile; where one will be, `copies`, the history has stores of its own.
   */
  async history(copies: boolean, live: () => Promise<void>): Promise<void> {
    for (const { db } of this.#first) db.exec('BEGIN')
    if (copies) {
      this.pcs.forEach((pc, nth) => {
        pc.store = this.#open(this.#images[nth] ?? Buffer.alloc(0), pc)
      })
    }
    try {
      await live()
    } finally {
      this.pcs.forEach((pc, nth) => {
        const first = this.#first[nth] ?? pc.store
        if (pc.store !== first) pc.store.db.close()
        pc.store = first
        pc.skew = 0
        first.db.exec('ROLLBACK')
      })
      this.#now = fridayAfternoon
      this.#drawn = 1
    }
  }

  #open(image: Buffer, pc: Pc): Store {
    const db = new Database(image)
    db.pragma('foreign_keys = ON')
    return makeStore({
      db,
      file: ':memory:',
      readOnlyBecause: null,
      clock: () => this.#now + pc.skew,
      random: (bytes) => this.#random(bytes),
    })
  }

  /** Never the same twice, also not after a restore. */
  #random(bytes: number): Uint8Array {
    this.#drawn += 1
    const drawn = new Uint8Array(bytes)
    new DataView(drawn.buffer).setUint32(bytes - 4, this.#drawn)
    return drawn
  }

  pass(seconds: number): void {
    this.#now += seconds * 1000
  }

  edit<T>(pc: Pc, work: (w: UnitOfWork) => T): T {
    this.pass(1)
    return write(pc.store, { actor: officer.id, reason: 'Sửa' }, work)
  }

  async pack(pc: Pc, since: readonly EntryPlace[]): Promise<Bundle> {
    const content = await collectOffice(pc.store, since, async () => null)
    return {
      records: [...content.records].map((line) => JSON.parse(line) as LedgerRecord),
      personal: {
        payloads: [...(content.personal?.payloads ?? [])].map((line) => JSON.parse(line)),
        blobs: new Map(),
      },
    }
  }

  take(pc: Pc, bundle: Bundle) {
    this.pass(1)
    return applyOffice(pc.store, bundle, { actor: officer.id, reason: 'Nhận gói' })
  }

  image(pc: Pc): Buffer {
    return pc.store.db.serialize()
  }

  restore(pc: Pc, image: Buffer): void {
    this.pass(5)
    if (!this.#first.includes(pc.store)) pc.store.db.close()
    pc.store = this.#open(image, pc)
    startEpoch(pc.store, { actor: officer.id, reason: 'Phục hồi' })
  }

  /** Everybody gets everything, by way of the first; what is said because of it (a new epoch) travels too. */
  async settle(): Promise<void> {
    const [first, ...others] = this.pcs
    if (first === undefined) return
    for (let round = 0; round < 6; round++) {
      for (const other of others) this.#mustTake(first, await this.pack(other, ledgerHeads(first.store)))
      for (const other of others) this.#mustTake(other, await this.pack(first, ledgerHeads(other.store)))
      const heads = this.pcs.map(({ store }) => JSON.stringify(ledgerHeads(store)))
      if (new Set(heads).size === 1) return
    }
    throw new Error('The PCs never come to rest')
  }

  #mustTake(pc: Pc, bundle: Bundle): void {
    const result = this.take(pc, bundle)
    if (!result.ok) throw new Error(JSON.stringify(result.error))
  }

  hashes(): readonly string[] {
    return this.pcs.map(({ store }) => stateHash(store))
  }

  close(): void {
    for (const { store } of this.pcs) store.db.close()
  }
}

/** Images of an office on its first PC, and of the others that joined it. */
export async function foundedImages(pcs: number): Promise<readonly Buffer[]> {
  const empty = new Database(':memory:')
  migrate(empty, migrations)
  const blank = empty.serialize()
  empty.close()
  const images: Buffer[] = []
  let drawn = 0
  for (let nth = 0; nth < pcs; nth++) {
    const store = makeStore({
      db: new Database(blank),
      file: ':memory:',
      readOnlyBecause: null,
      clock: () => fridayAfternoon - 86_400_000 + nth * 60_000,
      random: (bytes) => new Uint8Array(bytes).fill(++drawn),
    })
    store.db.pragma('foreign_keys = ON')
    const [first] = images
    if (first === undefined) found(store)
    else {
      const founder = makeStore({
        db: new Database(first),
        file: ':memory:',
        readOnlyBecause: null,
        clock: () => fridayAfternoon,
        random: (bytes) => new Uint8Array(bytes),
      })
      const content = await collectOffice(founder, [], async () => null)
      const bundle = {
        records: [...content.records].map((line) => JSON.parse(line) as LedgerRecord),
        personal: {
          payloads: [...(content.personal?.payloads ?? [])].map((line) => JSON.parse(line)),
          blobs: new Map(),
        },
      }
      const occasion = { actor: officer.id, reason: 'Thêm máy' }
      const joined = joinOffice(store, bundle, unitId, newOrigin(store), occasion)
      if (!joined.ok) throw new Error(JSON.stringify(joined.error))
      founder.db.close()
    }
    images.push(store.db.serialize())
    store.db.close()
  }
  return images
}

function found(store: Store): void {
  foundOffice(store, { unitId, actor: administrator.id, reason: 'Thiết lập lần đầu' }, (w) => {
    insertUnit(w, madeUpUnit)
    for (const user of [administrator, officer, approver]) insertUser(w, user)
    for (const id of taskIds) putTask(w, id, madeUpTask())
    const chain = {
      code,
      field: 'Hộ tịch',
      procedure: null,
      received: null,
      due: '2026-10-16T16:00',
      unit: null,
      officer: null,
      reason: null,
      incidentId: null,
      explainedOn: null,
      finishedOn: null,
    }
    const opened = saveChain(w, chain, { ...emptyTexts, applicant: 'Người Nộp Mẫu' })
    saveDraft(w, opened, null, { personTitle: 'Ông/Bà', newDate: '2026-12-01', sentences: ['Xin lỗi.'] })
  })
}

export const ownChain = (store: Store): string => chainId(store, code)
