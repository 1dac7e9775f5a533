/** The papers of a plan: which plan, which paper, the page as it will be printed, and the forms it can take. */
import { Button, NativeSelect } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { planPapers } from '../../../shared/contract/plan-paper.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { useStatus } from '../../app/context.tsx'
import { Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { useCall } from '../../app/session.ts'
import { type FormsItem, FormsMenu, formWords } from '../../print/FormsMenu.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './PlanPapers.module.css'

const paperWords = {
  plan: 'Biểu nhiệm vụ như kế hoạch',
  status: 'Biểu nhiệm vụ có cột tình trạng',
  departments: 'Trang của từng phòng',
  done: 'Đã xong, chưa xong trong kỳ',
} as const

type Paper = keyof typeof paperWords

/** `planId`: the plan that stands chosen at first. */
export function PlanPapersScreen({ planId }: { readonly planId: string | null }) {
  const plans = useRead('plan.list', { year: null })
  return (
    <Page
      title="In kế hoạch"
      actions={<Link to={paths.plans}>Các kế hoạch</Link>}
      lead="Kế hoạch in lại theo đúng cột của nó, thêm cột tình trạng; trang cho từng phòng; danh mục việc đã xong, chưa xong của bất kỳ kỳ nào."
    >
      <Loaded name="plan.list" read={plans}>
        {(list) =>
          list.length === 0 ? (
            <Empty>Chưa có kế hoạch nào trong sổ để in.</Empty>
          ) : (
            <Papers plans={list} first={planId} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Papers({
  plans,
  first: asked,
}: {
  readonly plans: CallOutput<'plan.list'>
  readonly first: string | null
}) {
  const { today } = useStatus()
  const call = useCall()
  const frame = useRef<HTMLIFrameElement>(null)
  const [id, setId] = useState(() => (plans.find(({ id: known }) => known === asked) ?? plans[0])?.id ?? '')
  const [paper, setPaper] = useState<Paper>('status')
  const [first, setFirst] = useState(formatDate(`${today.slice(0, 7)}-01`))
  const [last, setLast] = useState(formatDate(today))
  const [problem, setProblem] = useState<string | null>(null)
  const [from, to] = [first, last].map((text) => {
    const read = parseDate(text, today)
    return read.ok ? read.value : ''
  }) as [string, string]
  const ready = paper !== 'done' || (from !== '' && from <= to)
  const address =
    paper === 'done' ? `/sheet/viec-da-xong/${id}/${from}/${to}.html` : `/sheet/ke-hoach/${id}/${paper}.html`
  const form = (format: 'docx' | 'xlsx' | 'pdf'): FormsItem => ({
    kind: 'file',
    words: formWords[format],
    make: () =>
      paper === 'done'
        ? call('plan.doneList', { id, from, to, format })
        : call('plan.paper', { id, paper, format }),
  })
  return (
    <>
      <div className={classes.choices}>
        <NativeSelect
          label="Kế hoạch"
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          data={plans.map((plan) => ({
            value: plan.id,
            label: [plan.year, plan.number, plan.title]
              .filter((part) => part !== '')
              .join(' · ')
              .slice(0, 80),
          }))}
        />
        <NativeSelect
          label="Bản in"
          value={paper}
          onChange={(event) => {
            const { value } = event.currentTarget
            setPaper(planPapers.find((known) => known === value) ?? 'done')
          }}
          data={Object.entries(paperWords).map(([value, label]) => ({ value, label }))}
        />
        {paper === 'done' ? (
          <>
            <DateField label="Từ ngày" value={first} onChange={setFirst} today={today} />
            <DateField label="Đến ngày" value={last} onChange={setLast} today={today} />
          </>
        ) : null}
      </div>
      <div className={classes.buttons}>
        <Button
          disabled={!ready}
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          In
        </Button>
        {ready ? (
          <FormsMenu groups={[[form('docx'), form('xlsx'), form('pdf')]]} onProblem={setProblem} />
        ) : null}
        <span className={classes.legend}>A4 ngang.</span>
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      {ready ? (
        <iframe ref={frame} className={classes.frame} src={address} title={`${paperWords[paper]}, bản in`} />
      ) : (
        <Note tone="warn">Ngày cuối của kỳ phải từ ngày đầu trở đi.</Note>
      )}
    </>
  )
}
