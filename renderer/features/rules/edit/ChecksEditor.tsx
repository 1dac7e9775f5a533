import { Checkbox } from '@mantine/core'
import type { ChecksBody } from '../../../../shared/rules/figures.ts'
import { columnNames, columns } from '../../../../shared/stats/form.ts'
import { Card } from '../../../app/Page.tsx'
import type { Problems } from '../../../app/problems.ts'
import classes from '../Rules.module.css'
import { ConfidenceCell, NumberCell } from './cells.tsx'

export function ChecksEditor({
  body,
  onChange,
  problems,
}: {
  readonly body: ChecksBody
  readonly onChange: (body: ChecksBody) => void
  readonly problems: Problems
}) {
  const { counts } = body
  const setCounts = (part: Partial<ChecksBody['counts']>) =>
    onChange({ ...body, counts: { ...counts, ...part } })
  return (
    <Card title="Ngưỡng hỏi">
      <div className={classes.header}>
        <NumberCell
          label="Tổng cột khác từ (%)"
          value={counts.percent}
          onChange={(percent) => setCounts({ percent })}
          error={problems['body.counts.percent']}
        />
        <NumberCell
          label="và từ (hồ sơ)"
          value={counts.dossiers}
          onChange={(dossiers) => setCounts({ dossiers })}
          error={problems['body.counts.dossiers']}
        />
        <NumberCell
          label="Điểm nhóm khác từ (điểm)"
          value={body.groupPoints}
          onChange={(groupPoints) => onChange({ ...body, groupPoints })}
          error={problems['body.groupPoints']}
        />
        <ConfidenceCell
          label="Mức chắc chắn"
          value={body.confidence}
          onChange={(confidence) => onChange({ ...body, confidence })}
        />
      </div>
      <Checkbox.Group
        label="Các cột xem"
        mt="sm"
        value={counts.columns}
        error={problems['body.counts.columns'] === undefined ? undefined : 'Chọn ít nhất một cột'}
        onChange={(chosen) => setCounts({ columns: columns.filter((column) => chosen.includes(column)) })}
      >
        <div className={classes.header}>
          {columns.map((column) => (
            <Checkbox
              key={column}
              size="xs"
              value={column}
              label={`(${column.slice(1)}) ${columnNames[column]}`}
            />
          ))}
        </div>
      </Checkbox.Group>
    </Card>
  )
}
