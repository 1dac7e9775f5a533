/**
 * Electron's way to the reader of files from outside: a utility process, because the program's own binary does
 * not run as Node. V8's own limit cannot be set for it, so its memory is watched from here.
 */
import { app, utilityProcess } from 'electron'
import type { SpawnReader } from '../../db/import/isolated.ts'

/** What an empty utility process takes, beside the file. */
const baseMegabytes = 150
const watchEveryMs = 100

/** The exit code of a process whose memory ran out, as Node has it. */
const outOfMemory = 134

/** `entry`: absolute path of the built `reader-process`. */
export const electronReader =
  (entry: string): SpawnReader =>
  ({ memoryMegabytes }) => {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Sổ Một Cửa: đọc tệp',
      stdio: 'ignore',
      env: {},
    })
    let full = false
    const watch = setInterval(() => {
      const used = app.getAppMetrics().find(({ pid }) => pid === child.pid)?.memory.workingSetSize ?? 0
      if (used / 1024 <= memoryMegabytes + baseMegabytes) return
      full = true
      child.kill()
    }, watchEveryMs)
    child.on('error', () => {
      full = true
    })
    child.once('exit', () => clearInterval(watch))
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => {
        child.on('message', listener)
      },
      onExit: (listener) => {
        child.once('exit', (code) => listener(full ? outOfMemory : code, null))
      },
      kill: () => {
        child.kill()
      },
    }
  }
