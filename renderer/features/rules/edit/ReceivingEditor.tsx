import { Button } from '@mantine/core'
import type { ReceivingBody } from '../../../../shared/rules/receiving.ts'
import { Card } from '../../../app/Page.tsx'
import type { Problems } from '../../../app/problems.ts'
import table from '../../../app/table.module.css'
import classes from '../Rules.module.css'
import { measureName } from '../receiving-words.ts'
import { ConfidenceCell, NumberCell, TextCell } from './cells.tsx'
import { replaced, without } from './list.ts'

export function ReceivingEditor({
  body,
  onChange,
  problems,
}: {
  readonly body: ReceivingBody
  readonly onChange: (body: ReceivingBody) => void
  readonly problems: Problems
}) {
  const { week, month, minimum } = body
  const setOf = (of: ReceivingBody['minimum']['of']) => onChange({ ...body, minimum: { ...minimum, of } })
  return (
    <>
      <Card title="Hạn nhận">
        <div className={classes.header}>
          <NumberCell
            label="Tuần: số ngày làm việc sau ngày chốt"
            value={week.workingDays}
            onChange={(workingDays) => onChange({ ...body, week: { ...week, workingDays } })}
            error={problems['body.week.workingDays']}
          />
          <TextCell
            label="Tuần: giờ"
            value={week.time}
            onChange={(time) => onChange({ ...body, week: { ...week, time } })}
            error={problems['body.week.time'] === undefined ? undefined : 'Cần giờ, ví dụ 17:30'}
          />
          <TextCell
            label="Tháng: giờ của ngày cuối"
            value={month.time}
            onChange={(time) => onChange({ ...body, month: { time } })}
            error={problems['body.month.time'] === undefined ? undefined : 'Cần giờ, ví dụ 17:00'}
          />
          <ConfidenceCell
            label="Mức chắc chắn"
            value={body.confidence}
            onChange={(confidence) => onChange({ ...body, confidence })}
          />
        </div>
      </Card>
      <Card
        title="Mức tối thiểu để xếp hạng"
        actions={
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setOf([...minimum.of, { code: '', volume: minimum.otherwise }])}
          >
            Thêm mức riêng
          </Button>
        }
      >
        <div className={classes.header}>
          <NumberCell
            label="Mức chung (lượt trong kỳ)"
            value={minimum.otherwise}
            onChange={(otherwise) => onChange({ ...body, minimum: { ...minimum, otherwise } })}
            error={problems['body.minimum.otherwise']}
          />
        </div>
        <table className={`${table.table} ${classes.cells}`}>
          <thead>
            <tr>
              <th scope="col">Xếp theo (mã)</th>
              <th scope="col">Tên</th>
              <th scope="col">Tối thiểu</th>
              <th scope="col" className={table.act}>
                Việc
              </th>
            </tr>
          </thead>
          <tbody>
            {minimum.of.map(({ code, volume }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; adding or removing one starts all anew
              <tr key={`${at} of ${minimum.of.length}`}>
                <td>
                  <TextCell
                    bare
                    label={`Mã ${at + 1}`}
                    value={code}
                    onChange={(next) => setOf(replaced(minimum.of, at, { code: next, volume }))}
                    error={problems[`body.minimum.of.${at}.code`]}
                  />
                </td>
                <td>{measureName(code)}</td>
                <td>
                  <NumberCell
                    bare
                    label={`Tối thiểu ${at + 1}`}
                    value={volume}
                    onChange={(next) => setOf(replaced(minimum.of, at, { code, volume: next }))}
                    error={problems[`body.minimum.of.${at}.volume`]}
                  />
                </td>
                <td className={table.act}>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="bad"
                    aria-label={`Bỏ mức của ${code || at + 1}`}
                    onClick={() => setOf(without(minimum.of, at))}
                  >
                    Bỏ
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </>
  )
}
