/**
 * What a failing disk says, in four words. The operating system and SQLite name the same troubles in their
 * own ways; callers see only these. Anything else is a defect and stays a throw.
 */
import { err, ok, type Result } from '../../shared/result.ts'

export type FileFailure =
  | { readonly type: 'DiskFull' }
  /** Read-only, write-protected, no right to write, held by another program, or something else in the way. */
  | { readonly type: 'Unwritable'; readonly code: string }
  /** The file, or the stick it lay on, is not there any more. */
  | { readonly type: 'Missing'; readonly code: string }
  /** The device answers with errors. */
  | { readonly type: 'Unreadable'; readonly code: string }

const full = ['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL']
const unwritable = [
  'EROFS',
  'EACCES',
  'EPERM',
  'EBUSY',
  'ETXTBSY',
  'EEXIST',
  'EISDIR',
  'ENOTEMPTY',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_PERM',
]
const missing = ['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE']
const unreadable = ['EIO', 'UNKNOWN', 'EINVAL', 'SQLITE_IOERR']

/** Runs file work; a failure of the disk becomes a value, any other throw goes on. */
export async function attempt<T>(work: () => Promise<T>): Promise<Result<T, FileFailure>> {
  try {
    return ok(await work())
  } catch (thrown) {
    const failure = fileFailure(thrown)
    if (failure === null) throw thrown
    return err(failure)
  }
}

/** Null when `thrown` does not come from the disk. Extended SQLite codes (SQLITE_IOERR_WRITE) count as plain. */
export function fileFailure(thrown: unknown): FileFailure | null {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return null
  const code = thrown.code
  const plain = code.startsWith('SQLITE_') ? code.split('_').slice(0, 2).join('_') : code
  if (full.includes(plain)) return { type: 'DiskFull' }
  if (unwritable.includes(plain)) return { type: 'Unwritable', code }
  if (missing.includes(plain)) return { type: 'Missing', code }
  if (unreadable.includes(plain)) return { type: 'Unreadable', code }
  return null
}
