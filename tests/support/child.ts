/** A child process under the same Node, whose lines can be waited for, and that is killed in the end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Child {
  readonly process: ChildProcess
  readonly lines: readonly string[]
  /** The first line that fits, already said or still to come; null when the child ends without saying it. */
  readonly said: (wanted: (line: string) => boolean) => Promise<string | null>
  readonly kill: () => Promise<void>
}

/** `script` lies in tests/support. */
export function startChild(script: string, ...args: readonly string[]): Child {
  const file = fileURLToPath(new URL(`./${script}`, import.meta.url))
  const child = spawn(process.execPath, ['--no-warnings', file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'smc-compile-cache') },
  })
  const lines: string[] = []
  const reader = createInterface(child.stdout)
  const listeners = new Set<() => void>()
  const wake = (): void => {
    for (const listener of listeners) listener()
  }
  let closed = false
  reader.on('line', (line) => {
    lines.push(line)
    wake()
  })
  reader.on('close', () => {
    closed = true
    wake()
  })
  const said = async (wanted: (line: string) => boolean): Promise<string | null> => {
    for (;;) {
      const found = lines.find(wanted)
      if (found !== undefined || closed) return found ?? null
      await new Promise<void>((resolve) => {
        const listener = (): void => {
          listeners.delete(listener)
          resolve()
        }
        listeners.add(listener)
      })
    }
  }
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  return { process: child, lines, said, kill }
}
