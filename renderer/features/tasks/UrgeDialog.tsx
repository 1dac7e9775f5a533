/**
 * Phiếu đôn đốc over the tasks chosen: one numbered slip to each unit that leads, with how often each task was urged.
 * Every slip has its name before it is asked for, so trying again after a failure gives no second number.
 */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { TaskHead } from '../../../shared/contract/task.ts'
import type { SavedUrging } from '../../../shared/contract/urging.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { letterNumber } from '../../../shared/letter/letter.ts'
import { signsOn } from '../../../shared/unit/unit.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { saveFile } from '../../print/hand-over.ts'
import { printHtml } from '../../print/print-html.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { ProseField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Tasks.module.css'

const WORDS = 400

/** A later period of the same task is another thing to urge. */
const keyOf = ({ id, next }: TaskHead): string => (next === null ? id : `${id}/${next.key}`)

const unitOf = ({ department, leads }: TaskHead): string =>
  department !== '' ? department : (leads[0] ?? 'Bộ phận thực hiện')

interface Addressed {
  /** Of the slip to be made. */
  readonly id: string
  readonly unit: string
  readonly tasks: readonly TaskHead[]
}

const addressed = (tasks: readonly TaskHead[]): readonly Addressed[] =>
  [...Map.groupBy(tasks, unitOf)].map(([unit, theirs]) => ({ id: crypto.randomUUID(), unit, tasks: theirs }))

export function UrgeDialog({
  tasks,
  onClose,
}: {
  readonly tasks: readonly TaskHead[]
  readonly onClose: (done: boolean) => void
}) {
  const { today } = useStatus()
  const call = useCall()
  const counts = useRead('urging.counts', { kind: 'task' })
  const signers = useRead('signer.list', {})
  const [letters] = useState(() => addressed(tasks))
  const [replyBy, setReplyBy] = useState('')
  const [note, setNote] = useState('')
  const [signer, setSigner] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [made, setMade] = useState<readonly SavedUrging[] | null>(null)
  const day = parseDate(replyBy, today)
  const valid = (signers.value ?? []).filter((known) => signsOn(known, today))
  const signerId = signer ?? valid[0]?.id ?? ''

  async function submit() {
    setTried(true)
    if (!day.ok) return
    setBusy(true)
    const slips: SavedUrging[] = []
    for (const { id, unit, tasks: theirs } of letters) {
      const slip = await call('urging.make', {
        id,
        to: unit,
        items: theirs.map((task) => ({
          kind: 'task',
          key: keyOf(task),
          what: task.content.slice(0, WORDS),
          due: task.next?.effective ?? null,
          who: task.person,
        })),
        replyBy: day.value,
        note,
        signerId: signerId === '' ? null : signerId,
      })
      if (slip.ok) {
        slips.push(slip.value)
        continue
      }
      setBusy(false)
      return setProblem(`${unit}: ${sentence(slip.error)}`)
    }
    setBusy(false)
    setProblem(null)
    setMade(slips)
  }

  if (made !== null) return <Made slips={made} onClose={() => onClose(true)} />
  return (
    <Dialog
      title="Phiếu đôn đốc"
      width={680}
      onClose={() => onClose(false)}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button variant="default" onClick={() => onClose(false)}>
            Thôi
          </Button>
          <Button type="submit" loading={busy}>
            Lập {letters.length} phiếu
          </Button>
        </>
      }
    >
      {letters.map(({ id, unit, tasks: theirs }) => (
        <section key={id} aria-label={unit}>
          <h3 className={classes.to}>Gửi {unit}</h3>
          <ul className={classes.evidence}>
            {theirs.map((task) => (
              <li key={task.id}>
                <span className={classes.grow}>
                  {task.content}{' '}
                  <span className={classes.small}>
                    {`đã đôn đốc ${counts.value?.[keyOf(task)] ?? 0} lần`}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div className={classes.fields}>
        <DateField
          label="Đề nghị trả lời trước ngày"
          required
          autoFocus
          today={today}
          value={replyBy}
          onChange={setReplyBy}
          {...(tried && !day.ok ? { error: 'Chưa nhập ngày' } : {})}
        />
        <NativeSelect
          label="Người ký"
          value={signerId}
          onChange={(event) => setSigner(event.currentTarget.value)}
          data={[
            { value: '', label: 'Để trống, ký sau' },
            ...valid.map(({ id, name, authority, title }) => ({
              value: id,
              label: `${name} (${[authority, title].filter((part) => part !== '').join(' ')})`,
            })),
          ]}
        />
      </div>
      <ProseField label="Ghi thêm" rows={2} value={note} onChange={setNote} />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}

/** The slips with their numbers, to print or to take into Word. */
function Made({ slips, onClose }: { readonly slips: readonly SavedUrging[]; readonly onClose: () => void }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [problem, setProblem] = useState<string | null>(null)

  async function hand(id: string, format: 'html' | 'docx') {
    const file = await call('urging.document', { id, format })
    if (!file.ok) return setProblem(sentence(file.error))
    if (format === 'html') return printHtml(file.value)
    saveFile(file.value)
    notify(`Đã tạo ${file.value.name}.`)
  }

  return (
    <Dialog
      title={`Đã lập ${slips.length} phiếu đôn đốc`}
      width={680}
      onClose={onClose}
      foot={<Button onClick={onClose}>Xong</Button>}
    >
      <p>Các phiếu cũng ở Sổ phiếu xin lỗi, mục Phiếu đôn đốc: ghi trả lời ở đó.</p>
      <ul className={classes.evidence}>
        {slips.map(({ id, number, symbol, to, items }) => (
          <li key={id}>
            <span className={classes.grow}>
              <b>Số {letterNumber(number, symbol)}</b> gửi {to}, {items.length} việc
            </span>
            <Button size="compact-sm" variant="default" onClick={() => void hand(id, 'html')}>
              In
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => void hand(id, 'docx')}>
              Word
            </Button>
          </li>
        ))}
      </ul>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
