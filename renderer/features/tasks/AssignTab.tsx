/** Who does it and who approves it, with the meter of "6 rõ" beside. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { clarities, clarityWords } from '../../../shared/plan/task.ts'
import { useUi } from '../../app/context.tsx'
import { Mark } from '../../app/Mark.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { type Assigned, PersonFields } from './PersonFields.tsx'
import type { TabProps } from './TaskDialog.tsx'
import classes from './Tasks.module.css'

export function AssignTab({ view: { head, progress }, tell }: TabProps) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const { personId, person, department, authority } = progress
  const [given, setGiven] = useState<Assigned>({ personId, person, department, authority })

  async function save() {
    const result = await call('task.assign', { ids: [head.id], ...given })
    if (!result.ok) return tell(sentence(result.error))
    tell(null)
    notify('Đã ghi phân công.')
  }

  return (
    <>
      <ul className={classes.meter} aria-label={`${clarities.length - head.unclear.length}/6 rõ`}>
        {clarities.map((name) => {
          const open = head.unclear.includes(name)
          return (
            <li key={name}>
              <Mark tone={open ? 'warn' : 'ok'}>
                {open ? 'chưa ' : ''}
                {clarityWords[name]}
              </Mark>
            </li>
          )
        })}
      </ul>
      <PersonFields value={given} onChange={(part) => setGiven((before) => ({ ...before, ...part }))} />
      <div>
        <Button onClick={() => void save()}>Ghi phân công</Button>
      </div>
    </>
  )
}
