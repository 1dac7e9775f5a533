/** One thing with two versions: field by field what stands and what the other PC said; choose, or write a third. */
import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import type { OpenConflict } from '../../../shared/contract/conflict.ts'
import { Card } from '../../app/Page.tsx'
import { useCall } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { entityWord, fieldWord, keyText, valueText } from '../../i18n/vi/history.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Conflicts.module.css'

type Which = 'stands' | 'lost' | 'write'

interface Picked {
  readonly which: Which
  readonly text: string
}

const asIs: Picked = { which: 'stands', text: '' }

export function ConflictCard({
  conflict,
  onDone,
}: {
  readonly conflict: OpenConflict
  readonly onDone: (words: string) => void
}) {
  const { hash, field, entity, key, title, differing, stands, lost, onlyNoted } = conflict
  const call = useCall()
  const [picked, setPicked] = useState<Readonly<Record<string, Picked>>>({})
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const name = [entityWord(entity), title || keyText(entity, key)].filter((part) => part !== '').join(': ')

  const settle = async (choices: Readonly<Record<string, Picked>>) => {
    setBusy(true)
    setProblem(null)
    const result = await call('conflict.settle', {
      hash,
      field,
      choices: Object.fromEntries(
        Object.entries(choices).map(([of, { which, text }]) => [
          of,
          which === 'write' ? { write: text } : which,
        ]),
      ),
    })
    setBusy(false)
    if (result.ok) onDone(`Đã chọn xong: ${name}.`)
    else setProblem(sentence(result.error))
  }

  return (
    <Card>
      <h2 className={classes.name}>{name}</h2>
      <div className={table.wrap}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Mục</th>
              <th scope="col">
                Bản đang dùng
                <Side side={stands} />
              </th>
              <th scope="col">
                Bản kia
                <Side side={lost} />
              </th>
              {onlyNoted ? null : <th scope="col">Chọn</th>}
            </tr>
          </thead>
          <tbody>
            {differing.map((one) => (
              <tr key={one.field}>
                <th scope="row">{fieldWord(one.field)}</th>
                <td>
                  <Value field={one.field} value={one.stands} />
                </td>
                <td>
                  <Value field={one.field} value={one.lost} />
                </td>
                {onlyNoted ? null : (
                  <td>
                    <Choice
                      label={`${fieldWord(one.field)}: chọn bản`}
                      canWrite={isText(one.stands) && isText(one.lost) && one.field !== 'textHash'}
                      picked={picked[one.field] ?? asIs}
                      onPick={(next) => setPicked((known) => ({ ...known, [one.field]: next }))}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {onlyNoted ? (
        <p className={classes.noted}>
          Bản đã chốt, đã ban hành hoặc đã cấp số thì không chọn lại ở đây. Nếu bản kia mới đúng, hãy đính
          chính, hủy hoặc ra phiên bản sau theo cách thường làm.
        </p>
      ) : null}
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <div className={classes.buttons}>
        {onlyNoted ? (
          <Button loading={busy} onClick={() => void settle({})}>
            Đã xem, giữ bản đang dùng
          </Button>
        ) : (
          <>
            <Button loading={busy} onClick={() => void settle(picked)}>
              Lưu lựa chọn
            </Button>
            <Button
              variant="default"
              loading={busy}
              onClick={() =>
                void settle(
                  Object.fromEntries(differing.map((one) => [one.field, { which: 'lost', text: '' }])),
                )
              }
            >
              Lấy cả bản kia
            </Button>
          </>
        )}
      </div>
    </Card>
  )
}

const isText = (value: OpenConflict['lost'] | unknown): boolean => typeof value === 'string' || value === null

function Side({ side: { at, by, pc } }: { readonly side: OpenConflict['stands'] }) {
  return (
    <span className={classes.side}>
      {by}, {instantText(at)}, {pc}
    </span>
  )
}

const LONG = 240

function Value({
  field,
  value,
}: {
  readonly field: string
  readonly value: Parameters<typeof valueText>[1]
}) {
  const text = valueText(field, value)
  if (text === '') return <span className={classes.none}>(để trống)</span>
  if (text.length <= LONG) return text
  return (
    <details>
      <summary>{text.slice(0, LONG)}…</summary>
      {text}
    </details>
  )
}

function Choice({
  label,
  canWrite,
  picked: { which, text },
  onPick,
}: {
  readonly label: string
  readonly canWrite: boolean
  readonly picked: Picked
  readonly onPick: (picked: Picked) => void
}) {
  return (
    <>
      <Radio.Group
        aria-label={label}
        value={which}
        onChange={(next) => onPick({ which: next as Which, text })}
      >
        <Radio value="stands" label="Đang dùng" size="xs" />
        <Radio value="lost" label="Bản kia" size="xs" />
        {canWrite ? <Radio value="write" label="Ghi khác" size="xs" /> : null}
      </Radio.Group>
      {which === 'write' ? (
        <TextField label="Nội dung mới" value={text} onChange={(next) => onPick({ which, text: next })} />
      ) : null}
    </>
  )
}
