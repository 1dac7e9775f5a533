/** Several weeks from before the program at once, out of a small table copied from Excel. */
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { formatDate } from '../../../../shared/dates/words.ts'
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { IndexBody } from '../../../../shared/rules/bodies.ts'
import { readPastTable } from '../../../../shared/week/past-table.ts'
import { useStatus } from '../../../app/context.tsx'
import { useCall } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ProseField } from '../../../ui/field/TextField.tsx'
import { Note } from '../../../ui/Note.tsx'
import classes from '../portal/Portal.module.css'
import { SourceField } from './ReenterDialog.tsx'

export function PastWeeksDialog({
  index,
  onClose,
  onKept,
}: {
  readonly index: IndexBody
  readonly onClose: () => void
  readonly onKept: (weeks: number) => void
}) {
  const call = useCall()
  const { today } = useStatus()
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { weeks, misread } = useMemo(() => readPastTable(text, index, today), [text, index, today])

  async function keep() {
    setTried(true)
    setProblem(null)
    if (source.trim() === '' || weeks.length === 0) return
    setBusy(true)
    const result = await call('week.reenterMany', {
      source: source.trim(),
      weeks: weeks.map((week) => ({ ...week, groups: { ...week.groups } })),
    })
    setBusy(false)
    if (result.ok) onKept(result.value.weeks)
    else setProblem(sentence(result.error))
  }

  return (
    <Dialog
      title="Nhập lại các tuần trước khi dùng chương trình"
      width={820}
      onClose={onClose}
      onSubmit={keep}
      blocked={busy}
      foot={
        <>
          <Button variant="default" onClick={onClose} disabled={busy}>
            Thôi
          </Button>
          <Button type="submit" loading={busy} disabled={weeks.length === 0}>
            {weeks.length === 0 ? 'Lưu vào sổ' : `Lưu ${weeks.length} tuần vào sổ`}
          </Button>
        </>
      }
    >
      <ProseField
        label="Bảng chép từ Excel"
        hint={`Mỗi dòng một tuần: ngày thứ Sáu, ${index.groups.length} điểm nhóm theo thứ tự trên Cổng, tổng điểm. Có dòng tên cột thì thứ tự nào cũng được.`}
        rows={4}
        value={text}
        onChange={setText}
      />
      {weeks.length === 0 ? null : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Tuần đến</th>
                {index.groups.map(({ code, name }) => (
                  <th scope="col" key={code}>
                    {name}
                  </th>
                ))}
                <th scope="col">Tổng</th>
              </tr>
            </thead>
            <tbody>
              {weeks.map(({ friday, groups, total }) => (
                <tr key={friday}>
                  <th scope="row">{formatDate(friday)}</th>
                  {index.groups.map(({ code }) => (
                    <td key={code}>{formatNumber(groups[code] ?? null, 2)}</td>
                  ))}
                  <td>{formatNumber(total, 2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {misread.length === 0 ? null : (
        <section className={classes.misread} aria-labelledby="past-misread-title">
          <h3 id="past-misread-title">{misread.length} dòng không lấy</h3>
          <ul>
            {misread.map(({ line, text: words, why }) => (
              <li key={line}>
                Dòng {line}: “{words}” – {why}
              </li>
            ))}
          </ul>
        </section>
      )}
      <SourceField value={source} onChange={setSource} missing={tried && source.trim() === ''} />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
