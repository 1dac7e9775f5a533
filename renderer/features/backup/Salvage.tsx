/** Saves what can still be read of a damaged database; `SalvageReport` then says what that was. */
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useApp } from '../../app/context.tsx'
import { useRefreshStatus } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Note } from '../../ui/Note.tsx'
import classes from './Backup.module.css'

/** `ready` comes before the work, for a PIN; answers whether it may go on. */
export function Salvage({
  ready,
  onBack,
}: {
  readonly ready?: () => Promise<boolean>
  readonly onBack?: () => void
}) {
  const { client, ui } = useApp()
  const refresh = useRefreshStatus()
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const salvage = async () => {
    if (ready !== undefined && !(await ready())) return
    setBusy(true)
    setProblem(null)
    const result = await client.invoke('backup.salvage', {})
    setBusy(false)
    if (!result.ok) return setProblem(sentence(result.error))
    ui.getState().setSalvaged(result.value)
    await refresh()
  }

  return (
    <div className={classes.steps}>
      <p className={classes.fact}>
        Chương trình chép từng dòng còn đọc được sang một tệp mới, kiểm tra, rồi mới dùng tệp mới. Tệp hỏng
        được cất riêng, không xóa. Những gì không đọc được sẽ thiếu; bản sao lưu gần nhất có thể đầy đủ hơn.
      </p>
      <Checkbox
        label="Tôi hiểu: có thể thiếu một phần số liệu"
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <div className={classes.buttons}>
        {onBack === undefined ? null : (
          <Button variant="default" disabled={busy} onClick={onBack}>
            Quay lại
          </Button>
        )}
        <Button disabled={!sure} loading={busy} onClick={() => void salvage()}>
          Cứu những gì còn đọc được
        </Button>
      </div>
    </div>
  )
}
