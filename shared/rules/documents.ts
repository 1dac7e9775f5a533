/**
 * Documents that plans cite: number, day, what they are about. A citation is held against them and asked about where
 * it differs; the list is never complete, so a document that is not in it says nothing.
 */
import { z } from 'zod'
import { IsoDate, RequiredLine } from '../contract/values.ts'

export const KnownDocument = z.strictObject({
  /** As it is cited: "63/2010/NĐ-CP", "766/QĐ-TTg". */
  number: RequiredLine.regex(/^\d+\/(?:\d{4}\/)?[\p{L}\d-]+$/u, 'Ghi như 63/2010/NĐ-CP'),
  date: IsoDate,
  title: RequiredLine,
})
export type KnownDocument = z.infer<typeof KnownDocument>

export const DocumentsBody = z.strictObject({ documents: z.array(KnownDocument).max(2000) })
export type DocumentsBody = z.infer<typeof DocumentsBody>

/** In sentences; a document is its number and its day, for numbers begin anew each year. */
export function documentFaults({ documents }: DocumentsBody): readonly string[] {
  const seen = new Set<string>()
  return documents.flatMap(({ number, date }) => {
    const year = /\/(\d{4})\//.exec(number)?.[1]
    const key = `${number} ${date}`
    const twice = seen.has(key) ? [`Văn bản ${number} có hai lần.`] : []
    seen.add(key)
    return year === undefined || date.startsWith(year)
      ? twice
      : [...twice, `Văn bản ${number} mang năm ${year} nhưng ngày lại của năm ${date.slice(0, 4)}.`]
  })
}
