/** What a reading of Biểu II.06a holds; the keys are those that `stats read` prints. */
import type { SkipReason } from './body.ts'
import type { CarryMismatch, Contradiction, SumLine } from './checks.ts'
import type { Counts, Section } from './form.ts'
import type { Container } from './grid.ts'
import type { HiddenRow } from './hidden.ts'
import type { Period } from './titles.ts'
import type { QuestionKind } from './words.ts'

export interface ReadRow {
  readonly row: number
  readonly section: Section
  readonly stt: string | null
  readonly fieldRaw: string
  readonly fieldClean: string
  /** Name in the dictionary; null must be asked. */
  readonly field: string | null
  readonly v: Counts
  readonly hiddenRow?: true
  readonly unknown?: true
  /** How the spelling differs from the dictionary's: `hoá/hóa`. */
  readonly spellingVariant?: string
}

export interface SkippedLine {
  /** Absent where a whole table is skipped. */
  readonly row?: number
  /** 1-based number of another table of the page. */
  readonly table?: number
  readonly reason: SkipReason | 'otherTable'
  readonly text: string
  readonly what?: string
}

export interface Question {
  readonly kind: QuestionKind
  readonly text: string
}

export interface StatsReading {
  readonly container: Container
  readonly sheet?: string
  readonly sheetIndex?: number
  readonly tableIndex?: number
  readonly unit: { readonly name: string } | null
  readonly period: Period | null
  readonly exportTime: string | null
  readonly headerRows: readonly number[]
  readonly numberRow: number | null
  /** `c1`…`c13` → column letters; two columns that add up to one code are written `E+F`. */
  readonly columns: Readonly<Record<string, string>>
  readonly otherColumns: readonly { readonly column: string; readonly header: string }[]
  readonly rows: readonly ReadRow[]
  readonly subtotals: readonly SumLine[]
  readonly total: SumLine | null
  readonly skipped: readonly SkippedLine[]
  readonly unknownFields: readonly { readonly row: number; readonly section: Section; readonly raw: string }[]
  readonly renamedFields: readonly {
    readonly row: number
    readonly section: Section
    readonly raw: string
    readonly field: string
  }[]
  readonly hiddenRows: readonly HiddenRow[]
  readonly duplicates: readonly {
    readonly section: Section
    readonly field: string
    readonly rows: readonly number[]
    readonly identical: boolean
  }[]
  readonly contradictions: readonly Contradiction[]
  readonly carryMismatch: readonly CarryMismatch[]
  readonly formulaCells: readonly {
    readonly row: number
    readonly col: string
    readonly formula: string
    readonly cached: number | null
  }[]
  readonly strayCells: readonly { readonly cell: string; readonly text: string }[]
  readonly otherSheets: readonly { readonly sheet: string; readonly rows: number }[]
  readonly questions: readonly Question[]
  /** Rows stand under no printed section: the office must say which one. */
  readonly askSection?: true
}
