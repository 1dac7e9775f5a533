/** The command line of the shell. Chromium's own switches may stand between ours; they are passed over. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface ShellArguments {
  /** Absolute; null when nobody said. */
  readonly folder: string | null
  readonly demo: boolean
  /** UTC milliseconds the clock begins at; null for the PC's clock. */
  readonly now: number | null
  /** Started with the system: the window waits in the task bar. */
  readonly atLogin: boolean
}

/** What Windows starts the program with when somebody signs in. */
export const atLoginSwitch = '--khoi-dong-cung-may'

/** `args` without the program and, in development, without the path of the app. */
export function readArguments(args: readonly string[]): ShellArguments {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      demo: { type: 'boolean' },
      now: { type: 'string' },
      [atLoginSwitch.slice(2)]: { type: 'boolean' },
    },
  })
  const now = typeof values.now === 'string' ? Number(values.now) : Number.NaN
  return {
    folder: typeof values.data === 'string' ? resolve(values.data) : null,
    demo: values.demo === true,
    now: Number.isFinite(now) ? now : null,
    atLogin: values[atLoginSwitch.slice(2)] === true,
  }
}

/** The bundles among them: what Explorer starts the program with when one is opened. A switch is never a file. */
export const bundlesIn = (args: readonly string[]): readonly string[] =>
  args.filter((argument) => !argument.startsWith('-') && isBundle(argument))

export const isBundle = (path: string): boolean => /\.smc$/i.test(path)
