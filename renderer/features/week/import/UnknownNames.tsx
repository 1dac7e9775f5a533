/** Names that the dictionary does not know: asked once, remembered by the office. */
import { SegmentedControl } from '@mantine/core'
import { useMemo } from 'react'
import type { TableProposal } from '../../../../shared/contract/week.ts'
import type { FieldsBody } from '../../../../shared/rules/bodies.ts'
import { compareText } from '../../../../shared/text/text.ts'
import { FieldSelect } from '../table/AddRow.tsx'
import { sectionWords } from '../table/columns.ts'
import { type Answers, answerId } from './compare.ts'
import classes from './Import.module.css'

export function UnknownNames({
  proposal,
  answers,
  dictionary,
  onAnswer,
  onForget,
}: {
  readonly proposal: Pick<TableProposal, 'unknown'>
  readonly answers: Answers
  readonly dictionary: FieldsBody
  readonly onAnswer: (id: string, field: string | null) => void
  readonly onForget: (id: string) => void
}) {
  const names = useMemo(() => dictionary.fields.map(({ name }) => name).sort(compareText), [dictionary])
  const asked = [...new Map(proposal.unknown.map((name) => [answerId(name), name]))]
  if (asked.length === 0) return null
  return (
    <section className={classes.unknown} aria-labelledby="unknown-title">
      <h3 id="unknown-title">
        {asked.length} tên lĩnh vực chưa có trong danh mục. Chọn một lần, lần sau chương trình nhớ.
      </h3>
      {asked.map(([id, { raw, section }]) => {
        const answer = answers.get(id)
        const way =
          answer === undefined ? 'pick' : answer === null ? 'leave' : answer === raw ? 'keep' : 'pick'
        return (
          <div key={id} className={classes.name} data-open={answer === undefined || undefined}>
            <span>
              <b>“{raw}”</b> <span className={classes.quiet}>({sectionWords[section]})</span>
            </span>
            <SegmentedControl
              aria-label={`“${raw}” xử lý thế nào`}
              value={way}
              onChange={(next) => {
                if (next === 'keep') onAnswer(id, raw)
                else if (next === 'leave') onAnswer(id, null)
                else onForget(id)
              }}
              data={[
                { value: 'pick', label: 'Là lĩnh vực…' },
                { value: 'keep', label: 'Lĩnh vực mới' },
                { value: 'leave', label: 'Bỏ dòng này' },
              ]}
            />
            {way === 'pick' ? (
              <FieldSelect
                hideLabel
                label={`“${raw}” là lĩnh vực nào`}
                names={names}
                dictionary={dictionary}
                value={answer ?? null}
                onChange={(field) => (field === null ? onForget(id) : onAnswer(id, field))}
              />
            ) : (
              <span className={classes.quiet}>
                {way === 'keep' ? 'Giữ nguyên tên này trong bảng.' : 'Số liệu của dòng này không vào bảng.'}
              </span>
            )}
          </div>
        )
      })}
    </section>
  )
}
