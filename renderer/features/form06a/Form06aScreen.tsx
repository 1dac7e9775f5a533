/** Biểu II.06a of any span of days: a closed week or month, a quarter, a year, or days given freely. */
import { Button, Select } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPrinter } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { SpanChoice } from '../../../shared/contract/form-06a.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { useStatus } from '../../app/context.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { useCall } from '../../app/session.ts'
import { type FormsItem, FormsMenu, formWords } from '../../print/FormsMenu.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Form06a.module.css'

export function Form06aScreen({ year: asked }: { readonly year: number | null }) {
  const { today } = useStatus()
  const year = asked ?? Number(today.slice(0, 4))
  const read = useRead('form06a.choices', { year })
  return (
    <Page
      title={`Biểu II.06a, năm ${year}`}
      lead="Bảng 13 cột của một kỳ, lấy từ số liệu đã chốt. Kỳ dài hơn thì cộng các tuần hoặc các tháng và nói rõ."
      actions={
        <>
          <Button
            component={Link}
            to={paths.form06aOf(year - 1)}
            variant="default"
            size="compact-md"
            leftSection={<IconChevronLeft size={16} aria-hidden />}
          >
            {year - 1}
          </Button>
          <Button
            component={Link}
            to={paths.form06aOf(year + 1)}
            variant="default"
            size="compact-md"
            rightSection={<IconChevronRight size={16} aria-hidden />}
          >
            {year + 1}
          </Button>
        </>
      }
    >
      <Loaded name="form06a.choices" read={read}>
        {(groups) => <Form key={year} groups={groups} today={today} />}
      </Loaded>
    </Page>
  )
}

const choiceOf = ({ name, from, to }: SpanChoice): string => `${from} ${to} ${name}`

/** The newest closed month, else the newest closed week: what was asked for last. */
const firstOf = (groups: CallOutput<'form06a.choices'>): SpanChoice | undefined =>
  groups.at(1)?.spans[0] ?? groups[0]?.spans[0]

function Form({ groups, today }: { readonly groups: CallOutput<'form06a.choices'>; readonly today: string }) {
  const call = useCall()
  const frame = useRef<HTMLIFrameElement>(null)
  const first = firstOf(groups)
  const [chosen, setChosen] = useState(first === undefined ? null : choiceOf(first))
  const [from, setFrom] = useState(first === undefined ? '' : formatDate(first.from))
  const [to, setTo] = useState(first === undefined ? '' : formatDate(first.to))
  const [problem, setProblem] = useState<string | null>(null)
  const span = spanOf(from, to, today)
  const spans = groups.flatMap((group) => group.spans)

  const choose = (value: string | null) => {
    setChosen(value)
    const found = spans.find((choice) => choiceOf(choice) === value)
    if (found === undefined) return
    setFrom(formatDate(found.from))
    setTo(formatDate(found.to))
  }

  const form = (format: 'docx' | 'xlsx' | 'pdf'): FormsItem => ({
    kind: 'file',
    words: formWords[format],
    make: () => call('form06a.document', { from: span?.from ?? '', to: span?.to ?? '', format }),
  })

  return (
    <div className={classes.view}>
      <Card title="Kỳ số liệu">
        <div className={classes.side}>
          <Select
            label="Kỳ"
            placeholder="Ngày tự chọn"
            value={chosen}
            onChange={choose}
            allowDeselect={false}
            data={groups.map(({ group, spans: own }) => ({
              group,
              items: own.map((choice) => ({ value: choiceOf(choice), label: choice.name })),
            }))}
          />
          <DateField
            label="Từ ngày"
            value={from}
            onChange={(text) => {
              setFrom(text)
              setChosen(null)
            }}
            today={today}
          />
          <DateField
            label="Đến ngày"
            value={to}
            onChange={(text) => {
              setTo(text)
              setChosen(null)
            }}
            today={today}
          />
          {span === null ? null : (
            <div className={classes.buttons}>
              <Button
                leftSection={<IconPrinter size={18} aria-hidden />}
                onClick={() => frame.current?.contentWindow?.print()}
              >
                In
              </Button>
              <FormsMenu groups={[[form('docx'), form('xlsx'), form('pdf')]]} onProblem={setProblem} />
            </div>
          )}
          {problem === null ? null : <Note tone="bad">{problem}</Note>}
        </div>
      </Card>
      {span === null ? (
        <Empty>Chọn một kỳ, hoặc gõ từ ngày đến ngày.</Empty>
      ) : (
        <Preview key={`${span.from} ${span.to}`} span={span} frame={frame} />
      )}
    </div>
  )
}

/** The page as it will be printed; a span without closed figures says so instead. */
function Preview({
  span,
  frame,
}: {
  readonly span: { readonly from: string; readonly to: string }
  readonly frame: React.RefObject<HTMLIFrameElement | null>
}) {
  const read = useRead('form06a.document', { ...span, format: 'text' })
  if (read.state === 'failed' && read.error.type === 'NothingClosed')
    return <Empty>Trong các ngày này chưa có tuần hay tháng nào chốt bảng 13 cột.</Empty>
  return (
    <iframe
      ref={frame}
      className={classes.frame}
      src={`/sheet/bieu-06a/${span.from}/${span.to}.html`}
      title={`Biểu II.06a từ ${formatDate(span.from)} đến ${formatDate(span.to)}, bản in`}
    />
  )
}

function spanOf(from: string, to: string, today: string) {
  const [first, last] = [parseDate(from, today), parseDate(to, today)]
  if (from.trim() === '' || to.trim() === '' || !first.ok || !last.ok || first.value > last.value) return null
  return { from: first.value, to: last.value }
}
