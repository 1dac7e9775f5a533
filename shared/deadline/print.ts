/**
 * A reading printed back as a phrase. Reading that phrase gives the same reading (the words quoted in `raw` apart):
 * this is what a corrected reading is shown by, and what proves that the reader loses nothing.
 */
import { addDays } from '../dates/plain.ts'
import { formatDate } from '../dates/words.ts'
import type { Deadline, Leaf, LeafOf, Offset, Part, Recurrence } from './reading.ts'

export function printDeadline(deadline: Deadline): string {
  return 'multi' in deadline ? deadline.parts.map(printPart).join('; ') : printLeaf(deadline)
}

/** Behind an event a bracket would be part of its words, so there the label stands before. */
function printPart(part: Part): string {
  const { label, kind } = part
  if (label === undefined) return printLeaf(part)
  if (kind === 'relative' || kind === 'onDemand' || kind === 'byPlan') return `${label}: ${printLeaf(part)}`
  const named = /\d/.test(label) && !/^\S+ \d{1,2}$/.test(label)
  return `${printLeaf(part)} (${named ? 'đối với ' : ''}${label})`
}

function printLeaf(leaf: Leaf): string {
  const soft = `${leaf.tentative === true ? ' (dự kiến)' : ''}${leaf.proposed === true ? ' (đề xuất)' : ''}`
  const basis = leaf.basis === undefined ? '' : ` theo ${leaf.basis}`
  return `${words(leaf)}${basis}${soft}`
}

function words(leaf: Leaf): string {
  const latest = leaf.atLatest === true ? 'Chậm nhất ' : ''
  const year = (n: number): string => (leaf.yearImplied === true ? '' : `/${n}`)
  switch (leaf.kind) {
    case 'date':
      if (leaf.before !== undefined) return `${latest}Trước ngày ${day(leaf.before, leaf)}`
      return leaf.comment !== undefined && leaf.due !== null
        ? `${leaf.comment} ngày ${day(leaf.due, leaf)}`
        : `${latest}Ngày ${leaf.due === null ? '' : day(leaf.due, leaf)}`
    case 'monthOf':
      return leaf.due === null
        ? latest + (leaf.comment ?? '')
        : `${latest}Tháng ${leaf.month}${year(leaf.year)}`
    case 'quarterOf':
      return leaf.due === null
        ? latest + (leaf.comment ?? '')
        : `${latest}Quý ${roman(leaf.quarter)}${year(leaf.year)}`
    case 'range':
      return latest + range(leaf)
    case 'recurring':
      return `${recurrence(leaf)}${leaf.onRequest === true ? ' và khi có yêu cầu' : ''}`
    case 'ongoing':
      return ongoing(leaf)
    case 'relative':
      return relative(leaf)
    case 'onDemand':
      return onDemand(leaf)
    case 'byPlan':
      return `Theo ${leaf.plan.replace(' (không nêu rõ)', '')}`
    case 'unspecified':
      return ''
  }
}

/** A day; without its year where the plan's is meant. */
const day = (date: string, leaf: Leaf): string =>
  leaf.yearImplied === true ? formatDate(date).slice(0, 5) : formatDate(date)

const roman = (quarter: number): string => ['I', 'II', 'III', 'IV'][quarter - 1] ?? ''

function range(leaf: LeafOf<'range'>): string {
  const tail = leaf.yearImplied === true ? '' : `/${leaf.year}`
  const count = leaf.minCount === undefined ? '' : ` (ít nhất ${leaf.minCount} lần)`
  const { months, quarters, from, to, either, wholeYear } = leaf
  if (wholeYear === true && to !== null) {
    const last = Number(to.slice(0, 4))
    if (last !== leaf.year) return `Giai đoạn ${leaf.year}-${last}${count}`
    return leaf.yearImplied === true ? `Trong năm${count}` : `Năm ${leaf.year}${count}`
  }
  const half = halfOf(leaf)
  if (half !== null) return `${half}${count}`
  const [first, last] = leaf.comment?.split('; ') ?? []
  const join = either === true ? ' hoặc ' : ' đến '
  if (quarters !== undefined || months !== undefined) {
    const name = (n: number | undefined): string =>
      quarters !== undefined ? `quý ${roman(n ?? 1)}` : `tháng ${n}`
    const list = quarters ?? months ?? []
    const vague = [first, last].filter((text) => text !== undefined)
    const end = vague.at(-1) !== undefined && to === null ? vague.at(-1) : `${name(list.at(-1))}${tail}`
    const vagueStart = vague.length === 2 || to !== null ? first : undefined
    return `${either === true ? '' : 'Từ '}${vagueStart ?? name(list[0])}${join}${end}${count}`
  }
  if (from !== null && to !== null) return `Từ ngày ${day(from, leaf)}${join}ngày ${day(to, leaf)}${count}`
  if (from !== null) return first === undefined ? `Từ ngày ${day(from, leaf)}${count}` : `${first}${count}`
  if (to !== null) return leaf.yearImplied === true ? `Cuối năm${count}` : `Cuối năm ${leaf.year}${count}`
  return `${leaf.comment ?? ''}${count}`
}

/** Halves of a month and of a year have words of their own. */
function halfOf({ months, from, to, year, yearImplied, either }: LeafOf<'range'>): string | null {
  if (months === undefined || from === null || to === null || either === true) return null
  const tail = yearImplied === true ? '' : ` ${year}`
  if (months.length === 1 && !(from.endsWith('-01') && addDays(to, 1).endsWith('-01'))) {
    const name = `tháng ${months[0]}${yearImplied === true ? '' : `/${year}`}`
    const span = `${from.slice(8)}-${to.slice(8)}`
    if (span === '01-15') return `Nửa đầu ${name}`
    if (from.endsWith('-16')) return `Nửa cuối ${name}`
    if (span === '01-10') return `Thượng tuần ${name}`
    return from.endsWith('-11') ? `Trung tuần ${name}` : `Hạ tuần ${name}`
  }
  return months.join() === '1,2,3,4,5,6' && to.endsWith('06-30') ? `6 tháng đầu năm${tail}` : null
}

const units = { day: 'ngày', week: 'tuần', month: 'tháng', quarter: 'quý', halfyear: '6 tháng', year: 'năm' }

function recurrence({ recurrence: rule }: LeafOf<'recurring'>): string {
  const { from, to, dayRule } = rule
  const span =
    from !== undefined && to !== undefined
      ? ` từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`
      : from !== undefined
        ? ` từ ngày ${formatDate(from)}`
        : to !== undefined
          ? ` đến ngày ${formatDate(to)}`
          : ''
  if (dayRule === null) return `${period(rule)}${span}`
  return namesPeriod(dayRule) ? `${dayRule}${span}` : `${period(rule)} (${dayRule})${span}`
}

/** The printed rule already says of which period it is. */
const namesPeriod = (dayRule: string): boolean =>
  /h[àằ]ng|mỗi|từng|của\s*tháng|tháng|quý|cuối\s*tuần|định kỳ/i.test(dayRule.normalize('NFC'))

function period({ every, interval, times, months }: Recurrence): string {
  if (every === null) return 'Định kỳ'
  if (every === 'year' && months?.length === 1 && months[0] === 9) return 'Định kỳ 9 tháng'
  const count = times === undefined ? '' : `${times} lần/`
  if (interval !== undefined)
    return count === '' ? `Định kỳ ${interval} ${units[every]}` : `${count}${interval} ${units[every]}`
  if (every === 'halfyear') return count === '' ? 'Định kỳ 6 tháng' : `${count}6 tháng`
  return count === '' ? `Hằng ${units[every]}` : `${count}${units[every]}`
}

function ongoing(leaf: LeafOf<'ongoing'>): string {
  if (leaf.from === undefined) return 'Thường xuyên'
  const until = leaf.to === undefined ? '' : ` đến ngày ${day(leaf.to, leaf)}`
  return `Thường xuyên từ ngày ${day(leaf.from, leaf)}${until}`
}

const offsetUnits = { day: 'ngày', week: 'tuần', month: 'tháng', hour: 'giờ' }
const spans = { sameDay: 'ngày', sameWeek: 'tuần', sameMonth: 'tháng', sameQuarter: 'quý', sameYear: 'năm' }

function relative({ trigger, offset }: LeafOf<'relative'>): string {
  if (offset === null) {
    if (/^trước khi/i.test(trigger)) return trigger
    return /^(?:ngày|khi|thời điểm|lúc)/i.test(trigger) ? `Kể từ ${trigger}` : `Sau khi ${trigger}`
  }
  if ('immediate' in offset) return `Ngay sau khi ${trigger}`
  if ('within' in offset) return `Trong ${spans[offset.within]} ${trigger}`
  return counted(trigger, offset)
}

function counted(trigger: string, offset: Extract<Offset, { unit: unknown }>): string {
  const [first, last] = 'min' in offset ? [offset.min, offset.max] : [offset.value, offset.value]
  const count = first === last ? `${Math.abs(first)}` : `${Math.abs(first)}-${Math.abs(last)}`
  const unit = `${offsetUnits[offset.unit]}${offset.working === true ? ' làm việc' : ''}`
  if (first < 0) return `Trước ${count} ${unit} của ${trigger}`
  return /^sau khi/i.test(trigger)
    ? `Trong vòng ${count} ${unit} ${trigger}`
    : `Trong vòng ${count} ${unit} kể từ ${/^(?:ngày|thời điểm|lúc)/i.test(trigger) ? '' : 'khi '}${trigger}`
}

const asked =
  /^(?:yêu cầu|đề nghị|sự chỉ đạo|chỉ đạo|ý kiến|nhu cầu|thực tế|tình hình|văn bản|hướng dẫn|thông báo|giấy mời|thư mời|công văn|vụ việc|từng|trường hợp|đợt|sự kiện)/i

function onDemand(leaf: LeafOf<'onDemand'>): string {
  const { trigger, from } = leaf
  const year =
    from === undefined ? '' : leaf.yearImplied === true ? ' trong năm' : ` trong năm ${from.slice(0, 4)}`
  if (trigger === undefined) return `Đột xuất${year}`
  if (/^(?:có )?phát sinh/i.test(trigger)) return `${trigger}${year}`
  return asked.test(trigger) ? `Theo ${trigger}` : `Khi ${trigger}`
}
