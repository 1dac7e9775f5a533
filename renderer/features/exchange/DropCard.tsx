/**
 * Many files dropped at once: a line each, in words, and nothing applied before the button. Then each is taken in by
 * itself, oldest first, so that one that fails takes none of the others with it.
 */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { bundleProblemWords } from '../../../shared/bundle/problem-words.ts'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { dropProblemWords, needsPerson, outcomeWords } from '../../../shared/receiver/drop.ts'
import { periodsText, resendText } from '../../../shared/receiver/words.ts'
import { useUi } from '../../app/context.tsx'
import { Card } from '../../app/Page.tsx'
import { useCall } from '../../app/session.ts'
import tableClasses from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { copy, saveFile } from '../../print/hand-over.ts'
import { Note } from '../../ui/Note.tsx'
import classes from './Exchange.module.css'

export type Dropped = CallOutput<'exchange.openMany'>
type Row = Dropped[number]

/** What became of a line after the button: `failed` says why not. */
type Fate = { readonly failed: string | null }

export function DropCard({
  rows,
  busy,
  unitName,
  onOpen,
  onClose,
}: {
  readonly rows: Dropped
  /** True while bundles are taken in. */
  readonly busy: { current: boolean }
  /** This office, as the mail for a spoiled file signs. */
  readonly unitName: string
  /** One of them by itself: its contents, its sender's key. */
  readonly onOpen: (token: string) => void
  readonly onClose: () => void
}) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [fates, setFates] = useState<ReadonlyMap<string, Fate>>(new Map())
  const [state, setState] = useState<'preview' | 'applying' | 'done'>('preview')
  const [making, setMaking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const due = rows.filter(({ applies }) => applies)
  const fresh = due.filter(({ seen }) => !seen).length
  const shown = [
    ...rows.filter(({ outcome }) => needsPerson(outcome)),
    ...rows.filter(({ outcome }) => !needsPerson(outcome)),
  ]

  const apply = async () => {
    setState('applying')
    busy.current = true
    let known: ReadonlyMap<string, Fate> = new Map()
    for (const { token } of due) {
      const result = await call('exchange.apply', { token, manyDeletes: false })
      known = new Map([...known, [token, { failed: result.ok ? null : failureWords(result.error) }]])
      setFates(known)
    }
    busy.current = false
    setState('done')
  }
  const failureWords = (error: Parameters<typeof sentence>[0]): string =>
    error.type === 'Refused' && 'problem' in error ? bundleProblemWords(error.problem) : sentence(error)

  const receipts = async () => {
    setMaking(true)
    const made = await call('exchange.send', {
      purpose: 'receipt',
      personal: false,
      to: { kind: 'file', zip: false },
    })
    setMaking(false)
    if (!made.ok) return setProblem(sentence(made.error))
    if (made.value.file !== null) saveFile(made.value.file)
    setProblem(null)
    notify('Đã làm một gói biên nhận chung cho mọi đơn vị.')
  }
  const resend = async (row: Row) => {
    if (row.problem === null) return
    const done = await copy(resendText(unitName, row.fileName, dropProblemWords(row.problem)), null)
    notify(done ? 'Đã chép thư xin gửi lại, dán vào thư điện tử hoặc Zalo.' : 'Chưa chép được.')
  }

  return (
    <Card
      title={`Nhận ${rows.length} tệp`}
      actions={
        <Button size="compact-md" variant="default" disabled={state === 'applying'} onClick={onClose}>
          Đóng
        </Button>
      }
    >
      <p className={classes.line}>
        {state === 'preview' ? 'Xem trước, chưa nhập gì: ' : ''}
        {sumsText(rows)}.
      </p>
      <div className={`${tableClasses.wrap} ${classes.dropped}`}>
        <table className={tableClasses.table}>
          <thead>
            <tr>
              <th scope="col">Tệp</th>
              <th scope="col">Đơn vị gửi</th>
              <th scope="col">Kỳ</th>
              <th scope="col">Kết quả</th>
              <th scope="col">Việc</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.token}>
                <th scope="row" className={classes.fileName}>
                  {row.fileName}
                  {row.within === null ? null : <div className={tableClasses.quiet}>trong {row.within}</div>}
                </th>
                <td>{row.unitName ?? '–'}</td>
                <td>{row.periods.length === 0 ? '–' : periodsText(row.periods)}</td>
                <td>
                  <Outcome row={row} fate={fates.get(row.token) ?? null} />
                </td>
                <td className={tableClasses.act}>
                  {row.outcome === 'spoiled' ? (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Xin gửi lại ${row.fileName}`}
                      onClick={() => void resend(row)}
                    >
                      Xin gửi lại
                    </Button>
                  ) : state === 'preview' && (row.outcome === 'stranger' || row.outcome === 'held') ? (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Mở riêng ${row.fileName}`}
                      onClick={() => onOpen(row.token)}
                    >
                      Mở riêng
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      {state === 'done' ? (
        <>
          <Note tone="ok">
            Đã xử lý {due.length} gói, {[...fates.values()].filter(({ failed }) => failed === null).length}{' '}
            gói nhận xong.
          </Note>
          <div>
            <Button loading={making} onClick={() => void receipts()}>
              Làm biên nhận cho tất cả
            </Button>
          </div>
        </>
      ) : due.length === 0 ? (
        <p className={classes.line}>Không có gói nào để nhận.</p>
      ) : (
        <div className={classes.row}>
          <Button loading={state === 'applying'} onClick={() => void apply()}>
            {fresh > 0 ? `Nhận ${fresh} gói` : `Đưa lại ${due.length} biên nhận`}
          </Button>
          {state === 'applying' ? (
            <span role="status">
              Đang nhận {fates.size}/{due.length}…
            </span>
          ) : null}
        </div>
      )}
    </Card>
  )
}

function Outcome({ row, fate }: { readonly row: Row; readonly fate: Fate | null }) {
  const words = outcomeWords[row.outcome]
  if (fate !== null && fate.failed !== null) return <span>chưa nhận được. {fate.failed}</span>
  return (
    <>
      <b>{words}</b>
      {fate === null ? null : (
        <span className={classes.received}> ✓ {row.seen ? 'đã đưa lại biên nhận' : 'đã nhận'}</span>
      )}
      {row.problem === null ? null : <div>{dropProblemWords(row.problem)}</div>}
      {detailOf(row) === '' ? null : <div className={tableClasses.quiet}>{detailOf(row)}</div>}
    </>
  )
}

/** Only where one word does not say it all. */
function detailOf({ counts: { added, changed, same, older, held } }: Row): string {
  const parts = [
    [added, 'mới'],
    [changed, 'thay bản'],
    [same, 'đã có'],
    [older, 'cũ hơn'],
    [held, 'hai bản khác nhau'],
  ].filter(([count]) => count !== 0)
  return parts.length < 2 ? '' : parts.map(([count, words]) => `${count} mục ${words}`).join(', ')
}

function sumsText(rows: Dropped): string {
  const sums = new Map<string, number>()
  for (const { outcome } of rows) {
    sums.set(outcomeWords[outcome], (sums.get(outcomeWords[outcome]) ?? 0) + 1)
  }
  return [...sums].map(([words, count]) => `${count} ${words}`).join(' · ')
}
