/** The index dictionary, a group at a time. A metric's code is never changed or used again; a new one gets a new code. */
import { Button } from '@mantine/core'
import type { Group, IndexBody, Metric } from '../../../../shared/rules/bodies.ts'
import { Card } from '../../../app/Page.tsx'
import type { Problems } from '../../../app/problems.ts'
import classes from '../Rules.module.css'
import { unitWords, zeroWords } from '../words.ts'
import { ChoiceCell, ConfidenceCell, NumberCell, TextCell } from './cells.tsx'
import { replaced, without } from './list.ts'

const formulaWords = { proportional: 'theo tỷ lệ', track: 'chỉ theo dõi' } as const

const newMetric: Metric = {
  code: '',
  id: '',
  name: '',
  max: 0,
  numerator: '',
  denominator: '',
  formula: { kind: 'track' },
  zeroDenominator: 'null',
  confidence: 'unknown',
  formulaConfidence: 'unknown',
  zeroConfidence: 'unknown',
}

export function IndexEditor({
  body,
  onChange,
  problems,
}: {
  readonly body: IndexBody
  readonly onChange: (body: IndexBody) => void
  readonly problems: Problems
}) {
  const set = (part: Partial<IndexBody>) => onChange({ ...body, ...part })
  return (
    <Card title="Nhóm và chỉ số">
      <div className={classes.header}>
        <div className={classes.wide}>
          <TextCell
            label="Nguồn điểm chính thức"
            value={body.source}
            onChange={(source) => set({ source })}
            error={problems['body.source']}
          />
        </div>
        <NumberCell
          label="Nhắc khi lệch quá (điểm)"
          value={body.differenceFlag}
          onChange={(differenceFlag) => set({ differenceFlag })}
          error={problems['body.differenceFlag']}
        />
        <NumberCell
          label="Tổng được lệch (điểm)"
          value={body.totalTolerance}
          onChange={(totalTolerance) => set({ totalTolerance })}
          error={problems['body.totalTolerance']}
        />
      </div>
      {body.groups.map((group, at) => (
        <GroupEditor
          key={group.code}
          group={group}
          onChange={(changed) => set({ groups: replaced(body.groups, at, changed) })}
          at={`body.groups.${at}`}
          problems={problems}
        />
      ))}
    </Card>
  )
}

function GroupEditor({
  group,
  onChange,
  at,
  problems,
}: {
  readonly group: Group
  readonly onChange: (group: Group) => void
  readonly at: string
  readonly problems: Problems
}) {
  const wrong = Object.keys(problems).some((path) => path.startsWith(`${at}.`))
  return (
    <details className={classes.group} open={wrong || undefined}>
      <summary>
        {group.name} ({group.metrics.length} chỉ số)
      </summary>
      <div className={classes.header}>
        <div className={classes.wide}>
          <TextCell
            label="Tên nhóm"
            value={group.name}
            onChange={(name) => onChange({ ...group, name })}
            error={problems[`${at}.name`]}
          />
        </div>
        <NumberCell
          label="Điểm tối đa"
          value={group.max}
          onChange={(max) => onChange({ ...group, max })}
          error={problems[`${at}.max`]}
        />
        <ConfidenceCell
          label="Mức chắc chắn"
          value={group.confidence}
          onChange={(confidence) => onChange({ ...group, confidence })}
        />
      </div>
      {group.metrics.map((metric, index) => (
        <MetricEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; adding or removing one starts all anew
          key={`${index} of ${group.metrics.length}`}
          metric={metric}
          onChange={(changed) => onChange({ ...group, metrics: replaced(group.metrics, index, changed) })}
          onRemove={() => onChange({ ...group, metrics: without(group.metrics, index) })}
          at={`${at}.metrics.${index}`}
          problems={problems}
        />
      ))}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => onChange({ ...group, metrics: [...group.metrics, newMetric] })}
      >
        Thêm chỉ số vào nhóm {group.name}
      </Button>
    </details>
  )
}

function MetricEditor({
  metric,
  onChange,
  onRemove,
  at,
  problems,
}: {
  readonly metric: Metric
  readonly onChange: (metric: Metric) => void
  readonly onRemove: () => void
  readonly at: string
  readonly problems: Problems
}) {
  const set = (part: Partial<Metric>) => onChange({ ...metric, ...part })
  return (
    <fieldset className={classes.metric}>
      <legend>Chỉ số {metric.id || 'mới'}</legend>
      <TextCell label="Số" value={metric.id} onChange={(id) => set({ id })} error={problems[`${at}.id`]} />
      <TextCell
        label="Mã trên Cổng"
        value={metric.code}
        onChange={(code) => set({ code })}
        error={problems[`${at}.code`]}
      />
      <NumberCell
        label="Điểm tối đa"
        value={metric.max}
        onChange={(max) => set({ max })}
        error={problems[`${at}.max`]}
      />
      <div className={classes.wide}>
        <TextCell
          label="Tên chỉ số"
          value={metric.name}
          onChange={(name) => set({ name })}
          error={problems[`${at}.name`]}
        />
      </div>
      <div className={classes.wide}>
        <TextCell
          label="Tử số"
          value={metric.numerator}
          onChange={(numerator) => set({ numerator })}
          error={problems[`${at}.numerator`]}
        />
      </div>
      <div className={classes.wide}>
        <TextCell
          label="Mẫu số"
          value={metric.denominator}
          onChange={(denominator) => set({ denominator })}
          error={problems[`${at}.denominator`]}
        />
      </div>
      <ChoiceCell
        label="Cách tính"
        value={metric.formula.kind}
        onChange={(kind) =>
          set({ formula: kind === 'track' ? { kind } : { kind: 'proportional', threshold: 1 } })
        }
        words={formulaWords}
      />
      {metric.formula.kind === 'proportional' ? (
        <NumberCell
          label="Ngưỡng đủ điểm (%)"
          value={Math.round(metric.formula.threshold * 1e6) / 1e4}
          onChange={(percent) => set({ formula: { kind: 'proportional', threshold: percent / 100 } })}
          error={problems[`${at}.formula.threshold`]}
        />
      ) : null}
      <ChoiceCell
        label="Đơn vị"
        value={metric.unit ?? 'percent'}
        onChange={(unit) => set({ unit })}
        words={unitWords}
      />
      <ChoiceCell
        label="Mẫu số bằng 0"
        value={metric.zeroDenominator}
        onChange={(zeroDenominator) => set({ zeroDenominator })}
        words={zeroWords}
      />
      <ConfidenceCell
        label="Chắc chắn: chỉ số"
        value={metric.confidence}
        onChange={(confidence) => set({ confidence })}
      />
      <ConfidenceCell
        label="Chắc chắn: cách tính"
        value={metric.formulaConfidence}
        onChange={(formulaConfidence) => set({ formulaConfidence })}
      />
      <ConfidenceCell
        label="Chắc chắn: mẫu số 0"
        value={metric.zeroConfidence}
        onChange={(zeroConfidence) => set({ zeroConfidence })}
      />
      <Button size="compact-sm" variant="subtle" color="bad" onClick={onRemove}>
        Bỏ chỉ số {metric.id}
      </Button>
    </fieldset>
  )
}
