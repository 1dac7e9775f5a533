/** The list itself, drawn as far as it is seen. X on a row opens its chain, Space ticks it. */
import { Checkbox } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { formatDate, formatShort, weekdayInitials } from '../../../shared/dates/words.ts'
import type { LateItem } from '../../../shared/letter/chain.ts'
import { letterNumber } from '../../../shared/letter/letter.ts'
import { apologyNames, stateNames, statusNames } from '../../../shared/letter/words.ts'
import { Mark } from '../../app/Mark.tsx'
import { paths } from '../../app/routes.ts'
import classes from './LateTable.module.css'
import { apologyTone, lateWords, statusTone } from './tones.ts'

const ROW = 52

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
  const root = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => root.current,
    estimateSize: () => ROW,
    overscan: 12,
    initialRect: { width: 1000, height: 600 },
  })
  const drawn = rows.getVirtualItems()
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard
    <section ref={root} className={classes.scroll} tabIndex={0} aria-label="Hồ sơ trễ, sắp trễ">
      <table className={classes.table} aria-rowcount={items.length + 1}>
        <thead>
          <tr>
            <th scope="col" className={classes.tick}>
              <Checkbox
                size="xs"
                aria-label="Chọn tất cả"
                checked={all}
                onChange={(event) =>
                  onChoose(event.currentTarget.checked ? new Set(items.map(({ code }) => code)) : new Set())
                }
              />
            </th>
            <th scope="col" className={classes.code}>
              Mã hồ sơ
            </th>
            <th scope="col">Thủ tục, bộ phận</th>
            <th scope="col" className={classes.date}>
              Hẹn trả
            </th>
            <th scope="col" className={classes.status}>
              Tình trạng
            </th>
            <th scope="col" className={classes.apology}>
              Xin lỗi
            </th>
            <th scope="col" className={classes.date}>
              Hẹn lại
            </th>
          </tr>
        </thead>
        <tbody>
          <Gap height={drawn[0]?.start ?? 0} />
          {drawn.map(({ index }) => {
            const item = items[index]
            return item === undefined ? null : (
              <tr
                key={item.code}
                aria-rowindex={index + 2}
                style={{ height: ROW }}
                onKeyDown={(event) => press(event, item.code)}
              >
                <td>
                  <Checkbox
                    size="xs"
                    aria-label={`Chọn hồ sơ ${item.code}`}
                    checked={chosen.has(item.code)}
                    onChange={(event) => toggle(item.code, event.currentTarget.checked)}
                  />
                </td>
                <Cells item={item} />
              </tr>
            )
          })}
          <Gap height={rows.getTotalSize() - (drawn.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </section>
  )
}

/** The rows that are not drawn. */
const Gap = ({ height }: { readonly height: number }) =>
  height > 0 ? <tr aria-hidden style={{ height }} /> : null

function Cells({ item }: { readonly item: LateItem }) {
  const { code, procedure, field, unit, due, letterDeadline, letter, newDate, urged } = item
  const held = [field, unit].filter((part) => part !== null).join(' · ')
  const number = letter?.number == null ? '' : letterNumber(letter.number, letter.symbol ?? '')
  const slip =
    letter === null
      ? `hạn gửi ${formatShort(letterDeadline)}`
      : [number, stateNames[letter.state]].filter((part) => part !== '').join(', ')
  return (
    <>
      <th scope="row" title={code}>
        <Link to={paths.lateDossier(code)}>{code}</Link>
      </th>
      <td title={`${procedure ?? ''}\n${held}`}>
        <span className={classes.clip}>{procedure ?? '–'}</span>
        <span className={classes.quiet}>{held}</span>
      </td>
      <td>
        <span className={classes.clip}>{formatDate(due.slice(0, 10))}</span>
        <span className={classes.quiet}>
          {weekdayInitials(due.slice(0, 10))} {due.slice(11)}
        </span>
      </td>
      <td>
        <Mark tone={statusTone(item)}>{item.slippedAgain ? 'lỡ hẹn lần 2' : statusNames[item.status]}</Mark>
        <span className={classes.quiet}>{lateWords(item)}</span>
      </td>
      <td title={`Hạn gửi phiếu ${formatDate(letterDeadline)}`}>
        <Mark tone={apologyTone(item)}>{apologyNames[item.apology]}</Mark>
        <span className={classes.quiet}>{slip}</span>
      </td>
      <td>
        <span className={classes.clip}>{newDate === null ? '–' : formatDate(newDate)}</span>
        <span className={classes.quiet}>{urged === 0 ? '' : `đôn đốc ${urged} lần`}</span>
      </td>
    </>
  )
}
