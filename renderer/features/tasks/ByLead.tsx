/** For several tasks: to each unit that leads some of them its person. A unit left alone keeps what its tasks have. */
import { NativeSelect } from '@mantine/core'
import type { TaskHead } from '../../../shared/contract/task.ts'
import { compareText } from '../../../shared/text/text.ts'
import { useRead } from '../../app/read.ts'
import classes from './Tasks.module.css'

export interface Lead {
  readonly name: string
  readonly ids: readonly string[]
}

/** Units in order of how many of the tasks they lead; a task belongs to the first it names. */
export const leadsOf = (tasks: readonly TaskHead[]): readonly Lead[] =>
  [...Map.groupBy(tasks, ({ department, leads }) => (department === '' ? (leads[0] ?? '') : department))]
    .filter(([name]) => name !== '')
    .map(([name, own]) => ({ name, ids: own.map(({ id }) => id) }))
    .sort((a, b) => b.ids.length - a.ids.length || compareText(a.name, b.name))

export interface Chosen {
  readonly personId: string
  readonly person: string
}

export function ByLead({
  leads,
  chosen,
  onChoose,
}: {
  readonly leads: readonly Lead[]
  readonly chosen: ReadonlyMap<string, Chosen>
  readonly onChoose: (lead: string, person: Chosen | null) => void
}) {
  const users = useRead('user.list', {})
  const people = (users.value ?? []).filter(({ active }) => active)
  return (
    <fieldset className={classes.byLead}>
      <legend>Người thực hiện theo đơn vị chủ trì</legend>
      {leads.map(({ name, ids }) => (
        <NativeSelect
          key={name}
          size="sm"
          label={`${name} (${ids.length} việc)`}
          value={chosen.get(name)?.personId ?? ''}
          onChange={(event) => {
            const person = people.find(({ id }) => id === event.currentTarget.value)
            onChoose(name, person === undefined ? null : { personId: person.id, person: person.name })
          }}
          data={[
            { value: '', label: 'Giữ như đang có' },
            ...people.map(({ id, name: words }) => ({ value: id, label: words })),
          ]}
        />
      ))}
    </fieldset>
  )
}
