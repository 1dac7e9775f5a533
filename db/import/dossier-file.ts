/** A list of dossiers out of a file or the clipboard: read and understood inside the isolated reader. */
import { type ListAnswers, type NoList, noAnswers } from '../../shared/dossier/read/read.ts'
import { type IsolatedReader, type ListAnswer, type ListReading, readListIsolated } from './isolated.ts'
import type { Refusal } from './refusal.ts'

export type ListError = Refusal | NoList

export type ListSource =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'clipboard'; readonly html: string | null; readonly text: string | null }

export interface ListDeps extends Partial<Omit<ListReading, 'answers'>> {
  readonly reader: Pick<IsolatedReader, 'spawn'>
  readonly answers?: ListAnswers
}

/** A year of dossiers takes a slow machine a while; the officer can call it off. */
const SECONDS = 180
const MEGABYTES = 1_536

/** Of the clipboard the table in its HTML, else its plain text. */
export async function readDossierSource(
  source: ListSource,
  { reader, answers = noAnswers, ...watch }: ListDeps,
): Promise<ListAnswer> {
  const isolated: IsolatedReader = { spawn: reader.spawn, seconds: SECONDS, memoryMegabytes: MEGABYTES }
  const first = await readListIsolated(source, isolated, { answers, ...watch })
  if (first.ok || source.kind === 'file' || source.html === null || source.text === null) return first
  if (watch.signal?.aborted) return first
  const plain = await readListIsolated({ ...source, html: null }, isolated, { answers, ...watch })
  return plain.ok ? plain : first
}
