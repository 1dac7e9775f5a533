import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { GradesBody } from '../../../../shared/rules/bodies.ts'
import { ConfidenceMark } from '../../../app/Mark.tsx'
import { Card } from '../../../app/Page.tsx'
import table from '../../../app/table.module.css'

export function GradesView({ body }: { readonly body: GradesBody }) {
  const bands = [...body.bands].sort((a, b) => b.from - a.from)
  return (
    <Card title="Các mức">
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Xếp loại</th>
            <th scope="col">Điểm</th>
            <th scope="col">Mức chắc chắn</th>
          </tr>
        </thead>
        <tbody>
          {bands.map((band, index) => (
            <tr key={band.name}>
              <th scope="row">{band.name}</th>
              <td>
                từ {formatNumber(band.from)} {index === 0 ? 'đến' : 'đến dưới'} {formatNumber(band.to)}
              </td>
              <td>
                <ConfidenceMark confidence={band.confidence} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
