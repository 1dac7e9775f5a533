/** The command line as its user has it: a process of its own, what it printed and how it ended. */
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { projectRoot } from './core.ts'

export interface CliEnd {
  readonly exit: number | null
  /** All of standard output. */
  readonly out: string
  readonly err: string
  /** `out` as the one JSON document it must be. */
  readonly document: unknown
}

export interface CliWorld {
  readonly env?: Readonly<Record<string, string>>
  /** Standard input, which then ends. */
  readonly input?: string
}

export async function cli(args: readonly string[], { env = {}, input = '' }: CliWorld = {}): Promise<CliEnd> {
  const { SMC_PIN: _, SMC_NOW: __, ...inherited } = process.env
  const child = spawn(process.execPath, ['electron/cli/main.ts', ...args], {
    cwd: projectRoot,
    env: { ...inherited, NODE_COMPILE_CACHE: join(tmpdir(), 'smc-compile-cache'), ...env },
  })
  child.stdin.on('error', () => undefined).end(input)
  const [out, err, exit] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ])
  return { exit, out, err, document: out.trim() === '' ? undefined : JSON.parse(out) }
}
