/** Keeps a week from before the program: with its source in words, without approval, never as one closed in time. */
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { WeekView } from '../../../../shared/contract/week.ts'
import { useCall } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import type { Draft } from '../../../ui/draft/draft.ts'
import { ProseField } from '../../../ui/field/TextField.tsx'
import { Note } from '../../../ui/Note.tsx'
import { capital, useWord } from '../period-word.ts'
import { weekTitle } from '../week-words.ts'

export function ReenterDialog({
  view,
  draft,
  onClose,
  onKept,
}: {
  readonly view: WeekView
  readonly draft: Draft
  readonly onClose: () => void
  readonly onKept: () => void
}) {
  const word = useWord()
  const call = useCall()
  const [source, setSource] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => void draft.flush(), [draft])

  async function keep() {
    setTried(true)
    setProblem(null)
    if (source.trim() === '') return
    setBusy(true)
    if (!(await draft.flush())) {
      setBusy(false)
      setProblem('Bản nháp chưa lưu được hết. Thử lại sau giây lát.')
      return
    }
    const result = await call('week.reenter', { friday: view.head.friday, source: source.trim() })
    setBusy(false)
    if (result.ok) onKept()
    else setProblem(sentence(result.error))
  }

  return (
    <Dialog
      title={`Lưu ${weekTitle(view.head).toLowerCase()} vào sổ`}
      onClose={onClose}
      onSubmit={keep}
      blocked={busy}
      foot={
        <>
          <Button variant="default" onClick={onClose} disabled={busy}>
            Thôi
          </Button>
          <Button type="submit" loading={busy}>
            Lưu {word} cũ
          </Button>
        </>
      }
    >
      <p>
        {capital(word)} này có từ trước khi dùng chương trình. Nó được ghi “nhập lại”, không phải duyệt, không
        tính là chốt đúng giờ, và làm “{word} trước” cho {word} sau.
      </p>
      <SourceField value={source} onChange={setSource} missing={tried && source.trim() === ''} />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}

export const SourceField = ({
  value,
  onChange,
  missing,
}: {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly missing: boolean
}) => (
  <ProseField
    label="Số liệu lấy từ đâu"
    hint="Ví dụ: Thông báo số 46/TB-TTPVHCC đã niêm yết; tệp Excel theo dõi năm 2026."
    required
    autoFocus
    rows={2}
    value={value}
    onChange={onChange}
    error={missing ? 'Chưa ghi nguồn số liệu' : undefined}
  />
)
