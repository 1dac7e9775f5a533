/** Where a year's number book stands, and handing it over: after a restore, or to another PC. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Book, BookState } from '../../../shared/contract/late.ts'
import { useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Late.module.css'

const holderWords: Readonly<Record<BookState['holder'], string>> = {
  here: 'Máy này giữ sổ và cấp số.',
  other: 'Máy khác giữ sổ, hoặc máy này vừa khôi phục; máy này chưa cấp số được.',
  nobody: 'Sổ đã giao ra, chưa máy nào nhận.',
}

export function NumberBook({ book, state }: { readonly book: Book; readonly state: BookState }) {
  const { year, last, holder } = state
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState({ last: String(last), reason: '' })
  const [problem, setProblem] = useState<string | null>(null)

  async function take() {
    if (!/^\d{1,6}$/.test(typed.last.trim()) || typed.reason.trim() === '')
      return setProblem('Ghi số cuối cùng đã cấp trong sổ giấy và lý do.')
    const { reason } = typed
    const done = await call('letter.takeBook', { book, year, last: Number(typed.last), reason })
    if (!done.ok) return setProblem(sentence(done.error))
    setOpen(false)
    setProblem(null)
    notify(`Máy này giữ sổ, số tiếp theo là ${done.value.last + 1}.`)
  }
  async function release() {
    if (typed.reason.trim() === '') return setProblem('Ghi lý do giao sổ.')
    const done = await call('letter.releaseBook', { book, year, reason: typed.reason })
    if (!done.ok) return setProblem(sentence(done.error))
    setOpen(false)
    notify(`Đã giao sổ ra ở số ${done.value.last}.`)
  }

  return (
    <div className={classes.stack}>
      <Note
        tone={holder === 'here' ? 'info' : 'warn'}
        live={false}
        action={
          <Button variant="default" size="compact-sm" onClick={() => setOpen(!open)}>
            Giao, nhận sổ
          </Button>
        }
      >
        Số cuối cùng: {last}. {holderWords[holder]}
      </Note>
      {open ? (
        <div className={classes.bar}>
          <TextField
            label="Số cuối cùng trong sổ giấy"
            value={typed.last}
            onChange={(text) => setTyped({ ...typed, last: text })}
          />
          <TextField
            label="Lý do"
            required
            value={typed.reason}
            onChange={(reason) => setTyped({ ...typed, reason })}
          />
          <Button variant="default" onClick={() => void take()}>
            Máy này nhận sổ
          </Button>
          {holder === 'here' ? (
            <Button variant="default" onClick={() => void release()}>
              Giao sổ ra
            </Button>
          ) : null}
        </div>
      ) : null}
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </div>
  )
}
