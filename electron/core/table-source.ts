/**
 * The table an officer gave, as a file that can be kept: what a figure of the week rests on. It waits beside its
 * proposal and becomes evidence of the week only when the table is taken, so that a file given by mistake is not kept.
 */
import { z } from 'zod'
import { blobLimit } from '../../db/blobs/blobs.ts'
import { sniff } from '../../db/blobs/sniff.ts'
import { TableProposal } from '../../shared/contract/week.ts'
import type { TableSource } from './ports.ts'

export interface SourceFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A pasted table gets a name of its own; HTML rather than plain text, as it was read. */
export function sourceFile(source: TableSource): SourceFile {
  if (source.kind === 'file') {
    const bytes = new Uint8Array(source.bytes)
    const text = /\.csv$/i.test(source.name) ? 'text/csv' : 'text/html'
    return { name: source.name, mediaType: sniff(bytes) ?? text, bytes }
  }
  const { html, text } = source
  const bytes = new TextEncoder().encode(html ?? text ?? '')
  return html === null
    ? { name: 'Bảng đã dán.txt', mediaType: 'text/plain', bytes }
    : { name: 'Bảng đã dán.html', mediaType: 'text/html', bytes }
}

/** What waits in the store between reading and taking. */
export const PendingTable = z.strictObject({
  proposal: TableProposal,
  /** Null when it is larger than anything kept. */
  source: z.strictObject({ mediaType: z.string(), base64: z.string() }).nullable(),
})
export type PendingTable = z.infer<typeof PendingTable>

export const pendingTable = (proposal: TableProposal, { mediaType, bytes }: SourceFile): PendingTable => ({
  proposal,
  source: bytes.byteLength > blobLimit ? null : { mediaType, base64: Buffer.from(bytes).toString('base64') },
})

export const fromPending = ({ mediaType, base64 }: NonNullable<PendingTable['source']>) => ({
  mediaType,
  bytes: new Uint8Array(Buffer.from(base64, 'base64')),
})
