/** Every procedure of the program, declared once. */
import type { z } from 'zod'
import type { Result } from '../result.ts'
import type { Reminder } from '../week/reminder.ts'
import { assignmentProcedures } from './assignment.ts'
import { chainProcedures } from './chain.ts'
import { conflictProcedures } from './conflict.ts'
import { cutoffProcedures } from './cutoff.ts'
import { desktopProcedures } from './desktop.ts'
import { dossierProcedures } from './dossier.ts'
import { exchangeProcedures } from './exchange.ts'
import { form06aProcedures } from './form-06a.ts'
import { lateProcedures } from './late.ts'
import { lateMonthProcedures } from './late-month.ts'
import { listFiguresProcedures } from './list-figures.ts'
import { partyProcedures } from './party.ts'
import { pastProcedures } from './past.ts'
import { planProcedures } from './plan.ts'
import { planImportProcedures } from './plan-import.ts'
import { planPaperProcedures } from './plan-paper.ts'
import type { CommonError, Failure, Input, Output, Procedure } from './procedure.ts'
import { receiverProcedures } from './receiver.ts'
import { remarkProcedures } from './remark.ts'
import { reviewProcedures } from './review.ts'
import { setupProcedures } from './setup.ts'
import { systemProcedures } from './system.ts'
import { targetProcedures } from './target.ts'
import { taskProcedures } from './task.ts'
import { todayProcedures } from './today.ts'
import { trendProcedures } from './trend.ts'
import { urgingProcedures } from './urging.ts'
import { weekProcedures } from './week.ts'

export const contract = {
  ...systemProcedures,
  ...desktopProcedures,
  ...setupProcedures,
  ...weekProcedures,
  ...chainProcedures,
  ...assignmentProcedures,
  ...pastProcedures,
  ...cutoffProcedures,
  ...form06aProcedures,
  ...targetProcedures,
  ...trendProcedures,
  ...dossierProcedures,
  ...planProcedures,
  ...planImportProcedures,
  ...taskProcedures,
  ...lateProcedures,
  ...lateMonthProcedures,
  ...listFiguresProcedures,
  ...urgingProcedures,
  ...partyProcedures,
  ...todayProcedures,
  ...planPaperProcedures,
  ...reviewProcedures,
  ...receiverProcedures,
  ...remarkProcedures,
  ...exchangeProcedures,
  ...conflictProcedures,
} as const

export type Contract = typeof contract
export type ProcedureName = keyof Contract

export const isProcedureName = (name: string): name is ProcedureName => Object.hasOwn(contract, name)

export const procedureOf = (name: ProcedureName): Procedure => contract[name]

/** What a caller may send: the schema's input side (before defaults and NFC). */
export type CallInput<N extends ProcedureName> = z.input<Contract[N]['input']>
export type CallOutput<N extends ProcedureName> = Output<Contract[N]>
export type CallError<N extends ProcedureName> = Failure<Contract[N]> | CommonError
export type CallResult<N extends ProcedureName> = Result<CallOutput<N>, CallError<N>>

/** What a handler receives and returns. */
export type HandlerInput<N extends ProcedureName> = Input<Contract[N]>
export type HandlerResult<N extends ProcedureName> = Result<CallOutput<N>, Failure<Contract[N]>>

export type Invoke = <N extends ProcedureName>(name: N, input: CallInput<N>) => Promise<CallResult<N>>

/** What the core tells its windows; data is fetched again, not pushed. */
export interface Events {
  /** Something of this subject changed; `key` narrows it where known. */
  changed: {
    readonly subject:
      | 'week'
      | 'rule'
      | 'user'
      | 'unit'
      | 'backup'
      | 'target'
      | 'task'
      | 'letter'
      | 'dossier'
      | 'exchange'
      | 'session'
      | 'data'
    readonly key?: string
  }
  progress: { readonly job: string; readonly done: number; readonly total: number }
  /** The PC is about to sleep or to go: what a window still holds is sent now. */
  leaving: Readonly<Record<string, never>>
  /** Somebody opened a bundle with the program; `name` is the file's, without its folder. */
  bundleGiven: { readonly name: string; readonly token: string }
  /** A closing is near and still stands out. */
  reminder: Reminder
}
export type EventName = keyof Events
