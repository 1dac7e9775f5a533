import type { WeeklyPeriodBody } from '../../../../shared/rules/bodies.ts'
import { Card } from '../../../app/Page.tsx'
import type { Problems } from '../../../app/problems.ts'
import classes from '../Rules.module.css'
import { weekdayWords } from '../words.ts'
import { ChoiceCell, ConfidenceCell, NumberCell, TextCell } from './cells.tsx'

const weekdayChoices = Object.fromEntries(weekdayWords.map((word, index) => [String(index + 1), word]))

export function WeeklyPeriodEditor({
  body,
  onChange,
  problems,
}: {
  readonly body: WeeklyPeriodBody
  readonly onChange: (body: WeeklyPeriodBody) => void
  readonly problems: Problems
}) {
  const set = (part: Partial<WeeklyPeriodBody>) => onChange({ ...body, ...part })
  return (
    <Card title="Kỳ tuần">
      <div className={classes.header}>
        <ChoiceCell
          label="Ngày chốt"
          value={String(body.closeWeekday)}
          onChange={(day) => set({ closeWeekday: Number(day) })}
          words={weekdayChoices}
        />
        <TextCell
          label="Giờ chốt (16:00)"
          value={body.closeTime}
          onChange={(closeTime) => set({ closeTime })}
          error={problems['body.closeTime']}
        />
        <TextCell
          label="Chốt muộn kể từ (17:00)"
          value={body.lateAfter}
          onChange={(lateAfter) => set({ lateAfter })}
          error={problems['body.lateAfter']}
        />
        <NumberCell
          label="Số ngày của kỳ"
          value={body.days}
          onChange={(days) => set({ days })}
          error={problems['body.days']}
        />
        <ConfidenceCell
          label="Mức chắc chắn"
          value={body.confidence}
          onChange={(confidence) => set({ confidence })}
        />
      </div>
    </Card>
  )
}
