/** A task, opened: what was asked and by when, how it goes, who does it, what proves it, what it belongs with. */
import { Button, Tabs } from '@mantine/core'
import { useState } from 'react'
import type { TaskView } from '../../../shared/contract/task.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { Mark } from '../../app/Mark.tsx'
import { Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Note } from '../../ui/Note.tsx'
import { AssignTab } from './AssignTab.tsx'
import { EvidenceTab } from './EvidenceTab.tsx'
import { LinkTab } from './LinkTab.tsx'
import { PointsTab } from './PointsTab.tsx'
import { StatusTab } from './StatusTab.tsx'
import classes from './Tasks.module.css'
import { TimeTab } from './TimeTab.tsx'
import { stateMark } from './words.ts'

/** What every tab is given; `tell` shows what went wrong. */
export interface TabProps {
  readonly view: TaskView
  readonly tell: (problem: string | null) => void
}

const tabs = [
  { value: 'points', label: 'Các kỳ', Body: PointsTab },
  { value: 'status', label: 'Tình trạng', Body: StatusTab },
  { value: 'assign', label: 'Phân công, 6 rõ', Body: AssignTab },
  { value: 'time', label: 'Thời hạn', Body: TimeTab },
  { value: 'evidence', label: 'Minh chứng', Body: EvidenceTab },
  { value: 'link', label: 'Liên kết', Body: LinkTab },
] as const

export function TaskDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const read = useRead('task.get', { id })
  return (
    <Dialog
      title={read.value === null ? 'Nhiệm vụ' : <Title view={read.value} />}
      width={900}
      onClose={onClose}
      foot={<Button onClick={onClose}>Đóng</Button>}
    >
      <Loaded name="task.get" read={read}>
        {(view) => <Opened view={view} />}
      </Loaded>
    </Dialog>
  )
}

function Title({ view: { head, definition } }: { readonly view: TaskView }) {
  const { tone, text } = stateMark(head.state)
  return (
    <>
      Nhiệm vụ{definition.no === '' ? '' : ` ${definition.no}`} <Mark tone={tone}>{text}</Mark>
    </>
  )
}

function Opened({ view }: { readonly view: TaskView }) {
  const [problem, setProblem] = useState<string | null>(null)
  const { definition, plan } = view
  const from = plan === '' ? definition.source : plan
  return (
    <>
      <p>
        <b>{definition.content}</b>
      </p>
      <dl className={classes.facts}>
        {from === '' ? null : (
          <>
            <dt>Nguồn giao</dt>
            <dd>
              {from}
              {definition.givenOn === null ? '' : `, ngày ${formatDate(definition.givenOn)}`}
            </dd>
          </>
        )}
        {definition.section.length === 0 ? null : (
          <>
            <dt>Mục</dt>
            <dd>{definition.section.join(' › ')}</dd>
          </>
        )}
        <dt>Thời hạn ghi</dt>
        <dd>
          {definition.deadlineText === '' ? 'không ghi' : `“${definition.deadlineText}”`}
          {view.definition.confirmed ? '' : ' (chưa xác nhận cách hiểu)'}
        </dd>
        {definition.product === '' ? null : (
          <>
            <dt>Sản phẩm</dt>
            <dd>{definition.product}</dd>
          </>
        )}
        {definition.leads.length === 0 ? null : (
          <>
            <dt>Chủ trì</dt>
            <dd>{definition.leads.join('; ')}</dd>
          </>
        )}
        {definition.coordinators.length === 0 ? null : (
          <>
            <dt>Phối hợp</dt>
            <dd>{definition.coordinators.join('; ')}</dd>
          </>
        )}
        {definition.note === '' ? null : (
          <>
            <dt>Ghi chú</dt>
            <dd>{definition.note}</dd>
          </>
        )}
      </dl>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <Tabs defaultValue="points" keepMounted={false}>
        <Tabs.List>
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
              {value === 'evidence' && view.evidence.length > 0 ? ` (${view.evidence.length})` : ''}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ value, Body }) => (
          <Tabs.Panel key={value} value={value}>
            <div className={classes.panel}>
              <Body view={view} tell={setProblem} />
            </div>
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  )
}
