/** The dialog that is open over the week, and what follows when it has done its work. */
import type { WeekView } from '../../../shared/contract/week.ts'
import type { Copied } from '../../../shared/index766/portal/page.ts'
import { hasProof } from '../../../shared/week/chain.ts'
import type { Finding } from '../../../shared/week/content.ts'
import type { Draft } from '../../ui/draft/draft.ts'
import { AttachDialog } from './chain/AttachDialog.tsx'
import { PaperDialog } from './chain/PaperDialog.tsx'
import { PublishDialog } from './chain/PublishDialog.tsx'
import { ApproveDialog } from './decide/ApproveDialog.tsx'
import { CancelCorrection } from './decide/CancelCorrection.tsx'
import { CloseDialog } from './decide/CloseDialog.tsx'
import { CorrectionDialog } from './decide/CorrectionDialog.tsx'
import { ImportDialog } from './import/ImportDialog.tsx'
import type { TableSource } from './import/source.ts'
import { ReenterDialog } from './past/ReenterDialog.tsx'
import { capital, useWord } from './period-word.ts'
import { PortalDialog } from './portal/PortalDialog.tsx'
import { PrefillDialog } from './prefill/PrefillDialog.tsx'
import { keptRows } from './table/rows.ts'
import type { LiveFigures } from './use-figures.ts'
import type { WeekRules } from './WeekScreen.tsx'
import { revisionWords } from './week-words.ts'

export type WeekPart = 'scores' | 'table' | 'sheet' | 'chain'

export type OpenDialog =
  | { readonly type: 'import'; readonly first: TableSource | null }
  | { readonly type: 'prefill' }
  | { readonly type: 'portal'; readonly first: Copied | null }
  | { readonly type: 'reenter' }
  | { readonly type: 'close' }
  | { readonly type: 'approve' }
  | { readonly type: 'paper' }
  | { readonly type: 'attach' }
  | { readonly type: 'publish' }
  | { readonly type: 'correct' }
  | { readonly type: 'cancelCorrection' }

export function WeekDialogs({
  open,
  view,
  rules,
  live,
  draft,
  now,
  onClose,
  onJump,
  onSettled,
  onShow,
  onOpen,
}: {
  readonly open: OpenDialog | null
  readonly view: WeekView
  readonly rules: WeekRules
  readonly live: LiveFigures
  readonly draft: Draft
  readonly now: number
  readonly onClose: () => void
  readonly onJump: (finding: Finding) => void
  /** The week is another one now; the sentence says what happened. */
  readonly onSettled: (words: string) => void
  readonly onShow: (part: WeekPart) => void
  readonly onOpen: (dialog: OpenDialog) => void
}) {
  const word = useWord()
  const latest = view.revisions.at(-1)
  switch (open?.type) {
    case undefined:
      return null
    case 'import':
      return (
        <ImportDialog
          head={view.head}
          first={open.first}
          current={live.figures.rows}
          dictionary={rules.fields}
          keep={(rows) => keptRows(rows, draft.store.getState().values)}
          onClose={onClose}
          onApplied={(rows, restore) => {
            if (Object.keys(restore).length > 0) draft.set(restore)
            onSettled(`Đã đưa ${rows} dòng vào bảng 13 cột.`)
            onShow('table')
          }}
        />
      )
    case 'prefill':
      return (
        <PrefillDialog
          friday={view.head.friday}
          draft={draft.store.getState().values}
          fields={rules.fields}
          pairs={rules.pairs}
          onClose={onClose}
          onFilled={(cells) => {
            onSettled(`Đã điền ${cells} ô từ danh sách hồ sơ. Số đã nhập không đổi.`)
            onShow('table')
          }}
        />
      )
    case 'portal':
      return (
        <PortalDialog
          first={open.first}
          index={rules.index}
          draft={draft.store.getState().values}
          onClose={onClose}
          onApply={(changes, count) => {
            draft.set(changes)
            onSettled(`Đã đưa ${count} số từ trang Cổng vào ${word}.`)
            onShow('scores')
          }}
        />
      )
    case 'reenter':
      return (
        <ReenterDialog
          view={view}
          draft={draft}
          onClose={onClose}
          onKept={() => onSettled(`Đã lưu ${word} cũ vào sổ.`)}
        />
      )
    case 'close':
      return (
        <CloseDialog
          view={view}
          rules={rules}
          live={live}
          draft={draft}
          now={now}
          onJump={onJump}
          onClose={onClose}
          onClosed={({ content }) =>
            onSettled(`Đã chốt, ${revisionWords(content.revision)}. Mời người kiểm duyệt.`)
          }
        />
      )
    case 'approve':
      return latest === undefined ? null : (
        <ApproveDialog
          view={view}
          revision={latest}
          index={rules.index}
          onClose={onClose}
          onPaper={() => onOpen({ type: 'paper' })}
          onDecided={({ approval }) =>
            onSettled(
              approval?.decision === 'approved'
                ? `${approval.by.name} đã duyệt.`
                : 'Đã trả lại cho người chốt.',
            )
          }
        />
      )
    case 'paper':
      return latest === undefined ? null : (
        <PaperDialog
          head={view.head}
          revision={latest}
          onClose={onClose}
          onBegun={(paper) => {
            onSettled(`Chờ bản ký của ${paper?.approver.name ?? 'người duyệt'}. In bảng để đưa ký.`)
            onShow('sheet')
          }}
        />
      )
    case 'attach':
      return latest === undefined || latest.paper === null ? null : (
        <AttachDialog
          head={view.head}
          revision={latest.content.revision}
          paper={latest.paper}
          onClose={onClose}
          onAttached={() => onSettled(`Đã gắn bản ký, ${word} đã được duyệt trên giấy.`)}
          onCancelled={() => onSettled('Không chờ bản ký nữa. Mời người kiểm duyệt nhập mã PIN.')}
        />
      )
    case 'publish':
      return latest === undefined ? null : (
        <PublishDialog
          head={view.head}
          revision={latest.content.revision}
          now={now}
          onClose={onClose}
          onPublished={(publication) => {
            onSettled(
              hasProof(publication)
                ? `Đã ghi công khai, có minh chứng. ${capital(word)} này xong.`
                : 'Đã ghi công khai. Còn thiếu đường dẫn hoặc ảnh.',
            )
            onShow('chain')
          }}
        />
      )
    case 'correct':
      return (
        <CorrectionDialog
          view={view}
          onClose={onClose}
          onStarted={() => {
            onSettled('Đã mở bản đính chính. Bản đã chốt vẫn nguyên.')
            onShow('scores')
          }}
        />
      )
    case 'cancelCorrection':
      return (
        <CancelCorrection
          friday={view.head.friday}
          onClose={onClose}
          onCancelled={() => onSettled('Đã bỏ bản đính chính. Bản chốt trước đó là bản mới nhất.')}
        />
      )
  }
}
