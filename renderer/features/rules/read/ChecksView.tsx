import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { ChecksBody } from '../../../../shared/rules/figures.ts'
import { columnNames } from '../../../../shared/stats/form.ts'
import { ConfidenceMark } from '../../../app/Mark.tsx'
import { Card } from '../../../app/Page.tsx'
import classes from '../Rules.module.css'

export function ChecksView({ body: { counts, groupPoints, confidence } }: { readonly body: ChecksBody }) {
  return (
    <Card title="Khi nào máy hỏi “có đúng không?”">
      <dl className={classes.facts}>
        <dt>Bảng 13 cột</dt>
        <dd>
          tổng một cột khác tuần trước từ {formatNumber(counts.percent)} % và từ{' '}
          {formatNumber(counts.dossiers)} hồ sơ
        </dd>
        <dt>Các cột xem</dt>
        <dd>{counts.columns.map((column) => `(${column.slice(1)}) ${columnNames[column]}`).join('; ')}</dd>
        <dt>Điểm nhóm</dt>
        <dd>khác tuần trước từ {formatNumber(groupPoints)} điểm</dd>
        <dt>Mức chắc chắn</dt>
        <dd>
          <ConfidenceMark confidence={confidence} />
        </dd>
      </dl>
    </Card>
  )
}
