/** The state of the program itself: status, rules, history, backups, the made-up commune. */
import { z } from 'zod'
import { Rule } from '../rules/bodies.ts'
import { RuleHeader, RuleKind } from '../rules/rule.ts'
import { failure, procedure } from './procedure.ts'
import { User } from './setup.ts'
import { Bytes, Instant, Line, Nothing, RequiredProse, Sha256 } from './values.ts'

export const Backup = z.strictObject({
  /** Opaque: names a file that the core found, never a path. */
  token: z.string(),
  name: z.string(),
  place: z.string(),
  at: Instant,
  bytes: z.int(),
  verified: z.boolean(),
})
export type Backup = z.infer<typeof Backup>

export const BackupReport = z.strictObject({
  unitName: z.string(),
  schema: z.int(),
  newestWeek: z.string().nullable(),
  weeks: z.int(),
  ledger: z.int(),
  madeAt: Instant,
  problems: z.array(z.string()),
})

const backupErrors = [
  failure('NotFound'),
  failure('BackupDamaged', { problems: z.array(z.string()) }),
  failure('NewerVersion'),
  failure('OtherUnit', { unitName: z.string() }),
] as const

export const Status = z.strictObject({
  version: z.string(),
  /** `broken`: nothing of the database can be read; only a restore or a salvage goes on from here. */
  state: z.enum(['empty', 'ready', 'readOnly', 'broken']),
  /** What SQLite says of a file that is damaged or cannot be opened. */
  problems: z.array(z.string()),
  demo: z.boolean(),
  unitName: z.string().nullable(),
  /** The office takes in what other units send: its type is a province's or a district's. */
  receiver: z.boolean(),
  user: User.nullable(),
  /** The session locks itself after this many minutes without a call. */
  lockMinutes: z.int(),
  now: Instant,
  today: z.string(),
  clockSuspect: z.boolean(),
  backup: z.strictObject({ at: Instant, place: z.string() }).nullable(),
  secondPlace: z.string().nullable(),
  canPrintPdf: z.boolean(),
})
export type Status = z.infer<typeof Status>

export const HistoryEntry = z.strictObject({
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  /** The PC it was done on; null as long as the office has one. */
  pc: z.string().nullable(),
  entity: z.string(),
  key: z.string(),
  reason: z.string(),
  fields: z.record(z.string(), z.json()),
  hash: Sha256,
})

export const systemProcedures = {
  'system.status': procedure({ input: Nothing, output: Status, errors: [], role: 'anyone', writes: false }),
  /** Tells the core that someone is at work, so that the session does not lock; answers when it will. */
  'system.touch': procedure({
    input: Nothing,
    output: z.strictObject({ locksAt: Instant.nullable() }),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  'system.setLockMinutes': procedure({
    input: z.strictObject({ minutes: z.int().min(1).max(240) }),
    output: Nothing,
    errors: [],
    role: 'administrator',
    writes: true,
  }),
  /** Opens the made-up commune, kept in a folder of its own; the office's data are not touched. */
  'demo.open': procedure({ input: Nothing, output: Nothing, errors: [], role: 'anyone', writes: true }),
  'demo.leave': procedure({ input: Nothing, output: Nothing, errors: [], role: 'anyone', writes: true }),

  'rule.list': procedure({
    input: Nothing,
    output: z.array(RuleHeader),
    errors: [],
    role: 'anyone',
    writes: false,
  }),
  /** One version of a kind; without `revision` the one in force on `on` (default today). */
  'rule.get': procedure({
    input: z.strictObject({
      kind: RuleKind,
      revision: z.int().positive().optional(),
      on: z.string().optional(),
    }),
    output: Rule,
    errors: [failure('NotFound')],
    role: 'anyone',
    writes: false,
  }),
  /** An edit is a new version; `rule.revision` must be the newest one plus one, codes are never reused. */
  'rule.save': procedure({
    input: z.strictObject({ rule: Rule, reason: RequiredProse }),
    output: RuleHeader,
    errors: [failure('OutOfDate', { newest: z.int() }), failure('RuleInvalid', { issues: z.array(Line) })],
    role: 'administrator',
    writes: true,
  }),

  /** The ledger read as history: the newest first. */
  'history.list': procedure({
    input: z.strictObject({
      entity: z.string().optional(),
      key: z.string().optional(),
      before: z.int().optional(),
      limit: z.int().min(1).max(500),
    }),
    output: z.array(HistoryEntry),
    errors: [],
    role: 'viewer',
    writes: false,
  }),
  /** Walks the whole hash chain, the database's own check and every attached file; problems are sentences. */
  'system.check': procedure({
    input: Nothing,
    output: z.strictObject({ ok: z.boolean(), ledger: z.int(), problems: z.array(z.string()) }),
    errors: [],
    role: 'viewer',
    writes: false,
  }),

  'backup.list': procedure({
    input: Nothing,
    output: z.array(Backup),
    errors: [],
    role: 'viewer',
    writes: false,
  }),
  'backup.make': procedure({
    input: Nothing,
    output: z.array(Backup),
    errors: [
      failure('DiskFull'),
      failure('PlaceUnwritable', { place: z.string() }),
      failure('BackupFailed', { reason: z.string() }),
    ],
    role: 'officer',
    writes: true,
  }),
  /** Sticks and disks where a second copy may go. */
  'backup.places': procedure({
    input: Nothing,
    output: z.array(z.strictObject({ token: z.string(), label: z.string(), chosen: z.boolean() })),
    errors: [],
    role: 'officer',
    writes: false,
  }),
  'backup.choosePlace': procedure({
    input: z.strictObject({ token: z.string().nullable() }),
    output: Nothing,
    errors: [failure('NotFound'), failure('PlaceUnwritable', { place: z.string() })],
    role: 'administrator',
    writes: true,
  }),
  /** Opens the copy, checks it whole and says what is in it; nothing is replaced. */
  'backup.inspect': procedure({
    input: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('listed'), token: z.string() }),
      z.strictObject({ kind: z.literal('file'), bytes: Bytes }),
    ]),
    output: BackupReport.extend({ token: z.string() }),
    errors: backupErrors,
    role: 'viewer',
    writes: false,
  }),
  /**
   * Saves what can still be read of a damaged database into a fresh one; the damaged file is set aside, never
   * deleted. Starts a new epoch.
   */
  'backup.salvage': procedure({
    input: Nothing,
    output: z.strictObject({
      /** What was saved and what is missing, in sentences. */
      words: z.array(z.string()),
      /** Where the damaged file lies now, below the data folder. */
      setAside: z.string(),
    }),
    errors: [
      failure('NotDamaged'),
      failure('NothingSaved'),
      failure('NewerVersion'),
      failure('DiskFull'),
      failure('RestoreFailed', { reason: z.string() }),
    ],
    role: 'administrator',
    writes: true,
  }),
  /** Checks, keeps today's data as a backup, then replaces. Starts a new epoch. */
  'backup.restore': procedure({
    input: z.strictObject({ token: z.string(), reason: RequiredProse }),
    output: BackupReport,
    errors: [...backupErrors, failure('DiskFull'), failure('RestoreFailed', { reason: z.string() })],
    role: 'administrator',
    writes: true,
  }),
} as const
