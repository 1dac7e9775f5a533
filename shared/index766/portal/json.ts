/**
 * The page's data as JSON, as a browser's tools show it. Objects are known by a code or a name among their members
 * or by the key they stand under; numbers by the member's own name. A number alone under a known key is a score.
 */
import type { Book, Values } from './book.ts'
import type { PortalNames } from './names.ts'
import type { Role } from './numbers.ts'

const nameKeys = [
  'code',
  'metricCode',
  'indicatorCode',
  'groupCode',
  'key',
  'name',
  'title',
  'metricName',
  'groupName',
  'label',
]

const roles: Readonly<Record<string, Role>> = {
  score: 'score',
  totalscore: 'score',
  point: 'score',
  diem: 'score',
  maxscore: 'max',
  totalmaxscore: 'max',
  diemtoida: 'max',
  numerator: 'numerator',
  tuso: 'numerator',
  denominator: 'denominator',
  mauso: 'denominator',
  ratio: 'ratio',
  rate: 'ratio',
  percent: 'ratio',
  percentage: 'ratio',
  tyle: 'ratio',
}

/** false when the text is no JSON. */
export function jsonValues(text: string, names: PortalNames, book: Book): boolean {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return false
  }
  let nth = 0
  const visit = (value: unknown, key: string | null): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, key)
      return
    }
    if (typeof value !== 'object' || value === null) return
    nth += 1
    const object = value as Readonly<Record<string, unknown>>
    const words = [...nameKeys.map((each) => object[each]), key].filter((each) => typeof each === 'string')
    const named = words.map((word) => names.of(word)).find((each) => each !== null) ?? null
    const values = valuesOf(object)
    const shown = JSON.stringify(object, (_, inner) => (Array.isArray(inner) ? '…' : inner))
    if (named !== null && values !== null) book.put(nth, shown, named, values)
    else if (values === null) book.miss(nth, shown, 'có số không đọc được')
    else if (Object.keys(values).length > 0) book.miss(nth, shown, 'không biết là nhóm hay chỉ số nào')
    for (const [each, inner] of Object.entries(object)) {
      const lone =
        typeof inner === 'number' && roles[each.toLowerCase()] === undefined ? names.of(each) : null
      if (lone !== null) book.put(nth, `${each}: ${String(inner)}`, lone, { score: inner as number })
      visit(inner, each)
    }
  }
  visit(data, null)
  return true
}

/** null when a member that should be a number is none. A share of one could be 1 % or all: it is left out. */
function valuesOf(object: Readonly<Record<string, unknown>>): Values | null {
  const values: Values = {}
  for (const [key, value] of Object.entries(object)) {
    const role = roles[key.toLowerCase()]
    if (role === undefined || value === null || value === '' || typeof value === 'object') continue
    const number = typeof value === 'string' ? Number(value.trim() || Number.NaN) : value
    if (typeof number !== 'number' || !Number.isFinite(number)) return null
    if (role === 'ratio' && number <= 1) continue
    if (values[role] === undefined) values[role] = number
  }
  return values
}
