/**
 * Freezing: the moment the figures become a revision. Everything the sheet will ever print of them is gathered
 * here, so that neither a later edit of the office's name nor a newer rule can change a closed week.
 */
import type { RuleReference } from '../rules/rule.ts'
import type { WeekTarget } from '../target/target.ts'
import type { Unit } from '../unit/unit.ts'
import type { Computed, EvidenceFile, Finding, WeekContent, WeekFigures } from './content.ts'

export interface Freezing {
  readonly unitId: string
  readonly unit: Unit
  readonly friday: string
  readonly month?: WeekContent['month']
  readonly from: string
  readonly to: string
  readonly dueAt: number
  readonly revision: number
  readonly closedAt: number
  readonly closedBy: WeekContent['closedBy']
  readonly lateReason: string | null
  readonly correctionReason: string | null
  readonly clockSuspect: boolean
  readonly figures: WeekFigures
  readonly computed: Computed
  readonly total: number | null
  readonly grade: string | null
  readonly previous: WeekContent['previous']
  readonly findings: readonly Finding[]
  readonly reasons: Readonly<Record<string, string>>
  readonly evidence: readonly EvidenceFile[]
  readonly rules: readonly RuleReference[]
  readonly targets?: readonly WeekTarget[]
}

export const freeze = ({
  reasons,
  findings,
  evidence,
  rules,
  targets = [],
  ...rest
}: Freezing): WeekContent => ({
  format: 1,
  ...rest,
  findings: findings.map((finding) => ({ ...finding, reason: reasons[finding.id] ?? null })),
  evidence: evidence.map(({ sha256, name, bytes }) => ({ sha256, name, bytes })),
  rules: rules.map(({ kind, version, revision }) => ({ kind, version, revision })),
  targets: targets.map((target) => ({ ...target })),
})

/** Findings that still stand in the way: what must be mended, and what was asked and has no reason yet. */
export const remaining = (
  findings: readonly Finding[],
  reasons: Readonly<Record<string, string>>,
): Finding[] =>
  findings.filter(
    (finding) =>
      finding.weight === 'blocks' || (finding.weight === 'ask' && (reasons[finding.id] ?? '').trim() === ''),
  )
