/** The update that somebody brings on a stick: looked for only when asked, run only when its signature holds. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { FoundUpdate } from '../../../shared/contract/desktop.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { useUi } from '../../app/context.tsx'
import { Card } from '../../app/Page.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { updateWords } from '../../i18n/vi/words.ts'
import { Note } from '../../ui/Note.tsx'
import classes from './ThisPc.module.css'

export function UpdateCard({ desktop }: { readonly desktop: boolean }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [looked, setLooked] = useState<CallOutput<'update.look'> | null>(null)
  const [busy, setBusy] = useState(false)
  const look = async () => {
    setBusy(true)
    const result = await call('update.look', {})
    setBusy(false)
    if (result.ok) setLooked(result.value)
    else notify(sentence(result.error), 'bad')
  }
  return (
    <Card
      title="Cập nhật từ USB"
      actions={
        <Button size="compact-md" variant="default" loading={busy} onClick={() => void look()}>
          Tìm bản cập nhật
        </Button>
      }
    >
      <p className={classes.quiet}>
        Chép bộ cài và tệp so-mot-cua-cap-nhat.json vào thư mục gốc của USB, cắm USB rồi bấm Tìm. Chương trình
        soát chữ ký và mã băm trước khi chạy, và sao lưu trước đã.
      </p>
      {looked === null ? null : <Looked looked={looked} desktop={desktop} />}
    </Card>
  )
}

function Looked({
  looked,
  desktop,
}: {
  readonly looked: CallOutput<'update.look'>
  readonly desktop: boolean
}) {
  return (
    <>
      {looked.keys === 0 ? (
        <Note tone="info" live={false}>
          Bản chương trình này không mang khóa phát hành nào, nên chưa tin được bản cập nhật nào. Bản do nơi
          phát hành đóng gói sẽ có khóa.
        </Note>
      ) : null}
      {looked.found.length === 0 ? (
        <p role="status">Không thấy bản cập nhật trên USB hay ổ nào khác.</p>
      ) : null}
      {looked.found.map((found) => (
        <Found key={found.token} found={found} desktop={desktop} />
      ))}
    </>
  )
}

function Found({ found, desktop }: { readonly found: FoundUpdate; readonly desktop: boolean }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [busy, setBusy] = useState(false)
  const ready = found.verdict === 'ready'
  const begin = async () => {
    setBusy(true)
    const result = await call('update.begin', { token: found.token })
    setBusy(false)
    if (result.ok) notify('Đang chạy bộ cài. Chương trình sẽ tự đóng rồi mở lại.')
    else notify(sentence(result.error), 'bad')
  }
  return (
    <Note
      tone={ready ? 'ok' : found.verdict === 'same' ? 'info' : 'warn'}
      live={false}
      action={
        ready && desktop ? (
          <Button size="compact-md" loading={busy} onClick={() => void begin()}>
            Cập nhật
          </Button>
        ) : undefined
      }
    >
      <b>
        {found.place}
        {found.version === null ? '' : ` · bản ${found.version}`}
        {found.issued === null ? '' : `, phát hành ${formatDate(found.issued)}`}
      </b>
      <br />
      {updateWords[found.verdict]}
      {ready && !desktop
        ? ' Sổ đang mở trong trình duyệt nên không tự cài được; hãy đóng sổ rồi thay thư mục chương trình.'
        : ''}
      {found.notes === '' ? null : (
        <>
          <br />
          {found.notes}
        </>
      )}
    </Note>
  )
}
