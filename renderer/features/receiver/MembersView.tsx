/** The units that must send. A list is pasted as it stands in Excel: code and name, a line each. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { useUi } from '../../app/context.tsx'
import { Card, Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { ProseField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import { readMembers } from './member-list.ts'
import classes from './Receiver.module.css'

type Members = CallOutput<'receiver.members'>

export function MembersView() {
  const read = useRead('receiver.members', {})
  return (
    <Loaded name="receiver.members" read={read}>
      {(members) => (
        <>
          <AddMembers known={members} />
          <Listed members={members} />
        </>
      )}
    </Loaded>
  )
}

function AddMembers({ known }: { readonly known: Members }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const read = readMembers(text, known)
  const add = async () => {
    if (read.length === 0) return
    const saved = await call('receiver.saveMembers', {
      members: read.map(({ name, code }) => ({ id: null, name, code })),
    })
    if (!saved.ok) return setProblem(sentence(saved.error))
    notify(`Đã thêm ${read.length} đơn vị.`)
    setText('')
    setProblem(null)
  }
  return (
    <Card title="Thêm đơn vị">
      <form
        className={classes.ask}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <ProseField
          label="Dán danh sách, mỗi dòng một đơn vị: mã hành chính rồi tên"
          value={text}
          onChange={setText}
        />
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        <Button type="submit" disabled={read.length === 0}>
          {read.length === 0 ? 'Thêm' : `Thêm ${read.length} đơn vị`}
        </Button>
      </form>
    </Card>
  )
}

function Listed({ members }: { readonly members: Members }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const waiting = members.filter(({ senderId }) => senderId === null)
  const tell = (ok: boolean, words: string) => notify(words, ok ? 'ok' : 'bad')
  const remove = async (id: string, name: string) => {
    const result = await call('receiver.removeMember', { id, reason: 'Không còn phải gửi' })
    tell(result.ok, result.ok ? `Đã bỏ ${name} khỏi danh sách.` : sentence(result.error))
  }
  const join = async (id: string, senderId: string) => {
    const result = await call('receiver.join', { id, senderId })
    tell(result.ok, result.ok ? 'Đã ghép.' : sentence(result.error))
  }
  if (members.length === 0) return null
  return (
    <Card title={`${members.length} đơn vị, ${members.length - waiting.length} đã gửi ít nhất một gói`}>
      <table className={table.table}>
        <caption>
          Gói tự ghép vào dòng cùng mã hành chính. Đơn vị gửi mà không có mã thì thành dòng mới; ghép bằng tay
          ở cột cuối, không bao giờ ghép theo tên gần giống.
        </caption>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            <th scope="col">Mã</th>
            <th scope="col">Gói</th>
            <th scope="col" className={table.act}>
              Việc
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ id, name, code, senderId }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{code}</td>
              <td>{senderId === null ? 'chưa gửi lần nào' : 'đã nhận'}</td>
              <td className={table.act}>
                {senderId !== null && code === '' && waiting.length > 0 ? (
                  <select
                    aria-label={`Ghép ${name} vào dòng`}
                    value=""
                    onChange={(event) => void join(event.currentTarget.value, senderId)}
                  >
                    <option value="">Ghép vào dòng…</option>
                    {waiting.map((line) => (
                      <option key={line.id} value={line.id}>
                        {line.name}
                      </option>
                    ))}
                  </select>
                ) : null}
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="bad"
                  aria-label={`Bỏ ${name} khỏi danh sách`}
                  onClick={() => void remove(id, name)}
                >
                  Bỏ
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
