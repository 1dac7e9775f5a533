/** One task that several plans ask for: done once, counted in each. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { matches } from '../../../shared/text/text.ts'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { ProseField, TextField } from '../../ui/field/TextField.tsx'
import type { TabProps } from './TaskDialog.tsx'
import classes from './Tasks.module.css'

const SHOWN = 30
const LENGTH = 90

export function LinkTab({ view: { head, definition, progress, twins }, tell }: TabProps) {
  const call = useCall()
  const others = useRead('task.list', { year: definition.year, planId: null, everyRole: false })
  const former = useRead('task.get', { id: progress.carriedFrom ?? head.id })
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState('')
  const [reason, setReason] = useState('')
  const found = (others.value ?? [])
    .filter(({ id, sameAs, content }) => id !== head.id && sameAs === null && matches(search, content))
    .slice(0, SHOWN)

  async function link(sameAs: string | null) {
    const result = await call('task.link', { id: head.id, sameAs })
    tell(result.ok ? null : sentence(result.error))
  }

  async function remove() {
    if (reason.trim() === '') return tell('Phải ghi lý do bỏ nhiệm vụ.')
    const result = await call('task.remove', { id: head.id, reason })
    tell(result.ok ? null : sentence(result.error))
  }

  return (
    <>
      {progress.carriedFrom === null || former.value === null ? null : (
        <p>
          Chuyển từ năm {former.value.definition.year}: {former.value.definition.content}
        </p>
      )}
      {twins.length === 0 ? null : (
        <ul className={classes.evidence} aria-label="Làm chung với">
          {twins.map(({ id, content, plan }) => (
            <li key={id}>
              <span className={classes.grow}>
                {content} <span className={classes.small}>{plan === '' ? 'ngoài kế hoạch' : plan}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {head.sameAs === null ? (
        <div className={classes.inline}>
          <TextField label="Tìm việc trùng" value={search} onChange={setSearch} />
          <NativeSelect
            className={classes.grow ?? ''}
            label="Được làm chung ở việc"
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={[
              { value: '', label: 'Chọn một việc' },
              ...found.map(({ id, no, content }) => ({
                value: id,
                label: `${no === '' ? '' : `${no}. `}${content.slice(0, LENGTH)}`,
              })),
            ]}
          />
          <Button variant="default" disabled={chosen === ''} onClick={() => void link(chosen)}>
            Làm chung
          </Button>
        </div>
      ) : (
        <div>
          <Button variant="default" onClick={() => void link(null)}>
            Tách ra làm riêng
          </Button>
        </div>
      )}
      {definition.planId === null ? (
        <>
          <ProseField label="Lý do bỏ nhiệm vụ này" rows={1} value={reason} onChange={setReason} />
          <div>
            <Button variant="default" color="bad" onClick={() => void remove()}>
              Bỏ nhiệm vụ
            </Button>
          </div>
        </>
      ) : null}
    </>
  )
}
