/** “Cần xem trước khi chốt”: every finding with its way out, the cell to mend or the reason to write. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Finding } from '../../../shared/week/content.ts'
import { ProseField } from '../../ui/field/TextField.tsx'
import { MessageList, type Weight, weightWords } from '../../ui/MessageList.tsx'
import { type FigureSource, useFigure } from './figure-source.ts'

/** The draft field that keeps the reason for a finding; it is no figure and is not read as one. */
export const reasonField = (finding: string): string => `reason/${finding}`.slice(0, 300)

export function Findings({
  findings,
  source,
  onJump,
}: {
  readonly findings: readonly Finding[]
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
        text: finding.text,
        action: <JumpButton finding={finding} onJump={onJump} />,
        ...(finding.weight === 'ask' && source.set !== null
          ? { more: <Reason finding={finding} source={source} /> }
          : {}),
      }))}
    />
  )
}

/** Where the finding leads: to its first field, to the table, or to the evidence. */
function JumpButton({
  finding,
  onJump,
}: {
  readonly finding: Finding
  readonly onJump: (finding: Finding) => void
}) {
  const label =
    finding.kind === 'noRows'
      ? 'Dán bảng'
      : finding.kind === 'noEvidence'
        ? 'Thêm ảnh'
        : finding.weight === 'notice'
          ? 'Xem'
          : 'Sửa'
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

/** A reason is typed where the question stands and kept in the draft, so that a power cut does not ask twice. */
export function Reason({
  finding,
  source,
  always = false,
  error,
}: {
  readonly finding: Finding
  readonly source: FigureSource
  /** Open from the start: in the closing dialog. */
  readonly always?: boolean
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
      autoFocus={open && text === ''}
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
