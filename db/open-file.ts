/** Looks at the file before SQLite does, so that nothing that is not ours is ever opened, let alone changed. */
import { closeSync, openSync, readSync, type Stats, statfsSync, statSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import { err, ok, type Result } from '../shared/result.ts'
import type { OpenError } from './open-error.ts'

/** "SMC1", in bytes 68–71 of every file of ours from its first page on. */
export const applicationId = 0x534d4331

/** NFS, SMB, CIFS, SMB2, Ceph, AFS, as `statfs` names them. */
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x00c36400, 0x5346414f])

const magic = 'SQLite format 3\0'

export function inspectFile(file: string): Result<'new' | 'ours', OpenError> {
  if (/^[\\/]{2}/.test(file)) return err({ type: 'NotLocalDisk' })
  if (!isAbsolute(file)) return err({ type: 'PathNotAbsolute' })
  const folder = dirname(file)
  if (!stat(folder)?.isDirectory()) return err({ type: 'FolderMissing' })
  if (networkFileSystems.has(statfsSync(folder).type >>> 0)) return err({ type: 'NotLocalDisk' })

  const found = stat(file)
  const log = stat(`${file}-wal`)
  if (found !== undefined && !found.isFile()) return err({ type: 'NotAFile' })
  if (found === undefined || found.size === 0) {
    // Our files hold their first page before a log can exist: a log beside an empty file means it was cut off.
    return log === undefined || log.size === 0
      ? ok('new')
      : err({ type: 'Damaged', problems: ['the file is empty or gone, its write-ahead log is not'] })
  }
  return inspectHeader(readStart(file))
}

function inspectHeader(header: Buffer): Result<'ours', OpenError> {
  if (header.length < 100 || header.toString('latin1', 0, 16) !== magic) return err({ type: 'NotADatabase' })
  const id = header.readUInt32BE(68)
  return id === applicationId ? ok('ours') : err({ type: 'ForeignDatabase', applicationId: id })
}

function readStart(file: string): Buffer {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(100)
    return buffer.subarray(0, readSync(handle, buffer, 0, 100, 0))
  } finally {
    closeSync(handle)
  }
}

const stat = (path: string): Stats | undefined => statSync(path, { throwIfNoEntry: false })
