/** Why a file from outside is not read. A refusal is a value; the reader never imports half a file. */
export const refusalReasons = [
  'empty',
  'tooLarge',
  'truncated',
  'damaged',
  'password',
  'bomb',
  'loginPage',
  'notATable',
  'timeout',
  'outOfMemory',
  'crashed',
  'cancelled',
  /** A PDF of pictures: there is no text to read. */
  'scanned',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

export interface Refusal {
  readonly type: 'Refused'
  readonly reason: RefusalReason
  /** What the bytes are, where that is known: `pdf`, `docx`, `jpeg`… */
  readonly found?: string
}

export const refuse = (reason: RefusalReason, found?: string): Refusal =>
  found === undefined ? { type: 'Refused', reason } : { type: 'Refused', reason, found }

/** Bytes, entries, cells. An export of 20 000 dossiers is some 4 MB and inflates to 40. */
export interface Limits {
  readonly fileBytes: number
  readonly entries: number
  readonly entryBytes: number
  readonly totalBytes: number
  /** Inflated over stored size, looked at from 4 MB up. */
  readonly ratio: number
  readonly cells: number
}

export const limits: Limits = {
  fileBytes: 25 * 1024 * 1024,
  entries: 2_000,
  entryBytes: 64 * 1024 * 1024,
  totalBytes: 96 * 1024 * 1024,
  ratio: 200,
  cells: 1_000_000,
}
