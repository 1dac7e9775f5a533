/** What travels, in the office's words; for screens, slips and the command line. */
import type { BundlePurpose } from './manifest.ts'
import { kindWords } from './titles.ts'

export const purposeWords: Readonly<Record<BundlePurpose, string>> = {
  office: 'Máy khác của cơ quan',
  up: 'Gửi cấp trên',
  down: 'Gửi cấp dưới',
  receipt: 'Biên nhận',
}

/** `{ week: 2, plan: 1 }` → "2 tuần, 1 kế hoạch của xã"; entries of an office's own ledger are counted together. */
export function countsWords(counts: Readonly<Record<string, number>>): string {
  const known = Object.entries(counts).filter(([kind]) => kind in kindWords)
  const other = Object.entries(counts).filter(([kind]) => !(kind in kindWords))
  const entries = other.reduce((sum, [, count]) => sum + count, 0)
  return [
    ...known.map(([kind, count]) => `${count} ${kindWords[kind as keyof typeof kindWords].toLowerCase()}`),
    ...(entries > 0 ? [`${entries} thay đổi trong sổ cái`] : []),
  ].join(', ')
}

/** "214 KB", "5,2 MB". */
export const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`
