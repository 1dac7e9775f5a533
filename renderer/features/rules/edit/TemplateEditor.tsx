import type { TemplateBody } from '../../../../shared/rules/template.ts'
import { Card } from '../../../app/Page.tsx'
import type { Problems } from '../../../app/problems.ts'
import classes from '../Rules.module.css'
import { Places } from '../read/Places.tsx'
import { templateWords } from '../words.ts'
import { TextCell } from './cells.tsx'
import { LinesCell, ProseCell } from './wording-cells.tsx'

export function TemplateEditor({
  body,
  onChange,
  problems,
}: {
  readonly body: TemplateBody
  readonly onChange: (body: TemplateBody) => void
  readonly problems: Problems
}) {
  const { sheet, web, briefing } = body
  const { counts } = sheet
  const setSheet = (part: Partial<TemplateBody['sheet']>) =>
    onChange({ ...body, sheet: { ...sheet, ...part } })
  const setWeb = (part: Partial<TemplateBody['web']>) => onChange({ ...body, web: { ...web, ...part } })
  const setBriefing = (part: Partial<TemplateBody['briefing']>) =>
    onChange({ ...body, briefing: { ...briefing, ...part } })
  return (
    <>
      <Places />
      <Card title="Bảng công khai">
        <div className={classes.wording}>
          <TextCell
            label={templateWords.name}
            value={sheet.name}
            onChange={(name) => setSheet({ name })}
            error={problems['body.sheet.name']}
          />
          <LinesCell
            label={templateWords.summary}
            lines={sheet.summary}
            onChange={(summary) => setSheet({ summary })}
            error={problems['body.sheet.summary']}
          />
          <TextCell
            label={templateWords.basis}
            value={sheet.basis}
            onChange={(basis) => setSheet({ basis })}
            error={problems['body.sheet.basis']}
          />
          <TextCell
            label={templateWords.opening}
            value={counts.opening}
            onChange={(opening) => setSheet({ counts: { ...counts, opening } })}
            error={problems['body.sheet.counts.opening']}
          />
          <LinesCell
            label={templateWords.clauses}
            lines={counts.clauses}
            onChange={(clauses) => setSheet({ counts: { ...counts, clauses } })}
            error={problems['body.sheet.counts.clauses']}
          />
          <LinesCell
            label={templateWords.explanations}
            lines={sheet.explanations}
            onChange={(explanations) => setSheet({ explanations })}
            error={problems['body.sheet.explanations']}
          />
          <TextCell
            label={templateWords.closing}
            value={sheet.closing}
            onChange={(closing) => setSheet({ closing })}
            error={problems['body.sheet.closing']}
          />
          <LinesCell
            label={templateWords.recipients}
            lines={sheet.recipients}
            onChange={(recipients) => setSheet({ recipients })}
            error={problems['body.sheet.recipients']}
          />
        </div>
      </Card>
      <Card title="Bài đăng web và tin Zalo">
        <div className={classes.wording}>
          <TextCell
            label={templateWords.webTitle}
            value={web.title}
            onChange={(title) => setWeb({ title })}
            error={problems['body.web.title']}
          />
          <LinesCell
            label={templateWords.webOpening}
            lines={web.opening}
            onChange={(opening) => setWeb({ opening })}
            error={problems['body.web.opening']}
          />
          <ProseCell
            label={templateWords.zalo}
            value={body.zalo}
            onChange={(zalo) => onChange({ ...body, zalo })}
            error={problems['body.zalo']}
          />
        </div>
      </Card>
      <Card title="Số liệu cho giao ban">
        <div className={classes.wording}>
          <TextCell
            label={templateWords.briefingName}
            value={briefing.name}
            onChange={(name) => setBriefing({ name })}
            error={problems['body.briefing.name']}
          />
          <LinesCell
            label={templateWords.summary}
            lines={briefing.summary}
            onChange={(summary) => setBriefing({ summary })}
            error={problems['body.briefing.summary']}
          />
          <LinesCell
            label={templateWords.explanations}
            lines={briefing.explanations}
            onChange={(explanations) => setBriefing({ explanations })}
            error={problems['body.briefing.explanations']}
          />
        </div>
      </Card>
    </>
  )
}
