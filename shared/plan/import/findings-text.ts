/** What does not fit in the numbers and words of a plan: numbers left out or used twice, two thresholds for one thing. */
import type { Finding } from '../finding.ts'
import type { PlanRow } from '../row.ts'
import { type Found, finding, onRow } from './found.ts'

export function findNumbers({ rows }: Found): Finding[] {
  const found: Finding[] = []
  const seen = new Map<string, PlanRow>()
  let before: PlanRow | undefined
  for (const row of rows.filter(({ inProse }) => inProse === undefined)) {
    const place = JSON.stringify([row.annex, row.sectionNo, row.sectionTitle, row.groupPath])
    const number = row.no.replace(/\.$/, '')
    const key = `${place}/${number}`
    const same = seen.get(key)
    if (number !== '' && same !== undefined && row.subRow === undefined && row.goal === undefined)
      found.push(
        onRow(row, {
          type: 'numberRepeated',
          weight: 'note',
          quote: row.no,
          message: `Số ${row.no} đã dùng cho một dòng khác trong cùng nhóm.`,
        }),
      )
    seen.set(key, row)
    const parts = number.split('.')
    const opens =
      before === undefined ||
      JSON.stringify([before.annex, before.sectionNo, before.sectionTitle, before.groupPath]) !== place
    if (opens && /^\d+(\.\d+)+$/.test(number) && parts.at(-1) !== '1' && row.subRow === undefined)
      found.push(
        onRow(row, {
          type: 'numberGap',
          weight: 'note',
          quote: row.no,
          message: `Số nhảy cóc: trước ${row.no} không có ${[...parts.slice(0, -1), '1'].join('.')}.`,
        }),
      )
    if (
      opens &&
      /^\d+$/.test(number) &&
      Number(number) > 1 &&
      before?.sectionNo !== row.sectionNo &&
      row.subRow === undefined
    )
      found.push(
        onRow(row, {
          type: 'continuedNumbering',
          weight: 'note',
          quote: row.no,
          message: `Mục này đánh số tiếp từ ${row.no}; dòng được nhận theo vị trí, không theo số.`,
        }),
      )
    before = row
  }
  const titles = new Map<string, Set<string>>()
  for (const { annex, sectionNo, sectionTitle } of rows) {
    const key = `${annex}/${sectionNo}`
    titles.set(key, (titles.get(key) ?? new Set()).add(sectionTitle))
  }
  for (const [key, names] of titles)
    if (names.size > 1 && !key.endsWith('/'))
      found.push(
        finding({
          type: 'sectionRepeated',
          weight: 'note',
          quote: [...names].join(' | '),
          message: `Có ${names.size} mục cùng mang số ${key.slice(key.lastIndexOf('/') + 1)}.`,
        }),
      )
  return found
}

export function findNumbersInText({ rows }: Found): Finding[] {
  return rows.flatMap((row): Finding[] => {
    const found: Finding[] = []
    const shares = [`${row.goal ?? ''} ${row.content}`, row.product].map((text) => [
      ...new Set([...text.matchAll(/(\d+(?:,\d+)?)\s*%/g)].map(([, number]) => number)),
    ])
    const [asked = [], made = []] = shares
    if (asked.length === 1 && made.length === 1 && asked[0] !== made[0])
      found.push(
        onRow(row, {
          type: 'targetsDiffer',
          weight: 'ask',
          quote: `${asked[0]} % – ${made[0]} %`,
          message: `Hai mức khác nhau cho một việc: ${asked[0]} % và ${made[0]} %. Cả hai được giữ; chọn mức áp dụng.`,
        }),
      )
    for (const text of [row.content, row.deadlineText, row.product]) {
      const run = /\S*\p{Ll}{2}\p{Lu}\p{Ll}\S*/u.exec(text)?.[0]
      if (run !== undefined && /[^\p{ASCII}]/u.test(run))
        found.push(
          onRow(row, {
            type: 'missingSpace',
            weight: 'note',
            quote: run,
            message: `Thiếu dấu cách: “${run}”. Nguyên văn được giữ.`,
          }),
        )
    }
    const period = /từ ngày \d+ tháng trước đến ngày \d+ tháng sau/iu.exec(
      `${row.content} ${row.note} ${row.deadlineText}`,
    )?.[0]
    if (period !== undefined)
      found.push(
        onRow(row, {
          type: 'periodUnclear',
          weight: 'ask',
          quote: period,
          message: 'Kỳ số liệu viết “tháng sau”; thường hiểu là tháng này. Xác nhận kỳ.',
        }),
      )
    return found
  })
}
