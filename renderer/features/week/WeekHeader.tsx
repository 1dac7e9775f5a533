/** Which week, until when, and the one button that comes next. */
import { Button } from '@mantine/core'
import type { WeekView } from '../../../shared/contract/week.ts'
import { isEditable } from '../../../shared/week/state.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { FileButton } from '../../ui/FileButton.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { tableFiles } from './import/source.ts'
import { useWord } from './period-word.ts'
import classes from './Week.module.css'
import { closingWords, leftWords, revisionWords, sentenceCase, weekTitle } from './week-words.ts'

const HALF_HOUR = 30 * 60_000

export function WeekHeader({
  view,
  now,
  onPasteTable,
  onFiles,
  onClose,
  onApprove,
  onCorrect,
  onCancelCorrection,
  onSheet,
  onAttach,
  onPublish,
}: {
  readonly view: WeekView
  readonly now: number
  readonly onPasteTable: () => void
  readonly onFiles: (files: readonly File[]) => void
  readonly onClose: () => void
  readonly onApprove: () => void
  readonly onCorrect: () => void
  readonly onCancelCorrection: () => void
  readonly onSheet: () => void
  readonly onAttach: () => void
  readonly onPublish: () => void
}) {
  const { head } = view
  const word = useWord()
  const editable = isEditable(head.state)
  const correcting = head.state === 'correcting'
  return (
    <div className={classes.head}>
      <div className={classes.title}>
        <h1>{weekTitle(head)}</h1>
        {head.month === undefined ? null : <span className={classes.due}>{head.month.report}</span>}
        <Due view={view} now={now} />
      </div>
      <div className={classes.buttons}>
        {editable ? (
          <>
            <Button variant="default" onClick={onPasteTable} rightSection={<KeyHint keys="Ctrl V" />}>
              Dán từ Excel
            </Button>
            <FileButton accept={tableFiles} onFiles={onFiles}>
              Nhập tệp…
            </FileButton>
            {correcting ? (
              <Button variant="default" onClick={onCancelCorrection}>
                Bỏ đính chính
              </Button>
            ) : null}
            <Button onClick={onClose} rightSection={<KeyHint keys="F9" />}>
              {head.state === 'before' ? `Lưu ${word} cũ` : correcting ? 'Chốt đính chính' : `Chốt ${word}`}
            </Button>
          </>
        ) : null}
        {head.state === 'closed' ? (
          <>
            <Button variant="default" onClick={onCorrect}>
              Đính chính…
            </Button>
            <Button onClick={onApprove} rightSection={<KeyHint keys="F9" />}>
              Duyệt
            </Button>
          </>
        ) : null}
        {head.state === 'awaitingPaper' ? (
          <>
            <Button variant="default" onClick={onCorrect}>
              Đính chính…
            </Button>
            <Button variant="default" onClick={onApprove}>
              Duyệt bằng mã PIN
            </Button>
            <Button onClick={onAttach} rightSection={<KeyHint keys="F9" />}>
              Gắn bản ký…
            </Button>
          </>
        ) : null}
        {head.state === 'reentered' ? (
          <Button variant="default" onClick={onCorrect}>
            Đính chính…
          </Button>
        ) : null}
        {head.state === 'returned' ? <Button onClick={onCorrect}>Sửa theo ý kiến trả lại…</Button> : null}
        {head.state === 'approved' ? (
          <>
            <Button variant="default" onClick={onCorrect}>
              Đính chính…
            </Button>
            <Button variant={head.chain.exportedAt === null ? 'filled' : 'default'} onClick={onSheet}>
              In bảng công khai
            </Button>
            <Button
              variant={head.chain.exportedAt === null || head.chain.done ? 'default' : 'filled'}
              onClick={onPublish}
              rightSection={<KeyHint keys="F9" />}
            >
              Công khai…
            </Button>
          </>
        ) : null}
      </div>
    </div>
  )
}

function Due({ view: { head, revisions }, now }: { readonly view: WeekView; readonly now: number }) {
  const word = useWord()
  const latest = revisions.at(-1)
  if (head.state === 'before')
    return <span className={classes.due}>trước khi cơ quan dùng chương trình, nhập lại được</span>
  if (head.state === 'future')
    return (
      <span className={classes.due}>
        {closingWords(head)} · chưa đến {word} này
      </span>
    )
  if (head.state === 'open' || head.state === 'overdue') {
    const left = head.dueAt - now
    const tone = head.state === 'overdue' ? 'bad' : left < HALF_HOUR ? 'warn' : undefined
    return (
      <span className={classes.due} data-tone={tone}>
        {closingWords(head)} · {leftWords(head.dueAt, now)}
      </span>
    )
  }
  if (latest === undefined || head.state === 'correcting') return null
  const { revision, closedAt, closedBy } = latest.content
  if (head.state === 'reentered')
    return (
      <span className={classes.due}>
        {closedBy.name} nhập lại {instantText(closedAt)}, không phải duyệt
      </span>
    )
  return (
    <span className={classes.due}>
      {sentenceCase(revisionWords(revision))} · {closedBy.name} chốt {instantText(closedAt)}
      {head.late ? ', chốt muộn' : ''}
    </span>
  )
}
