/** The forms of the sheet of a week and of its briefing, all from the revision that is shown. */
import { periodWord } from '../../shared/dates/period.ts'
import type { ExportForm } from '../../shared/week/chain.ts'
import type { Call } from '../app/session.ts'
import { type FormsItem, formWords } from './FormsMenu.tsx'

export interface WeekForms {
  readonly call: Call
  readonly friday: string
  /** null for the draft. */
  readonly revision: number | null
  /** A form of the sheet left the program. */
  readonly onExported: (form: ExportForm) => void
  readonly showBriefing: () => void
}

export function weekForms({ call, friday, revision, onExported, showBriefing }: WeekForms): FormsItem[][] {
  const sheet = (format: 'docx' | 'xlsx' | 'pdf' | 'png' | 'web' | 'text' | 'zalo') => () =>
    call('week.sheet', { friday, revision, format })
  const file = (format: 'docx' | 'xlsx' | 'pdf' | 'png' | 'web'): FormsItem => ({
    kind: 'file',
    words: formWords[format],
    make: sheet(format),
    onDone: () => onExported(format),
  })
  return [
    [file('docx'), file('xlsx'), file('pdf'), file('png'), file('web')],
    [
      {
        kind: 'copy',
        words: 'Chép chữ cho web',
        text: sheet('text'),
        html: sheet('web'),
        told: 'Đã chép chữ cho web, dán vào bài đăng.',
        onDone: () => onExported('web'),
      },
      {
        kind: 'copy',
        words: 'Chép tin Zalo',
        text: sheet('zalo'),
        told: 'Đã chép tin, dán vào nhóm Zalo.',
        onDone: () => onExported('zalo'),
      },
    ],
    [{ kind: 'show', words: `Số liệu ${periodWord(friday)} cho giao ban`, show: showBriefing }],
    (['docx', 'pdf'] as const).map(
      (format): FormsItem => ({
        kind: 'file',
        words: `Biên bản đối chiếu, ${format === 'docx' ? 'Word' : 'PDF'}`,
        make: () => call('week.minutes', { friday, revision, format }),
      }),
    ),
  ]
}

/** While the briefing is shown, its own forms alone: what leaves is what one sees. */
export const briefingForms = ({
  call,
  friday,
  revision,
}: Pick<WeekForms, 'call' | 'friday' | 'revision'>) => [
  (['docx', 'xlsx', 'pdf'] as const).map(
    (format): FormsItem => ({
      kind: 'file',
      words: formWords[format],
      make: () => call('week.briefing', { friday, revision, format }),
    }),
  ),
]
