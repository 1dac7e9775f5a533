/** What the sheet library leaves out of an .ods: which rows are hidden or filtered away, and whether it is locked. */

const ROW = /<table:table-row\b([^>]*?)\/?>/g
const TABLE = /<table:table\b([^>]*)>([\s\S]*?)<\/table:table>/g

/** Sheet name → 1-based numbers of the hidden rows. */
export function hiddenOdsRows(content: string): Map<string, Set<number>> {
  const sheets = new Map<string, Set<number>>()
  for (const [, attributes = '', body = ''] of content.matchAll(TABLE)) {
    const hidden = new Set<number>()
    let row = 1
    for (const [, tag = ''] of body.matchAll(ROW)) {
      const times = Number(/number-rows-repeated="(\d+)"/.exec(tag)?.[1] ?? 1)
      if (/visibility="(collapse|filter)"/.test(tag)) {
        for (let at = 0; at < Math.min(times, 1_000); at++) hidden.add(row + at)
      }
      row += times
    }
    sheets.set(unescaped(/table:name="([^"]*)"/.exec(attributes)?.[1] ?? ''), hidden)
  }
  return sheets
}

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export const isLockedOds = (manifest: string): boolean => /encryption-data/.test(manifest)
