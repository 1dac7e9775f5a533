/** Records where and when a revision was made public. A link or a photo is the proof; Ctrl+V pastes the photo. */
import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import type { WeekHead } from '../../../../shared/contract/week.ts'
import { parseDate } from '../../../../shared/dates/input.ts'
import { instantOf, wallClock } from '../../../../shared/dates/plain.ts'
import { readTime } from '../../../../shared/dates/time-input.ts'
import { formatDate } from '../../../../shared/dates/words.ts'
import { type Channel, channels, isAddress, type Publication } from '../../../../shared/week/chain.ts'
import { useStatus } from '../../../app/context.tsx'
import { useCall } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { channelWords } from '../../../i18n/vi/words.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DateField } from '../../../ui/field/DateField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { Note } from '../../../ui/Note.tsx'
import { FileField } from '../../evidence/FileField.tsx'
import type { GivenFile } from '../../evidence/given-file.ts'
import { useWord } from '../period-word.ts'
import { revisionWords, weekTitle } from '../week-words.ts'
import classes from './Chain.module.css'

/** What is asked beside the channel. */
const placeLabels: Readonly<Record<Channel, string>> = {
  board: 'Bảng ở đâu (nếu có nhiều bảng)',
  website: 'Chuyên mục (nếu cần)',
  zalo: 'Nhóm hoặc trang Zalo nào',
  loudspeaker: 'Đài, cụm loa nào (nếu cần)',
  other: 'Công khai ở đâu',
}

export function PublishDialog({
  head,
  revision,
  now,
  onClose,
  onPublished,
}: {
  readonly head: WeekHead
  readonly revision: number
  /** UTC milliseconds. */
  readonly now: number
  readonly onClose: () => void
  readonly onPublished: (publication: Publication) => void
}) {
  const word = useWord()
  const call = useCall()
  const { today } = useStatus()
  const [channel, setChannel] = useState<Channel>('board')
  const [place, setPlace] = useState('')
  const [link, setLink] = useState('')
  const [date, setDate] = useState(() => formatDate(wallClock(now).date))
  const [time, setTime] = useState(() => wallClock(now).time)
  const [file, setFile] = useState<GivenFile | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const day = parseDate(date, today)
  const hour = readTime(time)
  const address = link.trim()
  const linkFault =
    address !== '' && !isAddress(address) ? 'Chép nguyên địa chỉ trang, ví dụ https://…' : undefined
  const placeFault = channel === 'other' && place.trim() === '' ? 'Ghi rõ ở đâu' : undefined

  async function publish() {
    setTried(true)
    setProblem(null)
    if (!day.ok || hour === null || linkFault !== undefined || placeFault !== undefined) return
    setBusy(true)
    const result = await call('week.publish', {
      friday: head.friday,
      revision,
      channel,
      place,
      link: address,
      at: instantOf(day.value, hour),
      file,
    })
    setBusy(false)
    if (result.ok) onPublished(result.value)
    else setProblem(sentence(result.error))
  }

  return (
    <Dialog
      title={`Công khai ${weekTitle(head).toLowerCase()}`}
      width={640}
      onClose={onClose}
      onSubmit={publish}
      blocked={busy}
      foot={
        <>
          <Button variant="default" onClick={onClose} disabled={busy}>
            Thôi
          </Button>
          <Button type="submit" loading={busy}>
            Ghi đã công khai
          </Button>
        </>
      }
    >
      <p className={classes.lead}>
        Ghi lại việc đã làm với <b>{revisionWords(revision)}</b>: dán bảng, đăng trang, gửi nhóm. Mỗi nơi ghi
        một lần.
      </p>
      <Radio.Group label="Kênh" value={channel} onChange={(value) => setChannel(value as Channel)}>
        <div className={classes.channels}>
          {channels.map((each, at) => (
            <Radio
              key={each}
              value={each}
              label={channelWords[each]}
              data-autofocus={at === 0 || undefined}
            />
          ))}
        </div>
      </Radio.Group>
      <TextField
        label={placeLabels[channel]}
        value={place}
        onChange={setPlace}
        required={channel === 'other'}
        error={tried ? placeFault : undefined}
      />
      <TextField
        label="Đường dẫn"
        value={link}
        onChange={setLink}
        hint="chép từ thanh địa chỉ của bài đã đăng"
        error={tried ? linkFault : undefined}
      />
      <FileField label="Ảnh chụp hoặc bản quét" value={file} onChange={setFile} />
      <div className={classes.when}>
        <DateField
          label="Ngày"
          value={date}
          onChange={setDate}
          today={today}
          {...(tried && !day.ok ? { error: day.error.sentence } : {})}
        />
        <TextField
          label="Giờ"
          value={time}
          onChange={setTime}
          hint="ví dụ 16:30"
          error={tried && hour === null ? 'Gõ giờ và phút, ví dụ 16:30' : undefined}
        />
      </div>
      {address === '' && file === null ? (
        <Note tone="info" live={false}>
          Chưa có đường dẫn hay ảnh thì vẫn ghi được, nhưng {word} chưa tính là xong.
        </Note>
      ) : null}
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
