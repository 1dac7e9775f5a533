/** The program as its user has it: the browser host as a process of its own on a data folder, and its address. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'so-mot-cua-'))

export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })

export interface Program {
  readonly address: string
  readonly process: ChildProcess
  /** The power goes: SIGKILL, and wait until the process is gone. */
  kill(): Promise<void>
  /** An orderly stop. */
  stop(): Promise<void>
}

/** Starts the browser host; `now` (UTC milliseconds) sets the clock it begins at, which then runs on. */
export async function startProgram(folder: string, now?: number): Promise<Program> {
  const child = spawn(
    process.execPath,
    [
      'electron/browser/main.ts',
      '--data',
      folder,
      '--no-open',
      ...(now === undefined ? [] : ['--now', String(now)]),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let heard = ''
    const hear = (chunk: Buffer) => {
      heard += chunk.toString('utf8')
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(heard)
      if (found !== null) resolve(found[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The program ended with ${code}: ${heard}`)))
  })
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await gone
  }
  return { address, process: child, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}
