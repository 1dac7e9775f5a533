/** The list itself. X on a row opens its chain, Space ticks it. */
import { Checkbox } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { Link, useLocation } from 'wouter'
import { formatDate, formatShort, weekdayInitials } from '../../../shared/dates/words.ts'
import type { LateItem } from '../../../shared/letter/chain.ts'
import { letterNumber } from '../../../shared/letter/letter.ts'
import { shortMoment } from '../../../shared/letter/wording.ts'
import { apologyNames, stateNames, statusNames } from '../../../shared/letter/words.ts'
import { Mark } from '../../app/Mark.tsx'
import { paths } from '../../app/routes.ts'
import table from '../../app/table.module.css'
import classes from './Late.module.css'
import { apologyTone, lateWords, statusTone } from './tones.ts'

export function LateTable({
  items,
  chosen,
  onChoose,
}: {
  readonly items: readonly LateItem[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}) {
  const [, go] = useLocation()
  const all = items.every(({ code }) => chosen.has(code))
  const toggle = (code: string, on: boolean) => {
    const after = new Set(chosen)
    if (on) after.add(code)
    else after.delete(code)
    onChoose(after)
  }
  const press = (event: KeyboardEvent<HTMLTableRowElement>, code: string) => {
    if (event.key.toLowerCase() !== 'x' || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    go(paths.lateDossier(code))
  }
  return (
    <div className={table.wrap}>
      <table className={`${table.table} ${classes.list}`}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                size="xs"
                aria-label="Chọn tất cả"
                checked={all}
                onChange={(event) =>
                  onChoose(event.currentTarget.checked ? new Set(items.map(({ code }) => code)) : new Set())
                }
              />
            </th>
            <th scope="col">Mã hồ sơ</th>
            <th scope="col">Lĩnh vực, thủ tục</th>
            <th scope="col">Hẹn trả</th>
            <th scope="col">Tình trạng</th>
            <th scope="col">Hạn gửi phiếu</th>
            <th scope="col">Xin lỗi</th>
            <th scope="col">Hẹn lại</th>
            <th scope="col">Bộ phận</th>
            <th scope="col" className={table.num}>
              Đôn đốc
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.code} onKeyDown={(event) => press(event, item.code)}>
              <td>
                <Checkbox
                  size="xs"
                  aria-label={`Chọn hồ sơ ${item.code}`}
                  checked={chosen.has(item.code)}
                  onChange={(event) => toggle(item.code, event.currentTarget.checked)}
                />
              </td>
              <th scope="row" className={table.keep}>
                <Link to={paths.lateDossier(item.code)}>{item.code}</Link>
              </th>
              <td>
                {item.field ?? '–'}
                <div className={table.quiet}>{item.procedure}</div>
              </td>
              <td className={table.keep}>
                {weekdayInitials(item.due.slice(0, 10))} {shortMoment(item.due)}
              </td>
              <td>
                <Mark tone={statusTone(item)}>
                  {item.slippedAgain ? 'lỡ hẹn lần 2' : statusNames[item.status]}
                </Mark>
                <div className={table.quiet}>{lateWords(item)}</div>
              </td>
              <td className={table.keep}>{formatShort(item.letterDeadline)}</td>
              <td>
                <Mark tone={apologyTone(item)}>{apologyNames[item.apology]}</Mark>
                {item.letter === null ? null : (
                  <div className={table.quiet}>
                    {item.letter.number === null
                      ? ''
                      : `${letterNumber(item.letter.number, item.letter.symbol ?? '')}, `}
                    {stateNames[item.letter.state]}
                  </div>
                )}
              </td>
              <td className={table.keep}>{item.newDate === null ? '–' : formatDate(item.newDate)}</td>
              <td>{item.unit ?? '–'}</td>
              <td className={table.num}>{item.urged === 0 ? '–' : item.urged}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
