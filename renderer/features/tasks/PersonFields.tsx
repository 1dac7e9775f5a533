/** Who does a task: a person who works with this program, or a name; and who approves it. */
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../../app/read.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import classes from './Tasks.module.css'

export interface Assigned {
  readonly personId: string | null
  readonly person: string
  readonly department: string
  readonly authority: string
}

const OTHER = 'other'

export function PersonFields({
  value,
  onChange,
}: {
  readonly value: Assigned
  readonly onChange: (part: Partial<Assigned>) => void
}) {
  const users = useRead('user.list', {})
  const people = (users.value ?? []).filter(({ active }) => active)
  const [other, setOther] = useState(value.personId === null && value.person !== '')
  return (
    <div className={classes.fields}>
      <NativeSelect
        label="Người thực hiện"
        value={value.personId ?? (other ? OTHER : '')}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          const user = people.find(({ id }) => id === chosen)
          setOther(chosen === OTHER)
          onChange({ personId: user?.id ?? null, person: user?.name ?? '' })
        }}
        data={[
          { value: '', label: 'Chưa giao' },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
          { value: OTHER, label: 'Người khác (ghi tên)' },
        ]}
      />
      {other ? (
        <TextField label="Họ và tên" value={value.person} onChange={(person) => onChange({ person })} />
      ) : (
        <span />
      )}
      <TextField
        label="Bộ phận, phòng"
        value={value.department}
        onChange={(department) => onChange({ department })}
      />
      <TextField
        label="Cấp có thẩm quyền duyệt"
        hint="Ví dụ: Chủ tịch UBND xã"
        value={value.authority}
        onChange={(authority) => onChange({ authority })}
      />
    </div>
  )
}
