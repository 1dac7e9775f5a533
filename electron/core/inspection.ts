/**
 * "Hồ sơ kiểm tra": an index page, every file that proves the tasks of a section or period, one folder for each section,
 * and the list of what is missing. As one zip to carry, or as a folder on this PC or a stick. A file that is damaged or
 * gone is named as missing; the rest is handed over. A folder with its final name is whole.
 */
import path from 'node:path'
import yazl from 'yazl'
import { getBlob } from '../../db/blobs/blobs.ts'
import { attempt } from '../../db/files/failure.ts'
import type { Files } from '../../db/files/files.ts'
import { partOf } from '../../db/files/whole.ts'
import { listTasks, type StoredTask } from '../../db/plan/tasks.ts'
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
import { DiskTrouble } from './disk-trouble.ts'
import { taskView } from './tasks.ts'

export interface InspectionScope {
  readonly year: number
  readonly planId: string | null
  /** The outermost heading; null for every section. */
  readonly section: string | null
  readonly from: IsoDateText
  readonly to: IsoDateText
}

interface Gathered {
  /** What proves something: documents and links that are named, and files that lie there. */
  readonly proofs: number
  readonly files: number
  readonly missing: number
}

/** Takes one file of the papers; the names use `/` and stay inside. */
type Put = (name: string, bytes: Uint8Array) => Promise<void>

type Here = Pick<Context, 'office' | 'now'>

const nothing = { type: 'NotFound' } as const

/** Windows opens no path much longer than 250 letters, and the papers lie some folders down. */
const FOLDER = 32
const NAME = 48

export async function inspectionZip(
  here: Here,
  scope: InspectionScope,
): Promise<Result<MadeFile, { readonly type: 'NotFound' }>> {
  const tasks = tasksOf(here, scope)
  if (tasks.length === 0) return err(nothing)
  const zip = new yazl.ZipFile()
  await gather(here, scope, tasks, async (name, bytes) => {
    zip.addBuffer(Buffer.from(bytes), name)
  })
  zip.end()
  const bytes = await collected(zip.outputStream)
  return ok({ name: `${nameOf(scope)}.zip`, mediaType: 'application/zip', bytes })
}

export interface InspectionFolder extends Gathered {
  readonly folder: string
}

/** `place`: the folder in which the papers' folder is made; one that stands there already is left alone. */
export async function inspectionFolder(
  here: Here,
  scope: InspectionScope,
  place: { readonly folder: string; readonly label: string },
): Promise<
  Result<
    InspectionFolder,
    { readonly type: 'NotFound' } | { type: 'PlaceUnwritable'; readonly place: string }
  >
> {
  const tasks = tasksOf(here, scope)
  if (tasks.length === 0) return err(nothing)
  const { files } = here.office
  const base = nameOf(scope)
  const written = await attempt(async () => {
    await files.makeFolder(place.folder)
    await removeUnfinished(files, place.folder, base)
    const target = await freeName(files, place.folder, base)
    const part = partOf(path.join(place.folder, base))
    try {
      const gathered = await gather(here, scope, tasks, async (name, bytes) => {
        const file = path.join(part, ...name.split('/'))
        await files.makeFolder(path.dirname(file))
        await files.create(file, bytes)
      })
      await files.rename(part, path.join(place.folder, target))
      await files.flushFolder(place.folder)
      return { folder: target, ...gathered }
    } catch (thrown) {
      await removeTree(files, part).catch(() => {})
      throw thrown
    }
  })
  if (written.ok) return written
  if (written.error.type === 'DiskFull') throw new DiskTrouble(written.error)
  return err({ type: 'PlaceUnwritable', place: place.label })
}

const nameOf = ({ from, to }: InspectionScope): string => `ho-so-kiem-tra_${from}_${to}`

const tasksOf = ({ office: { store } }: Here, { year, planId, section }: InspectionScope) =>
  listTasks(store, { year, ...(planId === null ? {} : { planId }) }).filter(
    ({ task, progress }) => progress.role !== 'none' && (section === null || task.section[0] === section),
  )

async function gather(
  { office: { store, files, blobs }, now }: Here,
  { section, from, to }: InspectionScope,
  stored: readonly StoredTask[],
  put: Put,
): Promise<Gathered> {
  const sections = [...new Set(stored.map(({ task }) => task.section[0] ?? ''))]
  const tasks: InspectedTask[] = []
  let count = 0
  let proofs = 0
  for (const [at, { id, task }] of stored.entries()) {
    const view = taskView(store, id, now)
    if (view === null) continue
    const heading = task.section[0] ?? ''
    const folder = [
      numbered(sections.indexOf(heading) + 1, heading === '' ? 'ngoai-ke-hoach' : heading),
      numbered(at + 1, task.content),
    ].join('/')
    const kept = new Map<string, string | null>()
    proofs += view.evidence.length
    for (const [nth, proof] of view.evidence.entries()) {
      if (proof.file === null) continue
      const read = await getBlob(files, blobs, proof.file.sha256)
      const name = `${folder}/${nth + 1}-${fileName(proof.file.name)}`
      if (read.ok) {
        await put(name, read.value)
        count += 1
      }
      kept.set(proof.id, read.ok ? name : null)
    }
    tasks.push(inspected(view, kept, from, to))
  }
  const { date, time } = wallClock(now)
  const html = inspectionHtml({
    title: `Hồ sơ kiểm tra${section === null ? '' : `: ${section}`}`,
    unit: getUnit(store)?.name ?? '',
    from,
    to,
    made: `${time} ngày ${formatDate(date)}`,
    tasks,
  })
  await put('muc-luc.html', new TextEncoder().encode(html))
  return { proofs, files: count, missing: tasks.reduce((sum, { missing }) => sum + missing.length, 0) }
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
const plain = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

const numbered = (number: number, words: string): string =>
  [String(number).padStart(2, '0'), plain(words).slice(0, FOLDER).replace(/-$/, '')]
    .filter((part) => part !== '')
    .join('-')

function fileName(name: string): string {
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 ? plain(name.slice(dot + 1)) : ''
  const stem = plain(dot > 0 ? name.slice(0, dot) : name).slice(0, NAME)
  return `${stem === '' ? 'tep' : stem}${ending === '' ? '' : `.${ending}`}`
}

async function freeName(files: Files, folder: string, base: string): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? base : `${base}_lan-${copy}`
    if ((await files.stat(path.join(folder, name))) === null) return name
  }
}

/** What a power cut left half written. */
async function removeUnfinished(files: Files, folder: string, base: string): Promise<void> {
  for (const { name, kind } of await files.list(folder)) {
    if (kind === 'folder' && name.startsWith(`${base}.`) && name.endsWith('.part'))
      await removeTree(files, path.join(folder, name))
  }
}

async function removeTree(files: Files, folder: string): Promise<void> {
  for (const { name, kind } of await files.list(folder)) {
    const inner = path.join(folder, name)
    if (kind === 'folder') await removeTree(files, inner)
    else await files.remove(inner)
  }
  await files.removeFolder(folder)
}

async function collected(stream: NodeJS.ReadableStream): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array))
  return new Uint8Array(Buffer.concat(parts))
}
