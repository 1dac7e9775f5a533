/**
 * Several lines of one dossier, joined by its code. A line with a result goes before an older one without; of two open
 * ones the later step goes first. Where state and due date both differ nobody but the office can say which holds.
 */
import type { ReadDossier } from '../dossier.ts'
import { stepOf } from './states.ts'

export const duplicateKinds = ['identical', 'olderState', 'terminalWins', 'progress', 'conflict'] as const
export type DuplicateKind = (typeof duplicateKinds)[number]

export interface Duplicate {
  readonly code: string
  readonly kind: DuplicateKind
  readonly rows: readonly number[]
  /** Null: nobody can say; the first line stands in, marked for review. */
  readonly keep: number | null
  readonly drop: readonly number[]
}

const reasons: Readonly<Record<DuplicateKind, string>> = {
  identical: 'hai dòng giống hệt',
  olderState: 'dòng kia là trạng thái cũ (chưa có ngày trả)',
  terminalWins: 'dòng kia chưa kết thúc',
  progress: 'giữ dòng ở bước sau',
  conflict: 'cả hai đang mở, trạng thái và hạn khác nhau: phải hỏi',
}
export const duplicateWords = (kind: DuplicateKind): string => reasons[kind]

interface Joined {
  readonly dossiers: ReadDossier[]
  readonly duplicates: Duplicate[]
}

export function joinDuplicates(read: readonly ReadDossier[]): Joined {
  const byCode = new Map<string, ReadDossier[]>()
  for (const dossier of read) {
    const known = byCode.get(dossier.code)
    if (known === undefined) byCode.set(dossier.code, [dossier])
    else known.push(dossier)
  }
  const dossiers: ReadDossier[] = []
  const duplicates: Duplicate[] = []
  for (const [code, lines] of byCode) {
    const [first, ...more] = lines
    if (first === undefined) continue
    if (more.length === 0) {
      dossiers.push(first)
      continue
    }
    const rows = lines.map(({ row }) => row)
    let kept = first
    let kind: DuplicateKind = 'identical'
    for (const line of more) {
      const verdict = judge(kept, line)
      if (duplicateKinds.indexOf(verdict.kind) > duplicateKinds.indexOf(kind)) kind = verdict.kind
      kept = verdict.kept
    }
    if (kind === 'conflict') kept = first
    const flags = [...kept.flags, 'duplicate' as const]
    dossiers.push(
      kind === 'conflict'
        ? { ...kept, flags, doubts: [...kept.doubts, 'duplicateConflict'] }
        : { ...kept, flags },
    )
    const keep = kind === 'conflict' ? null : kept.row
    duplicates.push({ code, kind, rows, keep, drop: keep === null ? [] : rows.filter((row) => row !== keep) })
  }
  return { dossiers: dossiers.sort((a, b) => a.row - b.row), duplicates }
}

interface Verdict {
  readonly kind: DuplicateKind
  readonly kept: ReadDossier
}

function judge(a: ReadDossier, b: ReadDossier): Verdict {
  if (sameFacts(a, b)) return { kind: 'identical', kept: a }
  const ended = [a, b].filter(({ stateClass }) => isEnd(stateClass))
  const [only] = ended
  if (ended.length === 1 && only !== undefined) {
    return { kind: only.finished === null ? 'terminalWins' : 'olderState', kept: only }
  }
  if (ended.length === 2) {
    const same = a.finished === b.finished && a.due === b.due && a.stateClass === b.stateClass
    return same ? { kind: 'progress', kept: b } : { kind: 'conflict', kept: a }
  }
  const same = a.due === b.due && a.stateClass === b.stateClass && a.received === b.received
  if (!same) return { kind: 'conflict', kept: a }
  return { kind: 'progress', kept: stepOf(a.state ?? '') > stepOf(b.state ?? '') ? a : b }
}

const isEnd = (stateClass: ReadDossier['stateClass']): boolean =>
  stateClass === 'finished' || stateClass === 'stopped' || stateClass === 'withdrawn'

const sameFacts = (a: ReadDossier, b: ReadDossier): boolean =>
  a.state === b.state &&
  a.received === b.received &&
  a.due === b.due &&
  a.finished === b.finished &&
  a.unit === b.unit &&
  a.officer === b.officer &&
  a.channel === b.channel &&
  a.onlinePayment === b.onlinePayment &&
  a.eResult === b.eResult &&
  a.supplements === b.supplements
