/** What the upper unit asks this office to look at again, until it is answered: on the first screen and on its week. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ReceivedRemark } from '../../../shared/contract/remark.ts'
import { periodText } from '../../../shared/dates/period.ts'
import { useUi } from '../../app/context.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { ProseField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'

/** Of every period, each with the way to its week; nothing where nothing waits. */
export function OpenRemarks() {
  const read = useRead('remark.received', {})
  const open = (read.value ?? []).filter(({ answer }) => answer === null)
  return open.map((remark) => (
    <Note
      key={remark.id}
      tone="ask"
      live={false}
      action={<Link to={paths.week(remark.period)}>Mở {periodText(remark.period)}</Link>}
    >
      {wordsOf(remark)}
    </Note>
  ))
}

/** Of one week or month, with the place to answer. */
export function RemarksOf({ period }: { readonly period: string }) {
  const read = useRead('remark.received', {})
  const own = (read.value ?? []).filter((remark) => remark.period === period)
  return own.map((remark) => <OneRemark key={remark.id} remark={remark} />)
}

function OneRemark({ remark }: { readonly remark: ReceivedRemark }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [answering, setAnswering] = useState(false)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const { id, answer } = remark
  const send = async (how: 'right' | 'corrected') => {
    const result = await call('remark.answer', { id, answer: how, text })
    if (!result.ok) return setProblem(sentence(result.error))
    notify('Đã trả lời; câu trả lời đi cùng gói gửi lên lần tới.')
    setAnswering(false)
  }
  if (answer !== null)
    return (
      <Note tone="info" live={false}>
        {wordsOf(remark)} Đã trả lời: {answer.answer === 'right' ? 'số đúng' : 'đã đính chính'}
        {answer.text === '' ? '' : ` – ${answer.text}`}.
      </Note>
    )
  return (
    <Note
      tone="ask"
      live={false}
      action={
        answering ? undefined : (
          <Button size="compact-sm" variant="default" onClick={() => setAnswering(true)}>
            Trả lời…
          </Button>
        )
      }
    >
      {wordsOf(remark)}
      {answering ? (
        <>
          <ProseField label="Giải thích (bắt buộc nếu số đúng)" value={text} onChange={setText} />
          {problem === null ? null : <p role="alert">{problem}</p>}
          <Button.Group mt="xs">
            <Button size="compact-sm" onClick={() => void send('right')}>
              Số đã gửi là đúng
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => void send('corrected')}>
              Đã đính chính
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setAnswering(false)}>
              Thôi
            </Button>
          </Button.Group>
        </>
      ) : null}
    </Note>
  )
}

const wordsOf = ({ period, figure, sent, seen, text }: ReceivedRemark): string => {
  const figures = [sent === '' ? '' : `đã gửi ${sent}`, seen === '' ? '' : `cấp trên thấy ${seen}`].filter(
    (part) => part !== '',
  )
  const of = figure === '' ? '' : `, ${figure}`
  return `Cấp trên đề nghị kiểm tra lại ${periodText(period)}${of}${figures.length === 0 ? '' : ` (${figures.join('; ')})`}: ${text}`
}
