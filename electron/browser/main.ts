/**
 * The browser host: the program where Electron's binary cannot be had. Serves the core on 127.0.0.1 and opens the
 * user's own Chromium, Chrome or Edge as its window; without a display it prints the address instead.
 */
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { keepBackedUp } from '../core/backups.ts'
import { openCore } from '../core/core.ts'
import { defaultDataFolder } from '../core/folders.ts'
import { keepHeapSmall } from '../core/heap.ts'
import { nodePorts } from '../core/node-ports.ts'
import { openErrorWords } from '../core/open-words.ts'
import { findBrowser } from '../core/print/browser.ts'
import { keepReminding } from '../core/reminders.ts'
import { serve } from './server.ts'
import { hasDisplay, openWindow } from './window.ts'
import { windowGone } from './window-gone.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    demo: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    'dev-url': { type: 'string' },
    /** Sets the clock this start begins at (UTC milliseconds): for trying the program on another day. */
    now: { type: 'string' },
  },
})

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const machine = { platform: process.platform, environment: process.env, home: homedir() }
const folder = resolve(values.data ?? defaultDataFolder(machine))
mkdirSync(folder, { recursive: true })

const ports = nodePorts({ root, now: values.now === undefined ? null : Number(values.now) })
keepHeapSmall()
const core = await openCore({ folder, host: 'browser', ports, demo: values.demo })
if (!core.ok) {
  process.stderr.write(`${openErrorWords(core.error)}\n`)
  process.exit(1)
}

const roots = { renderer: join(root, 'dist', 'renderer'), fonts: join(root, 'resources', 'fonts') }
const server = await serve(core.value, roots, { port: Number(values.port), devUrl: values['dev-url'] })
const stopBackups = keepBackedUp(core.value)
const stopReminding = keepReminding(core.value)

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  stopBackups()
  stopReminding()
  await server.close()
  core.ok && core.value.close()
  process.exit(0)
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)

const address = server.newAddress()
const browser = values['no-open'] || !hasDisplay(process.env, process.platform) ? null : findBrowser()
if (browser === null) {
  process.stdout.write(`Mở địa chỉ này trong trình duyệt trên máy (dùng được một lần):\n${address}\n`)
} else {
  process.stdout.write('Đang mở cửa sổ Sổ Một Cửa…\n')
  const end = await windowGone(openWindow({ browser, address, folder }), server.windows)
  if (end === 'closed') await stop()
  else process.stdout.write(`Không mở được cửa sổ; hãy mở địa chỉ này:\n${address}\n`)
}
