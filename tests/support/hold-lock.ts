/** A child process that takes the lock of the folder in `argv[2]`, says what came of it, and stays. */
import { type HostKind, lockFolder } from '../../db/lock/folder-lock.ts'

const [, , folder = '', host = 'browser'] = process.argv
const lock = lockFolder(folder, host as HostKind, 1_795_000_000_000)
process.stdout.write(`${JSON.stringify(lock.ok ? 'held' : lock.error)}\n`)
if (lock.ok) setInterval(() => {}, 60_000)
