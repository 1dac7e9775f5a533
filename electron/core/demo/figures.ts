/** Invented figures of one week: scores that climb slowly, and a table whose identities and carry-over hold. */
import type { Counts, Section } from '../../../shared/stats/form.ts'
import { draftField, plainNumber } from '../../../shared/week/draft.ts'

/** Field, and how many dossiers a week brings on average. */
const fields: readonly (readonly [Section, string, number])[] = [
  ['tinh', 'Chứng thực', 1150],
  ['tinh', 'Hộ tịch', 190],
  ['tinh', 'Đất đai', 85],
  ['tinh', 'Bảo trợ xã hội', 48],
  ['tinh', 'Người có công', 34],
  ['tinh', 'Thành lập và hoạt động của hộ kinh doanh', 22],
  ['tinh', 'Hoạt động xây dựng', 18],
  ['tinh', 'An toàn thực phẩm', 8],
  ['tinh', 'Nuôi con nuôi', 2],
  ['tinh', 'Môi trường', 4],
  ['tinh', 'Văn hóa cơ sở', 5],
  ['bo', 'Hộ tịch', 140],
  ['bo', 'Đăng ký, quản lý cư trú', 220],
  ['bo', 'Đất đai', 12],
]

const scores: readonly (readonly [string, number, number])[] = [
  ['transparency', 13.96, 0],
  ['dvc-progress-tree', 18.9, 0.031],
  ['provide-online-tree', 9.6, 0.042],
  ['formality-online-payment-tree', 5.9, 0.055],
  ['dossier-digitized', 14.2, 0.068],
  ['handling-satisfaction', 16.7, 0.014],
]

/** The draft of week `at` (0 for the first); `half` is one that somebody is still typing. */
export function weekFigures(at: number, part: 'whole' | 'half'): Record<string, string> {
  const draft: Record<string, string> = {}
  scores.slice(0, part === 'half' ? 4 : scores.length).forEach(([code, start, climb], nth) => {
    const wobble = (noise(at, nth) - 0.5) * 0.3 * Math.min(1, climb * 20)
    draft[draftField.group(code)] = plainNumber(Math.round((start + climb * at + wobble) * 100) / 100)
  })
  if (part === 'whole') {
    draft[draftField.metric('DOSSIER_SYNC', 'numerator')] = String(1180 + at * 3)
    draft[draftField.metric('DOSSIER_SYNC', 'denominator')] = String(1204 + at * 3)
  }
  fields.slice(0, part === 'half' ? 6 : fields.length).forEach(([section, field, weekly], nth) => {
    draft[draftField.cell(section, field, 'order')] = String(nth)
    for (const [column, count] of Object.entries(counts(weekly, at, nth))) {
      draft[draftField.cell(section, field, column as keyof Counts)] = String(count)
    }
  })
  return draft
}

/** A month of the same office: four weeks' dossiers, and whole fours keep identities and carry-over. */
export function monthFigures(at: number): Record<string, string> {
  const draft = weekFigures(at, 'whole')
  const cells = Object.entries(draft).filter(([name]) => /^row\/.+\/c\d+$/.test(name))
  return { ...draft, ...Object.fromEntries(cells.map(([name, count]) => [name, String(Number(count) * 4)])) }
}

function counts(weekly: number, at: number, nth: number): Counts {
  const c6 = left(weekly, at - 1, nth)
  const c11 = left(weekly, at, nth)
  const received = Math.round(weekly * (0.8 + 0.4 * noise(at, nth + 50)))
  const c4 = Math.round(received * (0.55 + 0.01 * at))
  const c3 = received + c6
  const c7 = Math.max(0, c3 - c11)
  const c10 = nth === 2 ? Math.min(c7, Math.round(noise(at, 90) * 3)) : 0
  const c8 = Math.round((c7 - c10) * 0.68)
  const c13 = nth === 2 ? Math.min(c11, Math.round(noise(at, 91) * 2)) : 0
  return { c3, c4, c5: received - c4, c6, c7, c8, c9: c7 - c10 - c8, c10, c11, c12: c11 - c13, c13 }
}

/** What a week leaves for the next: (11), and so the next week's (6). */
const left = (weekly: number, at: number, nth: number): number =>
  Math.round(weekly * 0.15 * (0.6 + 0.6 * noise(at + 7, nth)))

/** The same number between 0 and 1 for the same week and row, every time. */
function noise(at: number, nth: number): number {
  const value = Math.sin(at * 127.1 + nth * 311.7) * 43758.5453
  return value - Math.floor(value)
}
