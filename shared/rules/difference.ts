/** What a newer version of a rule says otherwise, in a few words for whoever takes it over. */
import { formatDate } from '../dates/words.ts'
import type { Rule } from './bodies.ts'

const mostNamed = 4

export function ruleDifference(before: Rule, after: Rule): string {
  const changes =
    before.kind === 'calendar' && after.kind === 'calendar'
      ? calendarChanges(before, after)
      : leavesDiffer(before.body, after.body)
  const dates =
    before.effectiveFrom === after.effectiveFrom ? [] : [`hiệu lực từ ${formatDate(after.effectiveFrom)}`]
  return [...dates, ...changes].join('; ') || 'nội dung như cũ'
}

type Calendar = Extract<Rule, { kind: 'calendar' }>

function calendarChanges(before: Calendar, after: Calendar): readonly string[] {
  const days = (rule: Calendar) => new Map(rule.body.days.map(({ date, kind }) => [date, kind]))
  const [old, now] = [days(before), days(after)]
  const added = [...now].filter(([date, kind]) => old.get(date) !== kind)
  const gone = [...old.keys()].filter((date) => !now.has(date))
  const off = added.filter(([, kind]) => kind === 'off').map(([date]) => date)
  const work = added.filter(([, kind]) => kind === 'work').map(([date]) => date)
  return [
    ...(off.length > 0 ? [`thêm ngày nghỉ ${daysText(off)}`] : []),
    ...(work.length > 0 ? [`thêm ngày làm bù ${daysText(work)}`] : []),
    ...(gone.length > 0 ? [`bỏ ${daysText(gone)}`] : []),
  ]
}

function daysText(days: readonly string[]): string {
  const named = days.slice(0, mostNamed).map(formatDate).join(', ')
  return days.length > mostNamed ? `${named} và ${days.length - mostNamed} ngày khác` : named
}

/** How many values differ, and the first few as they were and as they are. */
function leavesDiffer(before: unknown, after: unknown): readonly string[] {
  const [old, now] = [leaves(before), leaves(after)]
  const places = [...new Set([...old.keys(), ...now.keys()])].filter(
    (place) => old.get(place) !== now.get(place),
  )
  if (places.length === 0) return []
  const named = places
    .slice(0, mostNamed)
    .map((place) => `${old.get(place) ?? 'chưa có'} → ${now.get(place) ?? 'bỏ'}`)
  return [`${places.length} chỗ khác: ${named.join('; ')}${places.length > mostNamed ? '; …' : ''}`]
}

function leaves(value: unknown, place = '', found = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) leaves(inner, `${place}/${key}`, found)
  else if (value !== undefined) found.set(place, String(value).slice(0, 60))
  return found
}
