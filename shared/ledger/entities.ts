/**
 * Everything the ledger may speak of, with its kind (design §5). What is local to one PC (drafts, PINs, window,
 * remembered names) is not here: it never enters the ledger.
 */
export const entities = {
  unit: 'office',
  signer: 'office',
  user: 'office',
  /** A PIN was set anew; which one, only the PC knows. */
  userPin: 'office',
  rule: 'office',
  weekRevision: 'office',
  weekApproval: 'office',
  weekDocument: 'office',
  weekCorrection: 'office',
  evidence: 'office',
  /** An approval on paper: whose, begun by whom, and the scan that completes it. */
  weekPaper: 'office',
  /** The sheet left the program: printed or saved. */
  weekExport: 'office',
  weekPublication: 'office',
  /** Who updates and who reviews, from when to when. */
  assignment: 'office',
  target: 'office',
  /** Which of several targets of one indicator governs. */
  targetChoice: 'office',
  plan: 'office',
  /** A line of a plan's letter, as it was imported. */
  planRow: 'office',
  /** What a person confirmed a phrase of a plan to mean. */
  planPhrase: 'office',
  planVersion: 'office',
  /** What a plan asks: belongs to the plan's owner. */
  task: 'office',
  /** What the office does about it: belongs to the commune. */
  taskProgress: 'office',
  taskEvent: 'office',
  taskCheck: 'office',
  taskEvidence: 'office',
  /** The chain of a late dossier: reason, incident, explanation, result. */
  lateChain: 'office',
  /** States of a letter of apology; its text is personal. */
  letter: 'office',
  numberBook: 'office',
  urging: 'office',
  incident: 'office',
  lateMonth: 'office',
  /** A list of late units or officers was approved for publication, or called back. */
  lateList: 'office',
  /** Who a name in an issuer's letters is, seen from this office. */
  planParty: 'office',
  deadlineHabit: 'office',
  /** A group of procedures under review: stage, figures, result. */
  reviewItem: 'office',
  reviewStream: 'office',
  /** One of the units that send to this office. */
  memberUnit: 'office',
  /** "Đề nghị kiểm tra lại", written here or received from above. */
  remark: 'office',
  remarkAnswer: 'office',
  /** The name of a PC of the office. */
  pc: 'office',
  /** A person settled what two PCs said differently. */
  conflict: 'office',
  /** A restored or copied file goes on under a new epoch. */
  epoch: 'office',
  /** A person confirmed that the PC's clock is right. */
  clock: 'office',
  /** A personal payload was erased. */
  erasure: 'office',
  /** The parties of a late dossier. */
  party: 'personal',
  letterText: 'personal',
  /** A table of the provincial system that was read: its hash and counts, not its rows. */
  tableImport: 'foreign',
  /** A list of dossiers that was read: hash, moment and counts. */
  dossierImport: 'foreign',
  /** Records of another unit that were taken in: counts, not the records. */
  replica: 'foreign',
} as const

export type Entity = keyof typeof entities
export type RecordKind = (typeof entities)[Entity]
export type EntityOf<K extends RecordKind> = {
  [E in Entity]: (typeof entities)[E] extends K ? E : never
}[Entity]

export const recordKinds = ['office', 'personal', 'foreign'] as const satisfies readonly RecordKind[]
