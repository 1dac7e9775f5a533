/**
 * Files from outside are parsed in a process of their own, with a memory and a time limit: one request in, one answer
 * out, and the process is gone. Whatever happens in there, the caller gets a value: a process that dies, hangs or is
 * called off is a named refusal. How a process is started is a port, because Electron has its own way.
 */
import type { ReadDossier } from '../../shared/dossier/dossier.ts'
import type { DossierList, ListAnswers, NoList } from '../../shared/dossier/read/read.ts'
import type { PlanSource } from '../../shared/plan/import/source.ts'
import { err, type Result } from '../../shared/result.ts'
import type { GridFile } from '../../shared/stats/grid.ts'
import type { ReadRequest } from './grids.ts'
import { type Limits, type Refusal, refuse, limits as usualLimits } from './refusal.ts'

export interface ReaderProcess {
  /** Structured clone; called once. */
  readonly send: (message: ReaderMessage) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
  /** `code` is null where a signal ended it. */
  readonly onExit: (listener: (code: number | null, signal: string | null) => void) => void
  readonly kill: () => void
}

export type SpawnReader = (limits: { readonly memoryMegabytes: number }) => ReaderProcess

/** What is made of the file in there: a long list leaves the process as dossiers, not as half a million cells. */
export type ReaderTask =
  | { readonly kind: 'grids' }
  | { readonly kind: 'dossiers'; readonly answers: ListAnswers }
  | { readonly kind: 'plan' }

export interface ReaderMessage {
  readonly request: ReadRequest
  readonly limits: Limits
  readonly task: ReaderTask
}

/** May come any number of times before the answer. */
export interface ReaderProgress {
  readonly progress: { readonly done: number; readonly total: number }
}

/** Some of a list's dossiers, in its order; the answer after the last of them carries none. */
export interface ReaderPart {
  readonly part: readonly ReadDossier[]
}

export interface IsolatedReader {
  readonly spawn: SpawnReader
  readonly seconds?: number
  readonly memoryMegabytes?: number
  readonly limits?: Limits
}

export type ReaderAnswer = Result<GridFile, Refusal>
export type PlanAnswer = Result<PlanSource, Refusal>
export type ListAnswer = Result<DossierList, Refusal | NoList>

export const readIsolated = (
  request: ReadRequest,
  reader: IsolatedReader,
  signal?: AbortSignal,
): Promise<ReaderAnswer> => ask<GridFile, Refusal>({ kind: 'grids' }, request, reader, { signal })

export const readPlanIsolated = (
  request: ReadRequest,
  reader: IsolatedReader,
  signal?: AbortSignal,
): Promise<PlanAnswer> => ask<PlanSource, Refusal>({ kind: 'plan' }, request, reader, { signal })

export interface ListReading {
  readonly answers: ListAnswers
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: ReaderProgress['progress']) => void) | undefined
}

export async function readListIsolated(
  request: ReadRequest,
  reader: IsolatedReader,
  { answers, ...watch }: ListReading,
): Promise<ListAnswer> {
  const dossiers: ReadDossier[] = []
  const once = sameWords()
  const onPart = (part: ReaderPart['part']) => {
    for (const dossier of part) dossiers.push(once(dossier))
  }
  const task = { kind: 'dossiers', answers } as const
  const list = await ask<DossierList, Refusal | NoList>(task, request, reader, { ...watch, onPart })
  return list.ok ? { ok: true, value: { ...list.value, dossiers } } : list
}

/** The same procedure, unit or day stands in thousands of rows; kept once, a long list is half as large. */
function sameWords(): (dossier: ReadDossier) => ReadDossier {
  const known = new Map<string, string>()
  const one = <T extends string | null>(text: T): T => {
    if (text === null) return text
    const found = known.get(text)
    if (found !== undefined) return found as T
    known.set(text, text)
    return text
  }
  return (dossier) => ({
    ...dossier,
    procedure: one(dossier.procedure),
    field: one(dossier.field),
    state: one(dossier.state),
    unit: one(dossier.unit),
    officer: one(dossier.officer),
    received: one(dossier.received),
    due: one(dossier.due),
    finished: one(dossier.finished),
  })
}

async function ask<T, E>(
  task: ReaderTask,
  request: ReadRequest,
  reader: IsolatedReader,
  {
    signal,
    onProgress,
    onPart,
  }: Omit<ListReading, 'answers'> & { onPart?: (part: ReaderPart['part']) => void },
): Promise<Result<T, E | Refusal>> {
  const limits = reader.limits ?? usualLimits
  if (signal?.aborted) return err(refuse('cancelled'))
  if (request.kind === 'file' && request.bytes.length > limits.fileBytes) return err(refuse('tooLarge'))
  if (
    request.kind === 'clipboard' &&
    (request.html ?? '').length + (request.text ?? '').length > limits.fileBytes
  ) {
    return err(refuse('tooLarge'))
  }
  const child = reader.spawn({ memoryMegabytes: reader.memoryMegabytes ?? 512 })
  return await new Promise<Result<T, E | Refusal>>((resolve) => {
    const finish = (answer: Result<T, E | Refusal>): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      child.kill()
      resolve(answer)
    }
    const cancel = (): void => finish(err(refuse('cancelled')))
    const timer = setTimeout(() => finish(err(refuse('timeout'))), (reader.seconds ?? 20) * 1_000)
    signal?.addEventListener('abort', cancel, { once: true })
    child.onMessage((message) => {
      if (isProgress(message)) onProgress?.(message.progress)
      else if (isPart(message)) onPart?.(message.part)
      else finish(isAnswer<T, E>(message) ? message : err(refuse('crashed')))
    })
    child.onExit((code, ended) =>
      finish(err(refuse(ranOutOfMemory(code, ended) ? 'outOfMemory' : 'crashed'))),
    )
    child.send({ request, limits, task })
  })
}

/** V8 aborts when its heap is full: SIGABRT, or exit code 134 where there are no signals. */
const ranOutOfMemory = (code: number | null, signal: string | null): boolean =>
  signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134 || code === 0x80000003

const isPart = (message: unknown): message is ReaderPart =>
  typeof message === 'object' && message !== null && 'part' in message

const isProgress = (message: unknown): message is ReaderProgress =>
  typeof message === 'object' && message !== null && 'progress' in message

const isAnswer = <T, E>(message: unknown): message is Result<T, E> =>
  typeof message === 'object' &&
  message !== null &&
  'ok' in message &&
  ('value' in message || 'error' in message)
