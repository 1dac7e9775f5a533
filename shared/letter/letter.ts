/**
 * A letter of apology (phiếu xin lỗi, form 04): a draft until it is issued, then frozen, numbered and hashed for ever.
 * Its state only moves forward: draft → issued → delivered → filed; an issued one that is wrong is voided with a
 * reason and keeps its number, so that the year's book has no gap.
 */
import { z } from 'zod'
import { Id, Instant, IsoDate, Line, Prose, RequiredLine } from '../contract/values.ts'
import { LocalMoment } from '../dossier/dossier.ts'
import { Paper } from '../rules/letter.ts'
import { RuleReference } from '../rules/rule.ts'
import { Signer, Unit } from '../unit/unit.ts'

export const letterStates = ['draft', 'issued', 'delivered', 'filed', 'voided'] as const
export const LetterState = z.enum(letterStates)
export type LetterState = z.infer<typeof LetterState>

const next: Readonly<Record<LetterState, readonly LetterState[]>> = {
  draft: ['issued'],
  issued: ['delivered', 'voided'],
  delivered: ['filed', 'voided'],
  filed: [],
  voided: [],
}

export const mayBecome = (from: LetterState, to: LetterState): boolean => next[from].includes(to)

export const letterChannels = ['direct', 'post', 'email', 'sms', 'zalo', 'phone', 'vneid'] as const
export const LetterChannel = z.enum(letterChannels)
export type LetterChannel = z.infer<typeof LetterChannel>

export const titlesOfPeople = ['Ông', 'Bà', 'Ông/Bà', 'Tổ chức'] as const
export const PersonTitle = z.enum(titlesOfPeople)
export type PersonTitle = z.infer<typeof PersonTitle>

/** What is typed before issuing. */
export const LetterDraft = z.strictObject({
  personTitle: PersonTitle,
  newDate: IsoDate,
  /** Filled from the template, then edited sentence by sentence; empty means as the template says. */
  sentences: z.array(Prose.max(4000)).max(30),
})
export type LetterDraft = z.infer<typeof LetterDraft>

/** What was issued, word by word. Personal: the ledger holds only its salted hash. */
export const LetterContent = z.strictObject({
  /** Random, so that nobody can guess the text from its hash. */
  salt: z.string(),
  number: z.int().positive(),
  year: z.int(),
  symbol: RequiredLine,
  issuedOn: IsoDate,
  code: RequiredLine,
  due: LocalMoment,
  newDate: IsoDate,
  title: RequiredLine,
  addressee: RequiredLine,
  sentences: z.array(Prose).min(1),
  message: Prose,
  unit: Unit,
  signer: Signer.nullable(),
  paper: Paper,
  rule: RuleReference,
})
export type LetterContent = z.infer<typeof LetterContent>

export const Delivery = z.strictObject({
  channels: z.array(LetterChannel).min(1),
  at: Instant,
  note: Line,
  by: RequiredLine,
})
export type Delivery = z.infer<typeof Delivery>

/** A letter as the register shows it: nothing in it names the citizen. */
export const LetterEntry = z.strictObject({
  id: Id,
  chainId: Id,
  state: LetterState,
  number: z.int().positive().nullable(),
  year: z.int().nullable(),
  symbol: z.string().nullable(),
  issuedOn: IsoDate.nullable(),
  issuedBy: z.string().nullable(),
  newDate: IsoDate.nullable(),
  /** Issued after its deadline: "muộn". */
  late: z.boolean(),
  hash: z.string().nullable(),
  delivery: Delivery.nullable(),
  filedOn: IsoDate.nullable(),
  voided: z.strictObject({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  /** The text was erased when its time was over. */
  erased: z.boolean(),
})
export type LetterEntry = z.infer<typeof LetterEntry>

/** "07/PXL": numbers below ten get a nought in front. */
export const letterNumber = (number: number, symbol: string): string =>
  `${String(number).padStart(2, '0')}/${symbol}`
