/** One page for the second person: six groups and the total against the week before, and what was said of them. */
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { IndexBody } from '../../../../shared/rules/bodies.ts'
import type { WeekContent } from '../../../../shared/week/content.ts'
import { MessageList } from '../../../ui/MessageList.tsx'
import { capital, useWord } from '../period-word.ts'
import { Change } from '../scores/Change.tsx'
import classes from './Decide.module.css'

export function DecisionFigures({
  content,
  index,
}: {
  readonly content: WeekContent
  readonly index: IndexBody
}) {
  const word = useWord()
  const { previous } = content
  const told = content.findings.filter(({ weight }) => weight !== 'blocks')
  return (
    <>
      <table className={classes.figures}>
        <thead>
          <tr>
            <th scope="col">Nhóm chỉ số</th>
            <th scope="col">Tối đa</th>
            <th scope="col">{capital(word)} trước</th>
            <th scope="col">{capital(word)} này</th>
            <th scope="col">Thay đổi</th>
          </tr>
        </thead>
        <tbody>
          {index.groups.map(({ code, name, max }) => (
            <Row
              key={code}
              name={name}
              max={max}
              now={content.figures.groups[code] ?? null}
              before={previous?.groups[code] ?? null}
            />
          ))}
        </tbody>
        <tfoot>
          <Row
            name={`Tổng${content.grade === null ? '' : ` – ${content.grade}`}`}
            max={index.groups.reduce((sum, { max }) => sum + max, 0)}
            now={content.total}
            before={previous?.total ?? null}
          />
        </tfoot>
      </table>
      {told.length === 0 ? null : (
        <MessageList
          label="Người chốt đã xem và giải trình"
          empty=""
          messages={told.map(({ id, weight, text, reason }) => ({
            id,
            weight,
            text,
            ...(reason === null || reason === ''
              ? {}
              : { more: <span className={classes.reason}>Lý do: {reason}</span> }),
          }))}
        />
      )}
    </>
  )
}

function Row({
  name,
  max,
  now,
  before,
}: {
  readonly name: string
  readonly max: number
  readonly now: number | null
  readonly before: number | null
}) {
  const trend = now === null || before === null || now === before ? undefined : now > before ? 'up' : 'down'
  return (
    <tr data-trend={trend}>
      <th scope="row">{name}</th>
      <td>{formatNumber(max)}</td>
      <td>{formatNumber(before, 2)}</td>
      <td className={classes.now}>{formatNumber(now, 2)}</td>
      <td>
        <Change now={now} before={before} />
      </td>
    </tr>
  )
}
