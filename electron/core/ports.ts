/** What the core needs of its host and of the world. */
import type { PlanProposal } from '../../shared/contract/plan-import.ts'
import type { TableProposal } from '../../shared/contract/week.ts'
import type { ReadContext } from '../../shared/deadline/read.ts'
import type { DossierList, ListAnswers } from '../../shared/dossier/read/read.ts'
import type { ColumnChoices } from '../../shared/plan/import/columns.ts'
import type { Result } from '../../shared/result.ts'
import type { FieldsBody } from '../../shared/rules/bodies.ts'
import type { Section } from '../../shared/stats/form.ts'
import type { Desktop } from './desktop.ts'
import type { Pins } from './pin.ts'
import type { PdfPrinter } from './print/pdf-printer.ts'

export interface Ports {
  /** UTC milliseconds. */
  readonly clock: () => number
  readonly printer: PdfPrinter
  readonly canPrint: () => boolean
  readonly tables: TableReader
  readonly plans: PlanReader
  readonly pins: Pins
  /** Null where the core runs without a desktop shell. */
  readonly desktop: Desktop | null
  /** The folder `resources` of the program: rules, fonts, help. */
  readonly resources: string
  readonly version: string
  readonly newIncident: () => string
  /** Never given personal data. */
  readonly log: (level: 'info' | 'warn' | 'error', message: string, thrown?: unknown) => void
  /** Tests parse every answer by the contract too. */
  readonly checkOutputs: boolean
}

export type TableSource =
  | { readonly kind: 'clipboard'; readonly html: string | null; readonly text: string | null }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }

export interface TableOptions {
  readonly fields: FieldsBody
  /** Names this PC was told before. */
  readonly aliases: readonly { readonly section: Section; readonly raw: string; readonly field: string }[]
  /** Answers to the reader's questions, by kind. */
  readonly answers: Readonly<Record<string, string>>
}

export type TableRefusal =
  | { readonly type: 'NoTable' }
  | { readonly type: 'FileTooLarge'; readonly bytes: number; readonly limit: number }
  /** `reason` in words for the officer. */
  | { readonly type: 'FileRefused'; readonly reason: string }

export interface ListOptions {
  readonly answers: ListAnswers
  readonly signal: AbortSignal
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void
}

export type ListRefusal =
  | Exclude<TableRefusal, { readonly type: 'NoTable' }>
  | { readonly type: 'NoDossierList' }
  | { readonly type: 'Cancelled' }

/** Reads a table from outside, away from the core's process, with limits of memory and time. */
export interface TableReader {
  read(source: TableSource, options: TableOptions): Promise<Result<Omit<TableProposal, 'id'>, TableRefusal>>
  readList(source: TableSource, options: ListOptions): Promise<Result<DossierList, ListRefusal>>
}

export interface PlanReader {
  read(
    source: TableSource,
    options: { readonly context: ReadContext; readonly choices: ColumnChoices },
  ): Promise<Result<PlanProposal, Exclude<TableRefusal, { type: 'NoTable' }>>>
}
