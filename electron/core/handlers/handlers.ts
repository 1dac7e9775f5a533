/** One handler for each procedure of the contract; a missing or mistyped one does not compile. */
import type { ProcedureName } from '../../../shared/contract/contract.ts'
import type { HandlersOf } from '../context.ts'
import { assignmentHandlers } from './assignments.ts'
import { backupHandlers } from './backup.ts'
import { chainHandlers } from './chain.ts'
import { conflictHandlers } from './conflicts.ts'
import { cutoffHandlers } from './cutoffs.ts'
import { desktopHandlers } from './desktop.ts'
import { dossierHandlers } from './dossiers.ts'
import { evidenceHandlers } from './evidence.ts'
import { exchangeHandlers } from './exchange.ts'
import { form06aHandlers } from './form-06a.ts'
import { lateHandlers } from './late.ts'
import { lateMonthHandlers } from './late-months.ts'
import { letterHandlers } from './letters.ts'
import { listFiguresHandlers } from './list-figures.ts'
import { partyHandlers } from './parties.ts'
import { pastHandlers } from './past.ts'
import { peopleHandlers } from './people.ts'
import { planImportHandlers } from './plan-import.ts'
import { planPaperHandlers } from './plan-papers.ts'
import { planHandlers } from './plans.ts'
import { receiverHandlers } from './receiver.ts'
import { remarkHandlers } from './remarks.ts'
import { reviewHandlers } from './reviews.ts'
import { ruleHandlers } from './rules.ts'
import { sessionHandlers } from './session.ts'
import { setupHandlers } from './setup.ts'
import { systemHandlers } from './system.ts'
import { tableHandlers } from './table.ts'
import { targetHandlers } from './targets.ts'
import { taskEvidenceHandlers } from './task-evidence.ts'
import { taskHandlers } from './tasks.ts'
import { todayHandlers } from './today.ts'
import { trendHandlers } from './trend.ts'
import { urgingHandlers } from './urgings.ts'
import { weekHandlers } from './week.ts'

export type Handlers = HandlersOf<ProcedureName>

export const handlers: Handlers = {
  ...systemHandlers,
  ...desktopHandlers,
  ...setupHandlers,
  ...sessionHandlers,
  ...peopleHandlers,
  ...ruleHandlers,
  ...weekHandlers,
  ...pastHandlers,
  ...tableHandlers,
  ...evidenceHandlers,
  ...chainHandlers,
  ...assignmentHandlers,
  ...cutoffHandlers,
  ...form06aHandlers,
  ...targetHandlers,
  ...trendHandlers,
  ...dossierHandlers,
  ...planHandlers,
  ...planImportHandlers,
  ...taskHandlers,
  ...taskEvidenceHandlers,
  ...lateHandlers,
  ...lateMonthHandlers,
  ...listFiguresHandlers,
  ...letterHandlers,
  ...urgingHandlers,
  ...partyHandlers,
  ...todayHandlers,
  ...planPaperHandlers,
  ...reviewHandlers,
  ...receiverHandlers,
  ...remarkHandlers,
  ...conflictHandlers,
  ...backupHandlers,
  ...exchangeHandlers,
}
