/** What is done for the ticked dossiers together: one reason and one count of days, letters, sending, urging. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { LateBoard } from '../../../shared/contract/late.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import type { LateItem } from '../../../shared/letter/chain.ts'
import { type LetterChannel, type PersonTitle, titlesOfPeople } from '../../../shared/letter/letter.ts'
import { channelNames } from '../../../shared/letter/words.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { Card } from '../../app/Page.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { printHtml } from '../../print/print-html.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Late.module.css'

export function BulkBar({
  board,
  selected,
  onDone,
}: {
  readonly board: LateBoard
  readonly selected: readonly LateItem[]
  readonly onDone: () => void
}) {
  const { now, today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [reason, setReason] = useState(board.reasons[0]?.code ?? '')
  const [personTitle, setPersonTitle] = useState<PersonTitle>('Ông/Bà')
  const [newDate, setNewDate] = useState('+5')
  const [channel, setChannel] = useState<LetterChannel>('direct')
  const [replyBy, setReplyBy] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const fresh = selected.filter(({ letter }) => letter === null || letter.state === 'draft')
  const letters = selected.flatMap(({ letter }) => (letter === null ? [] : [letter]))
  const drafts = letters.filter(({ state }) => state === 'draft').map(({ id }) => id)
  const issued = letters.filter(({ state }) => state === 'issued').map(({ id }) => id)
  const units = [...new Set(selected.map(({ unit }) => unit ?? ''))]

  async function run(work: () => Promise<string | null>) {
    setBusy(true)
    setProblem(null)
    const failed = await work()
    setBusy(false)
    setProblem(failed)
  }

  const draft = () =>
    run(async () => {
      for (const { code, reason: known } of fresh) {
        if (known !== null) continue
        const saved = await call('late.save', {
          code,
          reason,
          incidentId: null,
          reasonText: '',
          remedy: '',
          responsibility: '',
          finishedOn: null,
        })
        if (!saved.ok) return sentence(saved.error)
      }
      const made = await call('letter.draft', {
        codes: fresh.map(({ code }) => code),
        personTitle,
        newDate,
      })
      if (!made.ok) return sentence(made.error)
      notify(`Đã soạn ${made.value.length} phiếu.`)
      return null
    })

  const issue = () =>
    run(async () => {
      const done = await call('letter.issue', { ids: drafts, signerId: null })
      if (!done.ok) return sentence(done.error)
      notify(`Đã phát hành ${done.value.length} phiếu.`)
      return null
    })

  const print = (ids: readonly string[]) =>
    run(async () => {
      const made = await call('letter.document', { ids: [...ids], format: 'html' })
      if (!made.ok) return sentence(made.error)
      await printHtml(made.value)
      return null
    })

  const deliver = () =>
    run(async () => {
      const done = await call('letter.deliver', { ids: issued, channels: [channel], at: now, note: '' })
      if (!done.ok) return sentence(done.error)
      notify(`Đã ghi gửi ${done.value.length} phiếu.`)
      onDone()
      return null
    })

  const urge = () =>
    run(async () => {
      const day = parseDate(replyBy, today)
      if (!day.ok) return day.error.sentence
      for (const unit of units) {
        const items = selected
          .filter((item) => (item.unit ?? '') === unit)
          .map((item) => ({
            kind: 'dossier' as const,
            key: item.chainId,
            what: [item.code, item.procedure ?? item.field].filter((text) => text !== null).join(', '),
            due: item.due.slice(0, 10),
            who: item.officer ?? '',
          }))
        const slip = await call('urging.make', {
          to: unit === '' ? 'Bộ phận giải quyết' : unit,
          items,
          replyBy: day.value,
          note: '',
          signerId: null,
        })
        if (!slip.ok) return sentence(slip.error)
      }
      notify(`Đã lập ${units.length} phiếu đôn đốc. In ở Sổ phiếu xin lỗi.`)
      return null
    })

  return (
    <Card title={`Đã chọn ${selected.length} hồ sơ`}>
      <div className={classes.fields}>
        <NativeSelect
          label="Nguyên nhân, cho hồ sơ chưa ghi"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data={board.reasons.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <NativeSelect
          label="Xưng hô"
          value={personTitle}
          onChange={(event) => setPersonTitle(event.currentTarget.value as PersonTitle)}
          data={[...titlesOfPeople]}
        />
        <TextField
          label="Ngày hẹn lại"
          hint="+5 là 5 ngày làm việc sau hẹn cũ"
          value={newDate}
          onChange={setNewDate}
        />
        <Button disabled={fresh.length === 0} loading={busy} onClick={() => void draft()}>
          Soạn {fresh.length} phiếu
        </Button>
        <NativeSelect
          label="Gửi qua"
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value as LetterChannel)}
          data={Object.entries(channelNames).map(([value, label]) => ({ value, label }))}
        />
        <DateField label="Trả lời đôn đốc trước" today={today} value={replyBy} onChange={setReplyBy} />
      </div>
      <div className={classes.bar}>
        <Button variant="default" disabled={drafts.length === 0} loading={busy} onClick={() => void issue()}>
          Phát hành {drafts.length} phiếu
        </Button>
        <Button
          variant="default"
          disabled={letters.length === 0}
          onClick={() => void print(letters.map(({ id }) => id))}
        >
          In {letters.length} phiếu
        </Button>
        <Button
          variant="default"
          disabled={issued.length === 0}
          loading={busy}
          onClick={() => void deliver()}
        >
          Đã gửi {issued.length} phiếu
        </Button>
        <Button variant="default" loading={busy} onClick={() => void urge()}>
          Lập phiếu đôn đốc
        </Button>
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Card>
  )
}
