/** Biểu II.06a out of a file or the clipboard: the isolated reader, then the pure reading. */
import { err, type Result } from '../../shared/result.ts'
import { type NoTable, type ReadOptions, readStats } from '../../shared/stats/read.ts'
import type { StatsReading } from '../../shared/stats/reading.ts'
import type { ReadRequest } from './grids.ts'
import { type IsolatedReader, readIsolated } from './isolated.ts'
import type { Refusal } from './refusal.ts'

export interface StatsDeps extends ReadOptions {
  readonly reader: IsolatedReader
  readonly signal?: AbortSignal
}

export type StatsError = Refusal | NoTable

/** What `stats read` prints: the reading with the name of its file. */
export interface StatsFile extends StatsReading {
  readonly file: string
}

export async function statsReadFile(
  bytes: Uint8Array,
  name: string,
  deps: StatsDeps,
): Promise<Result<StatsFile, StatsError>> {
  const reading = await readFrom({ kind: 'file', bytes }, deps)
  return reading.ok ? { ok: true, value: { file: name, ...reading.value } } : reading
}

/** The table in the HTML of the clipboard, else its plain text, whichever holds the form. */
export async function readClipboard(
  clipboard: { readonly html: string | null; readonly text: string | null },
  deps: StatsDeps,
): Promise<Result<StatsReading, StatsError>> {
  const rich = await readFrom({ kind: 'clipboard', ...clipboard }, deps)
  if (rich.ok || clipboard.html === null || clipboard.text === null || deps.signal?.aborted) return rich
  const plain = await readFrom({ kind: 'clipboard', html: null, text: clipboard.text }, deps)
  return plain.ok ? plain : rich
}

async function readFrom(
  request: ReadRequest,
  { reader, signal, ...options }: StatsDeps,
): Promise<Result<StatsReading, StatsError>> {
  const file = await readIsolated(request, reader, signal)
  return file.ok ? readStats(file.value, options) : err(file.error)
}
