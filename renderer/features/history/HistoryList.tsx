/** The entries of one filter, a page at a time. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import { useApp, useUi } from '../../app/context.tsx'
import { Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import table from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { entityWord, keyText } from '../../i18n/vi/history.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ChangedFields } from './ChangedFields.tsx'
import classes from './History.module.css'

type Entry = CallOutput<'history.list'>[number]

const PAGE = 100

export function HistoryList({ entity, of }: { readonly entity: string; readonly of: string }) {
  const { client } = useApp()
  const notify = useUi((ui) => ui.notify)
  const filter: CallInput<'history.list'> = {
    limit: PAGE,
    ...(entity === '' ? {} : { entity }),
    ...(of === '' ? {} : { key: of }),
  }
  const first = useRead('history.list', filter)
  const [older, setOlder] = useState<readonly Entry[]>([])
  const [done, setDone] = useState(false)

  const more = async (before: number) => {
    const result = await client.invoke('history.list', { ...filter, before })
    if (!result.ok) return notify(sentence(result.error), 'bad')
    setOlder((known) => [...known, ...result.value])
    setDone(result.value.length < PAGE)
  }

  return (
    <Loaded name="history.list" read={first}>
      {(newest) => {
        const known = new Set(newest.map((entry) => entry.seq))
        const entries = [...newest, ...older.filter((entry) => !known.has(entry.seq))]
        const last = entries.at(-1)
        if (last === undefined) return <Empty>Không có dòng nào khớp.</Empty>
        return (
          <>
            <EntryTable entries={entries} />
            {done || newest.length < PAGE ? null : (
              <div className={classes.more}>
                <Button variant="default" onClick={() => void more(last.seq)}>
                  Xem các dòng cũ hơn
                </Button>
              </div>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function EntryTable({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col" className={table.num}>
              Dòng
            </th>
            <th scope="col">Lúc</th>
            <th scope="col">Ai</th>
            <th scope="col">Việc</th>
            <th scope="col">Thay đổi</th>
            <th scope="col">Lý do</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.seq}>
              <td className={table.num}>{entry.seq}</td>
              <td className={classes.when}>{instantText(entry.at)}</td>
              <td>
                {entry.actor}
                {entry.pc === null ? null : <div className={table.quiet}>{entry.pc}</div>}
              </td>
              <td>
                {entityWord(entry.entity)}
                <div className={classes.key}>{keyText(entry.entity, entry.key)}</div>
              </td>
              <td>
                <ChangedFields fields={entry.fields} />
              </td>
              <td>{entry.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
