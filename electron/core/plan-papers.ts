/**
 * The papers of plans, from what is stored today. Their pages: `/sheet/ke-hoach/<plan>/<plan|status|departments>.html`
 * and `/sheet/viec-da-xong/<plan, or tat-ca>/<from>/<to>.html`.
 */
import { getPlan, listRows } from '../../db/plan/plans.ts'
import { listTasks } from '../../db/plan/tasks.ts'
import type { Store } from '../../db/store.ts'
import { listSigners } from '../../db/unit/signers.ts'
import { getUnit } from '../../db/unit/units.ts'
import { PlanPaper } from '../../shared/contract/plan-paper.ts'
import type { TaskHead } from '../../shared/contract/task.ts'
import { type IsoDateText, isDate, wallClock } from '../../shared/dates/plain.ts'
import { formatDate } from '../../shared/dates/words.ts'
import type { DocumentModel } from '../../shared/documents/model.ts'
import {
  departmentPapers,
  type PaperHead,
  type PaperLine,
  type PeriodLine,
  periodPaper,
  planPaper,
} from '../../shared/documents/plan-paper.ts'
import type { SavedPlan } from '../../shared/plan/plan.ts'
import type { PrintedRow } from '../../shared/plan/row.ts'
import type { TaskProgress } from '../../shared/plan/task.ts'
import { standingWords } from '../../shared/plan/words.ts'
import { type Signer, signsOn } from '../../shared/unit/unit.ts'
import type { Core } from './core.ts'
import { documentPage } from './document-files.ts'
import { notFound, type Page } from './pages.ts'
import { type PeriodPoint, periodPoints, taskHeads } from './tasks.ts'

export function planDocument(store: Store, id: string, paper: PlanPaper, now: number): DocumentModel | null {
  const plan = getPlan(store, id)
  const head = plan === null ? null : headOf(store, plan, now)
  if (plan === null || head === null) return null
  const lines = linesOf(store, plan, now)
  return paper === 'departments'
    ? departmentPapers(
        head,
        lines.filter(({ kind }) => kind === 'task'),
      )
    : planPaper(head, lines, { status: paper === 'status' })
}

function headOf(store: Store, plan: SavedPlan, now: number): PaperHead | null {
  const unit = getUnit(store)
  if (unit === null) return null
  const { date: today } = wallClock(now)
  const reference = [
    plan.number === '' ? '' : `Kèm theo văn bản số ${plan.number}`,
    plan.date === null ? '' : `ngày ${formatDate(plan.date)}`,
    plan.issuer === '' ? '' : `của ${plan.issuer}`,
  ]
  return {
    unit,
    signer: signerOn(store, today),
    reference: reference.filter((part) => part !== '').join(' '),
    title: plan.title,
    year: plan.year,
    today,
  }
}

const signerOn = (store: Store, today: IsoDateText): Signer | null =>
  listSigners(store).find((signer) => signsOn(signer, today)) ?? null

/** In the order of the letter. */
function linesOf(store: Store, plan: SavedPlan, now: number): PaperLine[] {
  const tasks = listTasks(store, { year: plan.year, planId: plan.id })
  const heads = taskHeads(store, tasks, plan.year, now)
  const byRow = new Map(tasks.map((stored, at) => [stored.task.rowId, { stored, head: heads[at] }] as const))
  return listRows(store, plan.id).map((row) => {
    const found = byRow.get(row.id)
    return lineOf(row, found?.stored.progress, found?.head)
  })
}

function lineOf(row: PrintedRow, progress: TaskProgress | undefined, head: TaskHead | undefined): PaperLine {
  const heading = row.sectionNo === '' ? row.sectionTitle : `${row.sectionNo}. ${row.sectionTitle}`
  return {
    kind: row.kind,
    annex: row.annex,
    section: heading === '' || row.groupPath[0] === heading ? row.groupPath : [heading, ...row.groupPath],
    no: row.no,
    no2: row.no2 ?? '',
    goal: row.goal ?? '',
    mission: row.mission ?? '',
    content: row.content,
    leads: row.leadsText,
    coordinators: row.coordinatorsText,
    startText: row.startText ?? '',
    deadlineText: row.deadlineText,
    product: row.product === '' ? (row.spanText ?? '') : row.product,
    note: row.note,
    unit: row.target?.unit ?? '',
    threshold: row.target?.thresholdText ?? '',
    evaluators: row.evaluatorsText ?? '',
    department: progress?.department || (row.leads[0] ?? ''),
    person: progress?.person ?? '',
    standing: head === undefined || progress === undefined ? '' : standingWords(head, progress),
  }
}

export function doneListDocument(
  store: Store,
  planId: string | null,
  from: IsoDateText,
  to: IsoDateText,
  now: number,
): DocumentModel | null {
  const unit = getUnit(store)
  if (unit === null || (planId !== null && getPlan(store, planId) === null)) return null
  const { date: today } = wallClock(now)
  const titles = new Map<string, string>()
  const titleOf = (id: string | null): string => {
    if (id === null) return 'Việc giao theo văn bản'
    const title = titles.get(id) ?? getPlan(store, id)?.title ?? ''
    titles.set(id, title)
    return title
  }
  const all = periodPoints(store, planId, from, to, now)
  const lines = all.map((found) => ({ line: periodLine(found, titleOf), done: isDone(found) }))
  return periodPaper({
    unit,
    signer: signerOn(store, today),
    from,
    to,
    today,
    done: lines.filter(({ done }) => done).map(({ line }) => line),
    open: lines.filter(({ done }) => !done).map(({ line }) => line),
  })
}

/** A checkpoint that was dealt with, or that belongs to a task somebody closed; one that was skipped is not done. */
const isDone = ({ state, task: { progress } }: PeriodPoint): boolean =>
  state === 'done' || state === 'none' || progress.status === 'done' || progress.status === 'none'

function periodLine(found: PeriodPoint, titleOf: (id: string | null) => string): PeriodLine {
  const { task: stored, point, check } = found
  const { task, progress } = stored
  return {
    content: task.content,
    who:
      [progress.person, progress.department].filter((name) => name !== '').join(', ') ||
      task.leads.join('; '),
    plan: titleOf(task.planId),
    deadlineText: task.deadlineText,
    due: `${formatDate(point.effective)}${point.label === '' ? '' : `, ${point.label}`}`,
    outcome: outcomeOf(found),
    note: check?.note ?? progress.statusReason?.cause ?? '',
  }
}

function outcomeOf({ state, check, task: { progress } }: PeriodPoint): string {
  if (state === 'done') return `Đã làm ${formatDate(check?.on ?? '')}`
  if (state === 'none') return 'Không phát sinh'
  if (progress.status === 'done')
    return `Hoàn thành${progress.doneOn === null ? '' : ` ${formatDate(progress.doneOn)}`}`
  if (progress.status === 'none') return 'Không phát sinh'
  if (state === 'skipped') return 'Bỏ qua'
  if (progress.status === 'stuck') return 'Vướng mắc'
  if (progress.status === 'paused') return 'Tạm dừng'
  return state === 'missed' || state === 'beforeIssue' ? 'Quá ngày, chưa làm' : 'Chưa đến hạn'
}

/** The page of a paper of a plan; null when the path is another's. */
export async function planPageAt(core: Core, path: string): Promise<Page | null> {
  const plan = /^\/sheet\/ke-hoach\/([0-9a-f-]{36})\/([a-z]+)\.html$/.exec(path)
  const list = /^\/sheet\/viec-da-xong\/([0-9a-f-]{36}|tat-ca)\/([\d-]{10})\/([\d-]{10})\.html$/.exec(path)
  if (plan === null && list === null) return null
  return core.together(async () => {
    const { office, ports } = core
    if (office.store.unitId() === null) return notFound
    const model =
      plan === null
        ? listAt(office.store, list ?? [], ports.clock())
        : paperAt(office.store, plan, ports.clock())
    return model === null ? notFound : documentPage(model)
  })
}

function paperAt(store: Store, [, id = '', name]: readonly string[], now: number): DocumentModel | null {
  const paper = PlanPaper.safeParse(name)
  return paper.success ? planDocument(store, id, paper.data, now) : null
}

function listAt(
  store: Store,
  [, id, from = '', to = '']: readonly string[],
  now: number,
): DocumentModel | null {
  if (!isDate(from) || !isDate(to)) return null
  return doneListDocument(store, id === undefined || id === 'tat-ca' ? null : id, from, to, now)
}
