/**
 * Where backups lie: `<data>/backups` always, and below a chosen second place a folder for each PC's data, so
 * that one stick serves several PCs and none prunes another's. Files go beside: `<folder>/blobs/ab/<sha256>`.
 */
import path from 'node:path'
import { attempt } from '../files/failure.ts'
import type { Entry, Files } from '../files/files.ts'
import { removeParts } from '../files/whole.ts'
import { type Card, cardOf, isBackupName, parseCard } from './card.ts'
import type { Facts } from './facts.ts'
import { retain } from './retention.ts'

export interface Place {
  readonly folder: string
  /** How the screen calls it. */
  readonly label: string
}

export interface BackupEntry {
  readonly path: string
  readonly name: string
  /** The label of its place. */
  readonly place: string
  /** UTC milliseconds. */
  readonly at: number
  readonly bytes: number
  /** Its card is there and fits. */
  readonly verified: boolean
  readonly card: Card | null
}

const COMMON = 'SoMotCua-SaoLuu'

export const localPlace = (dataFolder: string): Place => ({
  folder: path.join(dataFolder, 'backups'),
  label: 'Máy này',
})

/** `root` is a stick or disk as `listPlaces` names it. */
export const secondPlace = (root: Place, facts: Pick<Facts, 'unitId' | 'origin'>): Place => ({
  folder: path.join(root.folder, COMMON, `${tail(facts.unitId)}-${tail(facts.origin)}`),
  label: root.label,
})

/** The end of a UUIDv7 is random, its beginning is a time that neighbours may share. */
const tail = (id: string | null): string => id?.slice(-12) ?? 'moi'

/** The newest first. Rejects when the place cannot be read; one that is not there holds nothing. */
export async function listBackups(files: Files, place: Place): Promise<readonly BackupEntry[]> {
  const found: BackupEntry[] = []
  for (const entry of await files.list(place.folder)) {
    if (entry.kind === 'file' && isBackupName(entry.name)) found.push(await readEntry(files, place, entry))
  }
  return found.sort((a, b) => b.at - a.at)
}

/** Backups of any PC on a stick or disk: what a new PC is offered. The newest first. */
export async function findBackups(files: Files, root: Place): Promise<readonly BackupEntry[]> {
  const found: BackupEntry[] = []
  for (const entry of await files.list(path.join(root.folder, COMMON))) {
    if (entry.kind !== 'folder') continue
    const folder = path.join(root.folder, COMMON, entry.name)
    found.push(...(await listBackups(files, { folder, label: root.label })))
  }
  return found.sort((a, b) => b.at - a.at)
}

async function readEntry(files: Files, place: Place, entry: Entry): Promise<BackupEntry> {
  const file = path.join(place.folder, entry.name)
  const read = await attempt(() => files.read(cardOf(file)))
  const card = read.ok ? parseCard(read.value) : null
  return {
    path: file,
    name: entry.name,
    place: place.label,
    at: card?.madeAt ?? entry.modifiedAt,
    bytes: entry.bytes,
    verified: card !== null && card.bytes === entry.bytes,
    card,
  }
}

/** Removes what retention no longer keeps, cards without a backup, and the leavings of a crash. */
export async function prunePlace(files: Files, place: Place, now: number): Promise<void> {
  await removeParts(files, place.folder)
  const { drop } = retain(await listBackups(files, place), now)
  for (const backup of drop) {
    await files.remove(backup.path)
    await files.remove(cardOf(backup.path))
  }
  const names = new Set((await files.list(place.folder)).map((entry) => entry.name))
  for (const name of names) {
    const backup = name.replace(/\.json$/, '.db')
    if (name !== backup && isBackupName(backup) && !names.has(backup)) {
      await files.remove(path.join(place.folder, name))
    }
  }
}
