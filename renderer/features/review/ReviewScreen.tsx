/** The list of procedures under review: totals, dates of the two streams, the groups, and the group being changed. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { ReviewList, ReviewRow } from '../../../shared/contract/review.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import {
  datedStages,
  figureKinds,
  figureWords,
  nextStep,
  reviewStages,
  reviewStreams,
  stageWords,
  streamWords,
  totalOf,
  totalWords,
} from '../../../shared/review/review.ts'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import tableClasses from '../../app/table.module.css'
import { FormsMenu, formWords } from '../../print/FormsMenu.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Note } from '../../ui/Note.tsx'
import { ItemForm } from './ItemForm.tsx'
import classes from './Review.module.css'
import { StreamForm } from './StreamForm.tsx'

export function ReviewScreen() {
  const read = useRead('plan.list', { year: null })
  return (
    <Page
      title="Rà soát thủ tục"
      lead="Danh mục nhóm thủ tục rà soát của kế hoạch: mỗi nhóm đang ở bước nào, cắt giảm được bao nhiêu so với trước."
    >
      <Loaded name="plan.list" read={read}>
        {(list) => {
          const plans = list.filter(({ reviews }) => reviews > 0)
          return plans.length === 0 ? (
            <Empty>
              Chưa có kế hoạch nào có danh mục nhóm thủ tục rà soát. Nhập kế hoạch có phụ lục rà soát ở mục Kế
              hoạch.
            </Empty>
          ) : (
            <Chosen plans={plans} />
          )
        }}
      </Loaded>
    </Page>
  )
}

function Chosen({ plans }: { readonly plans: CallOutput<'plan.list'> }) {
  const [planId, setPlanId] = useState(plans[0]?.id ?? '')
  const read = useRead('review.list', { planId })
  return (
    <>
      <NativeSelect
        label="Kế hoạch"
        value={planId}
        onChange={(event) => setPlanId(event.currentTarget.value)}
        data={plans.map((plan) => ({
          value: plan.id,
          label: [plan.year, plan.number, plan.title].filter((part) => part !== '').join(' · '),
        }))}
      />
      <Loaded name="review.list" read={read}>
        {(list) => <List key={planId} list={list} />}
      </Loaded>
    </>
  )
}

function List({ list }: { readonly list: ReviewList }) {
  const call = useCall()
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const row = list.rows.find(({ rowId }) => rowId === chosen)
  const items = list.rows.map(({ item }) => item)
  const form = (format: 'docx' | 'xlsx' | 'pdf') => ({
    kind: 'file' as const,
    words: formWords[format],
    make: () => call('review.paper', { planId: list.planId, format }),
  })
  return (
    <>
      <Card
        title="Tổng hợp"
        actions={<FormsMenu groups={[[form('docx'), form('xlsx'), form('pdf')]]} onProblem={setProblem} />}
      >
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        <p>{stagesOf(list)}</p>
        <ul className={classes.totals}>
          {figureKinds.map((kind) => (
            <li key={kind}>
              {figureWords[kind]}: {totalWords(totalOf(items, kind), items.length)}
            </li>
          ))}
        </ul>
      </Card>
      <details className={classes.dates}>
        <summary>Mốc của hai loại thủ tục: {datesWords(list)}</summary>
        <p className={tableClasses.quiet}>Để trống mốc mà kế hoạch không ghi.</p>
        <div className={classes.streams}>
          <StreamForm key={`p${JSON.stringify(list.dates.public)}`} list={list} stream="public" />
          <StreamForm key={`i${JSON.stringify(list.dates.internal)}`} list={list} stream="internal" />
        </div>
      </details>
      {row === undefined ? null : (
        <ItemForm key={row.rowId} planId={list.planId} row={row} onDone={() => setChosen(null)} />
      )}
      <Card title={`${list.rows.length} nhóm thủ tục`}>
        <Groups list={list} onChoose={setChosen} />
      </Card>
    </>
  )
}

/** "34 nhóm: 30 chưa làm, 4 đã gửi Trung tâm." */
function stagesOf({ rows }: ReviewList): string {
  const parts = reviewStages
    .map((stage) => ({ stage, count: rows.filter(({ item }) => item.stage === stage).length }))
    .filter(({ count }) => count > 0)
    .map(({ stage, count }) => `${count} ${stageWords[stage].toLowerCase()}`)
  return `${rows.length} nhóm: ${parts.join(', ')}.`
}

const datesWords = ({ dates }: ReviewList): string =>
  reviewStreams
    .map((stream) => {
      const known = datedStages.filter((step) => dates[stream][step] !== null).length
      return `${streamWords[stream]} ${known}/${datedStages.length}`
    })
    .join(', ')

function Groups({
  list,
  onChoose,
}: {
  readonly list: ReviewList
  readonly onChoose: (rowId: string) => void
}) {
  return (
    <div className={tableClasses.wrap}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">TT</th>
            <th scope="col">Nhóm thủ tục</th>
            <th scope="col">Chủ trì</th>
            <th scope="col">Kế hoạch ghi</th>
            <th scope="col">Giai đoạn</th>
            <th scope="col">Bước tới</th>
            <th scope="col">Ngày, trước → sau</th>
            <th scope="col">
              <span className={classes.hidden}>Sửa</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map(({ rowId, no, content, leads, section, startText, deadlineText, item }) => {
            const next = nextStep(item.stage, list.dates[item.stream])
            return (
              <tr key={rowId}>
                <td>{no}</td>
                <th scope="row">
                  {content}
                  <div className={tableClasses.quiet}>{section.join(' · ')}</div>
                </th>
                <td>{leads.join('; ')}</td>
                <td className={tableClasses.keep}>
                  {[startText, deadlineText].filter((words) => words !== '').join(' → ')}
                </td>
                <td className={tableClasses.keep}>
                  {stageWords[item.stage]}
                  {item.stageOn === null ? '' : ` ${formatDate(item.stageOn)}`}
                </td>
                <td className={tableClasses.keep}>
                  {next === null ? '' : `${stageWords[next.step]}: ${formatDate(next.due)}`}
                </td>
                <td className={tableClasses.keep}>{beforeAfter(item.figures.days)}</td>
                <td className={tableClasses.act}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Sửa nhóm ${content}`}
                    onClick={() => onChoose(rowId)}
                  >
                    Sửa
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const beforeAfter = ({ before, after }: ReviewRow['item']['figures']['days']): string =>
  before === null && after === null
    ? '–'
    : [before, after].map((value) => (value === null ? '–' : formatNumber(value))).join(' → ')
