/**
 * The public sheet as it will be printed, or the briefing made from the same revision: the host serves the page, the
 * frame only shows it, so that screen, paper and PDF come from one document.
 */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { periodWord } from '../../shared/dates/period.ts'
import type { ExportForm } from '../../shared/week/chain.ts'
import { useCall } from '../app/session.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Note } from '../ui/Note.tsx'
import { FormsMenu } from './FormsMenu.tsx'
import classes from './Print.module.css'
import { briefingForms, weekForms } from './week-forms.ts'

type Shown = 'sheet' | 'briefing'

const addressOf = (shown: Shown, friday: string, revision: number | null): string =>
  `/sheet/${shown === 'briefing' ? 'giao-ban/' : ''}${friday}/${revision ?? 'nhap'}.html`

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
  const call = useCall()
  const frame = useRef<HTMLIFrameElement>(null)
  const exported = useRef(onExported)
  exported.current = onExported
  const [shown, setShown] = useState<Shown>('sheet')
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

  const what = shown === 'briefing' ? `Số liệu ${periodWord(friday)} cho giao ban` : 'Bảng công khai'
  const which = revision === null ? 'bản xem trước, chưa chốt' : `bản chốt lần ${revision}`
  const printed = () => {
    if (shown === 'sheet') exported.current?.('print')
  }

  return (
    <div className={classes.sheet}>
      <div className={classes.paper}>
        <iframe
          key={`${shown} ${version}`}
          ref={frame}
          className={classes.frame}
          src={addressOf(shown, friday, revision)}
          onLoad={() => frame.current?.contentWindow?.addEventListener('afterprint', printed)}
          title={`${what}, ${which}`}
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
          <FormsMenu
            groups={
              shown === 'briefing'
                ? briefingForms({ call, friday, revision })
                : weekForms({
                    call,
                    friday,
                    revision,
                    onExported: (form) => onExported?.(form),
                    showBriefing: () => setShown('briefing'),
                  })
            }
            onProblem={setProblem}
          />
        </div>
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        {revision === null ? (
          <Note tone="info" live={false}>
            Đây là bản nháp, có dấu “chưa chốt”. Chốt và duyệt xong mới in để niêm yết.
          </Note>
        ) : null}
        {shown === 'briefing' ? (
          <Button
            variant="subtle"
            leftSection={<IconArrowLeft size={18} aria-hidden />}
            onClick={() => setShown('sheet')}
          >
            Về bảng công khai
          </Button>
        ) : (
          children
        )}
      </aside>
    </div>
  )
}
