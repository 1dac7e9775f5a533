/**
 * "Hồ sơ kiểm tra": one zip with an index page, every file that proves the tasks of a section or period, and the list
 * of what is missing. A file that is damaged or gone is named as missing; the rest is handed over.
 */
import yazl from 'yazl'
import { getBlob } from '../../db/blobs/blobs.ts'
import { listTasks } from '../../db/plan/tasks.ts'
import { getUnit } from '../../db/unit/units.ts'
import type { TaskView } from '../../shared/contract/task.ts'
import { type IsoDateText, wallClock } from '../../shared/dates/plain.ts'
import { formatDate } from '../../shared/dates/words.ts'
import {
  type InspectedPoint,
  type InspectedProof,
  type InspectedTask,
  inspectionHtml,
} from '../../shared/documents/inspection.ts'
import type { TaskEvidence } from '../../shared/plan/task.ts'
import { pointWords, stateWords } from '../../shared/plan/words.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { fold } from '../../shared/text/text.ts'
import type { MadeFile } from '../../shared/week/content.ts'
import type { Context } from './context.ts'
import { taskView } from './tasks.ts'

export interface InspectionScope {
  readonly year: number
  readonly planId: string | null
  /** The outermost heading; null for every section. */
  readonly section: string | null
  readonly from: IsoDateText
  readonly to: IsoDateText
}

const NAME = 60

export async function makeInspection(
  { office: { store, files, blobs }, now }: Pick<Context, 'office' | 'now'>,
  { year, planId, section, from, to }: InspectionScope,
): Promise<Result<MadeFile, { readonly type: 'NotFound' }>> {
  const stored = listTasks(store, { year, ...(planId === null ? {} : { planId }) }).filter(
    ({ task, progress }) => progress.role !== 'none' && (section === null || task.section[0] === section),
  )
  if (stored.length === 0) return err({ type: 'NotFound' })
  const zip = new yazl.ZipFile()
  const { date, time } = wallClock(now)
  const tasks: InspectedTask[] = []
  for (const [at, { id }] of stored.entries()) {
    const view = taskView(store, id, now)
    if (view === null) continue
    const kept = new Map<string, string | null>()
    for (const [place, proof] of view.evidence.entries()) {
      if (proof.file === null) continue
      const read = await getBlob(files, blobs, proof.file.sha256)
      const name = `minh-chung/${String(at + 1).padStart(3, '0')}/${place + 1}-${fileName(proof.file.name)}`
      if (read.ok) zip.addBuffer(Buffer.from(read.value), name)
      kept.set(proof.id, read.ok ? name : null)
    }
    tasks.push(inspected(view, kept, from, to))
  }
  const html = inspectionHtml({
    title: `Hồ sơ kiểm tra${section === null ? '' : `: ${section}`}`,
    unit: getUnit(store)?.name ?? '',
    from,
    to,
    made: `${time} ngày ${formatDate(date)}`,
    tasks,
  })
  zip.addBuffer(Buffer.from(html, 'utf8'), 'muc-luc.html')
  zip.end()
  const bytes = await collected(zip.outputStream)
  return ok({ name: `ho-so-kiem-tra_${from}_${to}.zip`, mediaType: 'application/zip', bytes })
}

function inspected(
  { definition, progress, head, points, evidence }: TaskView,
  kept: ReadonlyMap<string, string | null>,
  from: IsoDateText,
  to: IsoDateText,
): InspectedTask {
  const proofOf = (proof: TaskEvidence): InspectedProof => ({
    words:
      proof.file === null
        ? `${proof.text}${proof.date === null ? '' : ` ngày ${formatDate(proof.date)}`}`
        : proof.text === ''
          ? proof.file.name
          : proof.text,
    href: proof.kind === 'link' ? proof.text : (kept.get(proof.id) ?? null),
  })
  const inPeriod = points.filter(({ due }) => from <= due && due <= to)
  const missing: string[] = []
  for (const { id, file } of evidence) {
    if (file !== null && kept.get(id) === null) missing.push(`tệp ${file.name} không còn đọc được`)
  }
  const listed = inPeriod.map((point): InspectedPoint => {
    const name = point.label === '' ? 'hạn hoàn thành' : point.label
    const proofs = evidence.filter(({ checkpoint }) => checkpoint === point.key).map(proofOf)
    if (point.state === 'missed') missing.push(`${name}: chưa làm`)
    else if (point.state === 'done' && evidence.length === 0) missing.push(`${name}: chưa có minh chứng`)
    else if (point.state === 'done' && proofs.length === 0 && inPeriod.length > 1)
      missing.push(`${name}: chưa có minh chứng của kỳ`)
    return { name, due: point.due, state: pointWords[point.state], proofs }
  })
  if (head.state === 'done' && evidence.length === 0 && listed.length === 0)
    missing.push('hoàn thành nhưng chưa có minh chứng')
  return {
    heading: definition.section.join(' › '),
    no: definition.no,
    content: definition.content,
    lead: definition.leads.join('; '),
    person: progress.person,
    deadlineText: definition.deadlineText,
    state: stateWords[head.state],
    points: listed,
    proofs: evidence.filter(({ checkpoint }) => checkpoint === null).map(proofOf),
    missing,
  }
}

/** Letters that every Windows unpacks: no marks, no blanks, no way out of the folder. */
function fileName(name: string): string {
  const dot = name.lastIndexOf('.')
  const plain = (text: string) =>
    fold(text)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
  const ending = dot > 0 ? plain(name.slice(dot + 1)) : ''
  const stem = plain(dot > 0 ? name.slice(0, dot) : name).slice(0, NAME)
  return `${stem === '' ? 'tep' : stem}${ending === '' ? '' : `.${ending}`}`
}

async function collected(stream: NodeJS.ReadableStream): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array))
  return new Uint8Array(Buffer.concat(parts))
}
