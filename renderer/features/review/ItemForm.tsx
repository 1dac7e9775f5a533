/** Where one group stands and what its review cuts. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { ReviewRow } from '../../../shared/contract/review.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { formatNumber, parseNumber } from '../../../shared/numbers/vietnamese.ts'
import {
  type FigureKind,
  figureKinds,
  figureWords,
  ReviewStage,
  ReviewStream,
  reviewStages,
  reviewStreams,
  stageWords,
  streamWords,
} from '../../../shared/review/review.ts'
import { useStatus } from '../../app/context.tsx'
import { Card } from '../../app/Page.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { NumberField } from '../../ui/field/NumberField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Review.module.css'

type Side = 'before' | 'after'
const sides = { before: 'trước', after: 'sau' } as const
const keyOf = (kind: FigureKind, side: Side): string => `${kind}.${side}`

export function ItemForm({
  planId,
  row,
  onDone,
}: {
  readonly planId: string
  readonly row: ReviewRow
  readonly onDone: () => void
}) {
  const { today } = useStatus()
  const call = useCall()
  const { item } = row
  const [stream, setStream] = useState(item.stream)
  const [stage, setStage] = useState(item.stage)
  const [on, setOn] = useState(item.stageOn === null ? '' : formatDate(item.stageOn))
  const [result, setResult] = useState(item.result)
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      figureKinds.flatMap((kind) =>
        (['before', 'after'] as const).map((side) => {
          const value = item.figures[kind][side]
          return [keyOf(kind, side), value === null ? '' : formatNumber(value)]
        }),
      ),
    ),
  )
  const [problem, setProblem] = useState<string | null>(null)
  const amount = (kind: FigureKind, side: Side): number | null | undefined => {
    const text = texts[keyOf(kind, side)] ?? ''
    if (text.trim() === '') return null
    const read = parseNumber(text)
    return read.type === 'number' && read.value >= 0 ? read.value : undefined
  }
  const pair = (kind: FigureKind) => ({ before: amount(kind, 'before'), after: amount(kind, 'after') })
  const save = async () => {
    const date = on.trim() === '' ? null : parseDate(on, today)
    const figures = { days: pair('days'), papers: pair('papers'), cost: pair('cost') }
    const wrong = Object.values(figures).some(
      ({ before, after }) => before === undefined || after === undefined,
    )
    if (wrong || date?.ok === false) return setProblem('Có ô chưa đọc được, xem lại ngày và số.')
    const saved = await call('review.save', {
      planId,
      rowId: row.rowId,
      reason: '',
      item: {
        stream,
        stage,
        stageOn: date === null ? null : date.value,
        figures: figures as ReviewRow['item']['figures'],
        result,
      },
    })
    if (saved.ok) onDone()
    else setProblem(sentence(saved.error))
  }
  return (
    <Card title={row.content}>
      <div className={classes.fields}>
        <NativeSelect
          label="Loại thủ tục"
          value={stream}
          onChange={(event) => setStream(ReviewStream.parse(event.currentTarget.value))}
          data={reviewStreams.map((value) => ({ value, label: streamWords[value] }))}
        />
        <NativeSelect
          label="Giai đoạn"
          value={stage}
          onChange={(event) => setStage(ReviewStage.parse(event.currentTarget.value))}
          data={reviewStages.map((value) => ({ value, label: stageWords[value] }))}
        />
        <DateField label="Ngày đạt giai đoạn" value={on} onChange={setOn} today={today} />
        <TextField label="Kết quả, văn bản" value={result} onChange={setResult} />
        {figureKinds.flatMap((kind) =>
          (['before', 'after'] as const).map((side) => (
            <NumberField
              key={keyOf(kind, side)}
              label={`${figureWords[kind]}, ${sides[side]}`}
              value={texts[keyOf(kind, side)] ?? ''}
              onChange={(text) => setTexts((known) => ({ ...known, [keyOf(kind, side)]: text }))}
            />
          )),
        )}
      </div>
      <div className={classes.actions}>
        <Button onClick={() => void save()}>Lưu nhóm</Button>
        <Button variant="default" onClick={onDone}>
          Thôi
        </Button>
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
      </div>
    </Card>
  )
}
