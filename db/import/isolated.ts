/**
 * Files from outside are parsed in a process of their own, with a memory and a time limit: one request in, one answer
 * out, and the process is gone. Whatever happens in there, the caller gets a value: a process that dies, hangs or is
 * called off is a named refusal. How a process is started is a port, because Electron has its own way.
 */
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

export interface ReaderMessage {
  readonly request: ReadRequest
  readonly limits: Limits
}

export interface IsolatedReader {
  readonly spawn: SpawnReader
  readonly seconds?: number
  readonly memoryMegabytes?: number
  readonly limits?: Limits
}

export type ReaderAnswer = Result<GridFile, Refusal>

export async function readIsolated(
  request: ReadRequest,
  reader: IsolatedReader,
  signal?: AbortSignal,
): Promise<ReaderAnswer> {
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
  return await new Promise<ReaderAnswer>((resolve) => {
    const finish = (answer: ReaderAnswer): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      child.kill()
      resolve(answer)
    }
    const cancel = (): void => finish(err(refuse('cancelled')))
    const timer = setTimeout(() => finish(err(refuse('timeout'))), (reader.seconds ?? 20) * 1_000)
    signal?.addEventListener('abort', cancel, { once: true })
    child.onMessage((message) => finish(isAnswer(message) ? message : err(refuse('crashed'))))
    child.onExit((code, ended) =>
      finish(err(refuse(ranOutOfMemory(code, ended) ? 'outOfMemory' : 'crashed'))),
    )
    child.send({ request, limits })
  })
}

/** V8 aborts when its heap is full: SIGABRT, or exit code 134 where there are no signals. */
const ranOutOfMemory = (code: number | null, signal: string | null): boolean =>
  signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134 || code === 0x80000003

const isAnswer = (message: unknown): message is ReaderAnswer =>
  typeof message === 'object' &&
  message !== null &&
  'ok' in message &&
  ('value' in message || 'error' in message)
