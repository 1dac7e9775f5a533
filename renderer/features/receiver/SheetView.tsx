/** What one unit sent for one period, with the check code of its sheet, and the place to ask it to look again. */
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { checkCode } from '../../../shared/documents/phrases.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { rateOf } from '../../../shared/receiver/ranking.ts'
import { columnNames, columns } from '../../../shared/stats/form.ts'
import { useUi } from '../../app/context.tsx'
import { Card, Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { ProseField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import { titleOf } from './periods.ts'
import classes from './Receiver.module.css'

type Sheet = CallOutput<'receiver.sheet'>

export function SheetView({ senderId, period }: { readonly senderId: string; readonly period: string }) {
  const read = useRead('receiver.sheet', { senderId, key: period })
  return (
    <Loaded name="receiver.sheet" read={read}>
      {(sheet) => (
        <Card
          title={`${sheet.name} – ${titleOf(period)}`}
          actions={
            <Button variant="default" size="compact-md" onClick={() => history.back()}>
              Quay lại
            </Button>
          }
        >
          <Facts sheet={sheet} />
          <Figures sheet={sheet} />
          <Ask sheet={sheet} senderId={senderId} period={period} />
        </Card>
      )}
    </Loaded>
  )
}

function Facts({ sheet }: { readonly sheet: Sheet }) {
  const { body, revision, firstAt, receivedAt, forks } = sheet
  return (
    <>
      {forks === 0 ? null : (
        <Note tone="warn" live={false}>
          Đơn vị đã gửi {forks + 1} nội dung khác nhau cùng là bản chốt lần {revision}. Ở đây là bản đến
          trước; hãy đề nghị đơn vị đính chính thành bản mới.
        </Note>
      )}
      <p className={classes.quiet}>
        Bản chốt lần {revision}, mã kiểm tra {checkCode(body.sheetHash)}, chốt {instantText(body.closedAt)},
        gửi lần đầu {instantText(firstAt)}, nhận bản này {instantText(receivedAt)}.
        {body.approvedAt === null ? ' Nhập lại từ trước khi dùng chương trình.' : ''}
        {body.clockSuspect ? ' Đồng hồ máy gửi bất thường lúc chốt.' : ''}
      </p>
      {body.lateReason === null ? null : <p>Chốt muộn: {body.lateReason}</p>}
      {body.correctionReason === null ? null : <p>Đính chính: {body.correctionReason}</p>}
    </>
  )
}

function Figures({ sheet: { body, groups, pairs } }: { readonly sheet: Sheet }) {
  const known = pairs.flatMap(({ code, name }) => {
    const pair = body.pairs[code]
    return pair === undefined ? [] : [{ code, name, pair }]
  })
  return (
    <div className={classes.sheet}>
      <table className={table.table}>
        <caption>
          Điểm chính thức: <b>{formatNumber(body.total, 2)}</b> {body.grade ?? ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">Nhóm</th>
            <th scope="col" className={table.num}>
              Điểm
            </th>
            <th scope="col" className={table.num}>
              Tối đa
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ code, name, max }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td className={table.num}>{formatNumber(body.groups[code] ?? null, 2)}</td>
              <td className={table.num}>{formatNumber(max)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {known.length === 0 ? null : (
        <table className={table.table}>
          <caption>Cơ quan tự đếm</caption>
          <thead>
            <tr>
              <th scope="col">Nội dung</th>
              <th scope="col" className={table.num}>
                Tử số
              </th>
              <th scope="col" className={table.num}>
                Mẫu số
              </th>
              <th scope="col" className={table.num}>
                Tỷ lệ (%)
              </th>
            </tr>
          </thead>
          <tbody>
            {known.map(({ code, name, pair: [numerator, denominator] }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td className={table.num}>{formatNumber(numerator)}</td>
                <td className={table.num}>{formatNumber(denominator)}</td>
                <td className={table.num}>
                  {numerator === null || denominator === null
                    ? '–'
                    : denominator === 0
                      ? 'không phát sinh'
                      : formatNumber(rateOf(numerator, denominator), 2)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {body.rows.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls is reached by the keyboard
        <section className={classes.wide} tabIndex={0} aria-label="Biểu II.06a">
          <table className={table.table}>
            <caption>Biểu II.06a</caption>
            <thead>
              <tr>
                <th scope="col">Lĩnh vực</th>
                {columns.map((column) => (
                  <th key={column} scope="col" className={table.num} title={columnNames[column]}>
                    ({column.slice(1)})
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {body.rows.map(([section, field, counts]) => (
                <tr key={`${section}/${field}`}>
                  <th scope="row">
                    {field}
                    {section === 'bo' ? ' (hệ thống Bộ)' : ''}
                  </th>
                  {counts.map((count, at) => (
                    <td key={columns[at]} className={table.num}>
                      {formatNumber(count)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}

function Ask({
  sheet,
  senderId,
  period,
}: {
  readonly sheet: Sheet
  readonly senderId: string
  readonly period: string
}) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [open, setOpen] = useState(false)
  const figures = [
    { name: '', sent: '' },
    { name: 'Tổng điểm', sent: formatNumber(sheet.body.total, 2) },
    ...sheet.groups.map(({ code, name }) => ({
      name,
      sent: formatNumber(sheet.body.groups[code] ?? null, 2),
    })),
    ...sheet.pairs.flatMap(({ code, name }) => {
      const pair = sheet.body.pairs[code]
      return pair === undefined ? [] : [{ name, sent: `${formatNumber(pair[0])}/${formatNumber(pair[1])}` }]
    }),
  ]
  const [figure, setFigure] = useState('')
  const [seen, setSeen] = useState('')
  const [text, setText] = useState('Số trên Cổng khác số đơn vị gửi. Đề nghị kiểm tra lại.')
  const [problem, setProblem] = useState<string | null>(null)
  const write = async () => {
    const sent = figures.find(({ name }) => name === figure)?.sent ?? ''
    const result = await call('remark.write', { senderId, period, figure, sent, seen, text })
    if (!result.ok) return setProblem(sentence(result.error))
    notify('Đã ghi; đề nghị đi cùng gói gửi xuống lần tới.')
    setOpen(false)
  }
  if (!open)
    return (
      <p>
        <Button variant="default" onClick={() => setOpen(true)}>
          Đề nghị kiểm tra lại…
        </Button>
      </p>
    )
  return (
    <form
      className={classes.ask}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void write()
      }}
    >
      <NativeSelect
        label="Số cần xem lại"
        value={figure}
        onChange={(event) => setFigure(event.currentTarget.value)}
        data={figures.map(({ name, sent }) => ({
          value: name,
          label: name === '' ? 'Cả kỳ' : `${name}: ${sent}`,
        }))}
      />
      <TextInput
        label="Ở đây thấy là"
        value={seen}
        autoComplete="off"
        onChange={(event) => setSeen(event.currentTarget.value)}
      />
      <ProseField label="Nội dung đề nghị" value={text} onChange={setText} />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <div className={classes.bar}>
        <Button type="submit">Ghi đề nghị</Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          Thôi
        </Button>
      </div>
    </form>
  )
}
