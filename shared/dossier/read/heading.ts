/** What the lines above the table say: the office, the period, the moment of the export, and whether it is the whole list. */
import { clean, fold } from '../../text/text.ts'
import type { LocalMoment } from '../dossier.ts'
import { readMoment } from './moments.ts'

export interface ListTitle {
  readonly unit: string | null
  readonly period: { readonly from: string; readonly to: string } | null
  readonly exportTime: LocalMoment | null
  /** Only some dossiers, such as the late ones: what it does not show has not disappeared. */
  readonly partial: boolean
}

const DATE = '(\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4})'
const PERIOD = new RegExp(
  `từ\\s*(?:ngày)?\\s*:?\\s*${DATE}.*?(?:đến|-|–)\\s*(?:hết\\s*)?(?:ngày)?\\s*:?\\s*${DATE}`,
  'iu',
)
const EXPORTED =
  /(?:kết xuất|xuất (?:lúc|ngày|file|tệp|dữ liệu|báo cáo)|thời điểm|thời gian xuất|ngày (?:giờ )?(?:xuất|in|lập|tạo)|in lúc)/iu
const MOMENT = new RegExp(
  `(?:(\\d{1,2}\\s*(?::|h|g|giờ)\\s*\\d{2}(?::\\d{2})?)(?:\\s*phút)?,?\\s*(?:ngày\\s*)?${DATE})|(?:${DATE}(?:\\s*(?:lúc)?\\s*(\\d{1,2}\\s*(?::|h|g|giờ)\\s*\\d{2}(?::\\d{2})?))?)`,
  'iu',
)
const PARTIAL =
  /\b(qua han|tre han|tre hen|cham|sap (den|toi|qua) han|den han|dang (giai quyet|xu ly|thu ly|ton)|con ton|chua giai quyet|da (giai quyet|tra|co ket qua|hoan thanh)|cho bo sung|rut|truc tuyen|truc tiep)\b/

export function readTitle(texts: readonly string[]): ListTitle {
  const lines = texts.map(clean)
  const all = lines.join('\n')
  const period = PERIOD.exec(all)
  const from = period === null ? null : plainDate(period[1])
  const to = period === null ? null : plainDate(period[2])
  return {
    unit: lines.find((line) => /^(ubnd|ủy ban|uỷ ban)/iu.test(line)) ?? null,
    period: from === null || to === null ? null : { from, to },
    exportTime: exportTimeIn(lines),
    partial: lines.some((line) => {
      const words = fold(line)
      return (
        /\bdanh sach\b|\bho so\b/.test(words) &&
        !PERIOD.test(line) &&
        PARTIAL.test(words) &&
        !/tiep nhan.*giai quyet/.test(words)
      )
    }),
  }
}

const plainDate = (text: string | undefined): string | null => momentIn(text ?? '')?.slice(0, 10) ?? null

function exportTimeIn(lines: readonly string[]): LocalMoment | null {
  for (const line of lines) {
    if (!EXPORTED.test(line) || PERIOD.test(line)) continue
    const found = MOMENT.exec(line)
    if (found === null) continue
    const date = found[2] ?? found[3] ?? ''
    const time = (found[1] ?? found[4] ?? '').replace(/\s*(?:h|g|giờ)\s*/iu, ':').replace(/\s+/g, '')
    return momentIn(`${date} ${time}`.trim())
  }
  return null
}

const momentIn = (text: string): LocalMoment | null =>
  readMoment({ column: 0, text, number: null, formula: null, uncached: false, across: 1, down: 1 }).moment

/** "…_20112026_1605.xlsx", "…2026-11-20 16h05…": the moment that a file's name tells. */
export function momentInName(name: string): LocalMoment | null {
  const compact = /(?<!\d)(\d{2})(\d{2})(20\d{2})(?:[_ T-]?(\d{2})[:hg.]?(\d{2}))?(?!\d)/.exec(name)
  const ordered = /(?<!\d)(20\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?:[_ T-]?(\d{2})[:hg.]?(\d{2}))?(?!\d)/.exec(
    name,
  )
  const text =
    compact !== null
      ? `${compact[1]}/${compact[2]}/${compact[3]}${compact[4] === undefined ? '' : ` ${compact[4]}:${compact[5]}`}`
      : ordered !== null
        ? `${ordered[3]}/${ordered[2]}/${ordered[1]}${ordered[4] === undefined ? '' : ` ${ordered[4]}:${ordered[5]}`}`
        : null
  return text === null ? null : momentIn(text)
}
