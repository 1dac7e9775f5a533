/** What must be known of the week before one reads its figures. */
import type { WeekView } from '../../../shared/contract/week.ts'
import type { WeekRevision } from '../../../shared/week/content.ts'
import { Note } from '../../ui/Note.tsx'
import { EarlierRevisionNote } from './Revisions.tsx'
import { revisionWords } from './week-words.ts'

export function WeekNotes({
  view: { head, revisions, correctionReason },
  earlier,
  onBack,
}: {
  readonly view: WeekView
  /** The revision on the screen where it is not the newest state of the week. */
  readonly earlier: WeekRevision | undefined
  readonly onBack: () => void
}) {
  const approval = revisions.at(-1)?.approval
  const reentered = revisions.at(-1)?.content.reentered
  if (earlier !== undefined)
    return <EarlierRevisionNote revision={earlier} newest={revisions.length} onBack={onBack} />
  if (head.state === 'correcting')
    return (
      <Note tone="warn" live={false}>
        <b>Đang gõ {revisionWords(head.revision + 1)}.</b> Lý do: {correctionReason}. Ô có dấu ∆ khác bản đã
        chốt.
      </Note>
    )
  if (head.state === 'reentered' && reentered !== undefined)
    return (
      <Note tone="warn" live={false}>
        <b>Nhập lại từ trước khi dùng chương trình.</b> Nguồn: {reentered.source}
      </Note>
    )
  if (head.state === 'returned' && approval?.reason != null)
    return (
      <Note tone="warn" live={false}>
        <b>{approval.by.name} trả lại:</b> {approval.reason}
      </Note>
    )
  const paper = revisions.at(-1)?.paper
  if (head.state === 'awaitingPaper' && paper != null)
    return (
      <Note tone="warn" live={false}>
        <b>Duyệt trên giấy, chờ bản ký của {paper.approver.name}.</b> In bảng để đưa ký; có bản ký thì gắn ảnh
        chụp hoặc bản quét.
      </Note>
    )
  if (head.chain.publishedOther !== null)
    return (
      <Note tone="warn" live={false}>
        <b>Đã công khai {revisionWords(head.chain.publishedOther)}, không phải bản mới nhất.</b>{' '}
        {head.state === 'approved' ? 'Công khai lại' : 'Duyệt xong thì công khai lại'}{' '}
        {revisionWords(head.revision)} và gỡ bản cũ.
      </Note>
    )
  return null
}
