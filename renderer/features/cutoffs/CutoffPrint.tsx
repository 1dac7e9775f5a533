/** The page for the wall as it will be printed. */
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useCall } from '../../app/session.ts'
import { type FormsItem, FormsMenu, formWords } from '../../print/FormsMenu.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Cutoffs.module.css'

export function CutoffPrint({ year }: { readonly year: number }) {
  const call = useCall()
  const frame = useRef<HTMLIFrameElement>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const form = (format: 'docx' | 'xlsx' | 'pdf'): FormsItem => ({
    kind: 'file',
    words: formWords[format],
    make: () => call('cutoff.sheet', { year, format }),
  })

  return (
    <div className={classes.print}>
      <div className={classes.buttons}>
        <Button
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          In
        </Button>
        <FormsMenu groups={[[form('docx'), form('xlsx'), form('pdf')]]} onProblem={setProblem} />
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
