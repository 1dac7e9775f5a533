/**
 * The core inside Electron's utility process: the one process with the database. It answers the main process
 * over the parent port, prints through it, and ends when it is told to.
 */
import { keepBackedUp } from '../core/backups.ts'
import { type Core, newIncident, openCore, type Session } from '../core/core.ts'
import { fillDemo } from '../core/demo/fill.ts'
import { notFound } from '../core/pages.ts'
import { sheetAt } from '../core/sheet-page.ts'
import type { CoreArguments, FromCore, Printed, ToCore } from './messages.ts'

const { folder, resources, version, demo } = JSON.parse(process.argv.at(-1) ?? '') as CoreArguments
const port = process.parentPort
const send = (message: FromCore): void => port.postMessage(message)

const prints = new Map<number, (result: Printed) => void>()
let lastPrint = 0

const opening = openCore({
  folder,
  host: 'electron',
  demo,
  ports: {
    clock: Date.now,
    printer: {
      print: (html) =>
        new Promise((resolve) => {
          lastPrint += 1
          prints.set(lastPrint, resolve)
          send({ kind: 'print', id: lastPrint, html })
        }),
    },
    canPrint: () => true,
    spawnReader,
    resources,
    version,
    newIncident,
    log: (level, message, thrown) =>
      send({ kind: 'log', level, message, stack: thrown instanceof Error ? (thrown.stack ?? null) : null }),
    checkOutputs: false,
  },
})

port.on('message', ({ data }) => {
  const message = data as ToCore
  if (message.kind === 'printed') {
    prints.get(message.id)?.(message.result)
    prints.delete(message.id)
    return
  }
  void opened.then((office) => office && answer(office, message))
})

interface Office {
  readonly core: Core
  readonly session: Session
  readonly stopBackups: () => void
}

const opened: Promise<Office | null> = opening.then(async (result) => {
  if (!result.ok) {
    send({ kind: 'refused', error: result.error })
    return null
  }
  const core = result.value
  if (demo) await fillDemo(core)
  core.subscribe((event, data) => send({ kind: 'event', event, data } as FromCore))
  send({ kind: 'opened' })
  return { core, session: core.session(), stopBackups: keepBackedUp(core) }
})

async function answer({ core, session, stopBackups }: Office, message: ToCore): Promise<void> {
  switch (message.kind) {
    case 'call':
      send({ kind: 'result', id: message.id, result: await session.call(message.name, message.input) })
      return
    case 'sheet':
      send({ kind: 'page', id: message.id, page: sheetAt(core, message.path) ?? notFound })
      return
    case 'close':
      stopBackups()
      core.close()
      process.exit(0)
  }
}
