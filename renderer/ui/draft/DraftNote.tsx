/** Speaks only when saving does not go by itself; the foot of the frame tells the good news. */
import { Note } from '../Note.tsx'
import type { Draft } from './draft.ts'
import { useDraftPhase } from './use-draft.ts'

export function DraftNote({ draft }: { readonly draft: Draft }) {
  const phase = useDraftPhase(draft)
  if (phase.type === 'retrying')
    return (
      <Note tone="warn">
        Chưa lưu được bản nháp, chương trình đang tự thử lại. Chữ đã gõ vẫn còn trên màn hình.
      </Note>
    )
  if (phase.type === 'refused') return <Note tone="bad">Chưa lưu được: {phase.why}</Note>
  return null
}
