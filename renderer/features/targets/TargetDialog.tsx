/** Adds a target or changes one; its indicator and year stay once it is kept. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { TargetYear } from '../../../shared/contract/target.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { parseNumber } from '../../../shared/numbers/vietnamese.ts'
import { type Operator, operators, type SavedTarget, type Target } from '../../../shared/target/target.ts'
import { operatorSigns } from '../../../shared/target/words.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { NumberField } from '../../ui/field/NumberField.tsx'
import { ProseField, TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Targets.module.css'

const unitSigns = { percent: '%', points: 'điểm', count: '' } as const

export function TargetDialog({
  register: { year, indicators },
  target,
  onClose,
}: {
  readonly register: TargetYear
  /** Null adds one. */
  readonly target: SavedTarget | null
  readonly onClose: () => void
}) {
  const { today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [texts, setTexts] = useState(() => ({
    indicator: target?.indicator ?? indicators[0]?.code ?? '',
    operator: target?.operator ?? ('>=' as Operator),
    value: target === null ? '' : String(target.value).replace('.', ','),
    kind: target?.document.kind ?? 'Kế hoạch',
    number: target?.document.number ?? '',
    date: target?.document.date == null ? '' : formatDate(target.document.date),
    issuer: target?.document.issuer ?? '',
    responsible: target?.responsible ?? '',
    note: target?.note ?? '',
    reason: '',
  }))
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const set = (part: Partial<typeof texts>) => setTexts((before) => ({ ...before, ...part }))
  const indicator = indicators.find(({ code }) => code === texts.indicator)
  const value = parseNumber(texts.value)
  const date = texts.date.trim() === '' ? null : parseDate(texts.date, today)
  const empty = (text: string) => (tried && text.trim() === '' ? 'Chưa nhập' : null)
  const valueWrong = value.type !== 'number' || value.value < 0
  const dateWrong = date !== null && !date.ok

  async function submit() {
    setTried(true)
    if (valueWrong || dateWrong) return
    if ([texts.kind, texts.issuer, texts.reason].some((text) => text.trim() === '')) return
    const saved: Target = {
      indicator: texts.indicator,
      year,
      operator: texts.operator,
      value: value.value,
      document: {
        kind: texts.kind,
        number: texts.number,
        date: date?.ok === true ? date.value : null,
        issuer: texts.issuer,
      },
      responsible: texts.responsible,
      note: texts.note,
    }
    const result = await call('target.save', {
      id: target?.id ?? null,
      target: saved,
      reason: texts.reason,
    })
    if (!result.ok) return setProblem(sentence(result.error))
    notify(`Đã lưu chỉ tiêu ${indicator?.name ?? ''}.`)
    onClose()
  }

  return (
    <Dialog
      title={target === null ? `Thêm chỉ tiêu năm ${year}` : 'Sửa chỉ tiêu'}
      width={820}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
          <Button type="submit">Lưu</Button>
        </>
      }
    >
      <div className={classes.fields}>
        <NativeSelect
          className={classes.wide ?? ''}
          label="Chỉ tiêu"
          disabled={target !== null}
          value={texts.indicator}
          onChange={(event) => set({ indicator: event.currentTarget.value })}
          data={indicators.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <NativeSelect
          label="So sánh"
          value={texts.operator}
          onChange={(event) => set({ operator: event.currentTarget.value as Operator })}
          data={operators.map((each) => ({ value: each, label: operatorSigns[each] }))}
        />
        <NumberField
          label="Mức"
          required
          unit={unitSigns[indicator?.unit ?? 'percent']}
          value={texts.value}
          onChange={(text) => set({ value: text })}
          error={tried && valueWrong ? 'Cần một số, ví dụ 80' : undefined}
        />
        <TextField
          label="Loại văn bản"
          required
          value={texts.kind}
          onChange={(kind) => set({ kind })}
          error={empty(texts.kind)}
        />
        <TextField label="Số, ký hiệu" value={texts.number} onChange={(number) => set({ number })} />
        <DateField
          label="Ngày văn bản"
          today={today}
          value={texts.date}
          onChange={(text) => set({ date: text })}
        />
        <TextField
          label="Cơ quan ban hành"
          required
          value={texts.issuer}
          onChange={(issuer) => set({ issuer })}
          error={empty(texts.issuer)}
        />
        <TextField
          className={classes.wide ?? ''}
          label="Đơn vị chịu trách nhiệm"
          value={texts.responsible}
          onChange={(responsible) => set({ responsible })}
        />
        <TextField
          className={classes.wide ?? ''}
          label="Ghi chú"
          value={texts.note}
          onChange={(note) => set({ note })}
        />
        <div className={classes.full}>
          <ProseField
            label="Lý do"
            hint="Ghi vào nhật ký"
            rows={2}
            required
            value={texts.reason}
            onChange={(reason) => set({ reason })}
            error={empty(texts.reason)}
          />
        </div>
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
