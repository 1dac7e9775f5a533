/** The portal's page, pasted: what was read, what it would change, and every line that was not understood. */
import { Button } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { PortalReading } from '../../../../shared/index766/portal/book.ts'
import { type Copied, readPortalPage } from '../../../../shared/index766/portal/page.ts'
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { IndexBody } from '../../../../shared/rules/bodies.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { KeyHint } from '../../../ui/KeyHint.tsx'
import { Note } from '../../../ui/Note.tsx'
import catcher from '../import/Import.module.css'
import { capital, useWord } from '../period-word.ts'
import { changesOf, type Entry, entriesOf } from './entries.ts'
import classes from './Portal.module.css'

export function PortalDialog({
  first,
  index,
  draft,
  onClose,
  onApply,
}: {
  readonly first: Copied | null
  readonly index: IndexBody
  readonly draft: Readonly<Record<string, string>>
  readonly onClose: () => void
  readonly onApply: (changes: Readonly<Record<string, string>>, count: number) => void
}) {
  const word = useWord()
  const [copied, setCopied] = useState(first)
  const reading = useMemo(() => (copied === null ? null : readPortalPage(copied, index)), [copied, index])

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.clipboardData === null) return
      event.preventDefault()
      setCopied(copiedFrom(event.clipboardData))
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])

  const entries = reading === null ? [] : entriesOf(reading, index, draft)
  const changes = changesOf(entries)
  const count = Object.keys(changes).length

  if (reading === null || entries.length === 0)
    return (
      <Dialog title={`Đưa số liệu từ trang Cổng vào ${word}`} width={620} onClose={onClose}>
        {reading === null ? null : (
          <Note tone="bad">
            Không thấy điểm nhóm hay chỉ số nào trong phần vừa dán. {capital(word)} chưa bị đụng đến.
          </Note>
        )}
        <div className={catcher.catcher}>
          <p className={catcher.big}>
            Trên trang Cổng bấm <KeyHint keys="Ctrl A" /> rồi <KeyHint keys="Ctrl C" />; về đây bấm{' '}
            <KeyHint keys="Ctrl V" />
          </p>
          <p>Lấy điểm sáu nhóm, tổng điểm và bảng chỉ số. Xem trước rồi mới vào {word}.</p>
        </div>
        {reading === null ? null : <MisreadLines reading={reading} />}
      </Dialog>
    )

  return (
    <Dialog
      title={`Đưa số liệu từ trang Cổng vào ${word}`}
      width={760}
      onClose={onClose}
      onSubmit={() => {
        if (count > 0) onApply(changes, count)
      }}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Thôi, không đưa vào
          </Button>
          <Button type="submit" disabled={count === 0} data-autofocus>
            {count === 0 ? 'Không có gì mới' : `Đưa ${count} số vào ${word}`}
          </Button>
        </>
      }
    >
      <p className={classes.lead}>{summary(reading, index, entries)}</p>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Nội dung</th>
              <th scope="col">Trên trang</th>
              <th scope="col">Đang có</th>
              <th scope="col">Sẽ</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ field, label, value, before, kind }) => (
              <tr key={field} data-kind={kind}>
                <th scope="row">{label}</th>
                <td>{formatNumber(value, field.startsWith('metric/') ? undefined : 2)}</td>
                <td>{before === '' ? '–' : before}</td>
                <td>{kindWords[kind]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MisreadLines reading={reading} />
    </Dialog>
  )
}

export const copiedFrom = (clipboard: DataTransfer): Copied => ({
  html: clipboard.getData('text/html') || null,
  text: clipboard.getData('text/plain') || null,
})

const kindWords: Readonly<Record<Entry['kind'], string>> = { new: 'thêm', changed: 'thay', same: 'giữ' }

function summary({ groups, metrics }: PortalReading, index: IndexBody, entries: readonly Entry[]): string {
  const missing = index.groups.filter(({ code }) => groups[code] === undefined).map(({ name }) => name)
  const read = `Đọc được điểm ${Object.keys(groups).length}/${index.groups.length} nhóm, ${Object.keys(metrics).length} chỉ số.`
  const lacking = missing.length === 0 ? '' : ` Không thấy: ${missing.join('; ')}.`
  const changed = entries.filter(({ kind }) => kind === 'changed').length
  return `${read}${lacking}${changed === 0 ? '' : ` ${changed} số khác với số đang có.`}`
}

/** Lines that spoke of ours and could not be taken come first, open; the rest of the page is folded. */
function MisreadLines({ reading: { misread } }: { readonly reading: PortalReading }) {
  const ours = misread.filter(({ why }) => why !== null)
  const others = misread.filter(({ why }) => why === null)
  return (
    <>
      {ours.length === 0 ? null : (
        <section className={classes.misread} aria-labelledby="misread-title">
          <h3 id="misread-title">{ours.length} dòng chưa đọc được, phải gõ tay</h3>
          <ul>
            {ours.map(({ line, text, why }) => (
              <li key={`${line}:${text}`}>
                Dòng {line}: “{text}” – {why}
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length === 0 ? null : (
        <details className={classes.others}>
          <summary>{others.length} dòng khác của trang không phải nhóm hay chỉ số, đã bỏ qua</summary>
          <ul>
            {others.map(({ line, text }) => (
              <li key={`${line}:${text}`}>
                Dòng {line}: “{text}”
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
