/** “Cần xem trước khi chốt”: every finding with its way out, the cell to mend or the reason to write. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Finding } from '../../../shared/week/content.ts'
import { ProseField } from '../../ui/field/TextField.tsx'
import { MessageList, type Weight, weightWords } from '../../ui/MessageList.tsx'
import { type FigureSource, useFigure } from './figure-source.ts'
import type { WeekRules } from './WeekScreen.tsx'

/** A text that cannot be read says little without its place; the other sentences name theirs. */
export function findingText(
  { kind, text, fields: [field] }: Finding,
  rules: Pick<WeekRules, 'index' | 'pairs'>,
): string {
  if (kind !== 'unreadable' || field === undefined) return text
  return `${placeOf(field, rules)}: ${text}`
}

function placeOf(field: string, { index, pairs }: Pick<WeekRules, 'index' | 'pairs'>): string {
  const [root = '', first = '', second = '', column = ''] = field.split('/')
  if (root === 'group') return index.groups.find(({ code }) => code === first)?.name ?? first
  if (root === 'metric') {
    const metric = index.groups.flatMap(({ metrics }) => metrics).find(({ code }) => code === first)
    return `Chỉ số ${metric?.id ?? first}`
  }
  if (root === 'pair') return pairs.pairs.find(({ code }) => code === first)?.name ?? first
  if (root === 'row') return `${decodeURIComponent(second)}, cột (${column.slice(1)})`
  return 'Tổng ghi trên Cổng'
}

/** The draft field that keeps the reason for a finding; it is no figure and is not read as one. */
export const reasonField = (finding: string): string => `reason/${finding}`.slice(0, 300)

export function Findings({
  findings,
  rules,
  source,
  onJump,
}: {
  readonly findings: readonly Finding[]
  readonly rules: Pick<WeekRules, 'index' | 'pairs'>
  readonly source: FigureSource
  readonly onJump: (finding: Finding) => void
}) {
  return (
    <MessageList
      label="Cần xem trước khi chốt"
      empty="Không còn gì phải xem. Chốt được."
      messages={findings.map((finding) => ({
        id: finding.id,
        weight: finding.weight,
        text: findingText(finding, rules),
        action: <JumpButton finding={finding} onJump={onJump} />,
        ...(finding.weight === 'ask' && source.set !== null
          ? { more: <Reason finding={finding} source={source} /> }
          : {}),
      }))}
    />
  )
}

/** Where the finding leads: to its first field, to the table, or to the evidence. */
export function JumpButton({
  finding,
  onJump,
}: {
  readonly finding: Finding
  readonly onJump: (finding: Finding) => void
}) {
  const label = jumpWords(finding)
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={`${label}: ${finding.text}`}
      onClick={() => onJump(finding)}
    >
      {label}
    </Button>
  )
}

function jumpWords({ kind, weight }: Finding): string {
  if (kind === 'noRows') return 'Dán bảng'
  if (kind === 'noEvidence') return 'Thêm ảnh'
  return weight === 'notice' ? 'Xem' : 'Sửa'
}

/** A reason is typed where the question stands and kept in the draft, so that a power cut does not ask twice. */
export function Reason({
  finding,
  source,
  always = false,
  first = false,
  error,
}: {
  readonly finding: Finding
  readonly source: FigureSource
  /** Open from the start: in the closing dialog. */
  readonly always?: boolean
  /** The cursor waits here when the dialog opens. */
  readonly first?: boolean
  readonly error?: string | undefined
}) {
  const [text, set] = useFigure(source, reasonField(finding.id))
  const [open, setOpen] = useState(false)
  if (!always && !open && text === '')
    return (
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
        Đúng như vậy, ghi lý do…
      </Button>
    )
  return (
    <ProseField
      label={`Lý do: ${finding.text}`}
      hideLabel
      placeholder="Vì sao số liệu này vẫn đúng"
      rows={1}
      value={text}
      error={error}
      autoFocus={first || (open && text === '')}
      onChange={(next) => set?.(next)}
    />
  )
}

export interface Tally {
  readonly weight: Weight
  readonly count: number
}

/** "✕ 1 sai · ? 2 hỏi", for where the list has no room. */
export function tallyOf(findings: readonly Finding[]): readonly Tally[] {
  return (['blocks', 'ask', 'notice'] as const)
    .map((weight) => ({ weight, count: findings.filter((finding) => finding.weight === weight).length }))
    .filter(({ count }) => count > 0)
}

export const tallyWords = (tally: readonly Tally[]): string =>
  tally.length === 0
    ? '✓ không còn gì phải xem'
    : tally
        .map(
          ({ weight, count }) =>
            `${weightWords[weight].sign} ${count} ${weightWords[weight].word.toLowerCase()}`,
        )
        .join(' · ')
