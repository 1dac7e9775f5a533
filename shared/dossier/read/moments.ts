/**
 * A date of the list, however it stands in the cell: a serial with or without a date format, or text in any of the
 * orders that systems and spreadsheets write. Day before month, as the country writes; month first only where there
 * is no other reading. A day that does not exist is a bad date, never the nearest one.
 */
import type { GridCell } from '../../stats/grid.ts'
import { clean } from '../../text/text.ts'
import type { DossierFlag, LocalMoment } from '../dossier.ts'

export interface ReadMoment {
  readonly moment: LocalMoment | null
  readonly flags: readonly DossierFlag[]
  /** The cell holds something that is no date of the calendar. */
  readonly bad: boolean
  /** Day and month could change places. */
  readonly swappable: boolean
}

const NOTHING: ReadMoment = { moment: null, flags: [], bad: false, swappable: false }
const BAD: ReadMoment = { ...NOTHING, bad: true }

/** Serials of 2009 to 2064: nothing else in a column of dates is such a number. */
const FIRST_SERIAL = 40_000
const LAST_SERIAL = 60_000

const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/
const TIME =
  /^(\d{1,2})(?:[:hg]|\s*giờ\s*)(\d{1,2})(?:(?::|\s*phút\s*)(\d{1,2})?(?:[.,]\d+)?)?\s*(?:phút)?\s*(am|pm|sa|ch)?$/i
const LONG = /^ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/i

export function readMoment(cell: GridCell | undefined): ReadMoment {
  if (cell === undefined) return NOTHING
  if (cell.date !== undefined) return ofSerial(cell.date, 'dateSerial')
  const text = clean(cell.text)
  if (text === '' || /^[-–—.]+$/.test(text)) return NOTHING
  const read = ofText(text, cell.text)
  if (read !== null) return read
  const number = cell.number ?? (/^\d{5}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null)
  if (number !== null && number >= FIRST_SERIAL && number < LAST_SERIAL) {
    return ofSerial(number, 'dateSerialNoFormat')
  }
  return /\d/.test(text) ? BAD : NOTHING
}

/** Of a serial with its format the hour is left out where it is midnight to the second. */
function ofSerial(serial: number, flag: DossierFlag): ReadMoment {
  if (serial < 1 || serial >= 2_958_466) return BAD
  const minutes = Math.round(serial * 1440)
  const text = new Date((minutes - 25_569 * 1440) * 60_000).toISOString()
  const date = text.slice(0, 10)
  const moment = minutes % 1440 === 0 ? date : `${date}T${text.slice(11, 16)}`
  return { moment, flags: [flag], bad: false, swappable: canSwap(date) }
}

function ofText(text: string, raw: string): ReadMoment | null {
  const [date, time] = partsOf(text.replace(/^'/, ''))
  const long = LONG.exec(date)
  const day = long === null ? DAY_FIRST.exec(date) : [date, long[1], long[2], long[3]]
  const year = YEAR_FIRST.exec(date)
  if (day === null && year === null) return null
  const hour = time === null ? '' : hourOf(time)
  if (hour === null) return BAD

  const flags = new Set<DossierFlag>()
  if (raw !== raw.trim() || / {2,}|\u00A0/.test(raw)) flags.add('dateSpaces')
  if (year !== null) {
    flags.add('dateISO')
    return dated(Number(year[1]), Number(year[2]), Number(year[3]), hour, flags)
  }
  const [, first = '', second = '', last = ''] = day ?? []
  if (time !== null && /\d:\d{2}:\d{2}/.test(time)) flags.add('dateSeconds')
  const short = (part: string): boolean => part.length === 1
  if (long === null && (short(first) || short(second) || (time !== null && /^\d[:h]/.test(time)))) {
    flags.add('dateNoZeros')
  }
  const fullYear = last.length === 2 ? 2000 + Number(last) : Number(last)
  if (Number(second) > 12 && Number(first) <= 12) {
    flags.add('dateMDY')
    return dated(fullYear, Number(first), Number(second), hour, flags)
  }
  return dated(fullYear, Number(second), Number(first), hour, flags)
}

/** Date and time of day, whichever stands first. */
function partsOf(text: string): readonly [date: string, time: string | null] {
  const after =
    /^(\S*\d[/.-]\d\S*?|ngày\s.*?\d{4})(?:[T,]\s*|\s+(?:lúc\s+)?)(\d{1,2}(?::|h|g|\s*giờ).*)$/i.exec(text)
  if (after !== null) return [(after[1] ?? '').replace(/,$/, ''), (after[2] ?? '').trim()]
  const before =
    /^(\d{1,2}(?::|h|g|\s*giờ).*?)[\s,]+(?:ngày\s+(?=\d{1,2}[/.-]))?((?:ngày\s.*)|\d\S*[/.-]\S*)$/i.exec(text)
  if (before !== null) return [before[2] ?? '', (before[1] ?? '').replace(/,$/, '').trim()]
  return [text, null]
}

/** `THH:MM`, or null where the clock has no such hour. */
function hourOf(time: string): string | null {
  const found = TIME.exec(time)
  if (found === null) return null
  const half = found[4]?.toLowerCase()
  const given = Number(found[1])
  const hour = half === undefined ? given : (given % 12) + (half === 'pm' || half === 'ch' ? 12 : 0)
  const minute = Number(found[2])
  if (hour > 23 || minute > 59) return null
  return `T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function dated(
  year: number,
  month: number,
  day: number,
  hour: string,
  flags: ReadonlySet<DossierFlag>,
): ReadMoment {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return BAD
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return {
    moment: `${date}${hour}`,
    flags: [...flags],
    bad: false,
    swappable: canSwap(date) && !flags.has('dateISO'),
  }
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const canSwap = (date: string): boolean =>
  Number(date.slice(8, 10)) <= 12 && date.slice(5, 7) !== date.slice(8, 10)

/** Day and month in each other's place; null where that is no day. */
export function swapped(moment: LocalMoment | null): LocalMoment | null {
  if (moment === null || !canSwap(moment.slice(0, 10))) return moment
  return `${moment.slice(0, 4)}-${moment.slice(8, 10)}-${moment.slice(5, 7)}${moment.slice(10)}`
}
