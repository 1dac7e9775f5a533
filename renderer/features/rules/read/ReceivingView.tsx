import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { ReceivingBody } from '../../../../shared/rules/receiving.ts'
import { ConfidenceMark } from '../../../app/Mark.tsx'
import { Card } from '../../../app/Page.tsx'
import classes from '../Rules.module.css'
import { measureName } from '../receiving-words.ts'

export function ReceivingView({
  body: { week, month, minimum, confidence },
}: {
  readonly body: ReceivingBody
}) {
  return (
    <Card title="Nhận số liệu của các đơn vị">
      <dl className={classes.facts}>
        <dt>Số liệu tuần</dt>
        <dd>
          chậm nhất {week.time}{' '}
          {week.workingDays === 0 ? 'ngày chốt' : `ngày làm việc thứ ${week.workingDays} sau ngày chốt`}
        </dd>
        <dt>Số liệu tháng</dt>
        <dd>chậm nhất {month.time} ngày cuối của hạn báo cáo</dd>
        <dt>Không xếp hạng</dt>
        <dd>
          dưới {formatNumber(minimum.otherwise)} lượt trong kỳ
          {minimum.of.map(({ code, volume }) => (
            <span key={code}>
              ; {measureName(code)}: dưới {formatNumber(volume)}
            </span>
          ))}
        </dd>
        <dt>Mức chắc chắn</dt>
        <dd>
          <ConfidenceMark confidence={confidence} />
        </dd>
      </dl>
    </Card>
  )
}
