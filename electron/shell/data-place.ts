/**
 * Where the data lie, in this order: the folder named on the command line; the one this account chose; the one the
 * office shares between the accounts of this PC, once this account has agreed to it; the account's own.
 * A note that cannot be read counts as none: the account's own folder is always there to fall back to, and nothing
 * is ever moved or deleted here.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, posix, win32 } from 'node:path'
import { z } from 'zod'
import { defaultDataFolder, type Machine } from '../core/folders.ts'

const Note = z.strictObject({ folder: z.string().min(1) })

export interface DataPlace {
  readonly folder: string
  /** Several accounts of this PC work on it. */
  readonly shared: boolean
}

export interface Found extends DataPlace {
  /** A folder that the office shares and this account has neither taken nor declined; to be asked once. */
  readonly offer: string | null
}

export interface Notes {
  /** Of this account. */
  readonly own: string
  /** Of this PC, written by whoever chose a folder for all accounts; null where the system has no place for it. */
  readonly shared: string | null
}

export function notesOf(machine: Machine): Notes {
  const { platform, environment } = machine
  const path = platform === 'win32' ? win32 : posix
  return {
    own: path.join(defaultDataFolder(machine), noteName),
    shared:
      platform === 'win32' && environment.ProgramData
        ? path.join(environment.ProgramData, 'SoMotCua', noteName)
        : null,
  }
}

const noteName = 'noi-du-lieu.json'

export function dataPlace(given: string | null, machine: Machine, files: NoteFiles = onDisk): Found {
  if (given !== null) return { folder: given, shared: false, offer: null }
  const notes = notesOf(machine)
  const shared = notes.shared === null ? null : readNote(files, notes.shared)
  const own = readNote(files, notes.own)
  if (own !== null) return { folder: own, shared: own === shared, offer: null }
  return { folder: defaultDataFolder(machine), shared: false, offer: shared }
}

/** For the next start. Throws where a note cannot be written. */
export function choosePlace(
  machine: Machine,
  { folder, shared }: DataPlace,
  files: NoteFiles = onDisk,
): void {
  const notes = notesOf(machine)
  const text = JSON.stringify({ folder } satisfies z.infer<typeof Note>)
  if (shared && notes.shared !== null) files.write(notes.shared, text)
  files.write(notes.own, text)
}

/** Whether a folder can be chosen for every account of this PC. */
export const canShare = (machine: Machine): boolean => notesOf(machine).shared !== null

function readNote(files: NoteFiles, file: string): string | null {
  try {
    return Note.parse(JSON.parse(files.read(file))).folder
  } catch {
    return null
  }
}

export interface NoteFiles {
  /** Throws when it is not there. */
  read(file: string): string
  /** Makes the folder. */
  write(file: string, text: string): void
}

const onDisk: NoteFiles = {
  read: (file) => readFileSync(file, 'utf8'),
  write(file, text) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  },
}
