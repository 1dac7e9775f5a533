import { Button } from '@mantine/core'
import type { Cutoff, CutoffsBody } from '../../../../shared/rules/cutoffs.ts'
import { Card } from '../../../app/Page.tsx'
import type { Problems } from '../../../app/problems.ts'
import classes from '../Rules.module.css'
import { everyWords, whenOffWords } from '../words.ts'
import { ChoiceCell, ConfidenceCell, NumberCell, StatusCell, TextCell } from './cells.tsx'
import { replaced, without } from './list.ts'

const fresh = (codes: readonly string[]): Cutoff => {
  let number = codes.length + 1
  while (codes.includes(`report-${number}`)) number += 1
  return {
    code: `report-${number}`,
    name: '',
    every: 'month',
    window: null,
    due: { day: 20, before: false },
    whenOff: 'before',
    recipient: '',
    status: 'unverified',
    confidence: 'unknown',
    citation: '',
  }
}

export function CutoffsEditor({
  body,
  onChange,
  problems,
}: {
  readonly body: CutoffsBody
  readonly onChange: (body: CutoffsBody) => void
  readonly problems: Problems
}) {
  const { cutoffs } = body
  const codes = cutoffs.map(({ code }) => code)
  return (
    <Card
      title="Các kỳ báo cáo"
      actions={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onChange({ cutoffs: [...cutoffs, fresh(codes)] })}
        >
          Thêm kỳ báo cáo
        </Button>
      }
    >
      {cutoffs.map((cutoff, at) => (
        <CutoffFields
          key={cutoff.code}
          cutoff={cutoff}
          place={`body.cutoffs.${at}`}
          problems={problems}
          onChange={(next) => onChange({ cutoffs: replaced(cutoffs, at, next) })}
          onRemove={() => onChange({ cutoffs: without(cutoffs, at) })}
        />
      ))}
    </Card>
  )
}

function CutoffFields({
  cutoff,
  place,
  problems,
  onChange,
  onRemove,
}: {
  readonly cutoff: Cutoff
  /** Where the report stands in the rule, for its problems. */
  readonly place: string
  readonly problems: Problems
  readonly onChange: (cutoff: Cutoff) => void
  readonly onRemove: () => void
}) {
  const set = (part: Partial<Cutoff>) => onChange({ ...cutoff, ...part })
  const { window, due, closing } = cutoff
  return (
    <fieldset className={classes.metric}>
      <legend>
        {cutoff.name || 'Kỳ báo cáo mới'}{' '}
        <Button size="compact-xs" variant="subtle" color="bad" onClick={onRemove}>
          Bỏ
        </Button>
      </legend>
      <div className={classes.wide}>
        <TextCell
          label="Tên báo cáo"
          value={cutoff.name}
          onChange={(name) => set({ name })}
          error={problems[`${place}.name`]}
        />
      </div>
      <ChoiceCell label="Kỳ" value={cutoff.every} onChange={(every) => set({ every })} words={everyWords} />
      <ChoiceCell
        label="Hạn"
        value={due.before ? 'before' : 'on'}
        onChange={(when) => set({ due: { ...due, before: when === 'before' } })}
        words={{ on: 'chậm nhất ngày', before: 'trước ngày' }}
      />
      <NumberCell
        label="Ngày"
        value={due.day}
        onChange={(day) => set({ due: { ...due, day } })}
        error={problems[`${place}.due.day`]}
      />
      <ChoiceCell
        label="Gặp ngày nghỉ"
        value={cutoff.whenOff}
        onChange={(whenOff) => set({ whenOff })}
        words={whenOffWords}
      />
      <ChoiceCell
        label="Kỳ số liệu"
        value={window === null ? 'none' : 'days'}
        onChange={(kind) =>
          set({
            window: kind === 'none' ? null : { from: { month: -1, day: 21 }, to: { month: 0, day: 20 } },
          })
        }
        words={{ none: 'văn bản không nêu', days: 'từ ngày đến ngày' }}
      />
      {window === null ? null : (
        <>
          <NumberCell
            label="Từ ngày"
            value={window.from.day}
            onChange={(day) => set({ window: { ...window, from: { ...window.from, day } } })}
            error={problems[`${place}.window.from.day`]}
          />
          <NumberCell
            label="của tháng (−1 là tháng trước)"
            value={window.from.month}
            onChange={(month) => set({ window: { ...window, from: { ...window.from, month } } })}
            error={problems[`${place}.window.from.month`]}
          />
          <NumberCell
            label="Đến ngày"
            value={window.to.day}
            onChange={(day) => set({ window: { ...window, to: { ...window.to, day } } })}
            error={problems[`${place}.window.to.day`]}
          />
          <NumberCell
            label="của tháng (0 là tháng gửi)"
            value={window.to.month}
            onChange={(month) => set({ window: { ...window, to: { ...window.to, month } } })}
            error={problems[`${place}.window.to.month`]}
          />
        </>
      )}
      <ChoiceCell
        label="Chốt số liệu tháng"
        value={closing == null ? 'no' : 'yes'}
        onChange={(kind) => set({ closing: kind === 'no' ? null : { time: '16:00', lateAfter: '17:00' } })}
        words={{ no: 'không chốt ở đây', yes: 'chốt như chốt tuần' }}
      />
      {closing == null ? null : (
        <>
          <TextCell
            label="Giờ chốt"
            value={closing.time}
            onChange={(time) => set({ closing: { ...closing, time } })}
            error={problems[`${place}.closing.time`]}
          />
          <TextCell
            label="Chốt muộn sau"
            value={closing.lateAfter}
            onChange={(lateAfter) => set({ closing: { ...closing, lateAfter } })}
            error={problems[`${place}.closing.lateAfter`]}
          />
        </>
      )}
      <div className={classes.wide}>
        <TextCell
          label="Gửi"
          value={cutoff.recipient}
          onChange={(recipient) => set({ recipient })}
          error={problems[`${place}.recipient`]}
        />
      </div>
      <StatusCell label="Tình trạng" value={cutoff.status} onChange={(status) => set({ status })} />
      <ConfidenceCell
        label="Mức chắc chắn"
        value={cutoff.confidence}
        onChange={(confidence) => set({ confidence })}
      />
      <div className={classes.wide}>
        <TextCell
          label="Căn cứ"
          value={cutoff.citation}
          onChange={(citation) => set({ citation })}
          error={problems[`${place}.citation`]}
        />
      </div>
    </fieldset>
  )
}
