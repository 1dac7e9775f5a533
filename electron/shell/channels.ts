/** What may pass between a window and the main process. */
import type { EventName } from '../../shared/contract/contract.ts'

export const callChannel = 'smc:call'
export const eventChannel = 'smc:event'

const events: Readonly<Record<EventName, true>> = {
  changed: true,
  progress: true,
  leaving: true,
  bundleGiven: true,
  reminder: true,
}

export const isEventName = (name: unknown): name is EventName =>
  typeof name === 'string' && Object.hasOwn(events, name)

const procedureFlag = '--smc-procedures='

/**
 * The contract's procedures as an argument for the preload script: the sandbox gives it no module to read them
 * from, and the contract itself would bring zod into every window.
 */
export const procedureArgument = (names: readonly string[]): string => procedureFlag + names.join(',')

export const proceduresIn = (argv: readonly string[]): ReadonlySet<string> =>
  new Set(
    argv
      .find((argument) => argument.startsWith(procedureFlag))
      ?.slice(procedureFlag.length)
      .split(','),
  )
