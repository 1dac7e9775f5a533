/** The month of late dossiers: counter, what the public list will say, closing, lists to be approved, statistics, erasing. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { LateMonthView } from '../../../shared/contract/late-month.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { type LateShare, monthWords } from '../../../shared/letter/month.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { useCall } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { monthGapWords, sentence } from '../../i18n/vi/errors.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { FormsMenu, formWords } from '../../print/FormsMenu.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Late.module.css'

const shifted = (month: string, by: 1 | -1): string => {
  const [year = 2026, at = 1] = month.split('-').map(Number)
  const all = year * 12 + at - 1 + by
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`
}

export function MonthScreen({ month: asked }: { readonly month: string | null }) {
  const { today } = useStatus()
  const thisMonth = today.slice(0, 7)
  const shown = asked ?? (today.slice(8) < '20' ? shifted(thisMonth, -1) : thisMonth)
  const read = useRead('late.month', { month: shown })
  return (
    <Page
      title={`Hồ sơ trễ ${monthWords(shown)}`}
      actions={
        <>
          <Button component={Link} to={paths.lateMonthOf(shifted(shown, -1))} variant="default">
            Tháng trước
          </Button>
          <Button component={Link} to={paths.lateMonthOf(shifted(shown, 1))} variant="default">
            Tháng sau
          </Button>
        </>
      }
    >
      <Loaded name="late.month" read={read}>
        {(view) => <MonthView key={shown} view={view} />}
      </Loaded>
      <Erase />
    </Page>
  )
}

function MonthView({ view }: { readonly view: LateMonthView }) {
  const call = useCall()
  const [problem, setProblem] = useState<string | null>(null)
  const content = view.closed.at(-1)?.content ?? view.now
  const { tally } = content
  const { month } = view
  type Which = 'public' | 'internal' | 'statistics' | 'units' | 'officers'
  const file = (which: Which, format: 'pdf' | 'docx' | 'xlsx' | 'web', words: string) => ({
    kind: 'file' as const,
    words,
    make: () => call('late.monthDocument', { month, which, format }),
  })
  const released = view.approved.map(({ list }) => list)
  return (
    <>
      <p>
        Hồ sơ có hạn trả trong tháng bị trễ: <b>{tally.late}</b> – đã xin lỗi{' '}
        <b>
          {tally.withLetter}/{tally.late}
        </b>{' '}
        – đúng trước hạn{' '}
        <b>
          {tally.inTime}/{tally.late}
        </b>{' '}
        – chưa xin lỗi <b>{tally.missing}</b>
      </p>
      <Card
        title="Danh sách công khai"
        actions={
          <FormsMenu
            onProblem={setProblem}
            groups={[
              [
                file('public', 'docx', `Công khai, ${formWords.docx}`),
                file('public', 'pdf', 'Công khai, PDF'),
                file('public', 'xlsx', `Công khai, ${formWords.xlsx}`),
                file('public', 'web', `Công khai, ${formWords.web}`),
              ],
              [
                file('internal', 'docx', 'Nội bộ có tên, Word'),
                file('internal', 'xlsx', 'Nội bộ có tên, Excel'),
                file('statistics', 'docx', 'Thống kê, Word'),
                file('statistics', 'xlsx', 'Thống kê, Excel'),
              ],
              ...(released.length === 0
                ? []
                : [released.map((list) => file(list, 'docx', `${listWords[list]}, Word`))]),
            ]}
          />
        }
      >
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        {content.rows.length === 0 ? (
          <Empty>Tháng này không phát sinh hồ sơ trễ hạn; vẫn xuất được bản “không phát sinh”.</Empty>
        ) : (
          <div className={table.wrap}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">Mã hồ sơ</th>
                  <th scope="col">Lĩnh vực</th>
                  <th scope="col">Bộ phận</th>
                  <th scope="col">Hẹn trả</th>
                  <th scope="col" className={table.num}>
                    Quá hạn
                  </th>
                  <th scope="col">Nguyên nhân</th>
                  <th scope="col">Khắc phục</th>
                  <th scope="col">Đã xin lỗi</th>
                  <th scope="col">Kết quả</th>
                </tr>
              </thead>
              <tbody>
                {content.rows.map((row, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: masked codes may be alike
                  <tr key={at}>
                    <th scope="row" className={table.keep}>
                      {row.code}
                    </th>
                    <td>{row.field}</td>
                    <td>{row.unit}</td>
                    <td className={table.keep}>{formatDate(row.due)}</td>
                    <td className={table.num}>{row.workingDaysLate ?? '–'}</td>
                    <td>{row.cause}</td>
                    <td>{row.remedy || '–'}</td>
                    <td>{row.apology}</td>
                    <td>{row.result}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      <Close view={view} />
      <Card title="Thống kê">
        <div className={classes.fields}>
          <Shares title="Lĩnh vực" shares={content.byField} />
          <Shares title="Bộ phận" shares={content.byUnit} />
          <Shares title="Nguyên nhân" shares={content.byCause} />
          <Shares title="Tháng trong năm" shares={view.year.filter(({ late }) => late > 0)} />
        </div>
      </Card>
    </>
  )
}

const listWords = { units: 'Danh sách đơn vị trễ', officers: 'Danh sách cán bộ trễ' } as const

function Shares({ title, shares }: { readonly title: string; readonly shares: readonly LateShare[] }) {
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className={table.num}>
            Trễ
          </th>
          <th scope="col" className={table.num}>
            Đã xin lỗi
          </th>
        </tr>
      </thead>
      <tbody>
        {shares.map((share) => (
          <tr key={share.name}>
            <th scope="row">{share.name}</th>
            <td className={table.num}>{share.late}</td>
            <td className={table.num}>{share.withLetter}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Close({ view: { month, closed, gaps, approved } }: { readonly view: LateMonthView }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [excuses, setExcuses] = useState<Readonly<Record<string, string>>>({})
  const [reason, setReason] = useState('')
  const [listReason, setListReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const missing = gaps.filter(({ what }) => what === 'letter')
  const others = gaps.filter(({ what }) => what !== 'letter')

  async function close() {
    const done = await call('late.closeMonth', {
      month,
      excuses: missing.map(({ code }) => ({ code, reason: excuses[code] ?? '' })),
      reason,
    })
    if (!done.ok) return setProblem(sentence(done.error))
    setProblem(null)
    notify(`Đã chốt hồ sơ trễ ${monthWords(month)}.`)
  }
  async function approve(list: 'units' | 'officers', yes: boolean) {
    if (listReason.trim() === '') return setProblem('Ghi căn cứ cho công khai danh sách.')
    const done = await call('late.approveList', { month, list, approved: yes, reason: listReason })
    if (!done.ok) return setProblem(sentence(done.error))
    setProblem(null)
    notify(yes ? 'Đã duyệt cho công khai.' : 'Đã thu hồi.')
  }

  return (
    <Card title="Chốt tháng">
      <div className={classes.stack}>
        {closed.map(({ revision, closedAt, by }) => (
          <Note key={revision} tone="ok" live={false}>
            Đã chốt lần {revision}: {instantText(closedAt)}, {by}.
          </Note>
        ))}
        {others.length === 0 ? null : (
          <Note tone="warn" live={false}>
            Còn thiếu: {others.map(({ code, what }) => `${code} chưa có ${monthGapWords[what]}`).join('; ')}.
          </Note>
        )}
        {missing.map(({ code }) => (
          <TextField
            key={code}
            label={`${code} chưa có phiếu xin lỗi, vì sao?`}
            value={excuses[code] ?? ''}
            onChange={(text) => setExcuses({ ...excuses, [code]: text })}
          />
        ))}
        {closed.length === 0 ? null : (
          <TextField label="Lý do chốt lại" value={reason} onChange={setReason} />
        )}
        <div className={classes.bar}>
          <Button onClick={() => void close()}>{closed.length === 0 ? 'Chốt tháng' : 'Chốt lại'}</Button>
        </div>
        {closed.length === 0 ? null : (
          <div className={classes.bar}>
            <TextField
              label="Căn cứ công khai đơn vị, cán bộ trễ"
              hint="người kiểm duyệt duyệt; không duyệt thì không có danh sách"
              value={listReason}
              onChange={setListReason}
            />
            {(['units', 'officers'] as const).map((list) => {
              const known = approved.some((each) => each.list === list)
              return (
                <Button key={list} variant="default" onClick={() => void approve(list, !known)}>
                  {known ? 'Thu hồi' : 'Duyệt'}: {listWords[list].toLowerCase()}
                </Button>
              )
            })}
          </div>
        )}
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
      </div>
    </Card>
  )
}

function Erase() {
  const { today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [before, setBefore] = useState('')
  const [reason, setReason] = useState('')
  const [counted, setCounted] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function act(erase: boolean) {
    const day = parseDate(before, today)
    if (!day.ok) return setProblem(day.error.sentence)
    setProblem(null)
    if (!erase) {
      const found = await call('late.erasable', { before: day.value })
      return found.ok ? setCounted(found.value.chains) : setProblem(sentence(found.error))
    }
    if (reason.trim() === '') return setProblem('Ghi căn cứ xóa.')
    const done = await call('late.erase', { before: day.value, reason })
    if (!done.ok) return setProblem(sentence(done.error))
    setCounted(null)
    notify(`Đã xóa thông tin cá nhân của ${done.value.chains} hồ sơ.`)
  }

  return (
    <Card title="Hết thời hạn lưu thông tin cá nhân">
      <p>
        Xóa hẳn họ tên, số định danh, lời văn phiếu của hồ sơ trễ đã trả kết quả trước một ngày. Chuỗi xử lý,
        số phiếu, thống kê vẫn còn. Các bản sao lưu cũ giữ bản của chúng.
      </p>
      <div className={classes.bar}>
        <DateField label="Trả kết quả trước ngày" today={today} value={before} onChange={setBefore} />
        <Button variant="default" onClick={() => void act(false)}>
          Đếm
        </Button>
        {counted === null ? null : (
          <>
            <TextField label={`${counted} hồ sơ. Căn cứ xóa`} value={reason} onChange={setReason} />
            <Button color="bad" disabled={counted === 0} onClick={() => void act(true)}>
              Xóa hẳn
            </Button>
          </>
        )}
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Card>
  )
}
