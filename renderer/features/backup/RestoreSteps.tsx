/** Choose a copy, look at what is in it, then replace. Nothing changes before the last button. */
import { Button, Checkbox } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall, useRefreshStatus } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Empty } from '../../ui/Empty.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import { ProseField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Backup.module.css'
import { BackupTable } from './BackupTable.tsx'
import { ReportFacts } from './ReportFacts.tsx'

type Report = CallOutput<'backup.inspect'>

export function RestoreSteps({ onBack }: { readonly onBack: () => void }) {
  const [report, setReport] = useState<Report | null>(null)
  return report === null ? (
    <ChooseCopy onBack={onBack} onChosen={setReport} />
  ) : (
    <ConfirmRestore report={report} onBack={() => setReport(null)} onDone={onBack} />
  )
}

function ChooseCopy({
  onBack,
  onChosen,
}: {
  readonly onBack: () => void
  readonly onChosen: (report: Report) => void
}) {
  const backups = useRead('backup.list', {})
  const call = useCall()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const inspect = async (source: CallInput<'backup.inspect'>) => {
    setBusy(true)
    setProblem(null)
    const result = await call('backup.inspect', source)
    setBusy(false)
    if (result.ok) onChosen(result.value)
    else setProblem(sentence(result.error))
  }
  const inspectFile = async ([file]: readonly File[]) => {
    if (file === undefined) return
    await inspect({ kind: 'file', bytes: new Uint8Array(await file.arrayBuffer()) })
  }

  return (
    <div className={classes.steps}>
      <h2>Chọn bản sao lưu</h2>
      <p className={classes.fact}>Chọn để xem bên trong trước; chưa có gì bị thay.</p>
      <Loaded name="backup.list" read={backups}>
        {(list) =>
          list.length === 0 ? (
            <Empty>Không thấy bản sao lưu nào trên máy này hay USB đang cắm.</Empty>
          ) : (
            <BackupTable
              backups={list}
              onChoose={(backup) => void inspect({ kind: 'listed', token: backup.token })}
            />
          )
        }
      </Loaded>
      {busy ? <Note tone="info">Đang mở và kiểm tra bản sao lưu…</Note> : null}
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack}>
          Quay lại
        </Button>
        <Button variant="default" onClick={() => void backups.reload()}>
          Tìm lại
        </Button>
        <FileButton
          accept=".db"
          leftSection={<IconFolderOpen size={17} aria-hidden />}
          onFiles={(files) => void inspectFile(files)}
        >
          Chọn tệp khác…
        </FileButton>
      </div>
    </div>
  )
}

function ConfirmRestore({
  report,
  onBack,
  onDone,
}: {
  readonly report: Report
  readonly onBack: () => void
  readonly onDone: () => void
}) {
  const status = useStatus()
  const call = useCall()
  const refresh = useRefreshStatus()
  const notify = useUi((ui) => ui.notify)
  const [reason, setReason] = useState('')
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const restore = async () => {
    setBusy(true)
    setProblem(null)
    const result = await call('backup.restore', { token: report.token, reason })
    setBusy(false)
    if (!result.ok) return setProblem(sentence(result.error))
    await refresh()
    notify(`Đã khôi phục ${result.value.unitName}: ${result.value.weeks} tuần đã chốt.`)
    onDone()
  }

  return (
    <div className={classes.steps}>
      <h2>Trong bản sao lưu này</h2>
      <ReportFacts report={report} />
      {report.problems.length === 0 ? null : (
        <Note tone="bad">Bản này có chỗ hỏng: {report.problems.join('; ')}</Note>
      )}
      <ProseField
        label="Lý do khôi phục"
        hint="Ghi vào nhật ký, ví dụ: máy cũ hỏng ổ cứng"
        rows={2}
        value={reason}
        onChange={setReason}
        required
      />
      <Checkbox
        label={
          status.state === 'empty'
            ? 'Đúng là số liệu của cơ quan mình'
            : 'Tôi hiểu: số liệu đang có được cất thành một bản sao lưu, rồi bản này thay vào'
        }
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <div className={classes.buttons}>
        <Button variant="default" disabled={busy} onClick={onBack}>
          Chọn bản khác
        </Button>
        <Button disabled={!sure || reason.trim() === ''} loading={busy} onClick={() => void restore()}>
          Khôi phục
        </Button>
      </div>
    </div>
  )
}
