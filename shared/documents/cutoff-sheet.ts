/**
 * The cut-off calendar of a year for the wall: one landscape page, a row a month. A day that moved carries a star
 * and its reason stands in the same row; where the days come from stands below, with what nobody has confirmed.
 */
import type { CutoffYear } from '../contract/cutoff.ts'
import { formatShort, weekdayInitials } from '../dates/words.ts'
import { absent } from '../numbers/vietnamese.ts'
import type { Column, DocumentModel, HeadCell, Row } from './model.ts'
import { textWidth } from './model.ts'

const monthWidth = 13
const weeksWidth = 42
const reportWidth = 25

export function cutoffSheet(year: CutoffYear): DocumentModel {
  const { kinds, unitName } = year
  const rest = textWidth.landscape - monthWidth - weeksWidth - reportWidth * kinds.length
  const columns: readonly Column[] = [
    { width: monthWidth, align: 'center', names: true },
    { width: weeksWidth, align: 'center' },
    ...kinds.map((): Column => ({ width: reportWidth, align: 'center' })),
    { width: Math.max(40, rest), align: 'left' },
  ]
  const head: readonly HeadCell[] = [
    { text: 'Tháng' },
    { text: `Chốt tuần${timesOf(year)} (1)` },
    ...kinds.map(({ name, figures }, at) => ({
      text: `${name} (${at + 2})${figures === null ? '' : `\nsố liệu ${figures}`}`,
    })),
    { text: 'Ngày dời và lý do' },
  ]
  const months = Array.from({ length: 12 }, (_, at) => at + 1)
  return {
    title: `Lịch chốt số liệu năm ${year.year}, ${unitName}`,
    orientation: 'landscape',
    watermark: null,
    parts: [
      [
        {
          kind: 'title',
          name: `LỊCH CHỐT SỐ LIỆU NĂM ${year.year}`,
          summary: [unitName],
          basis: '',
          marks: [],
        },
        {
          kind: 'paragraph',
          text: 'Dấu * là ngày đã dời vì gặp ngày nghỉ; dấu ? là ngày mà lịch nghỉ chưa chính thức.',
          align: 'center',
          indent: false,
          size: 11,
        },
        {
          kind: 'table',
          label: `Các ngày chốt và gửi báo cáo của năm ${year.year}, mỗi tháng một dòng`,
          size: 9.5,
          columns,
          head: [head],
          rows: months.map((month) => monthRow(year, month)),
        },
        { kind: 'footNote', text: sources(year) },
      ],
    ],
  }
}

/** ", 16:00" where every week of the year is closed at one hour. */
function timesOf({ closings }: CutoffYear): string {
  const times = [...new Set(closings.map(({ time }) => time))]
  return times.length === 1 ? `, ${times[0]}` : ''
}

const monthOf = (date: string): number => Number(date.slice(5, 7))
const inYear = (date: string, year: number): boolean => date.startsWith(`${year}-`)

/** A closing that moved into another month stands in the month of its day. */
function monthRow({ year, closings, reports, kinds }: CutoffYear, month: number): Row {
  const weeks = closings.filter(({ due, friday }) => monthOf(inYear(due, year) ? due : friday) === month)
  const due = reports.filter((report) => report.month === month)
  const reasons = [
    ...weeks.flatMap(({ shifted }) => (shifted === null ? [] : [`* ${shifted}`])),
    ...due.flatMap(({ name, nominal, due: day, off }) =>
      off === null ? [] : [`* ${name}: ${formatShort(day)} thay ${formatShort(nominal)} (${off})`],
    ),
  ]
  return {
    kind: 'data',
    cells: [
      String(month),
      weeks.map((week) => `${day(week.due, week)}${signs(week)}`).join(' · '),
      ...kinds.map(
        ({ code }) =>
          due
            .filter((report) => report.code === code)
            .map((report) => `${weekdayInitials(report.due)} ${formatShort(report.due)}${signs(report)}`)
            .join('\n') || absent,
      ),
      reasons.join('\n'),
    ],
  }
}

/** The day alone; with its month where the closing moved out of the Friday's. */
const day = (due: string, { friday }: { readonly friday: string }): string =>
  monthOf(due) === monthOf(friday) ? due.slice(8) : formatShort(due)

const signs = (date: { readonly shifted: string | null; readonly calendarStatus: string }): string =>
  `${date.shifted === null ? '' : '*'}${date.calendarStatus === 'official' ? '' : '?'}`

function sources({ weekly, kinds }: CutoffYear): string {
  const all = [{ citation: weekly.citation, status: weekly.status, recipient: null }, ...kinds]
  const unsure = all.some(({ status }) => status !== 'official')
  return [
    ...all.map(
      ({ citation, recipient }, at) =>
        `(${at + 1}) ${recipient === null ? '' : `gửi ${recipient}; `}${citation.split(': ')[0]}`,
    ),
    ...(unsure ? ['Các mốc chưa được cấp trên xác nhận, hỏi lại khi có hướng dẫn mới'] : []),
  ].join(' · ')
}
