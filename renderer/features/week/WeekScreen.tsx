/** The door of one week or month: waits for it and its rules, then opens the room. */
import type { WeekView } from '../../../shared/contract/week.ts'
import type { FieldsBody, GradesBody, IndexBody } from '../../../shared/rules/bodies.ts'
import type { PairsBody } from '../../../shared/rules/figures.ts'
import type { RuleKind } from '../../../shared/rules/rule.ts'
import { useRead } from '../../app/read.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Note } from '../../ui/Note.tsx'
import { RemarksOf } from '../remarks/Remarks.tsx'
import { capital, PeriodProvider, useWord } from './period-word.ts'
import { useWeek, type WeekHandle } from './use-week.ts'
import { Week } from './Week.tsx'

export interface WeekRules {
  readonly index: IndexBody
  readonly grades: GradesBody
  readonly fields: FieldsBody
  readonly pairs: PairsBody
}

export const WeekScreen = (props: { readonly friday: string; readonly at?: string }) => (
  <PeriodProvider value={props.friday}>
    <Door {...props} />
  </PeriodProvider>
)

function Door({
  friday,
  at = '',
}: {
  readonly friday: string
  /** Where to put the cursor: a draft field, `table` or `evidence`; empty for nowhere. */
  readonly at?: string
}) {
  const handle = useWeek(friday)
  const word = useWord()
  if (handle.load.state === 'failed')
    return (
      <>
        <h1>{capital(word)}</h1>
        <Note tone="bad">{sentence(handle.load.error)}</Note>
      </>
    )
  if (handle.load.state === 'loading') return <p role="status">Đang mở {word}…</p>
  return <WithRules handle={handle} view={handle.load.view} at={at} />
}

function WithRules({
  handle,
  view,
  at,
}: {
  readonly handle: WeekHandle
  readonly view: WeekView
  readonly at: string
}) {
  const revisionOf = (kind: RuleKind) => view.rules.find((rule) => rule.kind === kind)?.revision ?? 1
  const index = useRead('rule.get', { kind: 'index', revision: revisionOf('index') })
  const grades = useRead('rule.get', { kind: 'grades', revision: revisionOf('grades') })
  const fields = useRead('rule.get', { kind: 'fields', revision: revisionOf('fields') })
  const pairs = useRead('rule.get', { kind: 'pairs', revision: revisionOf('pairs') })
  const failed = [index, grades, fields, pairs].find(({ state }) => state === 'failed')
  if (failed?.error != null) return <Note tone="bad">{sentence(failed.error)}</Note>
  if (
    index.value?.kind !== 'index' ||
    grades.value?.kind !== 'grades' ||
    fields.value?.kind !== 'fields' ||
    pairs.value?.kind !== 'pairs'
  )
    return <p role="status">Đang mở quy tắc…</p>
  return (
    <>
      <RemarksOf period={view.head.friday} />
      <Week
        key={view.head.friday}
        handle={handle}
        view={view}
        at={at}
        rules={{
          index: index.value.body,
          grades: grades.value.body,
          fields: fields.value.body,
          pairs: pairs.value.body,
        }}
      />
    </>
  )
}
