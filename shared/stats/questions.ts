/** What only the office can answer about a table, one question a matter. */
import { clean } from '../text/text.ts'
import type { Body, BodyRow } from './body.ts'
import { columns, type Section } from './form.ts'
import type { GridFile } from './grid.ts'
import type { Settled } from './hidden.ts'
import type { Layout } from './layout.ts'
import { legacyName } from './legacy.ts'
import { ownAt } from './lines.ts'
import type { FieldIndex } from './names.ts'
import type { Question } from './reading.ts'
import { type QuestionKind, questionWords } from './words.ts'

export interface Asked {
  readonly layout: Layout
  readonly body: Body
  readonly settled: Settled
  readonly index: FieldIndex
  readonly declared: GridFile['thousand']
  /** The section taken for rows that stand under none; null when every row has its own. */
  readonly assumed: Section | null
  readonly separatorAnswered: boolean
  /** Names of the table that was read and of the others that hold rows. */
  readonly tables: readonly [read: string, ...others: string[]]
}

export const questionsOf = (asked: Asked): Question[] => [
  ...aboutTables(asked),
  ...aboutColumns(asked),
  ...(asked.assumed === null ? [] : [ask('section', questionWords.section(asked.assumed))]),
  ...aboutNumbers(asked),
  ...aboutRows(asked),
  ...aboutNames(asked),
]

const ask = (kind: QuestionKind, text: string): Question => ({ kind, text })

function aboutTables({ tables: [read, ...others] }: Asked): Question[] {
  return others.length === 0 ? [] : [ask('table', questionWords.table(read, others))]
}

function aboutColumns({ layout, body }: Asked): Question[] {
  const missing = columns.filter((code) => layout.places[code] === undefined)
  return [
    ...layout.doubts.map((doubt) =>
      doubt.kind === 'columnsDisagree'
        ? ask('columnsDisagree', questionWords.columnsDisagree)
        : ask('columnAmbiguous', questionWords.columnAmbiguous(doubt.code)),
    ),
    ...(missing.length === 0 ? [] : [ask('columnMissing', questionWords.columnMissing(missing))]),
    ...(body.rows.length === 0 ? [ask('noRows', questionWords.noRows)] : []),
  ]
}

/** "1,332" is asked unless the office has answered or the file itself declares the comma; so is a stored 1.332. */
function aboutNumbers({ layout, settled, declared, separatorAnswered }: Asked): Question[] {
  const commas = settled.kept.flatMap(({ line, read }) =>
    columns.flatMap((code) =>
      read[code].how === 'commas'
        ? (layout.places[code] ?? []).map((column) => clean(ownAt(line, column)?.text ?? ''))
        : [],
    ),
  )
  const separator = commas.length > 0 && !separatorAnswered && declared !== ','
  const decimals = settled.kept.flatMap(({ line, v }) =>
    columns.flatMap((code) => {
      const value = v[code]
      const thousands = Math.round((value ?? 0) * 1_000)
      const lost = value !== null && !Number.isInteger(value) && Math.abs(value * 1_000 - thousands) < 1e-6
      return lost && Math.abs(value) >= 1
        ? [ask('decimal', questionWords.decimal(line.row, code, value, thousands))]
        : []
    }),
  )
  return [
    ...(separator ? [ask('separator', questionWords.separator([...new Set(commas)].slice(0, 3)))] : []),
    ...decimals,
  ]
}

function aboutRows({ settled, body }: Asked): Question[] {
  const hidden = settled.kept.filter(({ line }) => line.hidden)
  const nameless = body.leftovers.filter(({ reason }) => reason === 'noName').map(({ line }) => line.row)
  return [
    ...settled.duplicates.map(({ field, section, rows }) =>
      ask('duplicate', questionWords.duplicate(field, section, rows)),
    ),
    ...hidden.map(({ line, raw }) => ask('hiddenRow', questionWords.hiddenRow(line.row, clean(raw)))),
    ...settled.clashes.map(({ row, raw, visible }) =>
      ask('hiddenDuplicate', questionWords.hiddenDuplicate(row, raw, visible)),
    ),
    ...(nameless.length === 0 ? [] : [ask('noName', questionWords.noName(nameless))]),
  ]
}

function aboutNames({ settled, index }: Asked): Question[] {
  const unknown: readonly BodyRow[] = settled.kept.filter(({ known }) => known === null)
  const legacy = unknown.flatMap(({ raw }) => {
    const found = legacyName(raw, (name) => index.find(name) !== null)
    return found === null
      ? []
      : [ask('legacyFont', questionWords.legacyFont(clean(raw), found.font, found.name))]
  })
  const lost = unknown.filter(({ raw }) => /\p{L}\?|\?\p{L}|\uFFFD/u.test(raw)).map(({ raw }) => clean(raw))
  return [
    ...legacy,
    ...(lost.length === 0 ? [] : [ask('lostLetters', questionWords.lostLetters(lost.slice(0, 3)))]),
  ]
}
