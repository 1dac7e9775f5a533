/** The page for the wall as it will be printed. */
import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Note } from '../../ui/Note.tsx'
import classes from './Cutoffs.module.css'

export function CutoffPrint({ year }: { readonly year: number }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const frame = useRef<HTMLIFrameElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function savePdf() {
    setBusy(true)
    setProblem(null)
    const result = await call('cutoff.sheet', { year, format: 'pdf' })
    setBusy(false)
    if (!result.ok) return setProblem(sentence(result.error))
    const { name, mediaType, bytes } = result.value
    const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
    notify(`Đã tạo ${name}.`)
  }

  return (
    <div className={classes.print}>
      <div className={classes.buttons}>
        <Button
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          In
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={busy}
          onClick={savePdf}
        >
          Tải PDF
        </Button>
        <span className={classes.legend}>A4 ngang, một trang, để treo tường.</span>
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <iframe
        ref={frame}
        className={classes.frame}
        src={`/sheet/lich-chot/${year}.html`}
        title={`Lịch chốt năm ${year}, bản in`}
      />
    </div>
  )
}
