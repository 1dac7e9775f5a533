import type { TemplateBody } from '../../../../shared/rules/template.ts'
import { templateWords } from '../words.ts'
import { Places } from './Places.tsx'
import { Wording } from './Wording.tsx'

export function TemplateView({ body }: { readonly body: TemplateBody }) {
  const { sheet, web, zalo, briefing } = body
  return (
    <>
      <Wording
        title="Bảng công khai"
        texts={[
          [templateWords.name, [sheet.name]],
          [templateWords.summary, sheet.summary],
          [templateWords.basis, [sheet.basis]],
          [templateWords.opening, [sheet.counts.opening]],
          [templateWords.clauses, sheet.counts.clauses],
          [templateWords.explanations, sheet.explanations],
          [templateWords.closing, [sheet.closing]],
          [templateWords.recipients, sheet.recipients],
        ]}
      />
      <Wording
        title="Bài đăng web và tin Zalo"
        texts={[
          [templateWords.webTitle, [web.title]],
          [templateWords.webOpening, web.opening],
          [templateWords.zalo, zalo.split('\n')],
        ]}
      />
      <Wording
        title="Số liệu cho giao ban"
        texts={[
          [templateWords.briefingName, [briefing.name]],
          [templateWords.summary, briefing.summary],
          [templateWords.explanations, briefing.explanations],
        ]}
      />
      <Places />
    </>
  )
}
