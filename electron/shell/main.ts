/**
 * The shell: one window on `app://`, the core in a process of its own, and nothing of the office's rules. Runs in
 * Electron's main process; must not wait at its top level, because Electron is ready only after this file.
 */
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import {
  app,
  type BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
  utilityProcess,
} from 'electron'
import log from 'electron-log/main.js'
import { newIncident } from '../core/incident.ts'
import { scheme } from './address.ts'
import { privileges, serveApp } from './app-protocol.ts'
import { bundlesIn, isBundle, readArguments } from './arguments.ts'
import { callChannel, eventChannel } from './channels.ts'
import { type CoreChild, CoreProcess } from './core-process.ts'
import { canShare, choosePlace, dataPlace } from './data-place.ts'
import { electronDesktop } from './desktop.ts'
import { GivenBundles } from './given-bundles.ts'
import { allowedInWindow, guardContents, guardSession } from './guard.ts'
import { watchLeaving } from './leaving.ts'
import { menuTemplate } from './menu.ts'
import type { CoreArguments } from './messages.ts'
import { electronPrinter } from './print.ts'
import { electronReader } from './reader.ts'
import { remind } from './remind.ts'
import { agreesToShare, askWhoShares, sayAbout, sayGivenUp, sayRefused, title } from './say.ts'
import { callListener } from './sender.ts'
import { startInstaller } from './start-installer.ts'
import { bringForward, makeWindow } from './window.ts'

const root = app.getAppPath()
const built = join(root, 'dist', 'shell')
const machine = { platform: process.platform, environment: process.env, home: homedir() }
/** What was asked for, without the program and, from a clone, without the path of the app. */
const given = process.argv.slice(app.isPackaged ? 1 : 2)
const asked = readArguments(given)

interface Prepared {
  readonly folder: string
  readonly shared: boolean
  readonly offer: string | null
  /** What Chromium keeps, and what the window remembers. */
  readonly own: string
}

function prepare(): Prepared | null {
  app.setAppUserModelId('vn.somotcua.app')
  const { folder, shared, offer } = dataPlace(asked.folder, machine)
  // What Chromium keeps lies in the data folder, so that one window a data folder is what the lock means; in a
  // shared one each account has its own, because Windows closes it with the account's key.
  const own = join(folder, 'electron', ...(shared ? [accountTag()] : []))
  try {
    mkdirSync(own, { recursive: true })
    app.setPath('userData', own)
    log.transports.file.resolvePathFn = () => join(folder, 'nhat-ky', 'chuong-trinh.log')
  } catch (error) {
    dialog.showErrorBox(title, `Không ghi được vào thư mục dữ liệu ${folder}.\n${String(error)}`)
    return null
  }
  app.enableSandbox()
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }])
  return app.requestSingleInstanceLock() ? { folder, shared, offer, own } : null
}

const accountTag = (): string => createHash('sha256').update(userInfo().username).digest('hex').slice(0, 8)

async function run({ folder, shared, offer, own }: Prepared): Promise<void> {
  let window: BrowserWindow | null = null
  const contents = () => (window === null || window.isDestroyed() ? null : window.webContents)
  const bundles = new GivenBundles(({ name, token, path }) => {
    core.given(token, path)
    contents()?.send(eventChannel, 'bundleGiven', { name, token })
  })

  app.on('web-contents-created', (_event, created) => guardContents(created))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (isBundle(path)) bundles.give(path)
  })
  app.on('second-instance', (_event, args) => {
    for (const path of bundlesIn(args.slice(1))) bundles.give(path)
    if (window !== null && !window.isDestroyed()) bringForward(window)
  })
  for (const path of bundlesIn(given)) bundles.give(path)

  await app.whenReady()
  guardSession(session.defaultSession, allowedInWindow, app.getPath('documents'))

  if (offer !== null) {
    const agreed = await agreesToShare(dialog, offer)
    choosePlace(machine, agreed ? { folder: offer, shared: true } : { folder, shared: false })
    if (agreed) {
      app.relaunch()
      app.exit(0)
      return
    }
  }
  const startAgain = () => {
    app.relaunch()
    app.quit()
  }
  const chooseFolder = async () => {
    const { filePaths } = await dialog.showOpenDialog({
      title: 'Chọn thư mục để sổ',
      buttonLabel: 'Để sổ ở đây',
      properties: ['openDirectory', 'createDirectory'],
    })
    const chosen = filePaths[0]
    if (chosen === undefined) return
    const answer = await askWhoShares(dialog, chosen, canShare(machine))
    if (answer === null) return
    choosePlace(machine, { folder: chosen, shared: answer.shared })
    startAgain()
  }

  const coreArguments: CoreArguments = {
    folder,
    demo: asked.demo,
    resources: join(root, 'resources'),
    version: app.getVersion(),
    now: asked.now,
  }
  const roots = { renderer: join(root, 'dist', 'renderer'), fonts: join(root, 'resources', 'fonts') }
  const core = new CoreProcess({
    fork: () =>
      utilityProcess.fork(join(built, 'core-entry.js'), [JSON.stringify(coreArguments)], {
        serviceName: `${title}: dữ liệu`,
      }) as CoreChild,
    printer: electronPrinter(roots.fonts),
    spawnReader: electronReader(join(built, 'reader-process.js')),
    desktop: electronDesktop({
      app,
      clipboard,
      safeStorage,
      platform: process.platform,
      shared,
      start: startInstaller,
    }),
    newIncident,
    onEvent: (message) => {
      contents()?.send(eventChannel, message.event, message.data)
      if (message.event === 'reminder' && window !== null) remind(window, message.data)
    },
    onRefused: async (error) => {
      const another = await sayRefused(dialog, error, asked.folder === null)
      if (another) await chooseFolder()
      app.exit(1)
    },
    onGivenUp: async () => {
      if (await sayGivenUp(dialog, folder)) app.relaunch()
      app.exit(1)
    },
    log: (level, message, stack) => log[level](stack === null ? message : `${message}\n${stack}`),
  })

  protocol.handle(scheme, serveApp({ roots, sheet: (path) => core.sheet(path) }))
  ipcMain.handle(
    callChannel,
    callListener(contents, (name, input) => {
      // Its first call says that the page is there and hears what it is told.
      bundles.listens()
      return core.call(name, input)
    }),
  )
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(process.platform === 'darwin', {
        openBundle: async () => {
          const { filePaths } = await dialog.showOpenDialog({
            title: 'Mở gói',
            properties: ['openFile'],
            filters: [{ name: 'Gói Sổ Một Cửa', extensions: ['smc'] }],
          })
          for (const path of filePaths) bundles.give(path)
        },
        showFolder: () => void shell.openPath(folder),
        chooseFolder: asked.folder === null ? () => void chooseFolder() : null,
        about: () => void sayAbout(dialog, app),
      }),
    ),
  )

  app.on('window-all-closed', () => app.quit())
  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    closed = true
    core.close().finally(() => app.exit(0))
  })

  const made = makeWindow({
    preload: join(built, 'preload.cjs'),
    stateFile: join(own, 'cua-so.json'),
    devTools: !app.isPackaged,
    minimized: asked.atLogin,
    log: (message) => log.error(message),
  })
  window = made.window
  watchLeaving(powerMonitor, window, {
    saveWindow: () => contents()?.send(eventChannel, 'leaving', {}),
    checkpoint: () => core.checkpoint(),
    close: () => app.quit(),
  })
  await made.loaded
}

const prepared = prepare()
if (prepared === null) {
  app.quit()
} else {
  run(prepared).catch((error: unknown) => {
    log.error(error)
    dialog.showErrorBox(title, 'Không mở được cửa sổ. Hãy mở lại chương trình.')
    app.exit(1)
  })
}
