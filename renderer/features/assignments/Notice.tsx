/** The notice of assignment as it will be printed: the host serves the page, the frame only shows it. */
import { Button, NativeSelect } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { signsOn } from '../../../shared/unit/unit.ts'
import { useUi } from '../../app/context.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
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
  const notify = useUi((ui) => ui.notify)
  const signers = useRead('signer.list', {})
  const frame = useRef<HTMLIFrameElement>(null)
  const [date, setDate] = useState(formatDate(today))
  const [chosen, setChosen] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const read = parseDate(date, today)
  const on = read.ok ? read.value : today
  const valid = (signers.value ?? []).filter((signer) => signsOn(signer, on))
  const signerId =
    chosen === null ? (valid[0]?.id ?? null) : (valid.find(({ id }) => id === chosen)?.id ?? null)

  async function savePdf() {
    setBusy(true)
    setProblem(null)
    const result = await call('assignment.notice', { on, signerId, format: 'pdf' })
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
