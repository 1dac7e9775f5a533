/** A made-up office in a folder of its own, with a clock that the test sets. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { foundOffice } from '../../db/ledger/unit-of-work.ts'
import { type OpenError, type OpenOptions, openStore } from '../../db/open.ts'
import type { Store } from '../../db/store.ts'
import { insertUnit } from '../../db/unit/units.ts'
import { insertUser } from '../../db/user/users.ts'
import type { Result } from '../../shared/result.ts'
import { administrator, approver, fridayAfternoon, madeUpUnit, officer, unitId } from './people.ts'

export * from './people.ts'

export class TestClock {
  now: number
  constructor(now: number) {
    this.now = now
  }
  readonly read = (): number => this.now
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smc-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Opens a store that closes itself when the test ends. */
export async function opened(options: OpenOptions): Promise<Store> {
  const result: Result<Store, OpenError> = await openStore(options)
  if (!result.ok) throw new Error(`The store did not open: ${JSON.stringify(result.error)}`)
  onTestFinished(() => result.value.close())
  return result.value
}

export interface MadeUpOffice {
  readonly store: Store
  readonly clock: TestClock
  readonly file: string
}

export async function madeUpOffice(file = join(temporaryFolder(), 'so.db')): Promise<MadeUpOffice> {
  const clock = new TestClock(fridayAfternoon)
  const store = await opened({ file, clock: clock.read })
  foundOffice(store, { unitId, actor: administrator.id, reason: 'Thiết lập lần đầu' }, (w) => {
    insertUnit(w, madeUpUnit)
    for (const user of [administrator, officer, approver]) insertUser(w, user)
  })
  return { store, clock, file }
}
