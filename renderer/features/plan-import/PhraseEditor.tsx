/**
 * What a phrase means, said by the officer: in plain words of which the reader knows every one ("Trước ngày
 * 15/8/2026; thường xuyên"). What it is then read as stands below before it is taken; the printed phrase stays.
 */
import { Button, NativeSelect } from '@mantine/core'
import { useEffect, useState } from 'react'
import { printDeadline } from '../../../shared/deadline/print.ts'
import type { DeadlineReading } from '../../../shared/deadline/reading.ts'
import { useCall } from '../../app/session.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import classes from './PlanImport.module.css'

/** Ways to say a deadline, each a beginning to complete. */
const samples = (year: number): readonly { readonly label: string; readonly words: string }[] => [
  { label: 'một ngày', words: `Ngày 30/6/${year}` },
  { label: 'trước một ngày', words: `Trước ngày 30/6/${year}` },
  { label: 'chậm nhất một ngày', words: `Chậm nhất ngày 30/6/${year}` },
  { label: 'trong tháng', words: `Tháng 6/${year}` },
  { label: 'trong quý', words: `Quý II/${year}` },
  { label: 'từ ngày đến ngày', words: `Từ ngày 01/3/${year} đến ngày 30/6/${year}` },
  { label: 'cả năm', words: `Năm ${year}` },
  { label: 'lặp lại hằng tháng', words: 'Trước ngày 20 hằng tháng' },
  { label: 'lặp lại hằng quý', words: 'Chậm nhất ngày 15 của tháng cuối quý' },
  { label: 'lặp lại hằng tuần', words: 'Thứ Sáu hằng tuần' },
  { label: 'thường xuyên', words: 'Thường xuyên' },
  { label: 'sau một sự kiện', words: 'Trong vòng 5 ngày làm việc kể từ khi có văn bản' },
  { label: 'khi phát sinh', words: 'Khi có phát sinh' },
  { label: 'theo văn bản khác', words: 'Theo Kế hoạch của UBND tỉnh' },
  { label: 'hai mốc', words: `Quý I/${year} (đợt 1); Quý III/${year} (đợt 2)` },
]

const SOFT = ' (dự kiến)'

export function PhraseEditor({
  phrase,
  reading,
  year,
  date,
  onTake,
  onClose,
}: {
  readonly phrase: string
  readonly reading: DeadlineReading
  readonly year: number
  readonly date: string | null
  readonly onTake: (reading: DeadlineReading) => void
  readonly onClose: () => void
}) {
  const call = useCall()
  const [words, setWords] = useState(() => printDeadline(reading.deadline))
  const [read, setRead] = useState<DeadlineReading | null>(null)
  useEffect(() => {
    let here = true
    const timer = setTimeout(async () => {
      const answer = await call('task.readDeadline', { text: words, year, givenOn: date })
      if (here && answer.ok) setRead(answer.value)
    }, 250)
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [call, words, year, date])
  const known = read !== null && read.phrase === words && read.confidence !== 'unread' && words.trim() !== ''
  const take = () => {
    if (known)
      onTake({
        ...read,
        phrase,
        confidence: 'certain',
        why: `Người đọc hiểu là “${words.trim()}”. ${read.why}`,
      })
  }
  return (
    <fieldset className={classes.correct}>
      <legend>Cách hiểu “{phrase.slice(0, 80)}”</legend>
      <NativeSelect
        size="xs"
        label="Kiểu thời hạn"
        value=""
        onChange={(event) => setWords(event.currentTarget.value)}
        data={[
          { value: '', label: 'Chọn một kiểu rồi sửa ngày…' },
          ...samples(year).map(({ label, words: value }) => ({ value, label })),
        ]}
      />
      <TextField
        label="Hiểu là"
        value={words}
        autoFocus
        onChange={setWords}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
          if (event.key === 'Escape') onClose()
        }}
        hint="Nhiều mốc thì cách nhau bằng dấu chấm phẩy; mốc chưa chắc thì thêm (dự kiến)."
      />
      <p className={classes.why} role="status">
        {known ? read.why : 'Chưa đọc được câu này; chọn một kiểu ở trên rồi sửa ngày.'}
      </p>
      <div className={classes.tools}>
        <Button size="compact-sm" disabled={!known} onClick={take}>
          Dùng cách hiểu này
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => setWords(words.endsWith(SOFT) ? words.slice(0, -SOFT.length) : `${words}${SOFT}`)}
        >
          {words.endsWith(SOFT) ? 'Là hạn chắc' : 'Mới là dự kiến'}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          Thôi
        </Button>
      </div>
    </fieldset>
  )
}
