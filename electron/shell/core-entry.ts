/**
 * The core inside Electron's utility process: the one process with the database. It answers the main process
 * over the parent port, prints through it, and ends when it is told to.
 */
import { keepBackedUp } from '../core/backups.ts'
import { type Core, openCore, type Session } from '../core/core.ts'
import { keepHeapSmall } from '../core/heap.ts'
import { newIncident } from '../core/incident.ts'
import { notFound } from '../core/pages.ts'
import { scryptPins } from '../core/pin.ts'
import { planReader } from '../core/plan-reader.ts'
import { keepReminding } from '../core/reminders.ts'
import { sheetAt } from '../core/sheet-page.ts'
import { tableReader } from '../core/table-reader.ts'
import { MainRequests } from './main-requests.ts'
import type { CoreArguments, FromCore, ToCore } from './messages.ts'

keepHeapSmall()
const { folder, resources, version, demo, now } = JSON.parse(process.argv.at(-1) ?? '') as CoreArguments
const port = process.parentPort
const send = (message: FromCore): void => port.postMessage(message)

const main = new MainRequests(send)

const opening = openCore({
  folder,
  host: 'electron',
  demo,
  ports: {
    clock: now === null ? Date.now : clockFrom(now),
    printer: main.printer,
    canPrint: () => true,
    tables: tableReader(main.spawnReader),
    pins: scryptPins(),
    plans: planReader(main.spawnReader),
    desktop: main.desktop,
    resources,
    version,
    newIncident,
    log: (level, message, thrown) =>
      send({ kind: 'log', level, message, stack: thrown instanceof Error ? (thrown.stack ?? null) : null }),
    checkOutputs: false,
  },
})

function clockFrom(start: number): () => number {
  const offset = start - Date.now()
  return () => Date.now() + offset
}

port.on('message', ({ data }) => {
  const message = data as ToCore
  if (main.hear(message)) return
  void opened.then((office) => office && answer(office, message))
})

interface Office {
  readonly core: Core
  readonly session: Session
  readonly stopWatching: () => void
}

const opened: Promise<Office | null> = opening.then(async (result) => {
  if (!result.ok) {
    send({ kind: 'refused', error: result.error })
    return null
  }
  const core = result.value
  core.subscribe((event, data) => send({ kind: 'event', event, data } as FromCore))
  send({ kind: 'opened' })
  const stops = [keepBackedUp(core), keepReminding(core)]
  const stopWatching = () => {
    for (const stop of stops) stop()
  }
  return { core, session: core.session(), stopWatching }
})

async function answer({ core, session, stopWatching }: Office, message: ToCore): Promise<void> {
  switch (message.kind) {
    case 'call':
      send({ kind: 'result', id: message.id, result: await session.call(message.name, message.input) })
      return
    case 'sheet':
      send({ kind: 'page', id: message.id, page: (await sheetAt(core, message.path)) ?? notFound })
      return
    case 'given':
      core.files.set(message.token, message.path)
      return
    case 'checkpoint':
      core.checkpoint()
      return
    case 'close':
      stopWatching()
      core.close()
      process.exit(0)
  }
}
