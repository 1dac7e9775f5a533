/** A plan out of a file or the clipboard, read and shown; nothing is stored before `plan.save`. */
import { z } from 'zod'
import { DeadlineReading } from '../deadline/reading.ts'
import { Finding } from '../plan/finding.ts'
import { roles } from '../plan/import/roles.ts'
import { PlanRow, RowKind } from '../plan/row.ts'
import { failure, procedure } from './procedure.ts'
import { Bytes, IsoDate, RequiredLine } from './values.ts'

export const ColumnRole = z.enum(roles)
export type ColumnRole = z.infer<typeof ColumnRole>

const Count = z.int().nonnegative()

const DocumentTable = z.strictObject({
  kind: z.literal('table'),
  index: Count,
  name: z.string().nullable(),
  width: Count,
  rows: z.array(
    z.strictObject({
      row: Count,
      page: z.int().positive().optional(),
      header: z.boolean(),
      hidden: z.boolean(),
      changed: z.boolean(),
      doubtful: z.boolean().optional(),
      cells: z.array(z.strictObject({ column: Count, across: Count, down: Count, text: z.string() })),
    }),
  ),
})

/** The document as it was read: what stands on the left of the screen. */
export const DocumentBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: z.string(), page: z.int().positive().optional() }),
  DocumentTable,
])
export type DocumentBlock = z.infer<typeof DocumentBlock>

export const PlanProposal = z.strictObject({
  facts: z.strictObject({
    docNo: z.string().nullable(),
    issuedDate: IsoDate.nullable(),
    year: z.int().nullable(),
    issuer: z.string().nullable(),
    title: z.string().nullable(),
  }),
  rows: z.array(PlanRow),
  findings: z.array(Finding),
  /** Each phrase once, the most frequent first. */
  phrases: z.array(
    z.strictObject({ phrase: z.string(), rows: z.int().positive(), reading: DeadlineReading }),
  ),
  /** The headings of the tables, each once; a choice of columns is made for one of them. */
  layouts: z.array(
    z.strictObject({
      key: z.string(),
      kind: RowKind,
      columns: z.array(
        z.strictObject({ column: Count, role: ColumnRole, label: z.string(), sure: z.boolean() }),
      ),
    }),
  ),
  document: z.array(DocumentBlock),
})
export type PlanProposal = z.infer<typeof PlanProposal>

export const planImportProcedures = {
  /** `columns`: what the officer says some columns are for; it holds for all tables with the same headings. */
  'plan.read': procedure({
    input: z.strictObject({
      source: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('clipboard'),
          html: z.string().nullable(),
          text: z.string().nullable(),
        }),
        z.strictObject({ kind: z.literal('file'), name: RequiredLine, bytes: Bytes }),
      ]),
      columns: z.array(z.strictObject({ key: z.string(), column: Count, role: ColumnRole })).max(500),
    }),
    output: PlanProposal,
    errors: [
      failure('FileTooLarge', { bytes: z.number(), limit: z.number() }),
      failure('FileRefused', { reason: z.string() }),
    ],
    role: 'officer',
    writes: false,
  }),
} as const
