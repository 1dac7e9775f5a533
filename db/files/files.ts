/**
 * The few file operations that the files beside the database need. Everything that must not be lost goes
 * through this port, so that tests can make each call fail in turn (`tests/support/faulty-files.ts`).
 *
 * Every operation rejects with Node's own error (`code`: ENOSPC, EROFS, EIO, ENOENT …); `attempt` turns
 * those into values at the door of a module. Nothing here writes in place: a file is written whole under a
 * temporary name and renamed (`whole.ts`).
 */
export interface Files {
  readonly read: (path: string) => Promise<Uint8Array<ArrayBuffer>>
  /** SHA-256 in hex and size, read in pieces. */
  readonly hash: (path: string) => Promise<FileHash>
  /**
   * Writes a new file to the platter (fsync). Fails with EEXIST rather than touch one that is there. A `secret` one
   * can be read by this account alone, where the system knows such rights.
   */
  readonly create: (path: string, bytes: Uint8Array, rights?: 'secret') => Promise<void>
  /** Copies into a new file, to the platter; answers the hash of what was read. EEXIST as above. */
  readonly copy: (from: string, to: string) => Promise<FileHash>
  /** Brings to the platter what another writer (SQLite) left in a file. */
  readonly flush: (path: string) => Promise<void>
  /** Makes the names in a folder durable. Windows does it by itself. */
  readonly flushFolder: (folder: string) => Promise<void>
  /** Replaces `to` atomically; waits a little while an antivirus holds either file. */
  readonly rename: (from: string, to: string) => Promise<void>
  /** A file that is not there counts as removed. */
  readonly remove: (path: string) => Promise<void>
  /** Removes a folder that is empty; one that is not there counts as removed. */
  readonly removeFolder: (folder: string) => Promise<void>
  /** The entries of a folder by name; a folder that is not there is empty. */
  readonly list: (folder: string) => Promise<readonly Entry[]>
  readonly stat: (path: string) => Promise<Entry | null>
  /** With its parents; one that is there is fine. */
  readonly makeFolder: (folder: string) => Promise<void>
  /** Bytes that this user may still write where `folder` lies. */
  readonly freeSpace: (folder: string) => Promise<number>
}

export interface FileHash {
  readonly sha256: string
  readonly bytes: number
}

export interface Entry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'other'
  readonly bytes: number
  /** UTC milliseconds. */
  readonly modifiedAt: number
}
