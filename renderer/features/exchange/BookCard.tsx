/** Sổ bàn giao: what went out and came in. Grey until the receipt is here, then green; in words as well as colour. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { InView, OutView } from '../../../shared/bundle/book.ts'
import { numberText } from '../../../shared/bundle/names.ts'
import { countsWords, purposeWords, sizeWords } from '../../../shared/bundle/words.ts'
import { stateText } from '../../../shared/documents/bundle-papers.ts'
import { Card, Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import tableClasses from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { FormsMenu, formWords } from '../../print/FormsMenu.tsx'
import { saveFile } from '../../print/hand-over.ts'
import { Empty } from '../../ui/Empty.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Exchange.module.css'

export function BookCard() {
  const call = useCall()
  const book = useRead('exchange.book', {})
  const [problem, setProblem] = useState<string | null>(null)
  const form = (format: 'xlsx' | 'docx' | 'pdf') => ({
    kind: 'file' as const,
    words: formWords[format],
    make: () => call('exchange.bookFile', { format }),
  })
  return (
    <Card
      title="Sổ bàn giao"
      actions={<FormsMenu groups={[[form('xlsx'), form('docx'), form('pdf')]]} onProblem={setProblem} />}
    >
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <Loaded name="exchange.book" read={book}>
        {({ out, in: came }) => (
          <>
            <h3 className={classes.heading}>Gói gửi đi</h3>
            {out.length === 0 ? (
              <Empty>Chưa gửi gói nào.</Empty>
            ) : (
              <OutTable out={out} onProblem={setProblem} />
            )}
            <h3 className={classes.heading}>Gói nhận về</h3>
            {came.length === 0 ? <Empty>Chưa nhận gói nào.</Empty> : <InTable came={came} />}
          </>
        )}
      </Loaded>
    </Card>
  )
}

function OutTable({
  out,
  onProblem,
}: {
  readonly out: readonly OutView[]
  readonly onProblem: (words: string | null) => void
}) {
  const call = useCall()
  const [open, setOpen] = useState<string | null>(null)
  const slip = async (bundleId: string) => {
    const made = await call('exchange.slip', { bundleId, format: 'docx' })
    if (made.ok) saveFile(made.value)
    onProblem(made.ok ? null : sentence(made.error))
  }
  const again = async (bundleId: string) => {
    const made = await call('exchange.again', { bundleId, to: { kind: 'file', zip: false } })
    if (made.ok && made.value.file !== null) saveFile(made.value.file)
    onProblem(made.ok ? null : sentence(made.error))
  }
  return (
    <div className={tableClasses.wrap}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Số</th>
            <th scope="col">Lúc, người làm</th>
            <th scope="col">Nội dung</th>
            <th scope="col">Nơi nhận, tình trạng</th>
            <th scope="col">Tệp, mã băm</th>
            <th scope="col">Việc</th>
          </tr>
        </thead>
        <tbody>
          {out.map((each) => (
            <tr key={each.bundleId}>
              <th scope="row" className={tableClasses.keep}>
                {numberText(each.number)}
              </th>
              <td>
                {instantText(each.madeAt)}
                <div className={tableClasses.quiet}>{each.madeBy}</div>
              </td>
              <td>
                {purposeWords[each.purpose]}: {countsWords(each.counts) || 'biên nhận'}
                {each.personal ? ', có phần mã hóa' : ''}
              </td>
              <td>
                {each.to.map(({ unitName, state, at }) => (
                  <div key={unitName}>
                    {unitName}: <span className={classes[state]}>{stateText(state, at)}</span>
                  </div>
                ))}
              </td>
              <td>
                {each.fileName} ({sizeWords(each.bytes)})<div className={classes.hash}>{each.sha256}</div>
              </td>
              <td className={tableClasses.act}>
                <Button size="compact-sm" variant="default" onClick={() => void slip(each.bundleId)}>
                  Phiếu gửi {numberText(each.number)}
                </Button>{' '}
                <Button size="compact-sm" variant="default" onClick={() => void again(each.bundleId)}>
                  Lấy lại tệp {numberText(each.number)}
                </Button>{' '}
                {each.to.some(({ state }) => state === 'sent') ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => setOpen(open === each.bundleId ? null : each.bundleId)}
                  >
                    Mã qua điện thoại {numberText(each.number)}
                  </Button>
                ) : null}
                {open === each.bundleId ? (
                  <Report bundleId={each.bundleId} onDone={() => setOpen(null)} />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Report({ bundleId, onDone }: { readonly bundleId: string; readonly onDone: () => void }) {
  const call = useCall()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async () => {
    const result = await call('exchange.report', { bundleId, code })
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
      <TextField
        label="Mã kiểm tra 12 ký tự nơi nhận đọc"
        value={code}
        onChange={setCode}
        {...(problem === null ? {} : { error: problem })}
      />
      <div>
        <Button size="compact-sm" type="submit">
          Ghi “đã báo nhận”
        </Button>
      </div>
    </form>
  )
}

function InTable({ came }: { readonly came: readonly InView[] }) {
  return (
    <div className={tableClasses.wrap}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Nơi gửi, số</th>
            <th scope="col">Lúc, người nhận</th>
            <th scope="col">Loại</th>
            <th scope="col">Biên nhận</th>
            <th scope="col">Tệp, mã băm</th>
          </tr>
        </thead>
        <tbody>
          {came.map((each) => (
            <tr key={each.bundleId}>
              <th scope="row">
                {each.senderName}
                <div className={tableClasses.quiet}>{numberText(each.number)}</div>
              </th>
              <td>
                {instantText(each.receivedAt)}
                <div className={tableClasses.quiet}>{each.receivedBy}</div>
              </td>
              <td>{purposeWords[each.purpose]}</td>
              <td>
                Mã kiểm tra <b>{each.receipt.checkCode}</b>
                <div className={tableClasses.quiet}>
                  {each.purpose === 'receipt'
                    ? 'gói biên nhận, không cần biên nhận lại'
                    : each.receiptSent
                      ? 'đã gửi biên nhận'
                      : 'chưa gửi biên nhận'}
                </div>
              </td>
              <td>
                {each.fileName}
                <div className={classes.hash}>{each.sha256}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
