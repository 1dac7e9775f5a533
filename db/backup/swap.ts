/**
 * Puts a new database file in the place of the old one, so that a crash at any instant leaves the old or the new
 * one whole. One rename cannot do it: a write-ahead log of the old file beside the new one would be played into it.
 *
 *     data.db.incoming   the new file, complete, nothing beside it          staged by the caller
 *     data.db.swap       the note "go on with that one", with its hash      <- the point of no return
 *     replaced/          receives data.db, then -wal, then -shm
 *     data.db            receives data.db.incoming
 *     set-aside/<time>/  receives what `replaced` holds; then the note goes
 *
 * `settleSwap` runs at every start, with the folder locked and before the database is opened. With a note and a
 * staged file of that hash it goes forward from wherever things stand. Without, it goes back: `replaced` returns,
 * the database last, so that a database in its place always means that the return is complete.
 *
 * What was replaced is kept in `set-aside` and never deleted by the program.
 */
import path from 'node:path'
import { z } from 'zod'
import { Sha256 } from '../../shared/contract/values.ts'
import { attempt } from '../files/failure.ts'
import type { Files } from '../files/files.ts'
import { writeWhole } from '../files/whole.ts'

const Note = z.strictObject({ format: z.literal(1), sha256: Sha256, setAside: z.string().min(1) })
type Note = z.infer<typeof Note>

export type Settled =
  | 'nothing'
  /** The new file is in place. */
  | 'finished'
  /** The old file is in place again. */
  | 'givenBack'

const BESIDE = ['-wal', '-shm', '-journal'] as const

/** Where the caller stages the new file. */
export const incomingOf = (database: string): string => `${database}.incoming`

/**
 * `database` and its staged file are closed. `setAside` names the folder below `set-aside` for the old file. A
 * rejection means that the old file is in its place, unless `settleSwap` finds the note still there at the next
 * start: then the disk failed twice and the swap is finished then.
 */
export async function swapIn(files: Files, database: string, setAside: string): Promise<void> {
  const { sha256 } = await files.hash(incomingOf(database))
  const note: Note = { format: 1, sha256, setAside }
  try {
    await writeWhole(files, noteOf(database), new TextEncoder().encode(JSON.stringify(note)))
    await goForward(files, database)
  } catch (thrown) {
    await goBack(files, database)
    throw thrown
  }
  await attempt(() => tidyUp(files, database, setAside))
}

/** Ends what a crash, or a failing disk, left half done. Rejects when the disk fails again. */
export async function settleSwap(files: Files, database: string): Promise<Settled> {
  const note = await readNote(files, database)
  const staged = await files.stat(incomingOf(database))
  if (note !== null && staged !== null && (await files.hash(incomingOf(database))).sha256 === note.sha256) {
    await goForward(files, database)
    await tidyUp(files, database, note.setAside)
    return 'finished'
  }
  if (note !== null && staged === null && (await files.stat(database)) !== null) {
    await tidyUp(files, database, note.setAside)
    return 'finished'
  }
  const given = await goBack(files, database)
  for (const leaving of ['', ...BESIDE]) await files.remove(incomingOf(database) + leaving)
  return given ? 'givenBack' : 'nothing'
}

async function goForward(files: Files, database: string): Promise<void> {
  const replaced = replacedBy(database)
  await files.makeFolder(replaced)
  for (const suffix of ['', ...BESIDE]) {
    const from = database + suffix
    if ((await files.stat(from)) !== null) await files.rename(from, path.join(replaced, path.basename(from)))
  }
  await files.flushFolder(replaced)
  await files.rename(incomingOf(database), database)
  await files.flushFolder(path.dirname(database))
}

/** Answers whether there was anything to give back. The note goes first: without it nobody goes forward again. */
async function goBack(files: Files, database: string): Promise<boolean> {
  await files.remove(noteOf(database))
  const replaced = replacedBy(database)
  const held = (await files.list(replaced)).map((entry) => entry.name)
  if (!held.includes(path.basename(database))) {
    // Logs without their database stay where they are: never beside a new one.
    if (held.length === 0) await files.removeFolder(replaced)
    return false
  }
  for (const suffix of [...BESIDE, '']) {
    const to = database + suffix
    const name = path.basename(to)
    if (held.includes(name)) await files.rename(path.join(replaced, name), to)
  }
  await files.flushFolder(path.dirname(database))
  await files.removeFolder(replaced)
  return true
}

async function tidyUp(files: Files, database: string, setAside: string): Promise<void> {
  const replaced = replacedBy(database)
  if ((await files.stat(replaced)) !== null) {
    const folder = path.join(path.dirname(database), 'set-aside')
    await files.makeFolder(folder)
    await files.rename(replaced, path.join(folder, setAside))
    await files.flushFolder(folder)
  }
  await files.remove(noteOf(database))
  await files.flushFolder(path.dirname(database))
}

/** A note is written whole; one that cannot be read was never ours, and nothing is done on its word. */
async function readNote(files: Files, database: string): Promise<Note | null> {
  if ((await files.stat(noteOf(database))) === null) return null
  const text = new TextDecoder().decode(await files.read(noteOf(database)))
  try {
    return Note.parse(JSON.parse(text))
  } catch {
    return null
  }
}

const noteOf = (database: string): string => `${database}.swap`
const replacedBy = (database: string): string => path.join(path.dirname(database), 'replaced')
