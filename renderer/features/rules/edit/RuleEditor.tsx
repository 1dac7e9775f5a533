/** A new version of a rule, made from an old one: header, body, reason. The old version stays readable. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { unreachable } from '../../../../shared/result.ts'
import { Rule } from '../../../../shared/rules/bodies.ts'
import { validateRule } from '../../../../shared/rules/validate.ts'
import { useUi } from '../../../app/context.tsx'
import { Card, Page } from '../../../app/Page.tsx'
import { type Problems, problemsOf } from '../../../app/problems.ts'
import { useCall } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { ruleKindWords } from '../../../i18n/vi/words.ts'
import { ProseField } from '../../../ui/field/TextField.tsx'
import { Note } from '../../../ui/Note.tsx'
import classes from '../Rules.module.css'
import { CalendarEditor } from './CalendarEditor.tsx'
import { ChecksEditor } from './ChecksEditor.tsx'
import { CutoffsEditor } from './CutoffsEditor.tsx'
import { DocumentsEditor } from './DocumentsEditor.tsx'
import { FieldsEditor } from './FieldsEditor.tsx'
import { GradesEditor } from './GradesEditor.tsx'
import { HeaderEditor } from './HeaderEditor.tsx'
import { IndexEditor } from './IndexEditor.tsx'
import { LateReasonsEditor } from './LateReasonsEditor.tsx'
import { LetterEditor } from './LetterEditor.tsx'
import { PairsEditor } from './PairsEditor.tsx'
import { ReceivingEditor } from './ReceivingEditor.tsx'
import { TemplateEditor } from './TemplateEditor.tsx'
import { WeeklyPeriodEditor } from './WeeklyPeriodEditor.tsx'

export function RuleEditor({
  rule,
  revision,
  onDone,
}: {
  readonly rule: Rule
  /** The number that the new version gets. */
  readonly revision: number
  /** The saved revision, or null when the person gave up. */
  readonly onDone: (saved: number | null) => void
}) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [edited, setEdited] = useState<Rule>({ ...rule, revision })
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const shape = problemsOf(Rule, edited)
  const shapeFaults = Object.keys(shape).length
  const issues = shapeFaults === 0 ? validateRule(edited) : []
  const shown: Problems = tried ? shape : {}

  const save = async () => {
    setTried(true)
    if (shapeFaults > 0 || issues.length > 0 || reason.trim() === '') return
    setBusy(true)
    const result = await call('rule.save', { rule: edited, reason })
    setBusy(false)
    if (!result.ok) return setProblem(sentence(result.error))
    notify(`Đã lưu bản ${revision} của ${ruleKindWords[rule.kind]}.`)
    onDone(revision)
  }

  return (
    <Page
      title={`${ruleKindWords[rule.kind]}: bản ${revision}`}
      lead="Bản cũ giữ nguyên và vẫn xem được. Tuần đã chốt không đổi theo bản mới."
    >
      <form
        noValidate
        className={classes.editor}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Card title="Tên, hiệu lực, căn cứ">
          <HeaderEditor rule={edited} onChange={setEdited} problems={shown} />
        </Card>
        <BodyEditor rule={edited} onChange={setEdited} problems={shown} />
        <Card>
          <ProseField
            label="Lý do sửa"
            hint="Ghi vào nhật ký, ví dụ: theo Thông báo số …"
            rows={2}
            required
            value={reason}
            onChange={setReason}
            error={tried && reason.trim() === '' ? 'Chưa nhập' : null}
          />
        </Card>
        {tried && shapeFaults > 0 ? (
          <Note tone="bad">Còn {shapeFaults} ô chưa đúng, đã ghi rõ dưới từng ô.</Note>
        ) : null}
        {tried && issues.length > 0 ? (
          <Note tone="bad">
            Chưa lưu được:
            <ul className={classes.issues}>
              {issues.map((issue) => (
                <li key={issue}>{issue}</li>
              ))}
            </ul>
          </Note>
        ) : null}
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        <div className={classes.foot}>
          <Button variant="default" onClick={() => onDone(null)}>
            Thôi, không sửa
          </Button>
          <Button type="submit" loading={busy}>
            Lưu bản mới
          </Button>
        </div>
      </form>
    </Page>
  )
}

function BodyEditor({
  rule,
  onChange,
  problems,
}: {
  readonly rule: Rule
  readonly onChange: (rule: Rule) => void
  readonly problems: Problems
}) {
  switch (rule.kind) {
    case 'index':
      return (
        <IndexEditor body={rule.body} onChange={(body) => onChange({ ...rule, body })} problems={problems} />
      )
    case 'grades':
      return (
        <GradesEditor body={rule.body} onChange={(body) => onChange({ ...rule, body })} problems={problems} />
      )
    case 'calendar':
      return (
        <CalendarEditor
          body={rule.body}
          onChange={(body) => onChange({ ...rule, body })}
          problems={problems}
        />
      )
    case 'weeklyPeriod':
      return (
        <WeeklyPeriodEditor
          body={rule.body}
          onChange={(body) => onChange({ ...rule, body })}
          problems={problems}
        />
      )
    case 'fields':
      return (
        <FieldsEditor body={rule.body} onChange={(body) => onChange({ ...rule, body })} problems={problems} />
      )
    case 'pairs':
      return (
        <PairsEditor body={rule.body} onChange={(body) => onChange({ ...rule, body })} problems={problems} />
      )
    case 'checks':
      return (
        <ChecksEditor body={rule.body} onChange={(body) => onChange({ ...rule, body })} problems={problems} />
      )
    case 'cutoffs':
      return (
        <CutoffsEditor
          body={rule.body}
          onChange={(body) => onChange({ ...rule, body })}
          problems={problems}
        />
      )
    case 'template':
    case 'monthTemplate':
      return (
        <TemplateEditor
          body={rule.body}
          onChange={(body) => onChange({ ...rule, body })}
          problems={problems}
        />
      )
    case 'letter':
      return (
        <LetterEditor body={rule.body} onChange={(body) => onChange({ ...rule, body })} problems={problems} />
      )
    case 'lateReasons':
      return (
        <LateReasonsEditor
          body={rule.body}
          onChange={(body) => onChange({ ...rule, body })}
          problems={problems}
        />
      )
    case 'documents':
      return (
        <DocumentsEditor
          body={rule.body}
          onChange={(body) => onChange({ ...rule, body })}
          problems={problems}
        />
      )
    case 'receiving':
      return (
        <ReceivingEditor
          body={rule.body}
          onChange={(body) => onChange({ ...rule, body })}
          problems={problems}
        />
      )
    default:
      return unreachable(rule)
  }
}
