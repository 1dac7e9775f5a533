/**
 * Everything outside the launcher's own decisions: files, processes, the machine. The steps receive it as an
 * argument, so that tests can hide Node, npm, Electron and every browser.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {object} RunOptions
 * @property {boolean} [here] run in the folder the user stands in, not at the root
 * @property {'own' | 'stderr' | 'captured'} output `own`: the child has our stdin, stdout and stderr; `stderr`:
 *   all it says goes to stderr; `captured`: it is kept in `text`
 * @property {Readonly<Record<string, string>>} [env] added to ours
 * @property {boolean} [shell]
 * @property {number} [limitMs] after which the child is killed
 * @property {AbortSignal} [signal] ends the child
 *
 * @typedef {object} Run
 * @property {number} code 128 + signal when a signal ended the child; 127 when it did not start
 * @property {string | null} failure why it did not start or was cut off; null when it ran to its own end
 * @property {string} text what was captured
 * @property {number} ms
 *
 * @typedef {object} World
 * @property {string} root of the repository
 * @property {typeof path} path of the platform
 * @property {NodeJS.Platform} platform
 * @property {string} arch
 * @property {string} nodeVersion without the v
 * @property {string} execPath
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {boolean} isRoot
 * @property {(file: string) => boolean} exists
 * @property {(file: string) => string | null} read null when it is not there
 * @property {(file: string, text: string) => void} write makes the folder
 * @property {(file: string) => void} remove
 * @property {(inputs: readonly string[]) => string} fingerprint of the content of files and folders under the root
 * @property {(command: string, args: readonly string[], options: RunOptions) => Promise<Run>} run
 * @property {() => Promise<string | null>} findBrowser the core's own way, so only under the Node that reads TypeScript
 * @property {() => boolean} interrupted someone pressed Ctrl+C or asked us to end
 * @property {(line: string) => void} say on stderr
 * @property {(line: string) => void} print on stdout
 */

/**
 * @param {URL} root
 * @returns {World}
 */
export function realWorld(root) {
  const folder = fileURLToPath(root)
  let interrupted = false
  const onSignal = () => {
    interrupted = true
  }
  return {
    root: folder,
    path,
    platform: process.platform,
    arch: process.arch,
    nodeVersion: process.versions.node,
    execPath: process.execPath,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    exists: existsSync,
    read: (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null),
    write(file, text) {
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, text)
    },
    remove: (file) => rmSync(file, { force: true }),
    fingerprint: (inputs) => fingerprint(folder, inputs),
    run: (command, args, options) => run(folder, command, args, options, onSignal),
    interrupted: () => interrupted,
    findBrowser: async () => (await import('../core/print/browser.ts')).findBrowser(),
    say: (line) => process.stderr.write(`▸ ${line}\n`),
    print: (line) => process.stdout.write(`${line}\n`),
  }
}

/**
 * @param {string} root
 * @param {readonly string[]} inputs
 */
function fingerprint(root, inputs) {
  const hash = createHash('sha256')
  /** @param {string} name */
  const add = (name) => {
    const file = path.join(root, name)
    if (!existsSync(file)) return
    if (statSync(file).isDirectory()) for (const entry of readdirSync(file).sort()) add(`${name}/${entry}`)
    else hash.update(`${name}\0${statSync(file).size}\0`).update(readFileSync(file))
  }
  for (const input of inputs) add(input)
  return hash.digest('hex')
}

/** Sent to the launcher, meant for what it started. */
const passedOn = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * @param {string} root
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @param {() => void} onSignal
 * @returns {Promise<Run>}
 */
function run(root, command, args, { output, here = false, env, shell = false, limitMs, signal }, onSignal) {
  const started = Date.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: here ? process.cwd() : root,
      env: { ...process.env, ...env },
      shell,
      stdio:
        output === 'own'
          ? 'inherit'
          : ['ignore', output === 'stderr' ? 2 : 'pipe', output === 'stderr' ? 2 : 'pipe'],
    })
    let text = ''
    /** @type {string | null} */
    let failure = null
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
    }
    const pass = passedOn.map((name) => {
      const hear = () => {
        onSignal()
        // The terminal has already told the whole group about Ctrl+C.
        if (name !== 'SIGINT' || !process.stdin.isTTY) child.kill(name)
      }
      process.on(name, hear)
      return () => process.off(name, hear)
    })
    const limit =
      limitMs &&
      setTimeout(() => {
        failure = `quá ${Math.round(limitMs / 60_000)} phút`
        child.kill('SIGKILL')
      }, limitMs)
    const end = () => child.kill('SIGTERM')
    signal?.addEventListener('abort', end, { once: true })

    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(limit)
      signal?.removeEventListener('abort', end)
      for (const stop of pass) stop()
      resolve({ code, failure, text, ms: Date.now() - started })
    }
    child.once('error', (error) => {
      failure = error.message
      finish(127)
    })
    child.once('close', (code, name) => finish(code ?? 128 + (name ? constants.signals[name] : 0)))
  })
}
