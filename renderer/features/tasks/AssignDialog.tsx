/** Gives several tasks to one person, or each unit's tasks to its own; a field left empty leaves what each task has. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { TaskHead } from '../../../shared/contract/task.ts'
import { RhythmPeriod, rhythmPeriods } from '../../../shared/plan/rhythm.ts'
import { useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Note } from '../../ui/Note.tsx'
import { ByLead, type Chosen, leadsOf } from './ByLead.tsx'
import { type Assigned, PersonFields } from './PersonFields.tsx'
import { rhythmWords } from './words.ts'

export function AssignDialog({
  tasks,
  year,
  onClose,
}: {
  readonly tasks: readonly TaskHead[]
  readonly year: number
  readonly onClose: (done: boolean) => void
}) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [given, setGiven] = useState<Assigned>({ personId: null, person: '', department: '', authority: '' })
  const [byLead, setByLead] = useState<ReadonlyMap<string, Chosen>>(new Map())
  const [rhythm, setRhythm] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const ids = tasks.map(({ id }) => id)
  const leads = leadsOf(tasks)
  const rhythmic = tasks.filter((task) => task.rhythmic)
  const unfinished = tasks.filter(
    ({ state, year: own }) => state !== 'done' && state !== 'none' && own <= year,
  )

  async function submit() {
    const name = given.person.trim()
    const period = RhythmPeriod.safeParse(rhythm)
    const said = {
      ...(name === '' ? {} : { personId: given.personId, person: name }),
      ...(given.department.trim() === '' ? {} : { department: given.department }),
      ...(given.authority.trim() === '' ? {} : { authority: given.authority }),
    }
    const own = leads.flatMap((lead) => {
      const person = byLead.get(lead.name)
      return person === undefined ? [] : [{ ids: [...lead.ids], ...person }]
    })
    if (Object.keys(said).length === 0 && own.length === 0 && !period.success)
      return setProblem('Chưa chọn gì để giao.')
    for (const asked of [{ ids, ...said }, ...own]) {
      const result = await call('task.assign', asked)
      if (!result.ok) return setProblem(sentence(result.error))
    }
    if (period.success && rhythmic.length > 0) {
      const paced = await call('task.pace', {
        ids: rhythmic.map(({ id }) => id),
        rhythm: { every: period.data, day: null },
      })
      if (!paced.ok) return setProblem(sentence(paced.error))
    }
    notify(`Đã giao ${ids.length} việc.`)
    onClose(true)
  }

  async function carry() {
    const result = await call('task.carryOver', { ids: unfinished.map(({ id }) => id), year: year + 1 })
    if (!result.ok) return setProblem(sentence(result.error))
    notify(`Đã chuyển ${result.value.carried} việc sang năm ${year + 1}.`)
    onClose(true)
  }

  return (
    <Dialog
      title={`Giao ${tasks.length} việc`}
      width={720}
      onClose={() => onClose(false)}
      onSubmit={() => void submit()}
      foot={
        <>
          {unfinished.length === 0 ? null : (
            <Button variant="default" onClick={() => void carry()}>
              Chuyển {unfinished.length} việc chưa xong sang {year + 1}
            </Button>
          )}
          <Button variant="default" onClick={() => onClose(false)}>
            Thôi
          </Button>
          <Button type="submit">Giao</Button>
        </>
      }
    >
      <PersonFields value={given} onChange={(part) => setGiven((before) => ({ ...before, ...part }))} />
      {leads.length < 2 ? null : (
        <ByLead
          leads={leads}
          chosen={byLead}
          onChoose={(lead, person) =>
            setByLead((before) => {
              const after = new Map(before)
              if (person === null) after.delete(lead)
              else after.set(lead, person)
              return after
            })
          }
        />
      )}
      {rhythmic.length === 0 ? null : (
        <NativeSelect
          label={`Nhịp kiểm tra của ${rhythmic.length} việc thường xuyên`}
          value={rhythm}
          onChange={(event) => setRhythm(event.currentTarget.value)}
          data={[
            { value: '', label: 'Giữ như đang có' },
            ...rhythmPeriods.map((value) => ({ value, label: rhythmWords[value] })),
          ]}
        />
      )}
      <p>Ô để trống thì giữ nguyên như từng việc đang có.</p>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
