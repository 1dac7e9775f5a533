/** What can stand in the way of opening the store. None of them is ever answered by deleting the file. */

export type OpenError =
  /** The driver would crash this runtime: it needs Node-API 10. `napi` is null where there is none. */
  | { readonly type: 'RuntimeTooOld'; readonly napi: number | null }
  | { readonly type: 'PathNotAbsolute' }
  /** WAL needs shared memory, which network shares do not give. */
  | { readonly type: 'NotLocalDisk' }
  | { readonly type: 'FolderMissing' }
  | { readonly type: 'NotAFile' }
  | { readonly type: 'NotADatabase' }
  /** A SQLite file of another program. */
  | { readonly type: 'ForeignDatabase'; readonly applicationId: number }
  | { readonly type: 'Damaged'; readonly problems: readonly string[] }
  | { readonly type: 'InUse' }
  | { readonly type: 'CannotWrite' }
  | { readonly type: 'DiskFull' }
  | { readonly type: 'DiskFailed'; readonly code: string }
  | { readonly type: 'WalRefused'; readonly mode: string }
  | { readonly type: 'BackupBeforeMigrationFailed'; readonly reason: string }
  | {
      readonly type: 'MigrationFailed'
      readonly from: number
      readonly to: number
      readonly reason: string
    }

/** The named error for what SQLite or the file system threw; null when it is none of them, and so a defect. */
export function openErrorOf(thrown: unknown): OpenError | null {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return null
  const { code, message } = thrown
  switch (code.startsWith('SQLITE_') ? code.split('_')[1] : code) {
    case 'NOTADB':
      return { type: 'NotADatabase' }
    case 'CORRUPT':
      return { type: 'Damaged', problems: [message] }
    case 'BUSY':
    case 'LOCKED':
    case 'EBUSY':
      return { type: 'InUse' }
    case 'READONLY':
    case 'CANTOPEN':
    case 'PERM':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { type: 'CannotWrite' }
    case 'FULL':
    case 'ENOSPC':
      return { type: 'DiskFull' }
    case 'IOERR':
    case 'EIO':
      return { type: 'DiskFailed', code }
    default:
      return null
  }
}
