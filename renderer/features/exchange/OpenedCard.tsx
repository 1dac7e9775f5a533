/** A bundle that was opened: whose it is, what it would change, and the two buttons. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { numberText } from '../../../shared/bundle/names.ts'
import type { PreviewEffect } from '../../../shared/bundle/preview.ts'
import { bundleProblemWords } from '../../../shared/bundle/problem-words.ts'
import { countsWords, purposeWords } from '../../../shared/bundle/words.ts'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { Card } from '../../app/Page.tsx'
import { useCall } from '../../app/session.ts'
import tableClasses from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { Note } from '../../ui/Note.tsx'
import { ConfirmKey } from './ConfirmKey.tsx'
import classes from './Exchange.module.css'

type Opened = CallOutput<'exchange.open'>

const effectWords: Readonly<Record<PreviewEffect, string>> = {
  added: 'mới',
  changed: 'thay bản',
  same: 'đã có, không đổi',
  older: 'cũ hơn, bỏ qua',
  held: 'giữ lại',
  conflict: 'hai bản khác nhau',
  fork: 'hai bản khác nhau',
  deleted: 'xóa',
}

const shown = 200

export function OpenedCard({
  opened,
  onAgain,
  onClose,
}: {
  readonly opened: Opened
  /** The key was confirmed: read it once more. */
  readonly onAgain: () => void
  readonly onClose: () => void
}) {
  const call = useCall()
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [done, setDone] = useState<CallOutput<'exchange.apply'> | null>(null)
  const { token, fileName, facts, preview, seen } = opened

  const apply = async (manyDeletes: boolean) => {
    setBusy(true)
    const result = await call('exchange.apply', { token, manyDeletes })
    setBusy(false)
    if (result.ok) return setDone(result.value)
    const { error } = result
    if (error.type === 'ManyDeletes') return setAsked(error.deletes)
    setProblem(error.type === 'Refused' ? bundleProblemWords(error.problem) : sentence(error))
  }

  if (done !== null) {
    return (
      <Card title={`Gói ${fileName}`} actions={<Close onClose={onClose} />}>
        <Note tone="ok">
          {done.again ? 'Đã có, không thay đổi. Biên nhận cũ được đưa lại.' : 'Đã nhập xong.'} Mã kiểm tra để
          đọc qua điện thoại: <b>{done.receipt.checkCode}</b>.
        </Note>
        {done.acknowledged === 0 ? null : (
          <p className={classes.line}>Có {done.acknowledged} gói của đơn vị vừa chuyển sang “đã nhận”.</p>
        )}
        <p className={classes.line}>Biên nhận đi kèm gói gửi lần tới, hoặc gửi riêng ở mục Gửi.</p>
      </Card>
    )
  }

  return (
    <Card title={`Gói ${fileName}`} actions={<Close onClose={onClose} />}>
      {opened.problem === null ? null : <Note tone="bad">{bundleProblemWords(opened.problem)}</Note>}
      {opened.problem !== null && opened.fingerprint !== null ? (
        <ConfirmKey
          loud={opened.problem.type === 'KeyChanged'}
          confirm={(relation, heard) => call('exchange.confirmSender', { token, relation, heard })}
          onDone={onAgain}
        />
      ) : null}
      {facts === null ? null : <Facts facts={facts} />}
      {seen === null ? null : (
        <Note tone="info" live={false}>
          Gói này đã nhập lúc {instantText(seen.receivedAt)}. Nhập lại không thay đổi gì, chỉ đưa lại biên
          nhận.
        </Note>
      )}
      {preview?.notes.map((note) => (
        <Note key={note} tone="warn" live={false}>
          {note}
        </Note>
      ))}
      {preview === null || seen !== null ? null : <Lines preview={preview} />}
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      {preview === null ? null : asked === null ? (
        <Button loading={busy} onClick={() => void apply(false)}>
          {seen === null ? 'Nhập' : 'Đưa lại biên nhận'}
        </Button>
      ) : (
        <>
          <Note tone="warn">Gói này xóa {asked} mục. Nếu chưa chắc, bấm Đóng và hỏi nơi gửi.</Note>
          <Button color="red" loading={busy} onClick={() => void apply(true)}>
            Vẫn nhập và xóa {asked} mục
          </Button>
        </>
      )}
    </Card>
  )
}

const Close = ({ onClose }: { readonly onClose: () => void }) => (
  <Button size="compact-md" variant="default" onClick={onClose}>
    Đóng
  </Button>
)

function Facts({ facts }: { readonly facts: NonNullable<Opened['facts']> }) {
  const personal = { none: 'không có', opened: 'có, đã mở được', locked: 'có, máy này không mở được' }
  return (
    <dl className={classes.facts}>
      <dt>Nơi gửi</dt>
      <dd>{facts.senderName}</dd>
      <dt>Loại gói</dt>
      <dd>
        {purposeWords[facts.purpose]}, {numberText(facts.number)}, làm lúc {instantText(facts.createdAt)}
        {facts.clock === 'ok' ? '' : ' (đồng hồ máy gửi bất thường)'}
      </dd>
      <dt>Nội dung</dt>
      <dd>{countsWords(facts.counts) || 'Chỉ có biên nhận'}</dd>
      <dt>Biên nhận cho gói của ta</dt>
      <dd>{facts.receipts}</dd>
      <dt>Dữ liệu cá nhân</dt>
      <dd>{personal[facts.personal]}</dd>
    </dl>
  )
}

function Lines({ preview }: { readonly preview: NonNullable<Opened['preview']> }) {
  const { added, changed, same, older, held, conflicts, deletes } = preview
  const sums: [string, number][] = [
    ['mới', added],
    ['thay bản', changed],
    ['đã có, không đổi', same],
    ['cũ hơn, bỏ qua', older],
    ['giữ lại', held],
    ['hai bản khác nhau', conflicts],
    ['xóa', deletes],
  ]
  return (
    <>
      <p className={classes.line}>
        {sums
          .filter(([, count]) => count > 0)
          .map(([words, count]) => `${count} ${words}`)
          .join(' · ') || 'Không có số liệu nào thay đổi.'}
      </p>
      {preview.lines.length === 0 ? null : (
        <div className={`${tableClasses.wrap} ${classes.lines}`}>
          <table className={tableClasses.table}>
            <thead>
              <tr>
                <th scope="col">Nội dung</th>
                <th scope="col">Đang có</th>
                <th scope="col">Trong gói</th>
                <th scope="col">Sẽ làm</th>
              </tr>
            </thead>
            <tbody>
              {preview.lines.slice(0, shown).map((line) => (
                <tr key={`${line.kind} ${line.key}`}>
                  <th scope="row">{line.title}</th>
                  <td>{line.from ?? '–'}</td>
                  <td>{line.to ?? '–'}</td>
                  <td className={tableClasses.keep}>{effectWords[line.effect]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {preview.lines.length > shown ? (
            <p className={classes.line}>… và {preview.lines.length - shown} dòng nữa.</p>
          ) : null}
        </div>
      )}
    </>
  )
}
