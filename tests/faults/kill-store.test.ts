import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readDraft } from '../../db/draft/drafts.ts'
import { countLedger } from '../../db/ledger/history.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import { checkDatabase } from '../../db/open.ts'
import { getUnit } from '../../db/unit/units.ts'
import { listUsers } from '../../db/user/users.ts'
import { opened, temporaryFolder } from '../support/office.ts'

const program = fileURLToPath(new URL('../support/keep-writing.ts', import.meta.url))
const rounds = 20

interface Worker {
  readonly child: ChildProcess
  /** Resolves with the first line that `wanted` accepts. */
  said(wanted: (line: string) => boolean): Promise<string>
  /** Kills it and answers everything it said. */
  kill(): Promise<readonly string[]>
}

function startWorker(file: string): Worker {
  const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  const ended = once(child, 'close')
  const lines = (): string[] => text.split('\n').slice(0, -1)
  return {
    child,
    async said(wanted) {
      for (;;) {
        const line = lines().find(wanted)
        if (line !== undefined) return line
        if (child.exitCode !== null) throw new Error(`The worker ended by itself: ${text}`)
        await wait(2)
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
      expect(child.signalCode).toBe('SIGKILL')
      return lines()
    },
  }
}

const isNumber = (line: string): boolean => /^\d+$/.test(line)

describe('A program killed at any instant', () => {
  it('keeps every write it acknowledged, whole, and its ledger holds', { timeout: 180_000 }, async () => {
    const file = join(temporaryFolder(), 'so.db')
    let most = 0
    for (let round = 1; round <= rounds; round++) {
      const worker = startWorker(file)
      await worker.said(isNumber)
      const delay = Math.random() * 120
      await wait(delay)
      const acknowledged = Number((await worker.kill()).filter(isNumber).at(-1))

      const store = await opened({ file, clock: Date.now })
      const at = `round ${round}, killed after ${delay} ms`
      const reached = Number(getUnit(store)?.place)
      const drafted = Number(readDraft(store, 'count').fields.n)
      expect([acknowledged, acknowledged + 1], at).toContain(reached)
      expect([acknowledged, acknowledged + 1], at).toContain(drafted)
      expect(listUsers(store)[0]?.name, at).toBe(String(reached))
      expect(countLedger(store), at).toBe(2 + 2 * reached)
      expect(verifyLedger(store).problems, at).toEqual([])
      expect(checkDatabase(store.db, 'full'), at).toEqual([])
      store.close()
      most = Math.max(most, acknowledged)
    }
    expect(most).toBeGreaterThan(rounds)
  })

  it('while it makes its file leaves one that opens', { timeout: 120_000 }, async () => {
    for (let round = 1; round <= 10; round++) {
      const file = join(temporaryFolder(), 'so.db')
      const worker = startWorker(file)
      await worker.said((line) => line === 'opening')
      await wait(round * 4)
      await worker.kill()

      const store = await opened({ file, clock: Date.now })
      expect(store.mode).toBe('write')
      expect([null, '00000000-0000-7000-8000-000000000001']).toContain(store.unitId())
      expect(verifyLedger(store).problems).toEqual([])
      store.close()
    }
  })
})
