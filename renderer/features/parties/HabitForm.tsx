/** What a deadline leaves open and the office decides once. The reading of the text itself never changes. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { DeadlineHabits } from '../../../shared/deadline/reading.ts'
import { Card } from '../../app/Page.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Note } from '../../ui/Note.tsx'
import classes from './Parties.module.css'

export function HabitForm({ habits: saved }: { readonly habits: DeadlineHabits }) {
  const call = useCall()
  const [habits, setHabits] = useState(saved)
  const [problem, setProblem] = useState<string | null>(null)
  const change = (part: Partial<DeadlineHabits>) => setHabits((before) => ({ ...before, ...part }))
  const save = async () => {
    const result = await call('habit.save', habits)
    setProblem(result.ok ? null : sentence(result.error))
  }
  return (
    <Card title="Nếp đọc thời hạn">
      <div className={classes.habits}>
        <NativeSelect
          label="“Trước ngày X”"
          value={habits.boundIncluded ? 'in' : 'out'}
          onChange={(event) => change({ boundIncluded: event.currentTarget.value === 'in' })}
          data={[
            { value: 'out', label: 'Hạn cuối là ngày liền trước X' },
            { value: 'in', label: 'Chính ngày X vẫn còn đúng hạn' },
          ]}
        />
        <NativeSelect
          label="“Trong 10 ngày kể từ …”"
          value={habits.offsetDays}
          onChange={(event) =>
            change({ offsetDays: event.currentTarget.value === 'calendar' ? 'calendar' : 'working' })
          }
          data={[
            { value: 'working', label: 'Tính ngày làm việc' },
            { value: 'calendar', label: 'Tính mọi ngày theo lịch' },
          ]}
        />
        <NativeSelect
          label="Hạn cuối rơi vào ngày nghỉ"
          value={habits.whenOff}
          onChange={(event) => {
            const { value } = event.currentTarget
            change({ whenOff: value === 'after' || value === 'same' ? value : 'before' })
          }}
          data={[
            { value: 'before', label: 'Làm xong trong ngày làm việc liền trước' },
            { value: 'after', label: 'Chuyển sang ngày làm việc liền sau' },
            { value: 'same', label: 'Giữ nguyên ngày' },
          ]}
        />
        <NativeSelect
          label="“Ngay sau khi …” là mấy ngày làm việc"
          value={String(habits.immediateDays)}
          onChange={(event) => change({ immediateDays: Number(event.currentTarget.value) })}
          data={[0, 1, 2, 3, 5].map((days) => ({
            value: String(days),
            label: days === 0 ? 'Trong chính ngày ấy' : `${days} ngày làm việc`,
          }))}
        />
      </div>
      <div className={classes.actions}>
        <Button disabled={JSON.stringify(habits) === JSON.stringify(saved)} onClick={() => void save()}>
          Lưu nếp đọc
        </Button>
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
      </div>
    </Card>
  )
}
