/**
 * What a reading means on this office's calendar: the first day, the last day still on time by the office's
 * habits, and the working day to hand in on, with the sentence that says why.
 */
import type { Move, WorkingCalendar } from '../dates/calendar.ts'
import { addDays, type IsoDateText } from '../dates/plain.ts'
import { formatDate, weekdayName } from '../dates/words.ts'
import { lastOfMonth } from './points.ts'
import type { DeadlineHabits, Leaf, LeafOf, PartReading } from './reading.ts'
import { offsetWords, recurrenceWords } from './words.ts'

export interface DayContext {
  /** The day the plan was issued: what was due before it is said to be. */
  readonly issued?: IsoDateText | undefined
  readonly calendar: WorkingCalendar
  readonly habits: DeadlineHabits
}

type Labelled = Leaf & { readonly label?: string | undefined }

/** `empty`: the cell holds no words at all. */
export function partReading(leaf: Labelled, context: DayContext, empty = false): PartReading {
  const days = daysOf(leaf, context.habits)
  const moved = days.hardDue === null ? null : handIn(days.hardDue, context)
  const sentences = [
    meaning(leaf, context.habits, empty),
    days.hardDue === null || moved === null ? '' : workingSentence(days.hardDue, moved, context),
    days.hardDue !== null && context.issued !== undefined && days.hardDue < context.issued
      ? `Đã quá hạn khi ban hành (kế hoạch ban hành ngày ${formatDate(context.issued)}).`
      : '',
    leaf.basis === undefined ? '' : `Căn cứ: ${leaf.basis}; ngày của văn bản này không phải là thời hạn.`,
    softWords(leaf),
  ]
  return {
    label: leaf.label ?? null,
    ...days,
    effectiveDue: moved?.date ?? null,
    soft: leaf.proposed === true || leaf.tentative === true,
    recurrence: leaf.kind === 'recurring' ? leaf.recurrence : null,
    trigger:
      (leaf.kind === 'relative' || leaf.kind === 'onDemand') && leaf.trigger !== undefined
        ? leaf.trigger
        : null,
    offset: leaf.kind === 'relative' ? leaf.offset : null,
    why: sentences.filter((sentence) => sentence !== '').join(' '),
  }
}

/** The working day on which to hand in what is due on `day`. */
export function handIn(day: IsoDateText, { calendar, habits }: DayContext): Move {
  if (habits.whenOff === 'same') return { date: day, skipped: [], status: calendar.dayOf(day).status }
  return habits.whenOff === 'before' ? calendar.workingDayOnOrBefore(day) : calendar.workingDayOnOrAfter(day)
}

function daysOf(leaf: Leaf, habits: DeadlineHabits): Pick<PartReading, 'start' | 'softDue' | 'hardDue'> {
  switch (leaf.kind) {
    case 'date':
      if (leaf.before === undefined) return { start: leaf.from ?? null, softDue: null, hardDue: leaf.due }
      return {
        start: leaf.from ?? null,
        softDue: null,
        hardDue: habits.boundIncluded ? leaf.before : (leaf.dueStrict ?? addDays(leaf.before, -1)),
      }
    case 'monthOf':
      return { start: firstOf(leaf.year, leaf.month), softDue: null, hardDue: leaf.due }
    case 'quarterOf':
      return { start: firstOf(leaf.year, leaf.quarter * 3 - 2), softDue: null, hardDue: leaf.due }
    case 'range':
      return { start: leaf.from, softDue: firstAlternative(leaf), hardDue: leaf.due }
    case 'recurring':
      return { start: leaf.recurrence.from ?? null, softDue: null, hardDue: null }
    case 'ongoing':
    case 'onDemand':
      return { start: leaf.from ?? null, softDue: null, hardDue: null }
    default:
      return { start: null, softDue: null, hardDue: null }
  }
}

const firstOf = (year: number, month: number): IsoDateText => `${year}-${String(month).padStart(2, '0')}-01`

/** Of "Quý I hoặc Quý II" the end of quarter I, worth a reminder. */
function firstAlternative({ either, year, quarters, months }: LeafOf<'range'>): IsoDateText | null {
  if (either !== true) return null
  const month = quarters?.[0] === undefined ? months?.[0] : quarters[0] * 3
  return month === undefined ? null : lastOfMonth(year, month)
}

const dayWords = (day: IsoDateText): string => `${weekdayName(day)} ${formatDate(day)}`

function workingSentence(due: IsoDateText, moved: Move, { calendar, habits }: DayContext): string {
  const doubt =
    moved.status === 'official'
      ? ''
      : moved.status === 'outside'
        ? ' (ngoài khoảng của lịch làm việc)'
        : ' (lịch nghỉ chưa chính thức)'
  if (moved.date === due) {
    const off = calendar.isWorkingDay(due)
      ? ''
      : ` Ngày này nghỉ (${reasonOf(due, calendar)}), giữ nguyên theo nếp của cơ quan.`
    return `Hạn cuối: ${dayWords(due)}${doubt}.${off}`
  }
  const how = habits.whenOff === 'before' ? 'làm xong trước, trong' : 'làm xong trong'
  return `Hạn cuối: ${dayWords(due)}, là ngày nghỉ (${reasonOf(due, calendar)}); ${how} ${dayWords(moved.date)}${doubt}.`
}

const reasonOf = (day: IsoDateText, calendar: WorkingCalendar): string =>
  calendar.dayOf(day).reason ?? 'ngày nghỉ'

const implied = (leaf: Leaf): string => (leaf.yearImplied === true ? ' (năm lấy theo kế hoạch)' : '')

function meaning(leaf: Leaf, habits: DeadlineHabits, empty: boolean): string {
  switch (leaf.kind) {
    case 'date':
      if (leaf.before === undefined) return `Một ngày cụ thể${implied(leaf)}.`
      return habits.boundIncluded
        ? `“Trước ngày ${formatDate(leaf.before)}”${implied(leaf)}, cơ quan hiểu là chậm nhất chính ngày ấy.`
        : `“Trước ngày ${formatDate(leaf.before)}”${implied(leaf)}: chính ngày ấy là đã muộn.`
    case 'monthOf':
      return leaf.due === null
        ? `Trong tháng ${leaf.month}/${leaf.year}${implied(leaf)}, nhưng “${leaf.comment ?? ''}” không nói rõ ngày cuối.`
        : `Trong tháng ${leaf.month}/${leaf.year}${implied(leaf)}, hết ngày cuối của tháng.`
    case 'quarterOf':
      return leaf.due === null
        ? `Trong quý ${roman(leaf.quarter)}/${leaf.year}${implied(leaf)}, nhưng “${leaf.comment ?? ''}” không nói rõ ngày cuối.`
        : `Trong quý ${roman(leaf.quarter)}/${leaf.year}${implied(leaf)}, hết ngày cuối của quý.`
    case 'range':
      return rangeWords(leaf)
    case 'recurring':
      return `Lặp lại ${recurrenceWords(leaf.recurrence)}${leaf.onRequest === true ? ', và khi có yêu cầu' : ''}.`
    case 'ongoing':
      return `Việc thường xuyên${leaf.from === undefined ? '' : ` từ ngày ${formatDate(leaf.from)}`}, không có ngày hết hạn: theo dõi bằng các lần kiểm tra.`
    case 'relative':
      return `Tính từ sự kiện “${leaf.trigger}”: ${offsetWords(leaf.offset, habits)}. Chưa có ngày cho đến khi nhập ngày xảy ra.`
    case 'onDemand':
      return `Làm khi ${leaf.trigger === undefined ? 'có việc' : `có sự kiện “${leaf.trigger}”`}, không có ngày định trước.`
    case 'byPlan':
      return `Thời hạn nằm trong văn bản khác: ${leaf.plan}.`
    case 'unspecified':
      return empty ? 'Ô thời hạn để trống.' : 'Chưa đọc được thành thời hạn.'
  }
}

const roman = (quarter: number): string => ['I', 'II', 'III', 'IV'][quarter - 1] ?? String(quarter)

function rangeWords(leaf: LeafOf<'range'>): string {
  const { from, to, either, minCount } = leaf
  const span =
    from !== null && to !== null
      ? `Từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`
      : from !== null
        ? `Bắt đầu từ ngày ${formatDate(from)}, không nói rõ ngày cuối`
        : to !== null
          ? `Đến ngày ${formatDate(to)}`
          : `“${leaf.comment ?? ''}” không nói rõ ngày đầu và ngày cuối`
  const choice = firstAlternative(leaf)
  return [
    `${span}${implied(leaf)}`,
    either === true ? ', được chọn một trong hai thời gian' : '',
    choice === null ? '' : `; nhắc từ ${formatDate(choice)}`,
    minCount === undefined ? '' : `, ít nhất ${minCount} lần`,
    '.',
  ].join('')
}

function softWords(leaf: Leaf): string {
  if (leaf.proposed === true) return 'Mới là đề xuất.'
  return leaf.tentative === true ? 'Mới là dự kiến.' : ''
}
