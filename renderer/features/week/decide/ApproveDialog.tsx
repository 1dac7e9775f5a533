/** The second person sits down: reads one page, gives the PIN, approves or returns. Whoever closed is shown and refused. */
import { Button, PasswordInput, Radio } from '@mantine/core'
import { useState } from 'react'
import type { WeekView } from '../../../../shared/contract/week.ts'
import type { IndexBody } from '../../../../shared/rules/bodies.ts'
import type { WeekRevision } from '../../../../shared/week/content.ts'
import { useCall } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { instantText } from '../../../i18n/vi/format.ts'
import { roleWords } from '../../../i18n/vi/words.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ProseField } from '../../../ui/field/TextField.tsx'
import { Note } from '../../../ui/Note.tsx'
import { useReviewers } from '../chain/use-reviewers.ts'
import { revisionWords, sentenceCase, weekTitle } from '../week-words.ts'
import classes from './Decide.module.css'
import { DecisionFigures } from './Figures.tsx'

export function ApproveDialog({
  view,
  revision,
  index,
  onClose,
  onPaper,
  onDecided,
}: {
  readonly view: WeekView
  readonly revision: WeekRevision
  readonly index: IndexBody
  readonly onClose: () => void
  /** The approver is away and signs on paper. */
  readonly onPaper: () => void
  readonly onDecided: (revision: WeekRevision) => void
}) {
  const call = useCall()
  const { able, closer, known } = useReviewers(revision.content.closedBy.id)
  const [approverId, setApproverId] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const [returning, setReturning] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { content } = revision

  const approvers = closer === undefined ? able : [...able, closer]
  const own = approverId === content.closedBy.id
  const pinFault =
    tried && !/^\d{4,12}$/.test(pin) ? 'Nhập mã PIN của người duyệt, 4 đến 12 chữ số' : undefined
  const reasonFault =
    tried && returning && reason.trim() === ''
      ? 'Ghi rõ vì sao trả lại, để người chốt biết sửa gì'
      : undefined

  async function decide() {
    setTried(true)
    setProblem(null)
    if (approverId === null || own || !/^\d{4,12}$/.test(pin) || (returning && reason.trim() === '')) return
    setBusy(true)
    const given = { friday: view.head.friday, revision: content.revision, approverId, pin }
    const result = returning
      ? await call('week.return', { ...given, reason })
      : await call('week.approve', given)
    setBusy(false)
    setPin('')
    if (result.ok) onDecided(result.value)
    else setProblem(sentence(result.error))
  }

  if (!known) return null
  return (
    <Dialog
      title={
        returning
          ? `Trả lại ${weekTitle(view.head).toLowerCase()}`
          : `Duyệt ${weekTitle(view.head).toLowerCase()}`
      }
      width={760}
      onClose={onClose}
      blocked={busy}
      onSubmit={decide}
      foot={
        <>
          <Button
            variant="subtle"
            className={classes.aside ?? ''}
            onClick={() => setReturning(!returning)}
            disabled={busy}
          >
            {returning ? 'Quay lại duyệt' : 'Trả lại, có lý do…'}
          </Button>
          {returning || view.head.state === 'awaitingPaper' ? null : (
            <Button variant="subtle" onClick={onPaper} disabled={busy}>
              Người duyệt đi vắng, ký trên giấy…
            </Button>
          )}
          <Button variant="default" onClick={onClose} disabled={busy}>
            Để sau
          </Button>
          <Button type="submit" loading={busy} color={returning ? 'bad' : 'accent'}>
            {returning ? 'Trả lại cho người chốt' : 'Duyệt'}
          </Button>
        </>
      }
    >
      <p className={classes.lead}>
        {sentenceCase(revisionWords(content.revision))}, <b>{content.closedBy.name}</b> chốt lúc{' '}
        {instantText(content.closedAt)}
        {content.lateReason === null ? '' : `, chốt muộn: ${content.lateReason}`}
        {content.correctionReason === null ? '' : `. Đính chính vì: ${content.correctionReason}`}.
        {content.clockSuspect ? ' Đồng hồ máy lúc chốt bất thường.' : ''}
      </p>
      <DecisionFigures content={content} index={index} />
      {returning ? (
        <ProseField
          label="Vì sao trả lại"
          required
          rows={2}
          value={reason}
          onChange={setReason}
          error={reasonFault}
          autoFocus
        />
      ) : null}
      <div className={classes.who}>
        <Radio.Group
          label="Người duyệt"
          value={approverId}
          onChange={setApproverId}
          error={tried && approverId === null ? 'Chọn người duyệt' : undefined}
        >
          <div className={classes.people}>
            {approvers.map(({ id, name, role }) => (
              <Radio
                key={id}
                value={id}
                data-autofocus={
                  id === able.find((person) => person.id !== content.closedBy.id)?.id || undefined
                }
                label={id === content.closedBy.id ? `${name} (người chốt)` : `${name}, ${roleWords[role]}`}
              />
            ))}
            {known && able.length === 0 ? (
              <Note tone="warn">
                Hôm nay không có ai khác được kiểm duyệt. Quản trị xem mục Người dùng và mục Phân công.
              </Note>
            ) : null}
          </div>
        </Radio.Group>
        <PasswordInput
          label="Mã PIN của người duyệt"
          inputMode="numeric"
          autoComplete="off"
          value={pin}
          disabled={own}
          error={own ? undefined : pinFault}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
      </div>
      {own ? (
        <Note tone="bad">
          <b>Người chốt không tự duyệt.</b> Mời người khác có vai trò kiểm duyệt nhập mã PIN.
        </Note>
      ) : null}
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
