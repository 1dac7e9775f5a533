/**
 * What follows the closing of a week: chốt → duyệt → in → công khai. A week is done only when its newest revision
 * is approved and published with proof, a link or a file; loudspeakers leave none. A correction after publication
 * opens the chain anew: what hangs on the board is then another revision.
 */
import { z } from 'zod'
import { Id, Instant, Line } from '../contract/values.ts'
import { type Approval, KeptFile, Person } from './content.ts'

export const channels = ['board', 'website', 'zalo', 'loudspeaker', 'other'] as const
export const Channel = z.enum(channels)
export type Channel = z.infer<typeof Channel>

export const Publication = z.strictObject({
  id: Id,
  revision: z.int().positive(),
  channel: Channel,
  /** Where in the channel: "thôn 3", "nhóm Tổ công nghệ số"; what channel it is, for `other`. */
  place: Line,
  /** Address of what was posted; empty without one. */
  link: Line,
  /** When it was published. */
  at: Instant,
  /** Photo or scan. */
  file: KeptFile.nullable(),
  addedAt: Instant,
  addedBy: Person,
  /** Recorded by mistake; the row stays with its reason. */
  removed: z.strictObject({ at: Instant, by: Person, reason: Line }).nullable(),
})
export type Publication = z.infer<typeof Publication>

export const exportForms = ['print', 'pdf', 'docx', 'xlsx', 'png', 'web', 'zalo'] as const
export const ExportForm = z.enum(exportForms)
export type ExportForm = z.infer<typeof ExportForm>

/** The sheet of a revision was printed, or saved in some form. */
export const SheetExport = z.strictObject({
  revision: z.int().positive(),
  form: ExportForm,
  at: Instant,
  by: Person,
})
export type SheetExport = z.infer<typeof SheetExport>

/** The chain of the newest revision at a glance; null where the step is not taken. */
export const WeekChain = z.strictObject({
  closedAt: Instant.nullable(),
  approvedAt: Instant.nullable(),
  /** Approved, or to be approved, by a signed sheet. */
  onPaper: z.boolean(),
  /** First print or export. */
  exportedAt: Instant.nullable(),
  /** First publication that stands. */
  publishedAt: Instant.nullable(),
  /** One of the publications has a link or a file. */
  proven: z.boolean(),
  /** The newest earlier revision that was made public, while the newest one is not. */
  publishedOther: z.int().positive().nullable(),
  done: z.boolean(),
})
export type WeekChain = z.infer<typeof WeekChain>

export interface NewestRevision {
  readonly revision: number
  readonly closedAt: number
  readonly decision: Approval['decision'] | null
  readonly decidedAt: number | null
  readonly onPaper: boolean
}

/** `exports` and `publications` are those of the whole week, of every revision. */
export function chainOf(
  newest: NewestRevision | null,
  exports: readonly Pick<SheetExport, 'revision' | 'at'>[],
  publications: readonly Pick<Publication, 'revision' | 'at' | 'link' | 'file' | 'removed'>[],
): WeekChain {
  const of = (revision: number) => newest !== null && newest.revision === revision
  const standing = publications.filter(({ removed }) => removed === null)
  const own = standing.filter(({ revision }) => of(revision))
  const others = standing.filter(({ revision }) => !of(revision)).map(({ revision }) => revision)
  const approvedAt = newest?.decision === 'approved' ? newest.decidedAt : null
  const proven = own.some(hasProof)
  return {
    closedAt: newest?.closedAt ?? null,
    approvedAt,
    onPaper: newest?.onPaper ?? false,
    exportedAt: first(exports.filter(({ revision }) => of(revision))),
    publishedAt: first(own),
    proven,
    publishedOther: own.length > 0 || others.length === 0 ? null : Math.max(...others),
    done: approvedAt !== null && proven,
  }
}

export const hasProof = ({ link, file }: Pick<Publication, 'link' | 'file'>): boolean =>
  link !== '' || file !== null

/** An address as people copy it, with or without https://. */
export const isAddress = (text: string): boolean =>
  /^(https?:\/\/)?([\p{L}\p{N}-]+\.)+\p{L}{2,}(:\d+)?([/?#]\S*)?$/iu.test(text)

const first = (events: readonly { readonly at: number }[]): number | null =>
  events.length === 0 ? null : Math.min(...events.map(({ at }) => at))
