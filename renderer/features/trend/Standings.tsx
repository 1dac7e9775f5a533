/** The governing targets that the newest closed week has a figure of, and how far it is from each. */
import { Link } from 'wouter'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { governingOf } from '../../../shared/target/governing.ts'
import { needed, rateReaches } from '../../../shared/target/needed.ts'
import { thresholdText, valueText } from '../../../shared/target/words.ts'
import { Mark } from '../../app/Mark.tsx'
import { Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import table from '../../app/table.module.css'
import { Empty } from '../../ui/Empty.tsx'

export function Standings({ year }: { readonly year: number }) {
  const read = useRead('target.year', { year })
  return (
    <Loaded name="target.year" read={read}>
      {({ indicators, targets, choices, standings }) => {
        const rows = standings.flatMap((standing) => {
          const indicator = indicators.find(({ code }) => code === standing.indicator)
          const governing = governingOf(
            targets.filter((target) => target.indicator === standing.indicator),
            choices.find((choice) => choice.indicator === standing.indicator) ?? null,
          )
          return indicator === undefined || governing === null ? [] : [{ indicator, governing, standing }]
        })
        if (rows.length === 0) return <Empty>Chưa có chỉ tiêu áp dụng nào mà tuần này có số liệu.</Empty>
        return (
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">Chỉ tiêu</th>
                <th scope="col">Mức</th>
                <th scope="col">Đang đạt</th>
                <th scope="col">Còn thiếu</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ indicator, governing, standing: { value, counts, friday, field } }) => {
                const reached = value !== null && rateReaches(value, governing)
                const missing = counts === null ? null : (needed(counts, governing)?.missing ?? null)
                const done = counts === null ? reached : missing === 0
                return (
                  <tr key={indicator.code}>
                    <th scope="row">{indicator.name}</th>
                    <td className={table.keep}>{thresholdText({ ...governing, unit: indicator.unit })}</td>
                    <td>
                      <Link to={paths.weekAt(friday, field)}>
                        {value === null ? 'không phát sinh' : valueText(value, indicator.unit)}
                      </Link>
                    </td>
                    <td>
                      {value === null ? (
                        '–'
                      ) : (
                        <Mark tone={done ? 'ok' : 'warn'}>
                          {done
                            ? 'đạt'
                            : missing === null
                              ? 'chưa đạt'
                              : `thiếu ${formatNumber(missing)} ${indicator.counted}`}
                        </Mark>
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        )
      }}
    </Loaded>
  )
}
