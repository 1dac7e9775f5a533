import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { WeeklyPeriodBody } from '../../../../shared/rules/bodies.ts'
import { ConfidenceMark } from '../../../app/Mark.tsx'
import { Card } from '../../../app/Page.tsx'
import classes from '../Rules.module.css'
import { weekdayWords } from '../words.ts'

export function WeeklyPeriodView({ body }: { readonly body: WeeklyPeriodBody }) {
  return (
    <Card title="Kỳ tuần">
      <dl className={classes.facts}>
        <dt>Chốt lúc</dt>
        <dd>
          {body.closeTime} {weekdayWords[body.closeWeekday - 1]}; gặp ngày nghỉ thì lùi về ngày làm việc trước
        </dd>
        <dt>Chốt muộn</dt>
        <dd>sau {body.lateAfter} ngày chốt, phải ghi lý do</dd>
        <dt>Số liệu của</dt>
        <dd>{formatNumber(body.days)} ngày, hết ngày chốt theo lịch</dd>
        <dt>Mức chắc chắn</dt>
        <dd>
          <ConfidenceMark confidence={body.confidence} />
        </dd>
      </dl>
    </Card>
  )
}
