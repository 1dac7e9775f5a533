/** The tables as Kysely sees them; `schema.sql` is what SQLite says of them. Booleans are 0 or 1. */
import type { BundlePurpose } from '../shared/bundle/manifest.ts'
import type { BundleKind } from '../shared/bundle/record.ts'
import type { CodeKind, DossierChannel, StateClass } from '../shared/dossier/dossier.ts'
import type { RecordKind } from '../shared/ledger/entities.ts'
import type { ClockState } from '../shared/ledger/hlc.ts'
import type { Column } from '../shared/stats/form.ts'

interface MetaTable {
  unit_id: string
  key: string
  value: string
}

interface DeviceTable {
  unit_id: string
  origin: string
  epoch: number
  seq: number
  hash: string
  hlc: string | null
  believed_at: number | null
}

interface LedgerTable {
  unit_id: string
  origin: string
  epoch: number
  seq: number
  position: number
  hlc: string
  kind: RecordKind
  entity: string
  key: string
  base: string
  fields: string | null
  payload_hash: string
  actor: string
  at: number
  clock: ClockState
  reason: string
  prev: string
  hash: string
}

interface PersonalPayloadTable {
  unit_id: string
  origin: string
  epoch: number
  seq: number
  salt: string | null
  payload: string | null
  erased_at: number | null
}

interface UnitTable {
  unit_id: string
  name: string
  type: string
  place: string
  portal_code: string
  province_code: string
  upper_unit: string
  superior_lines: string
  issuing_lines: string
  document_symbol: string
}

interface SignerTable {
  unit_id: string
  id: string
  name: string
  authority: string
  on_behalf_of: string
  title: string
  from_date: string
  to_date: string | null
}

interface UserTable {
  unit_id: string
  id: string
  name: string
  role: string
  active: number
}

interface PinTable {
  unit_id: string
  user_id: string
  salt: Uint8Array
  hash: Uint8Array
  failures: number
  retry_at: number
}

interface RecoveryTable {
  unit_id: string
  salt: Uint8Array
  hash: Uint8Array
  failures: number
  retry_at: number
  made_at: number
}

interface RuleTable {
  unit_id: string
  kind: string
  revision: number
  version: string
  title: string
  status: string
  effective_from: string
  effective_to: string | null
  citation: string
  note: string | null
  body: string
}

interface SettingTable {
  unit_id: string
  key: string
  value: string
  updated_at: number
}

interface DraftTable {
  unit_id: string
  scope: string
  field: string
  value: string
  updated_at: number
}

interface WeekRevisionTable {
  unit_id: string
  friday: string
  revision: number
  content: string
  hash: string
  closed_at: number
  closed_by: string
  total: number | null
  grade: string | null
  late: number
}

interface WeekApprovalTable {
  unit_id: string
  friday: string
  revision: number
  decision: 'approved' | 'returned'
  at: number
  by_id: string
  by_name: string
  reason: string | null
}

interface WeekDocumentTable {
  unit_id: string
  friday: string
  revision: number
  number: string
  date: string | null
  signer_id: string | null
}

interface WeekCorrectionTable {
  unit_id: string
  friday: string
  reason: string
  started_at: number
  started_by: string
}

interface EvidenceTable {
  unit_id: string
  id: string
  friday: string
  sha256: string
  name: string
  media_type: string
  bytes: number
  added_at: number
  added_by: string
  removed_at: number | null
}

interface WeekPaperTable {
  unit_id: string
  friday: string
  revision: number
  approver_id: string
  approver_name: string
  begun_at: number
  begun_by_id: string
  begun_by_name: string
  signed_on: string | null
  sha256: string | null
  name: string | null
  media_type: string | null
  bytes: number | null
  attached_at: number | null
  attached_by_id: string | null
  attached_by_name: string | null
}

interface WeekExportTable {
  unit_id: string
  id: string
  friday: string
  revision: number
  form: string
  at: number
  by_id: string
  by_name: string
}

export interface WeekPublicationTable {
  unit_id: string
  id: string
  friday: string
  revision: number
  channel: string
  place: string
  link: string
  at: number
  sha256: string | null
  name: string | null
  media_type: string | null
  bytes: number | null
  added_at: number
  added_by_id: string
  added_by_name: string
  removed_at: number | null
  removed_by_id: string | null
  removed_by_name: string | null
  removed_reason: string | null
}

interface AssignmentTable {
  unit_id: string
  id: string
  duty: string
  standing: string
  user_id: string
  from_date: string
  to_date: string | null
  decision_number: string
  decision_date: string | null
  removed_at: number | null
}

interface TargetTable {
  unit_id: string
  id: string
  indicator: string
  year: number
  operator: string
  value: number
  document: string
  responsible: string
  note: string
  removed_at: number | null
}

interface TargetChoiceTable {
  unit_id: string
  year: number
  indicator: string
  target_id: string
  reason: string
  at: number
  by_id: string
  by_name: string
}

interface FileColumns {
  sha256: string | null
  name: string | null
  media_type: string | null
  bytes: number | null
}

interface PlanTable extends FileColumns {
  unit_id: string
  id: string
  year: number
  title: string
  number: string
  date: string | null
  issuer: string
  own: number
  version: number
  saved_at: number
  removed_at: number | null
}

interface PlanRowTable {
  unit_id: string
  plan_id: string
  id: string
  seq: number
  kind: string
  printed: string
  removed_at: number | null
}

interface PlanPhraseTable {
  unit_id: string
  plan_id: string
  phrase: string
  reading: string
  rhythm: string | null
  confirmed_at: number
  confirmed_by: string
}

interface PlanVersionTable {
  unit_id: string
  plan_id: string
  version: number
  content: string
  hash: string
  reason: string
  at: number
  by_id: string
  by_name: string
}

export interface TaskTable {
  unit_id: string
  id: string
  plan_id: string | null
  row_id: string | null
  year: number
  seq: number
  section: string
  no: string
  content: string
  leads: string
  coordinators: string
  start_text: string
  deadline_text: string
  reading: string
  confirmed: number
  product: string
  note: string
  source: string
  given_on: string | null
  removed_at: number | null
}

export interface TaskProgressTable {
  unit_id: string
  task_id: string
  role: string | null
  person_id: string | null
  person: string
  department: string
  authority: string
  rhythm: string | null
  own_due: string | null
  milestones: string
  status: string
  status_reason: string | null
  done_on: string | null
  same_as: string | null
  carried_from: string | null
}

interface TaskEventTable {
  unit_id: string
  id: string
  task_id: string
  on_date: string
  days: number
  day_kind: string
  note: string
  removed_at: number | null
}

interface TaskCheckTable {
  unit_id: string
  task_id: string
  checkpoint: string
  state: string
  on_date: string
  note: string
  at: number
  by_id: string
  by_name: string
}

interface PlanPartyTable {
  unit_id: string
  issuer: string
  name: string
  printed: string
  concern: string
  department: string
}

interface ReviewItemTable {
  unit_id: string
  plan_id: string
  row_id: string
  stream: string
  stage: string
  stage_on: string | null
  figures: string
  result: string
}

interface ReviewStreamTable {
  unit_id: string
  plan_id: string
  stream: string
  due: string
}

interface DeadlineHabitTable {
  unit_id: string
  habits: string
}

interface TaskEvidenceTable extends FileColumns {
  unit_id: string
  id: string
  task_id: string
  checkpoint: string | null
  kind: string
  text: string
  date: string | null
  added_at: number
  added_by: string
  removed_at: number | null
}

interface TableImportTable {
  unit_id: string
  id: string
  friday: string
  sha256: string
  name: string
  rows: number
  skipped: number
  at: number
  by_id: string
}

interface PendingImportTable {
  unit_id: string
  id: string
  friday: string
  proposal: string
  sha256: string
  name: string
  at: number
}

interface AliasTable {
  unit_id: string
  section: string
  raw: string
  field: string
  updated_at: number
}

interface DossierImportTable {
  unit_id: string
  id: string
  sha256: string
  name: string
  exported_at: string
  rows: number
  dossiers: number
  skipped: number
  changes: string
  at: number
  by_id: string
}

interface DossierTable {
  unit_id: string
  code: string
  code_kind: CodeKind
  procedure: string | null
  field: string | null
  received: string | null
  due: string | null
  original_due: string | null
  governing_due: string | null
  finished: string | null
  state: string | null
  state_class: StateClass
  channel: DossierChannel | null
  handling_unit: string | null
  officer: string | null
  online_payment: number | null
  e_result: number | null
  supplements: number | null
  doubts: string
  flags: string
  first_seen: string
  gone_since: string | null
}

interface DossierPartyTable {
  unit_id: string
  code: string
  applicant: string | null
  id_no: string | null
  id_padded: string | null
  phone: string | null
  address: string | null
  raw: string
}

interface DossierMoveTable {
  unit_id: string
  code: string
  import_id: string
  at: string
  old_due: string | null
  new_due: string | null
  was_overdue: number
  after_supplement: number
}

interface DossierLayoutTable {
  unit_id: string
  fingerprint: string
  answers: string
  updated_at: number
}

interface LateChainTable {
  unit_id: string
  id: string
  code: string
  field: string | null
  procedure: string | null
  received: string | null
  due: string
  handling_unit: string | null
  officer: string | null
  reason: string | null
  incident_id: string | null
  explained_on: string | null
  finished_on: string | null
  text_hash: string | null
  opened_at: number
  opened_by: string
}

interface LetterTable {
  unit_id: string
  id: string
  chain_id: string
  state: string
  number: number | null
  year: number | null
  symbol: string | null
  issued_on: string | null
  issued_at: number | null
  issued_by: string | null
  new_date: string | null
  late: number
  hash: string | null
  text_hash: string
  created_at: number
  delivery: string | null
  filed_on: string | null
  voided: string | null
}

interface NumberBookTable {
  unit_id: string
  book: string
  year: number
  last: number
  origin: string | null
  epoch: number | null
}

interface UrgingTable {
  unit_id: string
  id: string
  number: number
  year: number
  symbol: string
  to_unit: string
  reply_by: string
  issued_on: string
  signer_id: string | null
  note: string
  items: string
  at: number
  by_name: string
  answered_on: string | null
  answer: string
}

interface UrgingItemTable {
  unit_id: string
  urging_id: string
  kind: string
  key: string
}

interface IncidentTable {
  unit_id: string
  id: string
  system: string
  from_at: number
  to_at: number | null
  what: string
  reported: string
  by_name: string
  removed_at: number | null
}

interface LateMonthTable {
  unit_id: string
  month: string
  revision: number
  content: string
  hash: string
  closed_at: number
  by_id: string
  by_name: string
}

interface LateListTable {
  unit_id: string
  month: string
  list: string
  approved_at: number
  by_id: string
  by_name: string
}

interface ReplicaTable {
  unit_id: string
  kind: string
  key: string
  revision: number
  hash: string
  body: string
  bundle_id: string
  received_at: number
  first_revision: number
  first_at: number
}

type ReplicaForkTable = Omit<ReplicaTable, 'first_revision' | 'first_at'>

type CountColumns = { [C in Column]: number | null }

interface ReplicaPeriodTable extends CountColumns {
  unit_id: string
  key: string
  revision: number
  first_revision: number
  first_at: number
  total: number | null
  grade: string | null
}

interface ReplicaRowTable extends CountColumns {
  unit_id: string
  key: string
  section: string
  field: string
}

interface ReplicaPairTable {
  unit_id: string
  key: string
  code: string
  numerator: number | null
  denominator: number | null
}

interface ReplicaTaskTable {
  unit_id: string
  key: string
  year: number
  status: string
}

interface ReplicaTallyTable {
  unit_id: string
  month: string
  late: number
  with_letter: number
  in_time: number
}

interface SentRevisionTable {
  unit_id: string
  kind: string
  key: string
  revision: number
  hash: string
}

interface MemberUnitTable {
  unit_id: string
  id: string
  name: string
  code: string
  sender_id: string | null
  removed_at: number | null
}

interface RemarkTable {
  unit_id: string
  id: string
  version: number
  to_unit: string
  period: string
  revision: number
  figure: string
  sent: string
  seen: string
  text: string
  at: number
  withdrawn: number
}

interface RemarkAnswerTable {
  unit_id: string
  remark_id: string
  version: number
  answer: string
  text: string
  at: number
}

interface PeerTable {
  unit_id: string
  peer_id: string
  name: string
  relation: 'own' | 'upper' | 'lower'
  recovery_key: string | null
  recovery_recipient: string | null
}

interface PeerKeyTable {
  unit_id: string
  peer_id: string
  key_id: string
  recipient: string
  origin: string
  pc_name: string
  how: 'self' | 'card' | 'phone'
  confirmed_by: string
  confirmed_at: number
  revoked_at: number | null
}

interface BundleOutTable {
  unit_id: string
  bundle_id: string
  number: number
  year: number
  purpose: BundlePurpose
  recipients: string
  manifest: string
  manifest_hash: string
  file_name: string
  bytes: number
  sha256: string
  made_at: number
  made_by: string
}

interface BundleOutRecordTable {
  unit_id: string
  bundle_id: string
  kind: BundleKind
  key: string
  revision: number
  hash: string
}

interface BundleCopyTable {
  unit_id: string
  bundle_id: string
  written_at: number
  place: string
  written_by: string
}

interface BundleAnswerTable {
  unit_id: string
  bundle_id: string
  peer_id: string
  reported_at: number | null
  reported_by: string | null
  received_at: number | null
  receipt: string | null
}

interface BundleInTable {
  unit_id: string
  bundle_id: string
  sender_id: string
  sender_name: string
  purpose: BundlePurpose
  manifest: string
  manifest_hash: string
  file_name: string
  sha256: string
  received_at: number
  received_by: string
  receipt: string
  receipt_in: string | null
}

/** Stands only inside the transaction of a merge, and lets it past what protects the tables. */
interface MergeGuardTable {
  unit_id: string
  opened_at: number
}

/** A value that lost when two PCs' entries met, and that nobody has settled yet. */
interface ConflictTable {
  unit_id: string
  hash: string
  field: string
  entity: string
  key: string
  value: string
}

/** Two entries of one number, of which only ours is in the ledger. */
interface ForkTable {
  unit_id: string
  origin: string
  epoch: number
  seq: number
  ours: string
  theirs: string
  seen_at: number
}

interface PcTable {
  unit_id: string
  origin: string
  name: string
}

/** Changed only inside a unit of work; two PCs that agree have the same rows here. */
export interface OfficeTables {
  unit: UnitTable
  signer: SignerTable
  user: UserTable
  rule: RuleTable
  week_revision: WeekRevisionTable
  week_approval: WeekApprovalTable
  week_document: WeekDocumentTable
  week_correction: WeekCorrectionTable
  evidence: EvidenceTable
  week_paper: WeekPaperTable
  week_export: WeekExportTable
  week_publication: WeekPublicationTable
  assignment: AssignmentTable
  target: TargetTable
  target_choice: TargetChoiceTable
  plan: PlanTable
  plan_row: PlanRowTable
  plan_phrase: PlanPhraseTable
  plan_version: PlanVersionTable
  task: TaskTable
  task_progress: TaskProgressTable
  task_event: TaskEventTable
  task_check: TaskCheckTable
  task_evidence: TaskEvidenceTable
  late_chain: LateChainTable
  letter: LetterTable
  number_book: NumberBookTable
  urging: UrgingTable
  urging_item: UrgingItemTable
  incident: IncidentTable
  late_month: LateMonthTable
  late_list: LateListTable
  plan_party: PlanPartyTable
  deadline_habit: DeadlineHabitTable
  review_item: ReviewItemTable
  review_stream: ReviewStreamTable
  member_unit: MemberUnitTable
  remark: RemarkTable
  remark_answer: RemarkAnswerTable
  pc: PcTable
}

/** This PC's own; never in the ledger. */
export interface LocalTables {
  meta: MetaTable
  device: DeviceTable
  pin: PinTable
  recovery: RecoveryTable
  setting: SettingTable
  draft: DraftTable
  pending_import: PendingImportTable
  alias: AliasTable
  dossier_layout: DossierLayoutTable
  sent_revision: SentRevisionTable
  peer: PeerTable
  peer_key: PeerKeyTable
  bundle_out: BundleOutTable
  bundle_out_record: BundleOutRecordTable
  bundle_copy: BundleCopyTable
  bundle_answer: BundleAnswerTable
  bundle_in: BundleInTable
}

/** Copies of another system's data: their imports are in the ledger, their rows are not. */
export interface ForeignTables {
  table_import: TableImportTable
  dossier_import: DossierImportTable
  dossier: DossierTable
  dossier_party: DossierPartyTable
  dossier_move: DossierMoveTable
  replica: ReplicaTable
  replica_fork: ReplicaForkTable
  replica_period: ReplicaPeriodTable
  replica_row: ReplicaRowTable
  replica_pair: ReplicaPairTable
  replica_task: ReplicaTaskTable
  replica_tally: ReplicaTallyTable
}

/** The ledger, its payloads, and what its merging leaves for a person. */
export interface LedgerTables {
  ledger: LedgerTable
  personal_payload: PersonalPayloadTable
  merge_guard: MergeGuardTable
  conflict: ConflictTable
  fork: ForkTable
}

export interface Schema extends OfficeTables, LocalTables, ForeignTables, LedgerTables {}

export const officeTables = [
  'unit',
  'signer',
  'user',
  'rule',
  'week_revision',
  'week_approval',
  'week_document',
  'week_correction',
  'evidence',
  'week_paper',
  'week_export',
  'week_publication',
  'assignment',
  'target',
  'target_choice',
  'plan',
  'plan_row',
  'plan_phrase',
  'plan_version',
  'task',
  'task_progress',
  'task_event',
  'task_check',
  'task_evidence',
  'late_chain',
  'letter',
  'number_book',
  'urging',
  'urging_item',
  'incident',
  'late_month',
  'late_list',
  'plan_party',
  'deadline_habit',
  'review_item',
  'review_stream',
  'member_unit',
  'remark',
  'remark_answer',
  'pc',
] as const satisfies readonly (keyof OfficeTables)[]
