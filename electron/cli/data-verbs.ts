/** Verbs that open a data folder: `call`, `week sheet`, `db check | backup | restore`, `demo`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { User } from '../../shared/contract/setup.ts'
import { decodeWire, toBase64 } from '../../shared/contract/wire.ts'
import { caseless, fold } from '../../shared/text/text.ts'
import type { MadeFile, WeekRevision } from '../../shared/week/content.ts'
import { type Core, openCore, type Session } from '../core/core.ts'
import { keepHeapSmall } from '../core/heap.ts'
import { nodePorts } from '../core/node-ports.ts'
import { openErrorWords } from '../core/open-words.ts'
import { type Answer, type Options, refused, said, usage } from './verb.ts'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

export async function callVerb(options: Options): Promise<Answer> {
  const [name, json = '{}'] = options.rest
  if (name === undefined) return usage("call <procedure> '<json>' --data <folder> [--as <user>]")
  const input = await readInput(json)
  if (input === null) return usage('Đầu vào không phải JSON')
  return inFolder(options, async (session) => answer(await session.call(name, input)))
}

/** Writes the PDF and the HTML of a revision into a folder; the newest revision unless one is named. */
export async function sheetVerb(options: Options): Promise<Answer> {
  const [friday] = options.rest
  const { out } = options
  if (friday === undefined || out === undefined)
    return usage('week sheet <friday> --out <folder> --data <folder>')
  return inFolder(options, async (session) => {
    const week = await session.call('week.get', { friday })
    if (!week.ok) return refused(week.error)
    const { revisions } = week.value as { revisions: readonly WeekRevision[] }
    const revision = options.revision === undefined ? revisions.length : Number(options.revision)
    if (revision === 0) return refused({ type: 'NotFound', message: 'Tuần này chưa chốt' })
    await mkdir(out, { recursive: true })
    const written: string[] = []
    for (const format of ['html', 'pdf']) {
      const made = await session.call('week.sheet', { friday, revision, format })
      if (!made.ok) return refused(made.error)
      const file = made.value as MadeFile
      await writeFile(join(out, file.name), file.bytes)
      written.push(file.name)
    }
    return said({ revision, files: written })
  })
}

export async function databaseVerb(options: Options): Promise<Answer> {
  return inFolder(options, async (session) => {
    switch (options.verb) {
      case 'db check':
        return answer(await session.call('system.check', {}))
      case 'db backup':
        return answer(await session.call('backup.make', {}))
      default:
        return restore(session, options)
    }
  })
}

async function restore(session: Session, { rest: [file], reason }: Options): Promise<Answer> {
  if (file === undefined || reason === undefined)
    return usage('db restore <file> --reason <text> --data <folder>')
  const inspected = await session.call('backup.inspect', { kind: 'file', bytes: await readBytes(file) })
  if (!inspected.ok) return refused(inspected.error)
  const { token } = inspected.value as { token: string }
  return answer(await session.call('backup.restore', { token, reason }))
}

/** Fills the made-up commune below the folder, or finds it there. */
export async function demoVerb(options: Options): Promise<Answer> {
  return inFolder(
    { ...options, as: undefined },
    async (session) => answer(await session.call('system.status', {})),
    true,
  )
}

async function inFolder(
  options: Options,
  work: (session: Session, core: Core) => Promise<Answer>,
  demo = false,
): Promise<Answer> {
  if (options.data === undefined) return usage('Thiếu --data <thư mục dữ liệu>')
  const now = process.env.SMC_NOW
  const ports = nodePorts({ root, now: now === undefined ? null : Number(now) })
  keepHeapSmall()
  const opened = await openCore({ folder: resolve(options.data), host: 'cli', ports, demo })
  if (!opened.ok)
    return { document: { error: { ...opened.error, message: openErrorWords(opened.error) } }, exit: 1 }
  const core = opened.value
  try {
    const session = core.session()
    const refusal = options.as === undefined ? null : await signIn(session, options.as)
    return refusal ?? (await work(session, core))
  } finally {
    core.close()
  }
}

async function signIn(session: Session, name: string): Promise<Answer | null> {
  const listed = await session.call('user.list', {})
  if (!listed.ok) return refused(listed.error)
  const users = listed.value as readonly User[]
  const user =
    users.find(({ id }) => id === name) ??
    users.find((known) => caseless(known.name) === caseless(name)) ??
    only(users.filter((known) => fold(known.name) === fold(name)))
  if (user === undefined) return refused({ type: 'UnknownUser' })
  const pin = process.env.SMC_PIN ?? (await text(process.stdin)).trim()
  const signedIn = await session.call('session.signIn', { userId: user.id, pin })
  return signedIn.ok ? null : refused(signedIn.error)
}

/** A name typed without marks is taken only where one person is meant. */
const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)

type Called = Awaited<ReturnType<Session['call']>>

const answer = (result: Called): Answer => (result.ok ? said(result.value) : refused(result.error))

/** Parses the wire JSON, in which `{"$file": "<path>"}` stands for that file's bytes; null when it is no JSON. */
async function readInput(json: string): Promise<unknown> {
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch {
    return null
  }
  const decoded = decodeWire(JSON.stringify(await withFiles(parsed)))
  return decoded.ok ? decoded.value : null
}

async function withFiles(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(withFiles))
  if (typeof value !== 'object' || value === null) return value
  if ('$file' in value && typeof value.$file === 'string')
    return { $bytes: toBase64(await readBytes(value.$file)) }
  const entries = Object.entries(value).map(async ([key, item]) => [key, await withFiles(item)] as const)
  return Object.fromEntries(await Promise.all(entries))
}

export const readBytes = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await readFile(path))
