import type { Rule } from '../../../../shared/rules/bodies.ts'
import { CalendarView } from './CalendarView.tsx'
import { ChecksView } from './ChecksView.tsx'
import { CutoffsView } from './CutoffsView.tsx'
import { DocumentsView } from './DocumentsView.tsx'
import { FieldsView } from './FieldsView.tsx'
import { GradesView } from './GradesView.tsx'
import { IndexView } from './IndexView.tsx'
import { LateReasonsView } from './LateReasonsView.tsx'
import { LetterView } from './LetterView.tsx'
import { PairsView } from './PairsView.tsx'
import { ReceivingView } from './ReceivingView.tsx'
import { TemplateView } from './TemplateView.tsx'
import { WeeklyPeriodView } from './WeeklyPeriodView.tsx'

export function RuleBody({ rule }: { readonly rule: Rule }) {
  switch (rule.kind) {
    case 'index':
      return <IndexView body={rule.body} />
    case 'grades':
      return <GradesView body={rule.body} />
    case 'calendar':
      return <CalendarView body={rule.body} />
    case 'weeklyPeriod':
      return <WeeklyPeriodView body={rule.body} />
    case 'fields':
      return <FieldsView body={rule.body} />
    case 'pairs':
      return <PairsView body={rule.body} />
    case 'checks':
      return <ChecksView body={rule.body} />
    case 'cutoffs':
      return <CutoffsView body={rule.body} />
    case 'template':
    case 'monthTemplate':
      return <TemplateView body={rule.body} />
    case 'letter':
      return <LetterView body={rule.body} />
    case 'lateReasons':
      return <LateReasonsView body={rule.body} />
    case 'receiving':
      return <ReceivingView body={rule.body} />
    case 'documents':
      return <DocumentsView body={rule.body} />
  }
}
