/** Starts an installer that outlives the program it replaces. */
import { spawn } from 'node:child_process'

/** Rejects when it cannot be started. */
export const startInstaller = (file: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, [], { detached: true, stdio: 'ignore' })
    child.once('error', reject)
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
  })
