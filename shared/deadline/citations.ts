/**
 * Documents named in a phrase. Their numbers and dates are never deadlines: before anything is read, every
 * citation is masked, so that "Kế hoạch số 712/KH-UBND ngày 18/11/2020" holds no date for the grammar.
 * In doubt a date after a document's name belongs to the document.
 */
import { masked, type Phrase } from './scan.ts'

/** Stands in `low` for a masked character; no word of the grammar holds it. */
export const citationMark = '§'

const document =
  '(?:nghị định|thông tư liên tịch|thông tư|quyết định|kế hoạch|chỉ thị|nghị quyết|bộ luật|luật|công văn|công điện|văn bản|thông báo|kết luận|chương trình|đề án|tờ trình|hướng dẫn|báo cáo|pháp lệnh|quy chế|quy định|hiến pháp|giấy mời|phương án|biên bản|thông tri|phiếu)'

const code = '[a-zđ]+\\d*'
/** 63/2010/NĐ-CP · 712/KH-UBND · 80-NQ/TW · 28/2026/QH16 · …/KH-UBND */
const number = `(?:(?:\\d+[a-z]?|[…._]+)\\s*\\/\\s*\\d{4}\\s*\\/\\s*${code}(?:\\s*[-/]\\s*${code})*|(?:\\d+[a-z]?|[…._]+|(?<=số)\\s*)\\s*[-/]\\s*(?!(?:ngày|tuần|tháng|quý|năm|lần|một))${code}(?:\\s*[-/]\\s*${code})+)`

const blank = '[\\d…._]*'
const date = `(?:ngày\\s*)?(?:\\d{1,2}\\s*[/.-]\\s*\\d{1,2}\\s*[/.-]\\s*\\d{2,4}|${blank}\\s*tháng\\s*${blank}\\s*(?:,\\s*)?năm\\s*\\d{4})`
/** Words of time between a number and a date mean that the date is not the document's. */
const free = '(?:(?!trước|chậm nhất|muộn nhất|hạn|đến|từ|trong|xong|hoàn thành|vào|hằng|sau)[^;()\\d])'
const dated = `(?:${free}{0,80}?(?:ngày|,|\\()\\s*${date}|\\s*${date}|,?\\s*năm\\s*\\d{4})?`

const citations: readonly RegExp[] = [
  new RegExp(`(?:${document}\\s*)?(?:số\\s*)?${number}${dated}`, 'g'),
  /** "Kế hoạch số 74 ngày 26/02/2026", "Đề án 06", "Nghị quyết số 57" */
  new RegExp(
    `${document}\\s*(?:số\\s*:?\\s*)?\\d+(?![\\d/.-])(?!\\s*(?:ngày làm|ngày kể|ngày sau|giờ|tuần|tháng|quý|năm|lần|\\())${dated}`,
    'g',
  ),
  /** "Kế hoạch ngày 05/01/2026 của UBND tỉnh" */
  new RegExp(`${document}${free}{0,60}?ngày\\s*${date}`, 'g'),
  /** "Luật Đất đai năm 2024" */
  /luật\s(?:(?!trước|trong|quý|tháng)[^;,()\d]){1,60}?(?:năm\s*)?\d{4}(?![\d/])/g,
]

export function maskCitations(phrase: Phrase): Phrase {
  return citations.reduce(
    (held, citation) =>
      [...held.low.matchAll(citation)].reduce(
        (text, found) => masked(text, found.index, found.index + found[0].trimEnd().length, citationMark),
        held,
      ),
    phrase,
  )
}
