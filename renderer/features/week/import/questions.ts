/** Which questions of a reading can be answered here and how; the others are read and lead back to the file. */
import type { TableProposal } from '../../../../shared/contract/week.ts'
import { sectionWords } from '../table/columns.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

type Question = TableProposal['questions'][number]

/** The choices of a question, the one that stands now first; null where there is nothing to choose. */
export function choicesOf({ kind, text }: Question): readonly Choice[] | null {
  switch (kind) {
    case 'separator':
      return [
        { value: 'thousand', label: 'Hàng nghìn: 1,332 là 1.332 hồ sơ' },
        { value: 'decimal', label: 'Thập phân: 1,332 là 1 phẩy 332' },
      ]
    case 'section':
      return (
        text.includes('hệ thống của các Bộ') ? (['bo', 'tinh'] as const) : (['tinh', 'bo'] as const)
      ).map((value) => ({ value, label: sectionWords[value] }))
    case 'table': {
      const names = [...text.matchAll(/“([^”]+)”/g)].flatMap(([, name]) => name ?? [])
      return names.length < 2 ? null : names.map((name) => ({ value: name, label: name }))
    }
    default:
      return null
  }
}
