/** This PC: starting with Windows, reminders, the clipboard, and the update that somebody brings on a stick. */
import { z } from 'zod'
import { UpdateVerdict } from '../update/manifest.ts'
import { failure, procedure } from './procedure.ts'
import { Line, Nothing } from './values.ts'

export const ThisPc = z.strictObject({
  /** The program stands in a desktop shell; else in a browser or on the command line. */
  desktop: z.boolean(),
  /** Null where the system does not start programs for us. */
  openAtLogin: z.boolean().nullable(),
  /** Who keeps the keys of this PC: the system's keystore, or a file that only this account can read. */
  keys: z.enum(['system', 'file']),
  /** Minutes before the closing hour at which an open program reminds; none means at the hour alone. */
  reminders: z.array(z.int()),
})
export type ThisPc = z.infer<typeof ThisPc>

export const FoundUpdate = z.strictObject({
  /** Opaque: names what the core found, never a path. */
  token: z.string(),
  place: z.string(),
  verdict: UpdateVerdict,
  /** Null where nothing that is written there can be believed. */
  version: z.string().nullable(),
  issued: z.string().nullable(),
  notes: z.string(),
})
export type FoundUpdate = z.infer<typeof FoundUpdate>

export const desktopProcedures = {
  'desktop.status': procedure({ input: Nothing, output: ThisPc, errors: [], role: 'anyone', writes: false }),
  'desktop.setOpenAtLogin': procedure({
    input: z.strictObject({ on: z.boolean() }),
    output: Nothing,
    errors: [failure('NotHere')],
    role: 'officer',
    writes: true,
  }),
  'desktop.setReminders': procedure({
    input: z.strictObject({ minutes: z.array(z.int().min(5).max(480)).max(6) }),
    output: Nothing,
    errors: [],
    role: 'officer',
    writes: true,
  }),
  /** Puts text on the clipboard through the shell; a browser does it itself. */
  'desktop.copy': procedure({
    input: z.strictObject({ text: z.string().max(2_000_000), html: z.string().max(4_000_000).nullable() }),
    output: Nothing,
    errors: [failure('NotHere')],
    role: 'anyone',
    writes: false,
  }),
  /** What lies on the sticks and other disks of this PC; nothing is run. */
  'update.look': procedure({
    input: Nothing,
    output: z.strictObject({ version: z.string(), keys: z.int(), found: z.array(FoundUpdate) }),
    errors: [],
    role: 'administrator',
    writes: false,
  }),
  /** Checks the installer's hash, keeps a backup, and lets the shell run the installer and end the program. */
  'update.begin': procedure({
    input: z.strictObject({ token: z.string() }),
    output: Nothing,
    errors: [
      failure('NotHere'),
      failure('NotFound'),
      failure('UpdateRefused', { verdict: UpdateVerdict }),
      failure('UpdateDamaged'),
      failure('BackupFailed', { reason: Line }),
    ],
    role: 'administrator',
    writes: true,
  }),
} as const
