/** The threshold cell of a target: a number, which way it binds, and what it is measured in. */
import type { TargetCell } from '../row.ts'

const AT_LEAST = /tối thiểu|ít nhất|trên|từ|>=?|≥|trở lên|không (?:thấp|ít|dưới) hơn|đạt trên/i

export function readTarget(thresholdText: string, unitText: string, year: number | null): TargetCell {
  const text = thresholdText.replace(/\s+/g, ' ').trim()
  const number = /\d[\d.]*(?:,\d+)?/.exec(text)?.[0]
  const below = /dưới\s+(\d+(?:,\d+)?)/i.exec(text)?.[1]
  const value = number === undefined ? null : numberOf(number)
  const unit = unitText.trim() || (/%/.test(text) ? '%' : (/điểm/i.exec(text)?.[0].toLowerCase() ?? ''))
  return {
    unit,
    thresholdText: text,
    op: AT_LEAST.test(text) ? '>=' : '=',
    value,
    year,
    ...(below === undefined || number === below ? {} : { below: numberOf(below) }),
  }
}

/** "1.234,5" as Vietnamese writes it; a single dot before one or two digits is a decimal dot all the same. */
function numberOf(text: string): number {
  const plain = /^\d+\.\d{1,2}$/.test(text) ? text : text.replace(/\./g, '').replace(',', '.')
  return Number(plain)
}
