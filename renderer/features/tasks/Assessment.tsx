/** Đánh giá: how each lead stands, in whole numbers beside the share. */
import type { TaskHead } from '../../../shared/contract/task.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import table from '../../app/table.module.css'
import { tallyByLead } from './lines.ts'

export function Assessment({ tasks }: { readonly tasks: readonly TaskHead[] }) {
  if (tasks.length === 0) return null
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Đơn vị chủ trì</th>
            {['Số việc', 'Xong', 'Xong đúng hạn', 'Tỷ lệ xong', 'Quá hạn', 'Kỳ bỏ lỡ', 'Vướng mắc'].map(
              (name) => (
                <th key={name} scope="col" className={table.num}>
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {tallyByLead(tasks).map(({ name, total, done, onTime, late, missed, stuck }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={table.num}>{formatNumber(total)}</td>
              <td className={table.num}>{formatNumber(done)}</td>
              <td className={table.num}>{formatNumber(onTime)}</td>
              <td className={table.num}>
                {formatNumber(Math.round((done / total) * 1000) / 10)} % ({done}/{total})
              </td>
              <td className={table.num}>{formatNumber(late)}</td>
              <td className={table.num}>{formatNumber(missed)}</td>
              <td className={table.num}>{formatNumber(stuck)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
