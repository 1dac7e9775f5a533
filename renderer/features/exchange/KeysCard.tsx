/** This PC's key, the unit's card to give away, and the units whose keys were confirmed. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { PeerView } from '../../../shared/contract/exchange.ts'
import { useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import tableClasses from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { saveFile } from '../../print/hand-over.ts'
import { Empty } from '../../ui/Empty.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import { ProseField, TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import { ConfirmKey, relationWords } from './ConfirmKey.tsx'
import classes from './Exchange.module.css'

type Status = CallOutput<'exchange.status'>
type CardView = CallOutput<'exchange.readCard'>

export function KeysCard({ status }: { readonly status: Status }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [problem, setProblem] = useState<string | null>(null)
  const [renewing, setRenewing] = useState(false)

  const card = async () => {
    const made = await call('exchange.card', {})
    if (made.ok) saveFile(made.value.file)
    setProblem(made.ok ? null : sentence(made.error))
  }
  const sheet = async (format: 'pdf' | 'docx') => {
    const made = await call('exchange.cardSheet', { format })
    if (made.ok) saveFile(made.value)
    setProblem(made.ok ? null : sentence(made.error))
  }
  return (
    <>
      {status.key === 'locked' ? (
        <Note tone="bad" live={false}>
          Khóa của máy này không mở được: dữ liệu vừa chuyển từ máy khác, hoặc đang dùng tài khoản khác. Quản
          trị làm khóa mới; nơi nhận sẽ phải xác nhận lại.
        </Note>
      ) : null}
      <p className={classes.line}>
        {status.fingerprint === null ? (
          'Máy này chưa có khóa; khóa được làm khi lần đầu lấy thẻ hoặc gửi gói.'
        ) : (
          <>
            Bốn nhóm chữ của máy này: <b className={classes.code}>{status.fingerprint}</b>
          </>
        )}
      </p>
      <div className={classes.row}>
        <Button variant="default" onClick={() => void card()}>
          Lấy thẻ đơn vị (tệp)
        </Button>
        <Button variant="default" onClick={() => void sheet('pdf')}>
          In thẻ có mã QR (PDF)
        </Button>
        <Button variant="default" onClick={() => void sheet('docx')}>
          Thẻ Word
        </Button>
        <Button variant="default" onClick={() => setRenewing(!renewing)}>
          Làm khóa mới cho máy này…
        </Button>
      </div>
      {renewing ? (
        <NewKey
          onDone={() => {
            setRenewing(false)
            notify('Đã làm khóa mới. Gửi thẻ mới cho các đơn vị.')
          }}
        />
      ) : null}
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <TakeCard />
      <Peers peers={status.peers} />
    </>
  )
}

function NewKey({ onDone }: { readonly onDone: () => void }) {
  const call = useCall()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async () => {
    const result = await call('exchange.makeKey', { recoveryCode: code.trim() === '' ? null : code })
    if (!result.ok) return setProblem(sentence(result.error))
    onDone()
  }
  return (
    <form
      noValidate
      className={classes.confirm}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p className={classes.line}>
        Gói ký bằng khóa cũ vẫn đọc được. Có mã khôi phục thì thẻ mới được ký bằng mã ấy và nơi khác nhận
        không phải gọi điện; không có thì để trống.
      </p>
      <TextField label="Mã khôi phục (24 ký tự)" value={code} onChange={setCode} />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <div>
        <Button type="submit" variant="default">
          Làm khóa mới
        </Button>
      </div>
    </form>
  )
}

function TakeCard() {
  const call = useCall()
  const [text, setText] = useState('')
  const [view, setView] = useState<CardView | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const read = async (card: string) => {
    setText(card)
    const result = await call('exchange.readCard', { text: card })
    setView(result.ok ? result.value : null)
    setProblem(result.ok ? null : sentence(result.error))
  }
  const fromFile = async (files: readonly File[]) => {
    const file = files[0]
    if (file !== undefined) await read((await file.text()).slice(0, 20_000))
  }
  return (
    <>
      <h3 className={classes.heading}>Nhận thẻ của đơn vị khác</h3>
      <ProseField label="Dán thẻ (hoặc quét mã QR vào đây)" value={text} onChange={setText} rows={2} />
      <div className={classes.row}>
        <FileButton accept=".json,application/json" onFiles={(files) => void fromFile(files)}>
          Chọn tệp thẻ
        </FileButton>
        <Button variant="default" disabled={text.trim() === ''} onClick={() => void read(text)}>
          Xem thẻ
        </Button>
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      {view === null ? null : (
        <>
          <p className={classes.line}>
            Thẻ của <b>{view.unitName}</b>, lập {instantText(view.issuedAt)}, {view.keys.length} khóa
            {view.byRecovery ? ', ký bằng mã khôi phục của đơn vị' : ''}.
          </p>
          <ConfirmKey
            loud={view.standing === 'changed'}
            vouched={view.standing === 'vouched'}
            relation={view.relation}
            confirm={(relation, heard) => call('exchange.confirmCard', { text, relation, heard })}
            onDone={() => {
              setView(null)
              setText('')
            }}
          />
        </>
      )}
    </>
  )
}

function Peers({ peers }: { readonly peers: readonly PeerView[] }) {
  const call = useCall()
  const [problem, setProblem] = useState<string | null>(null)
  const revoke = async (unitId: string, keyId: string) => {
    const result = await call('exchange.revokeKey', { unitId, keyId })
    setProblem(result.ok ? null : sentence(result.error))
  }
  if (peers.every(({ keys }) => keys.length === 0)) return <Empty>Chưa xác nhận khóa của đơn vị nào.</Empty>
  return (
    <div className={tableClasses.wrap}>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <table className={tableClasses.table}>
        <caption>Khóa đã xác nhận</caption>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            <th scope="col">Máy</th>
            <th scope="col">Bốn nhóm chữ</th>
            <th scope="col">Xác nhận</th>
            <th scope="col">Việc</th>
          </tr>
        </thead>
        <tbody>
          {peers.flatMap(({ id, name, relation, keys }) =>
            keys.map((key) => (
              <tr key={key.keyId}>
                <th scope="row">
                  {name}
                  <div className={tableClasses.quiet}>{relationWords[relation]}</div>
                </th>
                <td>{key.pcName}</td>
                <td className={classes.code}>{key.fingerprint}</td>
                <td>
                  {key.revokedAt !== null
                    ? `đã thu hồi ${instantText(key.revokedAt)}`
                    : `${{ self: 'khóa của máy này', card: 'theo thẻ đã tin', phone: 'qua điện thoại' }[key.how]}, ${key.confirmedBy}, ${instantText(key.confirmedAt)}`}
                </td>
                <td className={tableClasses.act}>
                  {key.revokedAt === null ? (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Thu hồi khóa ${key.pcName} của ${name}`}
                      onClick={() => void revoke(id, key.keyId)}
                    >
                      Thu hồi
                    </Button>
                  ) : null}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  )
}
