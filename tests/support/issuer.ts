/**
 * `issuer.ts <folder>`: an officer who issues letters until the power goes. Says `["ready"]` when it is loaded, waits
 * for a line with the number of the first dossier to go on with, and says each issuing before it is begun and again,
 * with the number given, once the core has answered it. Every third letter is voided at once.
 */
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { text } from 'node:stream/consumers'
import { openCore } from '../../electron/core/core.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { must, pin, testPorts } from './core.ts'
import { issuerCode } from './dossiers.ts'

const folder = process.argv[2] ?? ''
const say = (...line: readonly unknown[]) => writeSync(1, `${JSON.stringify(line)}\n`)

flushCompileCache()
say('ready')
const first = Number((await text(process.stdin)).trim())

const clock = { now: instantOf('2026-10-13', '08:00') + first * 60_000 }
const opened = await openCore({ folder, host: 'cli', ports: testPorts(clock) })
if (!opened.ok) throw new Error(`The issuer cannot open: ${JSON.stringify(opened.error)}`)
const session = opened.value.session()
const users = await must(session, 'user.list', {})
await must(session, 'session.signIn', {
  userId: users.find(({ role }) => role === 'officer')?.id ?? '',
  pin,
})

for (let at = first; ; at += 1) {
  clock.now += 1000
  const code = issuerCode(at)
  await must(session, 'late.save', {
    code,
    reason: 'coordination',
    incidentId: null,
    reasonText: 'chưa có kết quả',
    remedy: '',
    responsibility: '',
    finishedOn: null,
  })
  const [draft] = await must(session, 'letter.draft', { codes: [code], personTitle: 'Ông/Bà', newDate: '+5' })
  const id = draft?.id ?? ''
  say('begin', at)
  const [issued] = await must(session, 'letter.issue', { ids: [id], signerId: null })
  say('done', at, issued?.number, issued?.hash)
  if (at % 3 === 0) await must(session, 'letter.void', { id, reason: 'Sai tên' })
}
