/** What still waits at a week, the weightiest first, one short sentence each: for Monday's meeting. */
import { periodWord } from '../dates/period.ts'
import { formatMoment } from '../dates/words.ts'
import { formatNumber } from '../numbers/vietnamese.ts'
import type { PrintedWeek } from './week.ts'
import { columnSum } from './week-counts.ts'

/** Free text is cut here: the meeting has one page. */
const mostLetters = 96
const mostFindings = 2

export function waiting(printed: PrintedWeek): string[] {
  const told = [
    ...decision(printed),
    ...scores(printed),
    ...dossiers(printed),
    ...findings(printed),
    ...paper(printed),
  ]
  return told.length === 0 ? ['Không còn việc chờ.'] : told
}

function decision({ week, closing, approved, returned }: PrintedWeek): string[] {
  if (closing === null)
    return [`Số liệu ${periodWord(week.friday)} chưa chốt; hạn chốt ${formatMoment(week.dueAt)}.`]
  if (returned !== null)
    return [`Bản chốt lần ${week.revision} bị trả lại${returned === '' ? '' : `: ${cut(returned)}`}`]
  return approved ? [] : [`Bản chốt lần ${week.revision} chờ người kiểm duyệt.`]
}

function scores({ week, index }: PrintedWeek): string[] {
  const missing = index.body.groups.filter(({ code }) => (week.figures.groups[code] ?? null) === null)
  return missing.length === 0 ? [] : [`Cổng chưa có điểm: ${missing.map(({ name }) => name).join(', ')}.`]
}

function dossiers({ week: { figures } }: PrintedWeek): string[] {
  const open = columnSum(figures.rows, 'c11')
  if (open === null || open === 0) return []
  const late = columnSum(figures.rows, 'c13')
  const beyond =
    late === null
      ? ''
      : late === 0
        ? ', không hồ sơ nào quá hạn'
        : `, trong đó ${formatNumber(late)} đã quá hạn`
  return [`${formatNumber(open)} hồ sơ đang giải quyết${beyond}.`]
}

/** What was asked about at the closing, with the officer's answer; what was only said is left to the screen. */
function findings({ week }: PrintedWeek): string[] {
  const asked = week.findings.filter(({ weight }) => weight === 'ask')
  const shown = asked.slice(0, mostFindings).map(({ text, reason }) => {
    const why = reason === null || reason.trim() === '' ? '' : ` (lý do: ${reason.trim()})`
    return cut(`${text}${why}`)
  })
  const rest = asked.length - shown.length
  return rest === 0
    ? shown
    : [...shown, `${formatNumber(rest)} điểm cần xem khác ghi ở màn hình ${periodWord(week.friday)}.`]
}

function paper({ document, signer, closing }: PrintedWeek): string[] {
  if (closing === null) return []
  const missing = [
    ...(document.number === '' ? ['số văn bản'] : []),
    ...(document.date === null ? ['ngày văn bản'] : []),
    ...(signer === null ? ['người ký'] : []),
  ]
  return missing.length === 0 ? [] : [`Bảng công khai chưa có ${missing.join(', ')}.`]
}

/** One line, cut at a word; ends with a full stop or an ellipsis. */
function cut(text: string): string {
  const one = text.trim().replace(/\s+/g, ' ')
  if (one.length <= mostLetters) return /[.!?…)]$/.test(one) ? one : `${one}.`
  const at = one.lastIndexOf(' ', mostLetters)
  return `${one.slice(0, at > 0 ? at : mostLetters)}…`
}
