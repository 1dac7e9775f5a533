/** A reading laid open: where it comes from, what is asked, what contradicts, what will change, what was left out. */
import { Radio } from '@mantine/core'
import type { TableProposal } from '../../../../shared/contract/week.ts'
import { formatSpan } from '../../../../shared/dates/words.ts'
import type { FieldsBody } from '../../../../shared/rules/bodies.ts'
import { MessageList } from '../../../ui/MessageList.tsx'
import { Note } from '../../../ui/Note.tsx'
import { useWord } from '../period-word.ts'
import { weekTitle } from '../week-words.ts'
import type { Answers, Comparison, Holders } from './compare.ts'
import classes from './Import.module.css'
import { ProposalTable } from './ProposalTable.tsx'
import { choicesOf } from './questions.ts'
import { SameFieldTwice } from './SameFieldTwice.tsx'
import { UnknownNames } from './UnknownNames.tsx'

export function ProposalView({
  head,
  proposal,
  comparison,
  answers,
  dictionary,
  replies,
  keeping,
  onKeep,
  onAnswer,
  onForget,
  holders,
  onHold,
  onReply,
}: {
  readonly head: { readonly from: string; readonly to: string }
  readonly proposal: TableProposal
  readonly comparison: Comparison
  readonly answers: Answers
  readonly dictionary: FieldsBody
  readonly replies: Readonly<Record<string, string>>
  /** Whether rows that the table does not name stay in the draft. */
  readonly keeping: boolean
  readonly onKeep: (keep: boolean) => void
  readonly onAnswer: (id: string, field: string | null) => void
  readonly onForget: (id: string) => void
  readonly holders: Holders
  readonly onHold: (id: string, row: number) => void
  readonly onReply: (kind: string, value: string) => void
}) {
  const word = useWord()
  const { period, rows, skipped, renamed, contradictions, questions } = proposal
  const other = period !== null && (period.from !== head.from || period.to !== head.to)
  const asked = questions.filter((question) => choicesOf(question) !== null)
  // A field claimed twice is asked above, with its choice.
  const told = questions.filter((question) => choicesOf(question) === null && question.kind !== 'duplicate')
  return (
    <>
      <p className={classes.facts}>
        Đọc được <b>{rows.length} dòng</b> từ {proposal.source}
        {period === null ? ', bảng không ghi kỳ' : `, kỳ ${formatSpan(period.from, period.to)}`}.{' '}
        {changeWords(comparison)}
      </p>
      {other && period !== null ? (
        <Note tone="bad" live={false}>
          <b>Khác kỳ.</b> Bảng này ghi kỳ {formatSpan(period.from, period.to)}, còn đang nhập{' '}
          {weekTitle(head).toLowerCase()}. Kiểm tra lại đã chép đúng bảng chưa.
        </Note>
      ) : null}
      <UnknownNames
        proposal={proposal}
        answers={answers}
        dictionary={dictionary}
        onAnswer={onAnswer}
        onForget={onForget}
      />
      <SameFieldTwice claims={comparison.claims} holders={holders} onHold={onHold} />
      {asked.map((question) => (
        <Radio.Group
          key={question.kind}
          label={question.text}
          value={replies[question.kind] ?? choicesOf(question)?.[0]?.value ?? ''}
          onChange={(value) => onReply(question.kind, value)}
          className={classes.question ?? ''}
        >
          <div className={classes.choices}>
            {choicesOf(question)?.map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </div>
        </Radio.Group>
      ))}
      {comparison.untouched.length === 0 ? null : (
        <Radio.Group
          label={`${comparison.untouched.length} dòng đang có mà bảng này không nêu: ${namesOf(comparison)}`}
          value={keeping ? 'keep' : 'drop'}
          onChange={(value) => onKeep(value === 'keep')}
          className={classes.question ?? ''}
        >
          <div className={classes.choices}>
            <Radio value="keep" label={`Giữ lại trong bảng của ${word}`} />
            <Radio value="drop" label={`Bỏ khỏi bảng của ${word}`} />
          </div>
        </Radio.Group>
      )}
      {contradictions.length + told.length === 0 ? null : (
        <MessageList
          label="Chỗ cần để ý trong bảng"
          empty=""
          messages={[
            ...contradictions.map(({ text, row, kind }) => ({
              id: `${kind}:${row}:${text}`,
              weight: 'ask' as const,
              text,
            })),
            ...told.map(({ kind, text }) => ({ id: `${kind}:${text}`, weight: 'notice' as const, text })),
          ]}
        />
      )}
      <ProposalTable comparison={comparison} />
      {renamed.length === 0 ? null : (
        <details className={classes.more}>
          <summary>{renamed.length} tên đã đổi sang tên trong danh mục</summary>
          <ul>
            {renamed.map(({ row, section, raw, field }) => (
              <li key={`${row}:${section}`}>
                “{raw}” → {field}
              </li>
            ))}
          </ul>
        </details>
      )}
      {skipped.length === 0 ? null : (
        <details className={classes.more}>
          <summary>Bỏ qua {skipped.length} dòng không phải số liệu của lĩnh vực</summary>
          <ul>
            {skipped.map(({ row, reason, text }) => (
              <li key={`${row}:${text}`}>
                {row > 0 ? `Dòng ${row}, ` : ''}
                {reason}: “{text}”
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function changeWords({ rows, added, changedCells, untouched }: Comparison): string {
  const same = rows.filter(({ kind }) => kind === 'same').length
  if (untouched.length === 0 && added === rows.length) return 'Bảng 13 cột đang trống.'
  const parts = [
    ...(added > 0 ? [`thêm ${added} dòng`] : []),
    ...(changedCells > 0 ? [`đổi ${changedCells} ô`] : []),
    ...(same > 0 ? [`${same} dòng giữ như đang có`] : []),
  ]
  return parts.length === 0 ? '' : `So với bản nháp: ${parts.join(', ')}.`
}

function namesOf({ untouched }: Comparison): string {
  const names = untouched.slice(0, 3).map(({ field }) => field)
  return untouched.length > 3 ? `${names.join(', ')}…` : names.join(', ')
}
