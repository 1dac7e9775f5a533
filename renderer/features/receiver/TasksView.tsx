/** How far the tasks from above have come, and how late dossiers were apologised for, unit by unit. */
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import table from '../../app/table.module.css'
import classes from './Receiver.module.css'

const states = [
  ['done', 'Hoàn thành'],
  ['open', 'Đang làm'],
  ['stuck', 'Vướng mắc'],
  ['paused', 'Tạm dừng'],
  ['none', 'Không phát sinh'],
] as const
const tallies = [
  ['late', 'Hồ sơ trễ'],
  ['withLetter', 'Có phiếu xin lỗi'],
  ['inTime', 'Xin lỗi trước hạn'],
] as const
const columns = [...states, ...tallies]

export function TasksView({ year }: { readonly year: number }) {
  const read = useRead('receiver.tasks', { year })
  return (
    <Loaded name="receiver.tasks" read={read}>
      {(units) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls is reached by the keyboard
        <section className={classes.tall} tabIndex={0} aria-label="Nhiệm vụ và xin lỗi theo đơn vị">
          <table className={table.table}>
            <caption>
              Nhiệm vụ cấp trên giao năm {year} và các tháng hồ sơ trễ đã chốt, theo gói đơn vị gửi gần nhất.
            </caption>
            <thead>
              <tr>
                <th scope="col">Đơn vị</th>
                {columns.map(([key, words]) => (
                  <th key={key} scope="col" className={table.num}>
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {units.map((unit) => (
                <tr key={unit.id}>
                  <th scope="row">{unit.name}</th>
                  {columns.map(([key]) => (
                    <td key={key} className={table.num}>
                      {unit.senderId === null ? '–' : formatNumber(unit[key])}
                    </td>
                  ))}
                </tr>
              ))}
              <tr className={table.group}>
                <th scope="row">Cộng</th>
                {columns.map(([key]) => (
                  <td key={key} className={table.num}>
                    {formatNumber(units.reduce((sum, unit) => sum + unit[key], 0))}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </section>
      )}
    </Loaded>
  )
}
