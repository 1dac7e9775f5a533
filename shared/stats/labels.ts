/**
 * What the words at the head of a line say: a section of the form, a sum, or a name.
 * The section is told by its words, never by its numeral: some provinces print the ministries first.
 */
import { clean, fold } from '../text/text.ts'
import type { Section } from './form.ts'

const NUMERAL =
  /^(?:(?:phần|mục|PHẦN|MỤC|Phần|Mục)\s+)?(?:[IVX]{1,4}|[A-D])(?:(?:\s*[.:)/-]\s*|\s+)(?=\S)|[.:)]?$)/u
const SYSTEM = /hệ thống|phần mềm|he thong|httt|cổng/iu
const MINISTRY =
  /(?<!(?:cán|nội|toàn|đồng|tiến)\s)(?<!\p{L})bộ(?!\p{L})|trung ương|ngành dọc|\bcac bo\b|\bbo,? nganh\b|\bcua bo\b/u
const PROVINCE = /tỉnh|thành phố|địa phương|(?<!\p{L})tp\.?(?!\p{L})|\bcua tinh\b|\bthanh pho\b|\bcap tinh\b/u

/** `numeral`: it begins like a heading of a part ("I.", "Mục II", "A -"). */
export interface SectionLabel {
  readonly section: Section | null
  readonly numeral: boolean
  readonly system: boolean
}

export function readSection(label: string): SectionLabel | null {
  const text = clean(label)
  const numeral = NUMERAL.test(text)
  const system = SYSTEM.test(text)
  const words = text.toLowerCase()
  const ministry = MINISTRY.test(words)
  const province = PROVINCE.test(words)
  const level = !system && /cấp/u.test(words)
  const section = level || ministry === province ? null : ministry ? 'bo' : 'tinh'
  return numeral || section !== null ? { section, numeral, system } : null
}

export type SumLabel = 'part' | 'whole' | 'open' | 'page'

/** "Cộng mục I" sums a part, "TỔNG CỘNG (I + II)" the whole, "Cộng" whatever stands above it. */
export function readSum(label: string): SumLabel | null {
  const text = clean(label)
    .toLowerCase()
    .replace(/[.:;]+$/, '')
  const marked =
    /^(?:[ivx]+[.\s]+)?(tổng cộng|tổng số|tổng|cộng)(?!\s*(?:hợp|đồng|tác|điều))(?=$|[\s:(/.,+-])(.*)$/u.exec(
      text,
    )
  const bare =
    text === fold(text)
      ? /^(tong cong|tong so|tong|cong)(?=$|\s*[(:]|\s+(?:muc|phan|[ivx]+)\b)(.*)$/.exec(text)
      : null
  const match = marked ?? bare
  if (/^(mang sang|chuyển sang trang|cộng trang|cộng dồn)/u.test(text)) return 'page'
  if (match === null) return null
  const [, word = '', rest = ''] = match
  if (/trang/u.test(rest)) return 'page'
  if (/\bi\b.*\bii\b|toàn|chung|cả/u.test(rest)) return 'whole'
  if (/(?<!\p{L})(mục|phần|hệ thống|muc|phan)(?!\p{L})|(?<!\p{L})[ivx]+(?!\p{L})/u.test(rest)) return 'part'
  return /^(tổng cộng|tong cong|tổng số|tong so|tổng|tong)$/.test(word) ? 'whole' : 'open'
}

const SIGNATURE =
  /nguoi (lap|tong hop|bao cao|duyet|kiem)|giam doc|chu tich|thu truong|truong (phong|ban)|lanh dao|\(?ky(,| va)? ?(ten|ghi|dong)|^(kt|tl|tm|tuq)\.|noi nhan|^[^,]{2,40}, ngay .{0,4}thang/
const NOTE = /^(ghi chu|nguon|luu y|chu thich|chu y|\*|\(\*)/

/** Lines below the table: notes until somebody signs. */
export function readTail(texts: readonly string[]): ('note' | 'signature')[] {
  let signing = false
  return texts.map((text) => {
    const words = fold(text)
    if (NOTE.test(words)) return 'note'
    signing ||= SIGNATURE.test(words)
    return signing ? 'signature' : 'note'
  })
}
