/** The head of the letter, as read from it and put right by the officer. */
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { DateField } from '../../ui/field/DateField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import classes from './PlanImport.module.css'
import type { PlanHead } from './state.ts'

export function HeadFields({
  head,
  today,
  onChange,
}: {
  readonly head: PlanHead
  readonly today: string
  readonly onChange: (head: PlanHead) => void
}) {
  const set = (part: Partial<PlanHead>) => onChange({ ...head, ...part })
  const whole = [head.title, head.number, head.date, head.issuer, head.year].every(
    (text) => text.trim() !== '',
  )
  const [open] = useState(!whole)
  return (
    <details className={classes.letter} open={open}>
      <summary>
        <b>{head.number || 'Kế hoạch chưa có số'}</b>
        {[
          head.date,
          head.issuer,
          head.year === '' ? '' : `năm ${head.year}`,
          head.own ? 'của cơ quan mình' : 'của cấp trên',
        ]
          .filter((text) => text !== '')
          .map((text) => ` · ${text}`)
          .join('')}
      </summary>
      <div className={classes.head}>
        <TextField label="Tên kế hoạch" required value={head.title} onChange={(title) => set({ title })} />
        <TextField label="Số, ký hiệu" value={head.number} onChange={(number) => set({ number })} />
        <DateField label="Ngày ký" today={today} value={head.date} onChange={(date) => set({ date })} />
        <TextField label="Cơ quan ban hành" value={head.issuer} onChange={(issuer) => set({ issuer })} />
        <TextField label="Năm" required value={head.year} onChange={(year) => set({ year })} />
      </div>
      <Checkbox
        size="xs"
        mt={8}
        label="Kế hoạch của cơ quan mình (bỏ dấu nếu là của cấp trên)"
        checked={head.own}
        onChange={() => set({ own: !head.own })}
      />
    </details>
  )
}
