/**
 * A closed week or month as it goes up: the figures of one frozen revision, and nothing that names a person. Of free
 * text only what passes the scan for public texts travels; who closed, who approved and the names of evidence stay
 * behind. `sheetHash` is the hash of the frozen content, so the check code printed on the sheet can be held against it.
 */
import { z } from 'zod'
import { Instant, IsoDate, Line, Prose, Sha256 } from '../../contract/values.ts'
import { publicText, type Secrets } from '../../privacy/mask.ts'
import { columns, Section } from '../../stats/form.ts'
import { Code, Month, type WeekRevision } from '../../week/content.ts'

const Figure = z.number().nullable()
const Reason = Prose.nullable()

/** Section, field, then (3)…(13): a row of Biểu II.06a without its column names, which would be most of the file. */
const BodyRow = z.tuple([Section, Code, z.array(Figure).length(columns.length)])

export const PeriodBody = z.strictObject({
  from: IsoDate,
  to: IsoDate,
  dueAt: Instant,
  closedAt: Instant,
  /** Null for a period entered again from before the program, which nobody approves. */
  approvedAt: Instant.nullable(),
  /** Of a month only. */
  month: Month.nullable(),
  lateReason: Reason,
  correctionReason: Reason,
  reentered: Reason,
  clockSuspect: z.boolean(),
  sheetHash: Sha256,
  /** Versions of the dictionary of the index and of the pairs. */
  index: Line,
  pairsVersion: Line,
  /** Official scores by group. */
  groups: z.record(Code, Figure),
  total: Figure,
  grade: Line.nullable(),
  /** Numerator, denominator, and the portal's own rate where it shows no counts. */
  metrics: z.record(Code, z.tuple([Figure, Figure, Figure])),
  /** Numerator and denominator. */
  pairs: z.record(Code, z.tuple([Figure, Figure])),
  rows: z.array(BodyRow),
})
export type PeriodBody = z.infer<typeof PeriodBody>

/** `people`: everybody the office's register knows. */
export function periodBody(
  { content, hash, approval }: WeekRevision,
  people: readonly Secrets[],
): PeriodBody {
  const { figures, rules } = content
  const version = (kind: string) => rules.find((rule) => rule.kind === kind)?.version ?? ''
  const text = (prose: string | null) => (prose === null ? null : publicText(prose, people))
  return {
    from: content.from,
    to: content.to,
    dueAt: content.dueAt,
    closedAt: content.closedAt,
    approvedAt: approval?.decision === 'approved' ? approval.at : null,
    month: content.month ?? null,
    lateReason: text(content.lateReason),
    correctionReason: text(content.correctionReason),
    reentered: text(content.reentered?.source ?? null),
    clockSuspect: content.clockSuspect,
    sheetHash: hash,
    index: version('index'),
    pairsVersion: version('pairs'),
    groups: figures.groups,
    total: content.total,
    grade: content.grade,
    metrics: Object.fromEntries(
      Object.entries(figures.metrics).map(([code, { numerator, denominator, ratio }]) => [
        code,
        [numerator, denominator, ratio],
      ]),
    ),
    pairs: Object.fromEntries(
      Object.entries(figures.pairs).map(([code, { numerator, denominator }]) => [
        code,
        [numerator, denominator],
      ]),
    ),
    rows: figures.rows.map(({ section, field, v }) => [section, field, columns.map((column) => v[column])]),
  }
}
