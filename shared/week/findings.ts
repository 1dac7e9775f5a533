/**
 * What to look at before a week is closed, worst first. Nothing is repaired here: the official figures are the
 * portal's and the export's, and a contradiction inside them is closed with a reason, not hidden.
 */
import { cents, flaggedDifference } from '../index766/difference.ts'
import type { IndexBody } from '../rules/bodies.ts'
import type { ChecksBody, PairsBody } from '../rules/figures.ts'
import { type Column, columns, type StatsRow } from '../stats/form.ts'
import { brokenIdentities } from '../stats/identities.ts'
import type { Computed, Finding, WeekFigures } from './content.ts'
import { draftField, type ReadDraft } from './draft.ts'
import { jumpFindings, type WeekBefore } from './jumps.ts'
import { pairFindings } from './pairs.ts'
import { words } from './words.ts'

export interface FindingsInput {
  readonly read: ReadDraft
  readonly index: IndexBody
  readonly computed: Computed
  /** Sum of the official group scores, exact to two decimals; null unless every group has one. */
  readonly sum: number | null
  readonly pairs: PairsBody
  readonly checks: ChecksBody
  /** The week before, for (6) against (11) and for jumps; null when there was none. */
  readonly before: WeekBefore | null
  /** Columns (10) and (13) against the list of dossiers; see `lateFindings`. */
  readonly late?: readonly Finding[]
  /** How many files besides the tables the figures were read from. */
  readonly evidence: number
  /** What the period is called. */
  readonly word?: 'tuần' | 'tháng'
}

const weights = ['blocks', 'ask', 'notice'] as const

export function findingsOf(input: FindingsInput): Finding[] {
  const { figures } = input.read
  const { word = 'tuần' } = input
  return [
    ...unreadable(input.read),
    ...scores(input),
    ...ratios(input),
    ...figures.rows.flatMap(rowFindings),
    ...pairFindings(figures, input.pairs),
    ...(input.late ?? []),
    ...carry(figures.rows, input.before?.rows ?? [], word),
    ...(input.before === null ? [] : jumpFindings(figures, input.before, input.index, input.checks, word)),
    ...missingParts(figures, input.evidence),
  ].sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight))
}

function unreadable(read: ReadDraft): Finding[] {
  return read.unreadable.map(({ field, text, ambiguous }) => ({
    id: `unreadable:${field}`,
    weight: 'blocks',
    kind: 'unreadable',
    text: ambiguous ? words.ambiguous(text) : words.unreadable(text),
    fields: [field],
  }))
}

function scores({ read, index, computed, sum }: FindingsInput): Finding[] {
  const findings: Finding[] = []
  const typed = new Set(read.unreadable.map(({ field }) => field))
  const missing = index.groups.filter(
    (group) => read.figures.groups[group.code] === null && !typed.has(draftField.group(group.code)),
  )
  if (missing.length > 0) {
    findings.push({
      id: 'groupMissing',
      weight: 'ask',
      kind: 'groupMissing',
      text: words.groupMissing(missing.map((group) => group.name)),
      fields: missing.map((group) => draftField.group(group.code)),
    })
  }
  for (const group of index.groups) {
    const official = read.figures.groups[group.code] ?? null
    if (official === null) continue
    const fields = [draftField.group(group.code)]
    if (official < 0) {
      const text = words.groupNegative(group.name, official)
      findings.push({
        id: `groupNegative:${group.code}`,
        weight: 'blocks',
        kind: 'groupNegative',
        text,
        fields,
      })
    }
    if (official > group.max) {
      const text = words.groupAboveMax(group.name, official, group.max)
      findings.push({ id: `groupAboveMax:${group.code}`, weight: 'ask', kind: 'groupAboveMax', text, fields })
    }
    const own = computed.groups.find(({ code }) => code === group.code)
    if (own?.score != null && flaggedDifference(official, own, index) !== null) {
      const text = words.scoreDiffers(group.name, official, own.score)
      findings.push({
        id: `scoreDiffers:${group.code}`,
        weight: 'notice',
        kind: 'scoreDiffers',
        text,
        fields,
      })
    }
  }
  const { total } = read.figures
  if (total !== null && sum !== null && cents(total, sum) > Math.round(index.totalTolerance * 100)) {
    const text = words.totalMismatch(total, sum)
    findings.push({
      id: 'totalMismatch',
      weight: 'ask',
      kind: 'totalMismatch',
      text,
      fields: [draftField.total],
    })
  }
  return findings
}

function ratios({ read, index }: FindingsInput): Finding[] {
  return index.groups
    .flatMap((group) => group.metrics)
    .flatMap((metric): Finding[] => {
      const figures = read.figures.metrics[metric.code]
      if (figures === undefined) return []
      const { numerator, denominator, ratio } = figures
      const above =
        (numerator !== null && denominator !== null && numerator > denominator) ||
        (ratio !== null && ratio > 100)
      if (!above) return []
      return [
        {
          id: `ratioAbove100:${metric.code}`,
          weight: 'ask',
          kind: 'ratioAbove100',
          text: words.ratioAbove100(metric.name),
          fields: [
            draftField.metric(metric.code, 'numerator'),
            draftField.metric(metric.code, 'denominator'),
          ],
        },
      ]
    })
}

function rowFindings(row: StatsRow): Finding[] {
  const findings: Finding[] = []
  const cell = (column: Column) => draftField.cell(row.section, row.field, column)
  const add = (weight: Finding['weight'], kind: Finding['kind'], text: string, fields: string[]) =>
    findings.push({ id: `${kind}:${fields[0]}`, weight, kind, text, fields })

  for (const column of columns) {
    const value = row.v[column]
    if (value === null) continue
    if (value < 0) add('ask', 'negative', words.negative(row, column), [cell(column)])
    if (!Number.isInteger(value)) add('ask', 'notInteger', words.notInteger(row, column), [cell(column)])
  }
  const empty = columns.filter((column) => row.v[column] === null)
  if (empty.length > 0) add('notice', 'cellMissing', words.cellMissing(row, empty), empty.map(cell))
  for (const { kind, whole, parts, inFile, computed } of brokenIdentities(row.v)) {
    const weight = kind === 'balance' ? 'notice' : 'ask'
    add(weight, kind, words.identity(row, whole, parts, inFile - computed), [whole, ...parts].map(cell))
  }
  return findings
}

/** (6) of this week should be (11) of the week before, field by field. */
function carry(rows: readonly StatsRow[], previous: readonly StatsRow[], word: 'tuần' | 'tháng'): Finding[] {
  const before = new Map(previous.map((row) => [`${row.section}/${row.field}`, row.v.c11]))
  const broken = rows.filter((row) => {
    const left = before.get(`${row.section}/${row.field}`) ?? null
    return left !== null && row.v.c6 !== null && left !== row.v.c6
  })
  if (broken.length === 0) return []
  return [
    {
      id: 'carryMismatch',
      weight: 'ask',
      kind: 'carryMismatch',
      text: words.carryMismatch(
        broken.map((row) => row.field),
        word,
      ),
      fields: broken.map((row) => draftField.cell(row.section, row.field, 'c6')),
    },
  ]
}

function missingParts(figures: WeekFigures, evidence: number): Finding[] {
  const findings: Finding[] = []
  if (figures.rows.length === 0) {
    findings.push({ id: 'noRows', weight: 'notice', kind: 'noRows', text: words.noRows, fields: [] })
  }
  if (evidence === 0) {
    findings.push({
      id: 'noEvidence',
      weight: 'notice',
      kind: 'noEvidence',
      text: words.noEvidence,
      fields: [],
    })
  }
  return findings
}
