/**
 * The public sheet as it will be printed: the host serves the page, the frame only shows it, so that screen, paper
 * and PDF come from one document.
 */
import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { ExportForm } from '../../shared/week/chain.ts'
import { useApp } from '../app/context.tsx'
import { useCall } from '../app/session.ts'
import { sentence } from '../i18n/vi/errors.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Note } from '../ui/Note.tsx'
import classes from './Print.module.css'

export const sheetAddress = (friday: string, revision: number | null): string =>
  `/sheet/${friday}/${revision ?? 'nhap'}.html`

export function SheetView({
  friday,
  revision,
  version,
  onExported,
  children,
}: {
  readonly friday: string
  /** null shows the draft, marked as one. */
  readonly revision: number | null
  /** Changes whenever the document does, so that the frame reads it again. */
  readonly version: string
  /** The sheet was printed or saved. A print that was broken off counts too: the browser does not tell. */
  readonly onExported?: ((form: ExportForm) => void) | undefined
  /** The form of number, date and signer, beside the sheet. */
  readonly children?: React.ReactNode
}) {
  const { ui } = useApp()
  const call = useCall()
  const frame = useRef<HTMLIFrameElement>(null)
  const exported = useRef(onExported)
  exported.current = onExported
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      frame.current?.contentWindow?.print()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  async function savePdf() {
    setBusy(true)
    setProblem(null)
    const result = await call('week.sheet', { friday, revision, format: 'pdf' })
    setBusy(false)
    if (!result.ok) {
      setProblem(sentence(result.error))
      return
    }
    const { name, mediaType, bytes } = result.value
    const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
    ui.getState().notify(`Đã tạo ${name}.`)
    onExported?.('pdf')
  }

  return (
    <div className={classes.sheet}>
      <div className={classes.paper}>
        <iframe
          key={version}
          ref={frame}
          className={classes.frame}
          src={sheetAddress(friday, revision)}
          onLoad={() =>
            frame.current?.contentWindow?.addEventListener('afterprint', () => exported.current?.('print'))
          }
          title={revision === null ? 'Bản xem trước, chưa chốt' : `Bảng công khai, bản chốt lần ${revision}`}
        />
      </div>
      <aside className={classes.side} aria-label="In và phát hành">
        <div className={classes.buttons}>
          <Button
            leftSection={<IconPrinter size={18} aria-hidden />}
            rightSection={<KeyHint keys="Ctrl P" />}
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
        </div>
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        {revision === null ? (
          <Note tone="info" live={false}>
            Đây là bản nháp, có dấu “chưa chốt”. Chốt và duyệt xong mới in để niêm yết.
          </Note>
        ) : null}
        {children}
      </aside>
    </div>
  )
}
