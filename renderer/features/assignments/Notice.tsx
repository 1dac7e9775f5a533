/** The notice of assignment as it will be printed: the host serves the page, the frame only shows it. */
import { Button, NativeSelect } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { signsOn } from '../../../shared/unit/unit.ts'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { type FormsItem, FormsMenu, formWords } from '../../print/FormsMenu.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Assignments.module.css'

export function Notice({
  today,
  version,
}: {
  readonly today: string
  /** Changes whenever the assignments do, so that the frame reads the page again. */
  readonly version: string
}) {
  const call = useCall()
  const signers = useRead('signer.list', {})
  const frame = useRef<HTMLIFrameElement>(null)
  const [date, setDate] = useState(formatDate(today))
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const read = parseDate(date, today)
  const on = read.ok ? read.value : today
  const valid = (signers.value ?? []).filter((signer) => signsOn(signer, on))
  const signerId =
    chosen === null ? (valid[0]?.id ?? null) : (valid.find(({ id }) => id === chosen)?.id ?? null)

  const form = (format: 'docx' | 'pdf'): FormsItem => ({
    kind: 'file',
    words: formWords[format],
    make: () => call('assignment.notice', { on, signerId, format }),
  })

  return (
    <>
      <div className={classes.tools}>
        <DateField
          label="Tính đến ngày"
          value={date}
          onChange={setDate}
          today={today}
          {...(read.ok ? {} : { error: read.error.sentence })}
        />
        <NativeSelect
          label="Người ký"
          value={signerId ?? ''}
          description="lấy ở mục Cơ quan và người ký"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            { value: '', label: 'Để trống' },
            ...valid.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` })),
          ]}
        />
        <Button
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          In
        </Button>
        <FormsMenu groups={[[form('docx'), form('pdf')]]} onProblem={setProblem} />
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      {signers.state === 'loading' ? null : (
        <iframe
          key={`${version}/${on}/${signerId}`}
          ref={frame}
          className={classes.frame}
          src={`/sheet/phan-cong/${on}/${signerId ?? 'khong'}.html`}
          title="Thông báo phân công, xem trước"
        />
      )}
    </>
  )
}
