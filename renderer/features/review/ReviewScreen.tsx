/** The list of procedures under review: totals, dates of the two streams, the groups, and the group being changed. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { ReviewList } from '../../../shared/contract/review.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { figureKinds, figureWords, nextStep, stageWords, totalOf } from '../../../shared/review/review.ts'
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
  const plans = useRead('plan.list', { year: null })
  return (
    <Page
      title="Rà soát thủ tục"
      lead="Danh mục nhóm thủ tục rà soát của kế hoạch: mỗi nhóm đang ở bước nào, cắt giảm được bao nhiêu so với trước."
    >
      <Loaded name="plan.list" read={plans}>
        {(list) =>
          list.length === 0 ? <Empty>Chưa có kế hoạch nào trong sổ.</Empty> : <Chosen plans={list} />
        }
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
        {(list) =>
          list.rows.length === 0 ? (
            <Empty>Kế hoạch này không có danh mục nhóm thủ tục rà soát.</Empty>
          ) : (
            <List key={planId} list={list} />
          )
        }
      </Loaded>
    </>
  )
}

function List({ list }: { readonly list: ReviewList }) {
  const call = useCall()
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const row = list.rows.find(({ rowId }) => rowId === chosen)
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
        <ul className={classes.totals}>
          {figureKinds.map((kind) => {
            const { before, after, groups, cut } = totalOf(
              list.rows.map(({ item }) => item),
              kind,
            )
            return (
              <li key={kind}>
                {figureWords[kind]}: trước <strong>{formatNumber(before)}</strong>, sau{' '}
                <strong>{formatNumber(after)}</strong>
                {cut === null ? '' : `, giảm ${formatNumber(cut)} %`} ({groups}/{list.rows.length} nhóm có số
                liệu)
              </li>
            )
          })}
        </ul>
      </Card>
      <Card title="Mốc của hai loại thủ tục">
        <div className={classes.streams}>
          <StreamForm key={`p${JSON.stringify(list.dates.public)}`} list={list} stream="public" />
          <StreamForm key={`i${JSON.stringify(list.dates.internal)}`} list={list} stream="internal" />
        </div>
      </Card>
      {row === undefined ? null : (
        <ItemForm key={row.rowId} planId={list.planId} row={row} onDone={() => setChosen(null)} />
      )}
      <Card title={`${list.rows.length} nhóm thủ tục`}>
        <Groups list={list} onChoose={setChosen} />
      </Card>
    </>
  )
}

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
            <th scope="col">Giai đoạn</th>
            <th scope="col">Bước tới</th>
            <th scope="col">
              <span className={classes.hidden}>Sửa</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map(({ rowId, no, content, leads, section, item }) => {
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
                  {stageWords[item.stage]}
                  {item.stageOn === null ? '' : ` ${formatDate(item.stageOn)}`}
                </td>
                <td className={tableClasses.keep}>
                  {next === null ? '' : `${stageWords[next.step]}: ${formatDate(next.due)}`}
                </td>
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
