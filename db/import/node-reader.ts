/** The reader process under plain Node: no network of its own, no writing to disk, no child processes. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SpawnReader } from './isolated.ts'

/** `entry`: the script to start, where the program is bundled. */
export const nodeReader =
  (entry: string = fileURLToPath(new URL('./reader-process.ts', import.meta.url))): SpawnReader =>
  ({ memoryMegabytes }) => {
    const child = fork(entry, [], {
      execArgv: [
        `--max-old-space-size=${memoryMegabytes}`,
        '--permission',
        '--allow-fs-read=*',
        '--no-warnings',
      ],
      env: process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    return {
      send: (message) => child.send(message, () => undefined),
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => {
        child.once('exit', listener)
        child.once('error', () => listener(1, null))
      },
      kill: () => {
        child.kill('SIGKILL')
      },
    }
  }
