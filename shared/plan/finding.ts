/**
 * What an import noticed and did not repair: the defects that real plans carry, named where they occur, and what the
 * reader could not decide by itself. The printed text stays as it is; `ask` waits for the officer, `note` only says.
 */
import { z } from 'zod'
import { Place } from './row.ts'

export const findingTypes = [
  /** A column whose heading says none of the known words. */
  'columnUnknown',
  /** No column could be taken for content, or none for time. */
  'columnMissing',
  /** The time cell holds no time phrase. */
  'deadlineUnread',
  /** The time cell holds a product and the product cell a time phrase. */
  'columnsSwapped',
  'dueBeforeIssue',
  /** A step falls due after what is built on it. */
  'childAfterParent',
  /** A document cited with another year or date than elsewhere, or than the list of known documents. */
  'citation',
  /** Two different numbers for one thing, in content and product. */
  'targetsDiffer',
  /** A number is left out: 2 is followed by 2.2. */
  'numberGap',
  'numberRepeated',
  /** A section carries a number that another one has. */
  'sectionRepeated',
  /** A row cut by the end of a page was put together. */
  'joinedRow',
  /** One cell over several columns: the row points to another document. */
  'spanText',
  'continuedNumbering',
  'planUnnumbered',
  /** Left over from the writing program: a bookmark, a page number. */
  'residue',
  'missingSpace',
  'trackedChange',
  /** "từ ngày 21 tháng trước đến ngày 20 tháng sau". */
  'periodUnclear',
  'proposed',
  /** "10 ngày": working or calendar days are not said. */
  'dayKindUnsaid',
  'dueOnDayOff',
  'hiddenRow',
  /** A table that holds no rows of a plan. */
  'tableSkipped',
  'rowDoubtful',
  /** A page that is a picture. */
  'pageUnread',
] as const

export const Finding = z.strictObject({
  type: z.enum(findingTypes),
  weight: z.enum(['ask', 'note']),
  /** Ids of the rows it concerns; empty where it concerns the document. */
  rows: z.array(z.string()),
  at: Place.optional(),
  /** The printed words it is about. */
  quote: z.string(),
  /** What an officer reads, in Vietnamese. */
  message: z.string(),
})
export type Finding = z.infer<typeof Finding>
export type FindingType = Finding['type']
