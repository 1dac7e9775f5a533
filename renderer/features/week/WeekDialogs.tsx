/** The dialog that is open over the week, and what follows when it has done its work. */
import type { WeekView } from '../../../shared/contract/week.ts'
import type { Copied } from '../../../shared/index766/portal/page.ts'
import type { Finding } from '../../../shared/week/content.ts'
import type { Draft } from '../../ui/draft/draft.ts'
import { ApproveDialog } from './decide/ApproveDialog.tsx'
import { CancelCorrection } from './decide/CancelCorrection.tsx'
import { CloseDialog } from './decide/CloseDialog.tsx'
import { CorrectionDialog } from './decide/CorrectionDialog.tsx'
import { ImportDialog } from './import/ImportDialog.tsx'
import type { TableSource } from './import/source.ts'
import { PortalDialog } from './portal/PortalDialog.tsx'
import { keptRows } from './table/rows.ts'
import type { LiveFigures } from './use-figures.ts'
import type { WeekRules } from './WeekScreen.tsx'
import { revisionWords } from './week-words.ts'

export type WeekPart = 'scores' | 'table' | 'sheet'

export type OpenDialog =
  | { readonly type: 'import'; readonly first: TableSource | null }
  | { readonly type: 'portal'; readonly first: Copied | null }
  | { readonly type: 'close' }
  | { readonly type: 'approve' }
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
}) {
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
    case 'portal':
      return (
        <PortalDialog
          first={open.first}
          index={rules.index}
          draft={draft.store.getState().values}
          onClose={onClose}
          onApply={(changes, count) => {
            draft.set(changes)
            onSettled(`Đã đưa ${count} số từ trang Cổng vào tuần.`)
            onShow('scores')
          }}
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
          onDecided={({ approval }) =>
            onSettled(
              approval?.decision === 'approved'
                ? `${approval.by.name} đã duyệt.`
                : 'Đã trả lại cho người chốt.',
            )
          }
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
