/**
 * The names of a letter, each with what it is to this office. What is offered is marked as such and is remembered only
 * when the person says so. The import screen shows the same table for a letter that is not saved yet.
 */
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PartyTable } from '../../../shared/contract/party.ts'
import type { PartyAnswer } from '../../../shared/plan/roles.ts'
import { useCall } from '../../app/session.ts'
import tableClasses from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { Note } from '../../ui/Note.tsx'
import classes from './Parties.module.css'

type Kind = '' | 'ours' | 'department' | 'other'

interface Choice {
  readonly kind: Kind
  readonly department: string
}

type Name = PartyTable['names'][number]

const kinds: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: '', label: 'Chưa rõ' },
  { value: 'ours', label: 'Cơ quan tôi' },
  { value: 'department', label: 'Phòng, bộ phận của tôi' },
  { value: 'other', label: 'Nơi khác' },
]

export function PartyNames({ table }: { readonly table: PartyTable }) {
  const call = useCall()
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string } | null>(null)
  const open = table.names.filter((name) => name.answer === null)
  const answers = table.names.flatMap((name) => answerOf(name, choices[name.name]))
  const save = async () => {
    const result = await call('party.confirm', { issuer: table.issuer, answers })
    setSaid(
      result.ok
        ? { good: true, text: `Đã nhớ ${answers.length} tên; ${result.value.tasks} nhiệm vụ đổi vai.` }
        : { good: false, text: sentence(result.error) },
    )
    if (result.ok) setChoices({})
  }
  return (
    <>
      <Counts table={table} />
      <div className={`${tableClasses.wrap} ${classes.names}`}>
        <table className={tableClasses.table}>
          <caption>
            {open.length === 0
              ? 'Mọi tên đã được nhận.'
              : `${open.length} tên chưa được nhận; dòng có dấu ? là đề nghị, bấm Ghi nhớ để nhận.`}
          </caption>
          <thead>
            <tr>
              <th scope="col">Tên như văn bản ghi</th>
              <th scope="col" className={tableClasses.num}>
                Chủ trì
              </th>
              <th scope="col" className={tableClasses.num}>
                Phối hợp
              </th>
              <th scope="col">Là ai</th>
              <th scope="col">Phòng, bộ phận</th>
            </tr>
          </thead>
          <tbody>
            {table.names.map((name) => (
              <NameRow
                key={name.name}
                name={name}
                choice={choices[name.name] ?? shown(name)}
                onChange={(choice) => setChoices((before) => ({ ...before, [name.name]: choice }))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.actions}>
        <Button disabled={answers.length === 0} onClick={() => void save()}>
          {answers.length === 0 ? 'Ghi nhớ' : `Ghi nhớ ${answers.length} tên`}
        </Button>
        {said === null ? null : <Note tone={said.good ? 'ok' : 'bad'}>{said.text}</Note>}
      </div>
    </>
  )
}

function Counts({ table: { counts } }: { readonly table: PartyTable }) {
  const all = counts.lead + counts.coordinate + counts.none + counts.open
  return (
    <p className={classes.counts}>
      {all} nhiệm vụ: <strong>{counts.lead}</strong> chủ trì, <strong>{counts.coordinate}</strong> phối hợp,{' '}
      <strong>{counts.none}</strong> không liên quan, <strong>{counts.open}</strong> chưa rõ.
    </p>
  )
}

function NameRow({
  name,
  choice,
  onChange,
}: {
  readonly name: Name
  readonly choice: Choice
  readonly onChange: (choice: Choice) => void
}) {
  return (
    <tr>
      <th scope="row">
        {name.name}
        {name.answer === null ? <span title="Chưa được nhận"> ?</span> : null}
      </th>
      <td className={tableClasses.num}>{name.leads}</td>
      <td className={tableClasses.num}>{name.coordinates}</td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={`${name.name} là ai`}
          value={choice.kind}
          onChange={(event) => onChange({ ...choice, kind: event.currentTarget.value as Kind })}
          data={[...kinds]}
        />
      </td>
      <td>
        {choice.kind === 'department' ? (
          <TextInput
            size="xs"
            aria-label={`Phòng, bộ phận của ${name.name}`}
            value={choice.department}
            onChange={(event) => onChange({ ...choice, department: event.currentTarget.value })}
          />
        ) : null}
      </td>
    </tr>
  )
}

function shown({ answer, offer }: Name): Choice {
  const held = answer ?? offer
  if (held === null) return { kind: '', department: '' }
  if (held.concern === 'other') return { kind: 'other', department: '' }
  return { kind: held.department === '' ? 'ours' : 'department', department: held.department }
}

/** What would be remembered: what was chosen here, and offers that nobody changed. */
function answerOf(name: Name, chosen: Choice | undefined): PartyAnswer[] {
  if (chosen === undefined && name.answer !== null) return []
  const { kind, department } = chosen ?? shown(name)
  if (kind === '' || (kind === 'department' && department.trim() === '')) return []
  return [
    {
      name: name.name,
      concern: kind === 'other' ? 'other' : 'ours',
      department: kind === 'department' ? department : '',
    },
  ]
}
