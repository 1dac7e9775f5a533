/** Sending: to whom, what it would carry, whether personal data travel, and where the file goes. */
import { Button, Checkbox, NativeSelect, Radio } from '@mantine/core'
import { useState } from 'react'
import { countsWords, sizeWords } from '../../../shared/bundle/words.ts'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { useUi } from '../../app/context.tsx'
import { Card } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { saveFile } from '../../print/hand-over.ts'
import { Note } from '../../ui/Note.tsx'
import classes from './Exchange.module.css'

type Purpose = 'up' | 'down' | 'office' | 'receipt'

const purposes: readonly { readonly value: Purpose; readonly label: string }[] = [
  { value: 'up', label: 'Lên cấp trên' },
  { value: 'down', label: 'Xuống cấp dưới' },
  { value: 'office', label: 'Sang máy khác của cơ quan' },
  { value: 'receipt', label: 'Chỉ gửi biên nhận' },
]

/** Beyond it many mail gateways refuse a file; only said, never forbidden. */
const mailCaution = 5 * 1024 * 1024

export function SendCard() {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [purpose, setPurpose] = useState<Purpose>('up')
  const proposed = useRead('exchange.propose', { purpose })
  const places = useRead('exchange.places', {})
  const [personal, setPersonal] = useState(false)
  const [place, setPlace] = useState('')
  const [zip, setZip] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [sent, setSent] = useState<CallOutput<'exchange.send'> | null>(null)
  const chosen = places.value?.some(({ token }) => token === place) ? place : ''

  const send = async () => {
    setBusy(true)
    setProblem(null)
    setSent(null)
    const result = await call('exchange.send', {
      purpose,
      personal,
      to: chosen === '' ? { kind: 'file', zip } : { kind: 'place', token: chosen },
    })
    setBusy(false)
    if (!result.ok) return setProblem(sentence(result.error))
    setSent(result.value)
    if (result.value.file !== null) saveFile(result.value.file)
    notify('Đã làm xong gói.')
  }

  return (
    <Card title="Gửi">
      <div className={classes.stack}>
        <Radio.Group label="Gửi đi đâu" value={purpose} onChange={(value) => setPurpose(value as Purpose)}>
          <div className={classes.choices}>
            {purposes.map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </div>
        </Radio.Group>
        <Proposed read={proposed} />
        {proposed.value !== null && proposed.value.personal > 0 ? (
          <Checkbox
            checked={personal}
            onChange={(event) => setPersonal(event.currentTarget.checked)}
            label="Kèm phần có dữ liệu cá nhân, mã hóa cho nơi nhận"
          />
        ) : null}
        <div className={classes.row}>
          <NativeSelect
            label="Ghi vào"
            value={chosen}
            onChange={(event) => setPlace(event.currentTarget.value)}
            data={[
              { value: '', label: 'Tệp tải về (để gửi thư điện tử)' },
              ...(places.value ?? []).map(({ token, label }) => ({ value: token, label })),
            ]}
          />
          <Button variant="default" onClick={() => void places.reload()}>
            Tìm lại USB
          </Button>
        </div>
        {chosen === '' ? (
          <Checkbox
            checked={zip}
            onChange={(event) => setZip(event.currentTarget.checked)}
            label="Thêm đuôi .zip (khi hộp thư không cho gửi .smc)"
          />
        ) : null}
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        {sent === null ? null : (
          <Note tone="ok">
            {sent.place === null
              ? `Đã làm tệp ${sent.out.fileName}, ${sizeWords(sent.out.bytes)}.`
              : `Đã ghi và kiểm tra trên ${sent.place}: ${sent.out.fileName}, ${sizeWords(sent.out.bytes)}. Có thể rút.`}
            {sent.place === null && sent.out.bytes > mailCaution
              ? ' Lớn hơn 5 MB, nhiều hộp thư không nhận; nên mang bằng USB.'
              : ''}
          </Note>
        )}
        <div>
          <Button loading={busy} onClick={() => void send()}>
            Làm gói và gửi
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Proposed({ read }: { readonly read: ReturnType<typeof useRead<'exchange.propose'>> }) {
  if (read.state === 'loading') return <p className={classes.line}>Đang xem có gì mới…</p>
  if (read.state === 'failed') {
    return (
      <Note tone="warn" live={false}>
        {sentence(read.error)}
      </Note>
    )
  }
  const { recipients, counts, receipts } = read.value
  const what = [countsWords(counts), receipts > 0 ? `${receipts} biên nhận` : ''].filter(
    (part) => part !== '',
  )
  return (
    <p className={classes.line}>
      Nơi nhận: <b>{recipients.join('; ')}</b>. Mới kể từ biên nhận gần nhất:{' '}
      <b>{what.join(', ') || 'chưa có gì'}</b>.
    </p>
  )
}
