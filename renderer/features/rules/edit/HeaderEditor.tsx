import type { Rule } from '../../../../shared/rules/bodies.ts'
import type { Problems } from '../../../app/problems.ts'
import classes from '../Rules.module.css'
import { DateCell, StatusCell, TextCell } from './cells.tsx'

export function HeaderEditor({
  rule,
  onChange,
  problems,
}: {
  readonly rule: Rule
  readonly onChange: (rule: Rule) => void
  readonly problems: Problems
}) {
  const set = (header: Partial<Omit<Rule, 'kind' | 'body'>>) => onChange({ ...rule, ...header } as Rule)
  return (
    <div className={classes.header}>
      <div className={classes.wide}>
        <TextCell
          label="Tên quy tắc"
          value={rule.title}
          onChange={(title) => set({ title })}
          error={problems.title}
        />
      </div>
      <TextCell
        label="Tên bản"
        value={rule.version}
        onChange={(version) => set({ version })}
        error={problems.version}
      />
      <StatusCell label="Tình trạng" value={rule.status} onChange={(status) => set({ status })} />
      <DateCell
        label="Hiệu lực từ"
        value={rule.effectiveFrom}
        onChange={(effectiveFrom) => set({ effectiveFrom })}
        error={problems.effectiveFrom}
      />
      <EndCell
        value={rule.effectiveTo}
        onChange={(effectiveTo) => set({ effectiveTo })}
        error={problems.effectiveTo}
      />
      <div className={classes.wide}>
        <TextCell
          label="Căn cứ"
          value={rule.citation}
          onChange={(citation) => set({ citation })}
          error={problems.citation}
        />
      </div>
      <div className={classes.wide}>
        <TextCell
          label="Ghi chú"
          value={rule.note ?? ''}
          onChange={(note) => set({ note })}
          error={problems.note}
        />
      </div>
    </div>
  )
}

/** Nothing typed means "until a later version". */
function EndCell({
  value,
  onChange,
  error,
}: {
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly error: string | undefined
}) {
  return (
    <DateCell
      label="Đến hết (trống: chưa định)"
      value={value ?? ''}
      onChange={onChange}
      onEmpty={() => onChange(null)}
      error={error}
    />
  )
}
