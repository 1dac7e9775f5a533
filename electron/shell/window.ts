/** The program's window: sandboxed, without Node, on `app://` only. */
import { BrowserWindow } from 'electron'
import { contract } from '../../shared/contract/contract.ts'
import { startPage } from './address.ts'
import { procedureArgument } from './channels.ts'

export interface WindowOptions {
  /** Absolute path of the built preload script. */
  readonly preload: string
  readonly devTools: boolean
  readonly log: (message: string) => void
}

/** A page that crashed is loaded again after a moment; what was typed lies in the core. */
const reloadAfterMs = 1000

export async function openWindow({ preload, devTools, log }: WindowOptions): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    title: 'Sổ Một Cửa',
    width: 1366,
    height: 768,
    minWidth: 900,
    minHeight: 560,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools,
      additionalArguments: [procedureArgument(Object.keys(contract))],
    },
  })
  window.once('ready-to-show', () => window.show())
  window.on('page-title-updated', (event) => event.preventDefault())
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    log(`The window's page ended: ${reason}`)
    setTimeout(() => window.isDestroyed() || window.webContents.reload(), reloadAfterMs)
  })
  await window.loadURL(startPage)
  return window
}
