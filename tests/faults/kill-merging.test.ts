import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { joinOffice, newOrigin } from '../../db/ledger/office/join.ts'
import { ledgerHeads } from '../../db/ledger/office/known.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import { edits } from '../support/merge-edits.ts'
import { type Bundle, foundedImages, MergeWorld, type Pc } from '../support/merge-world.ts'
import { opened, temporaryFolder, unitId } from '../support/office.ts'

const program = fileURLToPath(new URL('../support/keep-merging.ts', import.meta.url))
const rounds = process.env.SMC_LONG === '1' ? 60 : 8
const bundles = 24

it('A PC killed while it takes bundles in has each of them whole or not at all', {
  timeout: 180_000,
}, async () => {
  const folder = temporaryFolder()
  const world = new MergeWorld(await foundedImages(2))
  const [a, b] = world.pcs as [Pc, Pc]
  const founding = await world.pack(a, [])
  const parts: Bundle[] = []
  const states = [stateHash(b.store)]
  for (let nth = 0; nth < bundles; nth++) {
    for (let edit = 0; edit < 10; edit++)
      for (const what of ['progress', 'check', 'evidence']) edits[what]?.(world, a, nth + edit)
    const part = await world.pack(a, ledgerHeads(b.store))
    expect(world.take(b, part).ok).toBe(true)
    parts.push(part)
    states.push(stateHash(b.store))
  }
  world.close()
  const template = join(folder, 'template.db')
  const joined = await opened({ file: template, clock: Date.now })
  const origin = newOrigin(joined)
  expect(joinOffice(joined, founding, unitId, origin, { actor: 'system', reason: '' }).ok).toBe(true)
  expect(stateHash(joined)).toBe(states[0])
  joined.close()
  writeFileSync(join(folder, 'bundles.json'), JSON.stringify(parts))

  let torn = 0
  for (let round = 0; round < rounds; round++) {
    const file = join(folder, `round-${round}.db`)
    copyFileSync(template, file)
    const child = spawn(process.execPath, [program, file, join(folder, 'bundles.json')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    const ended = once(child, 'close')
    while (!said.includes('"ready"')) await wait(2)
    await wait(Math.random() * 400)
    child.kill('SIGKILL')
    await ended
    const done = said.split('"done"').length - 1
    const begun = said.split('"begin"').length - 1

    const store = await opened({ file, clock: Date.now })
    const reached = states.indexOf(stateHash(store))
    expect([done, begun], `round ${round}`).toContain(reached)
    expect(store.db.prepare('SELECT * FROM merge_guard').all()).toEqual([])
    expect(verifyLedger(store).problems).toEqual([])
    store.close()
    if (begun > done) torn += 1
  }
  expect(torn).toBeGreaterThan(0)
})
