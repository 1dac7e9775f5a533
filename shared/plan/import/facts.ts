/** What the document says of itself: number, day, year, issuer, title. A draft may say none of it. */
import { isDate } from '../../dates/plain.ts'
import { isTable, type PlanSource } from './source.ts'

export interface PlanFacts {
  readonly docNo: string | null
  readonly issuedDate: string | null
  readonly year: number | null
  readonly issuer: string | null
  readonly title: string | null
}

/** How far the head of a document reaches, in lines. */
const HEAD = 60

export function readFacts({ blocks }: PlanSource): PlanFacts {
  const lines = blocks
    .flatMap((block) =>
      isTable(block)
        ? block.rows.slice(0, 12).flatMap(({ cells }) => cells.map(({ text }) => text))
        : [block.text],
    )
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const head = lines.slice(0, HEAD)
  const attached = lines.find((line) => /(ban hành )?kèm theo/i.test(line) && NUMBER.test(line)) ?? ''
  const docNo =
    head.map((line) => /^Số\s*:?\s*(\d+[A-Z]?\s*\/\s*[\p{L}-]+)/iu.exec(line)?.[1]).find(Boolean) ??
    NUMBER.exec(attached)?.[1] ??
    null
  const issuedDate =
    head.map((line) => (/,\s*ngày/i.test(line) ? dateIn(line) : null)).find(Boolean) ?? dateIn(attached)
  const titleAt = head.findIndex((line) => /^(KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN)\b/u.test(line))
  const title = titleAt < 0 ? null : head.slice(titleAt, titleAt + 2).join(' ')
  const years = [...head, attached].flatMap((line) =>
    [...line.matchAll(/năm\s+(20\d\d)/giu)].map(([, year]) => Number(year)),
  )
  const named = /năm\s+(20\d\d)/iu.exec(lines.slice(Math.max(titleAt, 0), titleAt + 4).join(' '))
  return {
    docNo: docNo?.replace(/\s+/g, '') ?? null,
    issuedDate,
    year:
      named !== null
        ? Number(named[1])
        : issuedDate === null
          ? commonest(years)
          : Number(issuedDate.slice(0, 4)),
    issuer: issuerIn(head),
    title,
  }
}

/** "ỦY BAN NHÂN DÂN" over "PHƯỜNG ĐỒNG NGUYÊN". */
function issuerIn(head: readonly string[]): string | null {
  const at = head.findIndex((line) => /^(ỦY|UỶ) BAN NHÂN DÂN/u.test(line))
  const line = head[at]
  if (line === undefined) return null
  const below = head[at + 1] ?? ''
  return /NHÂN DÂN$/u.test(line) &&
    /^(XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH)\s/u.test(below)
    ? `${line} ${below}`
    : line
}

const NUMBER = /số\s*:?\s*(\d+[A-Z]?\s*\/\s*[\p{L}-]+(?:-[\p{L}]+)*)/iu

const dateIn = (line: string): string | null => {
  const found =
    /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu.exec(line) ??
    /ngày\s+(\d{1,2})\/(\d{1,2})\/(\d{4})/iu.exec(line)
  if (found === null) return null
  const [, day = '', month = '', year = ''] = found
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : null
}

function commonest(years: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}
