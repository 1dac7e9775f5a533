/**
 * `list-importer.ts sheet <file>`: how long the sheet reader alone takes for a file. `list-importer.ts core <folder>
 * <file>`: an officer who calls the reading off at its first progress, reads again and takes the list in. Each says
 * one JSON line with what it measured; memory is the process's own peak, in megabytes.
 */
import { readFileSync } from 'node:fs'
import { readGrids } from '../../db/import/grids.ts'
import { limits } from '../../db/import/refusal.ts'
import { openCore } from '../../electron/core/core.ts'
import { keepHeapSmall } from '../../electron/core/heap.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { invoke, must, pin, testPorts } from './core.ts'

const [, , mode, ...given] = process.argv
const say = (measured: object) => process.stdout.write(`${JSON.stringify(measured)}\n`)
const peak = (): number => Math.round(process.resourceUsage().maxRSS / 1024)
const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return Math.round(performance.now() - start)
}

if (mode === 'sheet') {
  const bytes = new Uint8Array(readFileSync(given[0] ?? ''))
  say({ sheet: await milliseconds(() => readGrids({ kind: 'file', bytes }, limits)) })
} else {
  const [folder = '', file = ''] = given
  keepHeapSmall()
  const opened = await openCore({
    folder,
    host: 'cli',
    ports: testPorts({ now: instantOf('2026-11-20', '16:30') }),
  })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const core = opened.value
  const session = core.session()
  const users = await must(session, 'user.list', {})
  const officer = users.find(({ role }) => role === 'officer')?.id ?? ''
  await must(session, 'session.signIn', { userId: officer, pin })

  const job = '00000000-0000-7000-8000-0000000000aa'
  const source = { kind: 'file', name: 'danh-sach.xlsx', bytes: new Uint8Array(readFileSync(file)) } as const
  const asked = { job, source, at: '2026-11-20T16:05' }
  let progress: number[] = []
  let callOff = true
  core.subscribe((event, data) => {
    if (event !== 'progress') return
    progress.push((data as { done: number }).done)
    if (callOff) void session.call('dossier.cancel', { job })
  })
  const called = await invoke(session, 'dossier.read', asked)
  const { dossiers: nothing } = await must(session, 'dossier.list', {})
  callOff = false
  progress = []
  const afterStart = peak()
  let id = ''
  const read = await milliseconds(async () => {
    ;({ id } = await must(session, 'dossier.read', asked))
  })
  const afterRead = peak()
  let written = 0
  const apply = await milliseconds(async () => {
    ;({ written } = await must(session, 'dossier.apply', { id }))
  })
  const afterApply = peak()
  // The same list again: nothing to write, and all of it to compare.
  const readAgain = await milliseconds(async () => {
    ;({ id } = await must(session, 'dossier.read', asked))
  })
  const { written: changed } = await must(session, 'dossier.apply', { id })
  const megabytes = peak()
  let board = 0
  const late = await milliseconds(async () => {
    board = (await must(session, 'late.board', {})).items.length
  })
  say({
    cancelled: called.ok ? 'ok' : called.error.type,
    keptAfterCancel: nothing.length,
    progress,
    read,
    readAgain,
    apply,
    late,
    board,
    written,
    changed,
    afterStart,
    afterRead,
    afterApply,
    megabytes,
  })
  core.close()
}
