/** F9: what is still open, why it stands, and what will be frozen. Nothing can be changed after the button. */
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { WeekView } from '../../../../shared/contract/week.ts'
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { Finding, WeekRevision } from '../../../../shared/week/content.ts'
import { remaining } from '../../../../shared/week/freeze.ts'
import { useCall } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { instantText } from '../../../i18n/vi/format.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import type { Draft } from '../../../ui/draft/draft.ts'
import { ProseField } from '../../../ui/field/TextField.tsx'
import { MessageList } from '../../../ui/MessageList.tsx'
import { Note } from '../../../ui/Note.tsx'
import { findingText, JumpButton, Reason, reasonField } from '../Findings.tsx'
import { draftSource, useFigure } from '../figure-source.ts'
import { useWord } from '../period-word.ts'
import type { LiveFigures } from '../use-figures.ts'
import type { WeekRules } from '../WeekScreen.tsx'
import { weekTitle } from '../week-words.ts'
import classes from './Decide.module.css'

const LATE_REASON = 'lateReason'

export function CloseDialog({
  view,
  rules,
  live,
  draft,
  now,
  onJump,
  onClose,
  onClosed,
}: {
  readonly view: WeekView
  readonly rules: Pick<WeekRules, 'index' | 'pairs'>
  readonly live: LiveFigures
  readonly draft: Draft
  readonly now: number
  readonly onJump: (finding: Finding) => void
  readonly onClose: () => void
  readonly onClosed: (revision: WeekRevision) => void
}) {
  const word = useWord()
  const call = useCall()
  const source = draftSource(draft)
  const values = useStore(draft.store, (state) => state.values)
  const [lateReason, setLateReason] = useFigure(source, LATE_REASON)
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { findings } = view
  const [lateAsked, setLateAsked] = useState(view.head.state === 'overdue')

  // What was typed just before F9 is on its way; the findings follow when it has arrived.
  useEffect(() => void draft.flush(), [draft])

  const reasons = Object.fromEntries(
    findings.flatMap(({ id, weight }) => {
      const reason = values[reasonField(id)]?.trim() ?? ''
      return weight === 'ask' && reason !== '' ? [[id, reason]] : []
    }),
  )
  const left = remaining(findings, reasons)
  /** Where the cursor waits: the first question without a reason. */
  const [asked] = useState(() => left.find(({ weight }) => weight === 'ask'))
  const blocks = findings.filter(({ weight }) => weight === 'blocks')
  const lateMissing = lateAsked && lateReason.trim() === ''
  const correcting = view.head.state === 'correcting'

  async function close() {
    setTried(true)
    setProblem(null)
    if (left.length > 0 || lateMissing) return
    setBusy(true)
    if (!(await draft.flush())) {
      setBusy(false)
      setProblem('Bản nháp chưa lưu được hết nên chưa chốt. Thử lại sau giây lát.')
      return
    }
    const result = await call('week.close', {
      friday: view.head.friday,
      ...(lateAsked ? { lateReason: lateReason.trim() } : {}),
      reasons,
    })
    setBusy(false)
    if (result.ok) {
      onClosed(result.value)
      return
    }
    if (result.error.type === 'LateReasonNeeded') setLateAsked(true)
    setProblem(sentence(result.error))
  }

  return (
    <Dialog
      title={
        correcting
          ? `Chốt bản đính chính ${weekTitle(view.head).toLowerCase()}`
          : `Chốt ${weekTitle(view.head).toLowerCase()}`
      }
      width={680}
      onClose={onClose}
      blocked={busy}
      onSubmit={close}
      foot={
        <>
          <Button variant="default" onClick={onClose} disabled={busy}>
            Chưa chốt
          </Button>
          <Button
            type="submit"
            loading={busy}
            disabled={blocks.length > 0}
            data-autofocus={left.length === 0 || undefined}
          >
            {correcting ? 'Chốt bản đính chính' : `Chốt ${word}`}
          </Button>
        </>
      }
    >
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      {findings.length === 0 ? null : (
        <>
          {left.length === 0 ? null : (
            <p className={classes.lead}>
              {blocks.length > 0 ? `Còn ${blocks.length} chỗ sai phải sửa rồi mới chốt được. ` : ''}
              {left.length > blocks.length
                ? `${left.length - blocks.length} chỗ cần sửa hoặc ghi lý do; lý do được giữ cùng bản chốt.`
                : ''}
            </p>
          )}
          <MessageList
            label="Còn lại trước khi chốt"
            empty=""
            messages={findings.map((finding) => ({
              id: finding.id,
              weight: finding.weight,
              text: findingText(finding, rules),
              action: <JumpButton finding={finding} onJump={onJump} />,
              ...(finding.weight === 'ask'
                ? {
                    more: (
                      <Reason
                        always
                        first={finding === asked}
                        finding={finding}
                        source={source}
                        error={
                          tried && reasons[finding.id] === undefined
                            ? 'Sửa số liệu hoặc ghi lý do'
                            : undefined
                        }
                      />
                    ),
                  }
                : {}),
            }))}
          />
        </>
      )}
      {lateAsked ? (
        <ProseField
          label="Lý do chốt muộn"
          hint={`Hạn chốt là ${instantText(view.head.dueAt)}, bây giờ là ${instantText(now)}. Lý do được in trên bảng công khai.`}
          required
          rows={2}
          value={lateReason}
          onChange={(text) => setLateReason?.(text)}
          error={tried && lateMissing ? 'Chưa ghi lý do chốt muộn' : undefined}
          autoFocus={left.length === 0}
        />
      ) : null}
      <div className={classes.frozen}>
        <p>
          Sẽ đóng băng: điểm {Object.values(live.figures.groups).filter((score) => score !== null).length}{' '}
          nhóm, tổng <b>{live.total === null ? 'chưa đủ nhóm' : formatNumber(live.total, 2)}</b>
          {view.grade === null ? '' : ` (${view.grade})`}; bảng 13 cột {live.figures.rows.length} dòng;{' '}
          {view.evidence.length} tệp minh chứng; {view.rules.length} quy tắc đang áp dụng.
        </p>
        <p>Sau khi chốt không ai sửa được con số nào. Phát hiện sai thì làm đính chính: bản cũ vẫn còn.</p>
      </div>
    </Dialog>
  )
}
