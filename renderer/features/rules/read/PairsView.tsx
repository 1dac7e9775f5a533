import type { PairsBody } from '../../../../shared/rules/figures.ts'
import { ConfidenceMark } from '../../../app/Mark.tsx'
import { Card } from '../../../app/Page.tsx'
import table from '../../../app/table.module.css'
import classes from '../Rules.module.css'

export function PairsView({ body }: { readonly body: PairsBody }) {
  return (
    <Card title={`${body.pairs.length} cặp số`}>
      <p className={classes.lead}>
        Tỷ lệ = tử số chia mẫu số, làm tròn hai chữ số. 0/0 in “không phát sinh”, thiếu số in “–”.
      </p>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Nội dung</th>
            <th scope="col">Tử số / mẫu số</th>
            <th scope="col">Trên Cổng</th>
            <th scope="col">Căn cứ</th>
            <th scope="col">Mức chắc chắn</th>
          </tr>
        </thead>
        <tbody>
          {body.pairs.map((pair) => (
            <tr key={pair.code}>
              <th scope="row">
                {pair.name}
                {pair.note === undefined ? null : <div className={classes.small}>{pair.note}</div>}
              </th>
              <td>
                {pair.numerator} / {pair.denominator}
              </td>
              <td>
                {pair.metric === null
                  ? 'không có'
                  : `${pair.metric}${pair.sameCounts ? '' : ', đếm khác nhau'}`}
              </td>
              <td className={table.quiet}>{pair.citation}</td>
              <td>
                <ConfidenceMark confidence={pair.confidence} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
