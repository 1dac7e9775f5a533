/** One plan: its letter, its issued versions, and its tasks with the same keys as every list of tasks. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { PlanView } from '../../../shared/contract/plan.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { useUi } from '../../app/context.tsx'
import { Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { useCall, useEnsure } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { saveFile } from '../../print/hand-over.ts'
import { Board } from '../tasks/Board.tsx'
import type { TaskView } from '../tasks/lines.ts'
import look from '../tasks/Tasks.module.css'
import { IssueDialog } from './IssueDialog.tsx'
import { PlanState } from './PlansScreen.tsx'
import { RemovePlanDialog } from './RemovePlanDialog.tsx'

const views: readonly TaskView[] = ['plan', 'check', 'month', 'assess']

export function PlanScreen({ id }: { readonly id: string }) {
  const read = useRead('plan.get', { id })
  return (
    <div className={look.screen}>
      {read.state === 'ready' ? null : <h1>Kế hoạch</h1>}
      <Loaded name="plan.get" read={read}>
        {(view) => <Opened view={view} />}
      </Loaded>
    </div>
  )
}

function Opened({ view: { head, versions } }: { readonly view: PlanView }) {
  const ensure = useEnsure()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [, go] = useLocation()
  const [everyRole, setEveryRole] = useState(false)
  const [open, setOpen] = useState<'issue' | 'remove' | null>(null)
  const tasks = useRead('task.list', { year: head.year, planId: head.id, everyRole })
  const ask = (next: 'issue' | 'remove') => void ensure('officer').then((may) => may && setOpen(next))
  const last = versions.at(-1)

  async function keepLetter() {
    const file = await call('plan.file', { id: head.id })
    if (file.ok) saveFile(file.value)
    else notify(sentence(file.error), 'bad')
  }

  return (
    <>
      <div className={look.head}>
        <h1>{head.title}</h1>
        <PlanState plan={head} />
        <div className={look.end}>
          {head.file === null ? null : (
            <Button variant="default" size="compact-md" onClick={() => void keepLetter()}>
              Tệp gốc
            </Button>
          )}
          <Button component={Link} to={paths.planPapersOf(head.id)} variant="default" size="compact-md">
            In…
          </Button>
          {head.own ? (
            <Button size="compact-md" onClick={() => ask('issue')}>
              {head.version === 0 ? 'Ban hành…' : 'Ban hành bản sửa…'}
            </Button>
          ) : null}
          <Button variant="subtle" color="bad" size="compact-md" onClick={() => ask('remove')}>
            Bỏ kế hoạch
          </Button>
        </div>
      </div>
      <p className={look.tally}>
        <span>
          {head.number === '' ? 'Chưa có số' : `Số ${head.number}`}
          {head.date === null ? '' : ` ngày ${formatDate(head.date)}`}
          {head.issuer === '' ? '' : ` của ${head.issuer}`}
        </span>
        {last === undefined ? null : (
          <span>
            Bản {last.version}: {last.by}, {instantText(last.at)}
            {last.reason === '' ? '' : ` (${last.reason})`}
          </span>
        )}
        <Button size="compact-xs" variant="subtle" onClick={() => setEveryRole(!everyRole)}>
          {everyRole ? 'Chỉ việc của mình' : 'Cả việc không liên quan'}
        </Button>
        <Link to={paths.plans}>Các kế hoạch khác</Link>
      </p>
      <Loaded name="task.list" read={tasks}>
        {(list) => <Board tasks={list} views={views} year={head.year} planId={head.id} title={head.title} />}
      </Loaded>
      {open === 'issue' ? <IssueDialog plan={head} onClose={() => setOpen(null)} /> : null}
      {open === 'remove' ? (
        <RemovePlanDialog
          plan={head}
          onClose={(done) => {
            setOpen(null)
            if (done) go(paths.plans)
          }}
        />
      ) : null}
    </>
  )
}
