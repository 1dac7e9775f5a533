/** The ports of the hosts that run on plain Node: the browser host and the command line. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeReader } from '../../db/import/node-reader.ts'
import { newIncident } from './incident.ts'
import { scryptPins } from './pin.ts'
import { planReader } from './plan-reader.ts'
import type { Ports } from './ports.ts'
import { findBrowser } from './print/browser.ts'
import { chromiumPrinter } from './print/chromium.ts'
import { tableReader } from './table-reader.ts'

export interface NodePortsOptions {
  /** The program's own folder. */
  readonly root: string
  /** UTC milliseconds the clock starts at; null for the PC's clock. */
  readonly now: number | null
}

export function nodePorts({ root, now }: NodePortsOptions): Ports {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const offset = now === null ? 0 : now - Date.now()
  return {
    clock: () => Date.now() + offset,
    printer: chromiumPrinter(),
    canPrint: () => findBrowser() !== null,
    tables: tableReader(nodeReader()),
    pins: scryptPins(),
    plans: planReader(nodeReader()),
    desktop: null,
    resources: join(root, 'resources'),
    version,
    newIncident,
    log: (level, message, thrown) => {
      const stack = thrown instanceof Error ? `\n${thrown.stack}` : ''
      if (level !== 'info') process.stderr.write(`[${level}] ${message}${stack}\n`)
    },
    checkOutputs: false,
  }
}
