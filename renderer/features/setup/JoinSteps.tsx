/** The office's second PC: choose the first one's bundle, see whose it is, answer what no bundle can answer itself. */
import { Button } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { useApp } from '../../app/context.tsx'
import { sentence } from '../../i18n/vi/errors.ts'
import { FileButton } from '../../ui/FileButton.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Note } from '../../ui/Note.tsx'
import { JoinForm } from './JoinForm.tsx'
import classes from './Setup.module.css'

export function JoinSteps({ onBack }: { readonly onBack: () => void }) {
  const { client } = useApp()
  const [bundle, setBundle] = useState<CallOutput<'setup.openBundle'> | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const open = async ([file]: readonly File[]) => {
    if (file === undefined) return
    setBusy(true)
    setProblem(null)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const result = await client.invoke('setup.openBundle', { name: file.name, bytes })
    setBusy(false)
    setBundle(result.ok ? result.value : null)
    setProblem(result.ok ? null : sentence(result.error))
  }

  if (bundle !== null) return <JoinForm bundle={bundle} onBack={() => setBundle(null)} />
  return (
    <FileDrop words="Thả gói (.smc) của máy kia vào đây" onFiles={(files) => void open(files)}>
      <div className={classes.form}>
        <h1 className={classes.stepTitle}>Máy này là máy thứ hai của cơ quan</h1>
        <p className={classes.lead}>
          Ở máy thứ nhất, vào Gửi – nhận, chọn “Sang máy khác của cơ quan”, bấm Làm gói và gửi. Mang tệp .smc
          sang đây, kéo vào cửa sổ này hoặc bấm Chọn gói. Chọn để xem trước, chưa có gì được ghi.
        </p>
        {busy ? <Note tone="info">Đang mở và kiểm tra gói…</Note> : null}
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        <div className={classes.foot}>
          <Button variant="default" onClick={onBack}>
            Quay lại
          </Button>
          <FileButton
            accept=".smc,.zip"
            variant="filled"
            leftSection={<IconFolderOpen size={18} aria-hidden />}
            onFiles={(files) => void open(files)}
          >
            Chọn gói
          </FileButton>
        </div>
      </div>
    </FileDrop>
  )
}
