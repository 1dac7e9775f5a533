/** The command line of the shell. Chromium's own switches may stand between ours; they are passed over. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataFolder, type Machine } from '../core/folders.ts'

export interface ShellArguments {
  /** Absolute. */
  readonly folder: string
  readonly demo: boolean
}

/** `args` without the program and, in development, without the path of the app. */
export function readArguments(args: readonly string[], machine: Machine): ShellArguments {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { data: { type: 'string' }, demo: { type: 'boolean' } },
  })
  const folder = typeof values.data === 'string' ? resolve(values.data) : defaultDataFolder(machine)
  return { folder, demo: values.demo === true }
}
