/** The program's window: sandboxed, without Node, on `app://` only, where it stood last time. */
import { BrowserWindow, screen } from 'electron'
import { contract } from '../../shared/contract/contract.ts'
import { startPage } from './address.ts'
import { procedureArgument } from './channels.ts'
import { placeWindow, readWindowState, smallest, writeWindowState } from './window-state.ts'

export interface WindowOptions {
  /** Absolute path of the built preload script. */
  readonly preload: string
  /** Where the window's place is kept. */
  readonly stateFile: string
  readonly devTools: boolean
  /** Waits in the task bar until somebody asks for it. */
  readonly minimized: boolean
  readonly log: (message: string) => void
}

/** A page that crashed is loaded again after a moment; what was typed lies in the core. */
const reloadAfterMs = 1000

/** The window as soon as it exists; `loaded` rejects when its page cannot be had. */
export function makeWindow({ preload, stateFile, devTools, minimized, log }: WindowOptions): {
  readonly window: BrowserWindow
  readonly loaded: Promise<void>
} {
  const { maximized, ...bounds } = placeWindow(readWindowState(stateFile), workAreas())
  const window = new BrowserWindow({
    title: 'Sổ Một Cửa',
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      // The page runs without the system: no Node, no module, a world of its own beside the preload script's.
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      // A file dropped beside its place must not replace the page.
      navigateOnDragDrop: false,
      // A dictionary would have to be fetched, and Vietnamese names would all be underlined.
      spellcheck: false,
      devTools,
      additionalArguments: [procedureArgument(Object.keys(contract))],
    },
  })
  window.once('ready-to-show', () => {
    if (minimized) window.minimize()
    else if (maximized) window.maximize()
    else window.show()
  })
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('close', () => {
    const maximizedNow = window.isMaximized()
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: maximizedNow })
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    log(`The window's page ended: ${reason}`)
    setTimeout(() => window.isDestroyed() || window.webContents.reload(), reloadAfterMs)
  })
  return { window, loaded: window.loadURL(startPage) }
}

/** The main display first. */
function workAreas() {
  const main = screen.getPrimaryDisplay()
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea)
}

/** In front of everything else, wherever it waits. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  if (!window.isVisible()) window.show()
  window.focus()
}
