/** The approver is away: whose signature on the printed sheet is waited for. */
import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import type { WeekHead } from '../../../../shared/contract/week.ts'
import type { PaperApproval, WeekRevision } from '../../../../shared/week/content.ts'
import { useCall } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { roleWords } from '../../../i18n/vi/words.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Note } from '../../../ui/Note.tsx'
import { weekTitle } from '../week-words.ts'
import classes from './Chain.module.css'
import { useReviewers } from './use-reviewers.ts'

export function PaperDialog({
  head,
  revision,
  onClose,
  onBegun,
}: {
  readonly head: WeekHead
  readonly revision: WeekRevision
  readonly onClose: () => void
  readonly onBegun: (paper: PaperApproval | null) => void
}) {
  const call = useCall()
  const { content } = revision
  const { able, known } = useReviewers(content.closedBy.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const approverId = chosen ?? (able.length === 1 ? (able[0]?.id ?? null) : null)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function begin() {
    setTried(true)
    setProblem(null)
    if (approverId === null) return
    const result = await call('week.beginPaper', {
      friday: head.friday,
      revision: content.revision,
      approverId,
    })
    if (result.ok) onBegun(result.value.paper)
    else setProblem(sentence(result.error))
  }

  if (!known) return null
  return (
    <Dialog
      title={`Duyệt trên giấy ${weekTitle(head).toLowerCase()}`}
      onClose={onClose}
      onSubmit={begin}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
          <Button type="submit">Chờ bản ký</Button>
        </>
      }
    >
      <p className={classes.lead}>
        Dùng khi người kiểm duyệt đi vắng, không ngồi vào máy được. In bảng, đưa ký; có bản ký thì gắn ảnh
        chụp hoặc bản quét vào đây. Trong lúc chờ, bảng in ghi rõ “Duyệt trên giấy, chờ bản ký”.
      </p>
      <Radio.Group
        label="Ai ký"
        value={approverId}
        onChange={setChosen}
        error={tried && approverId === null ? 'Chọn người ký duyệt' : undefined}
      >
        <div className={classes.people}>
          {able.map(({ id, name, role }, at) => (
            <Radio
              key={id}
              value={id}
              label={`${name}, ${roleWords[role]}`}
              data-autofocus={at === 0 || undefined}
            />
          ))}
        </div>
      </Radio.Group>
      {able.length === 0 ? (
        <Note tone="warn">
          Hôm nay không có ai khác được kiểm duyệt. Quản trị xem mục Người dùng và mục Phân công.
        </Note>
      ) : null}
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
