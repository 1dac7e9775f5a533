/** The year's registers: letters of apology with their number book, and urging slips with their answers. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { letterNumber } from '../../../shared/letter/letter.ts'
import { shortMoment } from '../../../shared/letter/wording.ts'
import { channelNames, stateNames } from '../../../shared/letter/words.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { useCall } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { FormsMenu, formWords } from '../../print/FormsMenu.tsx'
import { printHtml } from '../../print/print-html.ts'
import { Empty } from '../../ui/Empty.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Late.module.css'
import { NumberBook } from './NumberBook.tsx'

export function LettersScreen() {
  const { today } = useStatus()
  const year = Number(today.slice(0, 4))
  const [shown, setShown] = useState(year)
  return (
    <Page
      title={`Sổ phiếu xin lỗi, đôn đốc ${shown}`}
      actions={
        <>
          <Button variant="default" onClick={() => setShown(shown - 1)}>
            Năm {shown - 1}
          </Button>
          {shown === year ? null : (
            <Button variant="default" onClick={() => setShown(shown + 1)}>
              Năm {shown + 1}
            </Button>
          )}
          <Button component={Link} to={paths.late} variant="default">
            Hồ sơ trễ
          </Button>
        </>
      }
    >
      <Register key={`letters of ${shown}`} year={shown} />
      <Urgings key={`urgings of ${shown}`} year={shown} />
    </Page>
  )
}

function Register({ year }: { readonly year: number }) {
  const call = useCall()
  const read = useRead('letter.register', { year })
  const [problem, setProblem] = useState<string | null>(null)
  const file = (format: 'pdf' | 'docx' | 'xlsx') => ({
    kind: 'file' as const,
    words: formWords[format],
    make: () => call('letter.registerDocument', { year, format }),
  })
  return (
    <Card
      title="Phiếu xin lỗi"
      actions={<FormsMenu groups={[[file('xlsx'), file('docx'), file('pdf')]]} onProblem={setProblem} />}
    >
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <Loaded name="letter.register" read={read}>
        {({ rows, book }) => (
          <div className={classes.stack}>
            <NumberBook book="letter" state={book} />
            {rows.length === 0 ? (
              <Empty>Năm {year} chưa phát hành phiếu nào.</Empty>
            ) : (
              <div className={table.wrap}>
                <table className={table.table}>
                  <thead>
                    <tr>
                      <th scope="col">Số</th>
                      <th scope="col">Ngày</th>
                      <th scope="col">Mã hồ sơ</th>
                      <th scope="col">Người nộp</th>
                      <th scope="col">Hẹn trả</th>
                      <th scope="col">Hẹn lại</th>
                      <th scope="col">Đã gửi</th>
                      <th scope="col">Tình trạng</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map(({ entry, code, due, applicant }) => (
                      <tr key={entry.id}>
                        <th scope="row" className={table.keep}>
                          {letterNumber(entry.number ?? 0, entry.symbol ?? '')}
                        </th>
                        <td className={table.keep}>
                          {entry.issuedOn === null ? '' : formatDate(entry.issuedOn)}
                        </td>
                        <td className={table.keep}>
                          <Link to={paths.lateDossier(code)}>{code}</Link>
                        </td>
                        <td>{applicant ?? '–'}</td>
                        <td className={table.keep}>{shortMoment(due)}</td>
                        <td className={table.keep}>
                          {entry.newDate === null ? '–' : formatDate(entry.newDate)}
                        </td>
                        <td>
                          {entry.delivery === null
                            ? '–'
                            : entry.delivery.channels.map((channel) => channelNames[channel]).join(', ')}
                        </td>
                        <td>
                          {stateNames[entry.state]}
                          {entry.late ? ', muộn' : ''}
                          {entry.voided === null ? '' : `: ${entry.voided.reason}`}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </div>
        )}
      </Loaded>
    </Card>
  )
}

function Urgings({ year }: { readonly year: number }) {
  const { today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const read = useRead('urging.list', { year })
  const book = useRead('letter.book', { book: 'urging', year })
  const [problem, setProblem] = useState<string | null>(null)
  const [answering, setAnswering] = useState<string | null>(null)
  const [typed, setTyped] = useState({ on: 'hôm nay', answer: '' })

  async function print(id: string) {
    const made = await call('urging.document', { id, format: 'html' })
    if (!made.ok) return setProblem(sentence(made.error))
    await printHtml(made.value)
  }
  async function answer(id: string) {
    const on = parseDate(typed.on, today)
    if (!on.ok) return setProblem(on.error.sentence)
    const done = await call('urging.answer', { id, on: on.value, answer: typed.answer })
    if (!done.ok) return setProblem(sentence(done.error))
    setAnswering(null)
    notify('Đã ghi trả lời.')
  }

  return (
    <Card title="Phiếu đôn đốc">
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      {book.state === 'ready' ? <NumberBook book="urging" state={book.value} /> : null}
      <Loaded name="urging.list" read={read}>
        {(slips) =>
          slips.length === 0 ? (
            <Empty>Năm {year} chưa có phiếu đôn đốc. Chọn hồ sơ ở danh sách hồ sơ trễ rồi lập phiếu.</Empty>
          ) : (
            <div className={table.wrap}>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">Số</th>
                    <th scope="col">Ngày</th>
                    <th scope="col">Gửi</th>
                    <th scope="col">Việc (lần đôn đốc)</th>
                    <th scope="col">Trả lời trước</th>
                    <th scope="col">Trả lời</th>
                    <th scope="col" className={table.act}>
                      Việc
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {slips.map((slip) => (
                    <tr key={slip.id}>
                      <th scope="row" className={table.keep}>
                        {letterNumber(slip.number, slip.symbol)}
                      </th>
                      <td className={table.keep}>{formatDate(slip.issuedOn)}</td>
                      <td>{slip.to}</td>
                      <td>{slip.items.map(({ what, times }) => `${what} (${times})`).join('; ')}</td>
                      <td className={table.keep}>{formatDate(slip.replyBy)}</td>
                      <td>
                        {slip.answeredOn === null
                          ? today > slip.replyBy
                            ? 'quá hạn trả lời'
                            : 'chưa'
                          : `${formatDate(slip.answeredOn)} ${slip.answer}`}
                      </td>
                      <td className={table.act}>
                        <Button size="compact-sm" variant="subtle" onClick={() => void print(slip.id)}>
                          In
                        </Button>
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          onClick={() => setAnswering(answering === slip.id ? null : slip.id)}
                        >
                          Ghi trả lời
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      {answering === null ? null : (
        <div className={classes.bar}>
          <TextField label="Trả lời ngày" value={typed.on} onChange={(on) => setTyped({ ...typed, on })} />
          <TextField
            label="Nội dung trả lời"
            value={typed.answer}
            onChange={(text) => setTyped({ ...typed, answer: text })}
          />
          <Button onClick={() => void answer(answering)}>Lưu trả lời</Button>
        </div>
      )}
    </Card>
  )
}
