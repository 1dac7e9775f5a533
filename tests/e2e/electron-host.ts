/** The program in a real Electron: the binary that `npm start` would open, driven by Playwright. */
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core'
import { installedElectron } from '../../electron/launch/electron.mjs'
import { realWorld } from '../../electron/launch/world.mjs'
import type { Program } from '../support/program.ts'

const world = realWorld(new URL('../..', import.meta.url))

export interface Started {
  readonly app: ElectronApplication
  readonly program: Program
  readonly page: Page
}

export async function startElectron(
  folder: string,
  now: number,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Started> {
  const executablePath = installedElectron(world)
  if (executablePath === null) throw new Error('SMC_E2E_HOST=electron, and Electron is not installed here')
  const app = await electron.launch({
    executablePath,
    args: [world.root, '--data', folder, '--now', String(now), '--lang=vi'],
    cwd: world.root,
    env: { ...definedOnly(process.env), TZ: 'Asia/Ho_Chi_Minh' },
    acceptDownloads: true,
  })
  const child = app.process()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const page = await app.firstWindow()
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  const program: Program = {
    address: await page.evaluate(() => `${location.origin}/`),
    process: child,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async stop() {
      await app.close()
      await gone
    },
  }
  return { app, program, page }
}

/** A hidden window of the same program at an address; null for an empty page. */
export async function openBesideElectron(app: ElectronApplication, address: string | null): Promise<Page> {
  const [page] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(async ({ BrowserWindow }, url) => {
      await new BrowserWindow({ show: false }).loadURL(url)
    }, address ?? 'about:blank'),
  ])
  return page
}

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
