/** The chain of one week at a glance: a sign and a word for each step, so that colour says nothing alone. */
import { VisuallyHidden } from '@mantine/core'
import type { WeekHead } from '../../../shared/contract/week.ts'
import { instantText } from '../../i18n/vi/format.ts'
import classes from './Weeks.module.css'

type Mark = 'done' | 'part' | 'missed' | 'none'

interface Link {
  readonly label: string
  readonly mark: Mark
  /** When it was done, or what is missing. */
  readonly note: string
}

const signs: Readonly<Record<Mark, string>> = { done: '✓', part: '◐', missed: '✕', none: '–' }

export const ChainCells = ({ head }: { readonly head: WeekHead }) => (
  <ol className={classes.chain}>
    {linksOf(head).map(({ label, mark, note }) => (
      <li key={label} data-mark={mark} title={note}>
        <span aria-hidden>{signs[mark]} </span>
        {label}
        <VisuallyHidden>: {note}</VisuallyHidden>
      </li>
    ))}
  </ol>
)

function linksOf({ state, revision, chain }: WeekHead): readonly Link[] {
  return [
    {
      label: revision > 1 ? `chốt lần ${revision}` : 'chốt',
      ...step(chain.closedAt, state === 'overdue' ? ['missed', 'quá hạn, chưa chốt'] : null),
    },
    {
      label: 'duyệt',
      ...step(
        chain.approvedAt,
        state === 'awaitingPaper'
          ? ['part', 'chờ bản ký']
          : state === 'returned'
            ? ['part', 'bị trả lại']
            : null,
      ),
    },
    { label: 'in', ...step(chain.exportedAt, null) },
    { label: 'công khai', ...publishing(chain) },
  ]
}

function publishing({ publishedAt, proven, publishedOther }: WeekHead['chain']): Omit<Link, 'label'> {
  if (publishedOther !== null)
    return { mark: 'part', note: `đang công khai bản lần ${publishedOther}, chưa phải bản mới nhất` }
  if (publishedAt !== null && !proven) return { mark: 'part', note: 'chưa có minh chứng' }
  return step(publishedAt, null)
}

function step(at: number | null, otherwise: readonly [Mark, string] | null): Omit<Link, 'label'> {
  if (at !== null) return { mark: 'done', note: `xong ${instantText(at)}` }
  const [mark, note] = otherwise ?? ['none', 'chưa']
  return { mark, note }
}
