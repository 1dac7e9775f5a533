/** The dossiers of a filter, drawn as far as they are seen: a year of them is thirty thousand. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { DossierLine } from '../../../shared/contract/dossier.ts'
import { reasonWords, statusWords } from '../../../shared/dossier/words.ts'
import { momentText } from '../../i18n/vi/format.ts'
import classes from './Dossiers.module.css'
import type { Named } from './filter.ts'

const ROW = 46

export function DossierTable({
  lines,
  named,
}: {
  readonly lines: readonly Named[]
  readonly named: boolean
}) {
  const root = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => root.current,
    estimateSize: () => ROW,
    overscan: 12,
    initialRect: { width: 1000, height: 600 },
  })
  const drawn = rows.getVirtualItems()
  const above = drawn[0]?.start ?? 0
  const below = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard
    <section ref={root} className={classes.scroll} tabIndex={0} aria-label="Danh sách hồ sơ">
      <table className={classes.table} aria-rowcount={lines.length + 1}>
        <thead>
          <tr>
            <th scope="col" className={classes.codeColumn}>
              Mã hồ sơ
            </th>
            {named ? (
              <th scope="col" className={classes.nameColumn}>
                Người nộp
              </th>
            ) : null}
            <th scope="col">Thủ tục</th>
            <th scope="col" className={classes.dateColumn}>
              Tiếp nhận
            </th>
            <th scope="col" className={classes.dateColumn}>
              Hẹn trả
            </th>
            <th scope="col" className={classes.statusColumn}>
              Tình trạng
            </th>
            <th scope="col" className={classes.holderColumn}>
              Bộ phận đang giữ
            </th>
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {drawn.map(({ index }) => {
            const entry = lines[index]
            return entry === undefined ? null : (
              <Row key={entry.line.code} entry={entry} named={named} at={index} />
            )
          })}
          <Gap height={below} />
        </tbody>
      </table>
    </section>
  )
}

/** The rows that are not drawn. */
const Gap = ({ height }: { readonly height: number }) =>
  height > 0 ? <tr aria-hidden style={{ height }} /> : null

function Row({
  entry: { line, applicant },
  named,
  at,
}: {
  readonly entry: Named
  readonly named: boolean
  readonly at: number
}) {
  return (
    <tr aria-rowindex={at + 2} style={{ height: ROW }}>
      <th scope="row" className={classes.code} title={line.code}>
        {line.code}
      </th>
      {named ? (
        <td>
          <span className={classes.clip}>{applicant ?? '–'}</span>
        </td>
      ) : null}
      <td title={line.procedure ?? ''}>
        <span className={classes.clip}>{line.procedure ?? '–'}</span>
        <span className={classes.quiet}>{line.field ?? ''}</span>
      </td>
      <td className={classes.date}>
        <Moment moment={line.received} />
      </td>
      <td className={classes.date}>
        <Moment
          moment={line.due}
          note={
            line.originalDue !== null && line.originalDue !== line.due
              ? `đầu ${momentText(line.originalDue).slice(0, 10)}`
              : null
          }
        />
      </td>
      <td>
        <Status line={line} />
      </td>
      <td title={`${line.unit ?? ''} · ${line.state ?? ''}`}>
        <span className={classes.clip}>{line.unit ?? '–'}</span>
        <span className={classes.quiet}>{line.state ?? ''}</span>
      </td>
    </tr>
  )
}

/** The day above its hour; where the system moved the day, the first one instead of the hour. */
function Moment({ moment, note = null }: { readonly moment: string | null; readonly note?: string | null }) {
  if (moment === null) return '–'
  const [day = '', hour = ''] = momentText(moment).split(' ')
  return (
    <>
      <span className={classes.clip}>{day}</span>
      <span className={classes.quiet}>{note ?? hour}</span>
    </>
  )
}

const signs: Readonly<Record<DossierLine['status'], string>> = {
  overdue: '✕',
  nearDue1: '!',
  nearDue2: '!',
  nearDue3: '!',
  needsReview: '?',
  late: '✕',
  inTime: '○',
  early: '✓',
  onTime: '✓',
  withdrawn: '↩',
}

const tones: Readonly<Record<DossierLine['status'], 'bad' | 'warn' | 'ok' | 'plain'>> = {
  overdue: 'bad',
  late: 'bad',
  nearDue1: 'warn',
  nearDue2: 'warn',
  nearDue3: 'plain',
  needsReview: 'warn',
  inTime: 'plain',
  early: 'ok',
  onTime: 'ok',
  withdrawn: 'plain',
}

function Status({ line }: { readonly line: DossierLine }) {
  const { status, workingDaysLeft, workingDaysLate, reviewReasons, gone } = line
  const days =
    workingDaysLate !== null
      ? workingDaysLate === 0
        ? 'quá giờ hẹn'
        : `quá ${workingDaysLate} ngày làm việc`
      : status.startsWith('nearDue')
        ? workingDaysLeft === 0
          ? 'hết hạn hôm nay'
          : `còn ${workingDaysLeft} ngày làm việc`
        : ''
  const text = status.startsWith('nearDue') ? 'Sắp đến hạn' : statusWords[status]
  return (
    <>
      <span className={classes.status} data-tone={tones[status]}>
        <span aria-hidden>{signs[status]}</span> {text}
      </span>
      <span className={classes.quiet}>
        {[
          days,
          ...reviewReasons.map((reason) => reasonWords[reason]),
          gone === null ? '' : 'không còn trong danh sách',
        ]
          .filter((text) => text !== '')
          .join('; ')}
      </span>
    </>
  )
}
