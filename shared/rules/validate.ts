/**
 * What a schema cannot see: sums, gaps, days of the week, codes used twice. Each fault is a Vietnamese sentence
 * for the administrator who edits a rule; an empty list means the rule may be stored.
 */

import { vi } from 'zod/locales'
import { weekday } from '../dates/plain.ts'
import { formatDate } from '../dates/words.ts'
import { sumExact } from '../numbers/exact.ts'
import { formatNumber } from '../numbers/vietnamese.ts'
import { err, ok, type Result, unreachable } from '../result.ts'
import { type CalendarBody, type GradesBody, type IndexBody, Rule, type WeeklyPeriodBody } from './bodies.ts'
import { cutoffFaults } from './cutoffs.ts'
import { documentFaults } from './documents.ts'
import { letterFaults, reasonFaults } from './letter.ts'
import { receivingFaults } from './receiving.ts'
import { byRevision } from './select.ts'
import { templateFaults } from './template.ts'

export interface RuleInvalid {
  readonly type: 'RuleInvalid'
  readonly sentences: readonly string[]
}

/** A rule out of untrusted JSON: its shape first, then its sense. */
export function readRule(json: unknown): Result<Rule, RuleInvalid> {
  const parsed = Rule.safeParse(json, { error: vi().localeError })
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(
      (issue) => `Sai dạng ở “${issue.path.join('.') || 'quy tắc'}”: ${issue.message}.`,
    )
    return err({ type: 'RuleInvalid', sentences })
  }
  const sentences = validateRule(parsed.data)
  return sentences.length === 0 ? ok(parsed.data) : err({ type: 'RuleInvalid', sentences })
}

export function validateRule(rule: Rule): readonly string[] {
  const backwards =
    rule.effectiveTo !== null && rule.effectiveTo < rule.effectiveFrom
      ? [
          `Ngày hết hiệu lực ${formatDate(rule.effectiveTo)} trước ngày có hiệu lực ${formatDate(rule.effectiveFrom)}.`,
        ]
      : []
  return [...backwards, ...bodyFaults(rule)]
}

/**
 * Faults between the versions of one kind: a revision given twice, or a code of the index that later stands
 * for another metric. A code, once used, never means something else.
 */
export function validateHistory(rules: readonly Rule[]): readonly string[] {
  const sentences: string[] = []
  const seen = new Set<string>()
  const meaning = new Map<string, string>()
  for (const rule of [...rules].sort(byRevision)) {
    const key = `${rule.kind} ${rule.revision}`
    if (seen.has(key)) sentences.push(`Quy tắc “${rule.title}” có hai bản cùng số lần sửa ${rule.revision}.`)
    seen.add(key)
    if (rule.kind !== 'index') continue
    for (const metric of rule.body.groups.flatMap((group) => group.metrics)) {
      const before = meaning.get(metric.code)
      if (before === undefined) meaning.set(metric.code, metric.id)
      else if (before !== metric.id) {
        sentences.push(
          `Mã “${metric.code}” đã dùng cho chỉ số ${before}, không được dùng lại cho ${metric.id}.`,
        )
      }
    }
  }
  return sentences
}

function bodyFaults(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'index':
      return indexFaults(rule.body)
    case 'grades':
      return gradesFaults(rule.body)
    case 'calendar':
      return calendarFaults(rule.body)
    case 'weeklyPeriod':
      return weeklyFaults(rule.body)
    case 'fields': {
      const names = rule.body.fields.flatMap((field) => [field.name, ...field.aliases])
      return repeated(names).map((name) => `Tên lĩnh vực “${name}” có hai lần.`)
    }
    case 'pairs':
      return repeated(rule.body.pairs.map(({ code }) => code)).map(
        (code) => `Mã cặp số “${code}” có hai lần.`,
      )
    case 'checks':
      return repeated(rule.body.counts.columns).map((column) => `Cột (${column.slice(1)}) có hai lần.`)
    case 'cutoffs':
      return cutoffFaults(rule.body)
    case 'template':
    case 'monthTemplate':
      return templateFaults(rule.body)
    case 'letter':
      return letterFaults(rule.body)
    case 'lateReasons':
      return reasonFaults(rule.body)
    case 'receiving':
      return receivingFaults(rule.body)
    case 'documents':
      return documentFaults(rule.body)
    default:
      return unreachable(rule)
  }
}

function indexFaults(body: IndexBody): readonly string[] {
  const sentences: string[] = []
  const total = sumExact(
    body.groups.map((group) => group.max),
    4,
  )
  if (total !== 100) sentences.push(`Tổng điểm tối đa của các nhóm là ${formatNumber(total)}, phải là 100.`)
  for (const group of body.groups) {
    const sum = sumExact(
      group.metrics.map((metric) => metric.max),
      4,
    )
    if (sum !== group.max) {
      sentences.push(
        `Nhóm “${group.name}”: tổng điểm tối đa của các chỉ số là ${formatNumber(sum)}, khác ${formatNumber(group.max)} của nhóm.`,
      )
    }
    for (const metric of group.metrics) {
      if (metric.formula.kind === 'track' && metric.max !== 0) {
        sentences.push(`Chỉ số ${metric.id} chỉ theo dõi thì điểm tối đa phải là 0.`)
      }
    }
  }
  for (const code of repeated(body.groups.map((group) => group.code)))
    sentences.push(`Mã nhóm “${code}” có hai lần.`)
  const names = body.groups.flatMap((group) =>
    group.metrics.flatMap(({ code, id }) => [...new Set([code, id])]),
  )
  for (const name of repeated(names)) sentences.push(`Mã chỉ số “${name}” có hai lần.`)
  return sentences
}

function gradesFaults(body: GradesBody): readonly string[] {
  const bands = [...body.bands].sort((a, b) => a.from - b.from)
  const sentences = bands
    .filter((band) => band.to <= band.from)
    .map((band) => `Mức “${band.name}”: điểm cuối phải lớn hơn điểm đầu.`)
  bands.slice(1).forEach((band, index) => {
    const before = bands[index]
    if (before === undefined || before.to === band.from) return
    const fault = before.to < band.from ? 'hở' : 'chồng lên nhau'
    sentences.push(`Mức “${before.name}” và “${band.name}” ${fault} ở ${formatNumber(before.to)} điểm.`)
  })
  if (bands[0]?.from !== 0 || bands.at(-1)?.to !== 100) sentences.push('Các mức phải phủ từ 0 đến 100 điểm.')
  for (const name of repeated(bands.map((band) => band.name))) sentences.push(`Mức “${name}” có hai lần.`)
  return sentences
}

function calendarFaults(body: CalendarBody): readonly string[] {
  const sentences: string[] = []
  if (new Set(body.weekend).size === 7) sentences.push('Lịch không còn ngày làm việc nào trong tuần.')
  if (body.to < body.from) sentences.push('Ngày cuối của lịch trước ngày đầu.')
  for (const day of body.days) {
    const date = formatDate(day.date)
    if (day.date < body.from || day.date > body.to) sentences.push(`Ngày ${date} nằm ngoài khoảng của lịch.`)
    const weekend = body.weekend.includes(weekday(day.date))
    if (day.kind === 'work' && !weekend)
      sentences.push(`Ngày ${date} vốn là ngày làm việc, không thể là ngày làm bù.`)
    if (day.kind === 'off' && weekend)
      sentences.push(`Ngày ${date} vốn là ngày nghỉ hằng tuần, không cần ghi.`)
  }
  for (const date of repeated(body.days.map((day) => day.date)))
    sentences.push(`Ngày ${formatDate(date)} có hai lần.`)
  for (const span of body.uncertain ?? []) {
    if (span.to < span.from)
      sentences.push(`Khoảng chưa chắc từ ${formatDate(span.from)} kết thúc trước khi bắt đầu.`)
  }
  return sentences
}

function weeklyFaults(body: WeeklyPeriodBody): readonly string[] {
  const clock = /^([01]\d|2[0-3]):[0-5]\d$/
  const sentences = [body.closeTime, body.lateAfter]
    .filter((time) => !clock.test(time))
    .map((time) => `“${time}” không phải là giờ.`)
  if (body.lateAfter < body.closeTime) sentences.push('Mốc chốt muộn phải không sớm hơn giờ chốt.')
  return sentences
}

const repeated = (values: readonly string[]): readonly string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
]
