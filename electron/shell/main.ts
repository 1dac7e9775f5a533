/**
 * The shell: one window on `app://`, the core in a process of its own, and nothing of the office's rules. Runs in
 * Electron's main process; must not wait at its top level, because Electron is ready only after this file.
 */
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, ipcMain, Menu, protocol, session, utilityProcess } from 'electron'
import log from 'electron-log/main.js'
import { newIncident } from '../core/incident.ts'
import { openErrorWords } from '../core/open-words.ts'
import { scheme } from './address.ts'
import { privileges, serveApp } from './app-protocol.ts'
import { readArguments } from './arguments.ts'
import { callChannel, eventChannel } from './channels.ts'
import { type CoreChild, CoreProcess } from './core-process.ts'
import { allowedInWindow, guardContents, guardSession } from './guard.ts'
import { menuTemplate } from './menu.ts'
import type { CoreArguments } from './messages.ts'
import { electronPrinter } from './print.ts'
import { electronReader } from './reader.ts'
import { callListener } from './sender.ts'
import { openWindow } from './window.ts'

const title = 'Sổ Một Cửa'
const root = app.getAppPath()
const built = join(root, 'dist', 'shell')
const machine = { platform: process.platform, environment: process.env, home: homedir() }
const { folder, demo } = readArguments(process.argv.slice(app.isPackaged ? 1 : 2), machine)

function prepare(): boolean {
  try {
    const own = join(folder, 'electron')
    mkdirSync(own, { recursive: true })
    // What Chromium keeps lies in the data folder, so that one window a data folder is what the lock means.
    app.setPath('userData', own)
    log.transports.file.resolvePathFn = () => join(folder, 'nhat-ky', 'chuong-trinh.log')
  } catch (error) {
    dialog.showErrorBox(title, `Không ghi được vào thư mục dữ liệu ${folder}.\n${String(error)}`)
    return false
  }
  app.enableSandbox()
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }])
  return app.requestSingleInstanceLock()
}

async function run(): Promise<void> {
  let window: BrowserWindow | null = null
  const contents = () => (window === null || window.isDestroyed() ? null : window.webContents)

  app.on('web-contents-created', (_event, created) => guardContents(created))
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  await app.whenReady()
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform === 'darwin')))
  guardSession(session.defaultSession, allowedInWindow)

  const coreArguments: CoreArguments = {
    folder,
    demo,
    resources: join(root, 'resources'),
    version: app.getVersion(),
  }
  const core = new CoreProcess({
    fork: () =>
      utilityProcess.fork(join(built, 'core-entry.js'), [JSON.stringify(coreArguments)], {
        serviceName: `${title}: dữ liệu`,
      }) as CoreChild,
    printer: electronPrinter(),
    spawnReader: electronReader(join(built, 'reader-process.js')),
    newIncident,
    onEvent: ({ event, data }) => contents()?.send(eventChannel, event, data),
    onRefused: (error) => {
      dialog.showErrorBox(title, openErrorWords(error))
      app.exit(1)
    },
    log: (level, message, stack) => log[level](stack === null ? message : `${message}\n${stack}`),
  })

  const roots = { renderer: join(root, 'dist', 'renderer'), fonts: join(root, 'resources', 'fonts') }
  protocol.handle(scheme, serveApp({ roots, sheet: (path) => core.sheet(path) }))
  ipcMain.handle(
    callChannel,
    callListener(contents, (name, input) => core.call(name, input)),
  )

  app.on('window-all-closed', () => app.quit())
  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    closed = true
    core.close().finally(() => app.exit(0))
  })

  window = await openWindow({
    preload: join(built, 'preload.cjs'),
    devTools: !app.isPackaged,
    log: (message) => log.error(message),
  })
}

if (prepare()) {
  run().catch((error: unknown) => {
    log.error(error)
    dialog.showErrorBox(title, 'Không mở được cửa sổ. Hãy mở lại chương trình.')
    app.exit(1)
  })
} else {
  app.quit()
}
