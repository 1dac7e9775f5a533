/** The letters of one dossier: begun, edited sentence by sentence, issued, sent, filed or voided. */
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { LateDetail } from '../../../shared/contract/late.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import {
  type LetterChannel,
  letterChannels,
  letterNumber,
  mayBecome,
  type PersonTitle,
  titlesOfPeople,
} from '../../../shared/letter/letter.ts'
import { channelNames, stateNames } from '../../../shared/letter/words.ts'
import { signsOn } from '../../../shared/unit/unit.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { Card } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { FormsMenu, formWords } from '../../print/FormsMenu.tsx'
import { copy } from '../../print/hand-over.ts'
import { printHtml } from '../../print/print-html.ts'
import { ProseField, TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Late.module.css'

type Full = LateDetail['letters'][number]

export function LetterPart({ detail }: { readonly detail: LateDetail }) {
  const { letters, noReappointment } = detail
  const draft = letters.find(({ entry }) => entry.state === 'draft')
  return (
    <Card title="3. Phiếu xin lỗi và hẹn lại">
      {letters
        .filter(({ entry }) => entry.state !== 'draft')
        .map((letter) => (
          <Issued key={letter.entry.id} letter={letter} />
        ))}
      {draft !== undefined ? (
        <Draft
          key={`${draft.entry.id} ${draft.draft?.sentences.join('\n')}`}
          letter={draft}
          code={detail.item.code}
        />
      ) : noReappointment === null ? (
        <Begin detail={detail} />
      ) : (
        <Note tone="info" live={false}>
          {noReappointment}
        </Note>
      )}
    </Card>
  )
}

/** What "+5" means is said before anything is stored. */
function useNewDate(code: string, text: string): { readonly hint?: string; readonly error?: string } {
  const call = useCall()
  const [said, setSaid] = useState<{ readonly hint?: string; readonly error?: string }>({})
  useEffect(() => {
    let live = true
    if (text.trim() === '') return setSaid({})
    void call('letter.newDate', { code, text }).then((read) => {
      if (live) setSaid(read.ok ? { hint: read.value.sentence } : { error: sentence(read.error) })
    })
    return () => {
      live = false
    }
  }, [call, code, text])
  return said
}

function Begin({ detail: { item } }: { readonly detail: LateDetail }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [newDate, setNewDate] = useState('+5')
  const [personTitle, setPersonTitle] = useState<PersonTitle>('Ông/Bà')
  const [problem, setProblem] = useState<string | null>(null)
  const said = useNewDate(item.code, newDate)

  async function begin() {
    const made = await call('letter.draft', { codes: [item.code], personTitle, newDate })
    if (!made.ok) return setProblem(sentence(made.error))
    setProblem(null)
    notify('Đã soạn phiếu. Xem lại từng câu rồi phát hành.')
  }

  return (
    <form
      noValidate
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault()
        void begin()
      }}
    >
      <div className={classes.fields}>
        <TextField
          label="Ngày hẹn lại"
          required
          value={newDate}
          onChange={setNewDate}
          hint={said.hint ?? '+5 là 5 ngày làm việc sau hẹn cũ, hoặc gõ ngày'}
          error={said.error}
        />
        <NativeSelect
          label="Xưng hô"
          value={personTitle}
          onChange={(event) => setPersonTitle(event.currentTarget.value as PersonTitle)}
          data={[...titlesOfPeople]}
        />
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <div>
        <Button type="submit" disabled={item.reason === null}>
          Soạn phiếu
        </Button>
      </div>
      {item.reason === null ? <p>Lưu nguyên nhân trước rồi soạn phiếu.</p> : null}
    </form>
  )
}

function Draft({ letter: { entry, draft }, code }: { readonly letter: Full; readonly code: string }) {
  const { today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const signers = useRead('signer.list', {})
  const [sentences, setSentences] = useState<readonly string[]>(() => draft?.sentences ?? [])
  const [personTitle, setPersonTitle] = useState<PersonTitle>(draft?.personTitle ?? 'Ông/Bà')
  const [signerId, setSignerId] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const valid = (signers.value ?? []).filter((signer) => signsOn(signer, today))
  const newDate = draft?.newDate ?? entry.newDate ?? today

  /** True once the sentences on the screen are the stored ones. */
  async function save(): Promise<boolean> {
    const saved = await call('letter.saveDraft', {
      id: entry.id,
      draft: { personTitle, newDate, sentences: [...sentences] },
    })
    setProblem(saved.ok ? null : sentence(saved.error))
    return saved.ok
  }

  async function busily(work: () => Promise<void>) {
    setBusy(true)
    await work()
    setBusy(false)
  }

  const keep = () =>
    busily(async () => {
      if (await save()) notify('Đã lưu bản nháp.')
    })

  const issue = () =>
    busily(async () => {
      if (!(await save())) return
      const done = await call('letter.issue', {
        ids: [entry.id],
        signerId: signerId === '' ? null : signerId,
      })
      if (!done.ok) return setProblem(sentence(done.error))
      const [issued] = done.value
      notify(`Đã phát hành phiếu số ${letterNumber(issued?.number ?? 0, issued?.symbol ?? '')}.`)
    })

  const discard = () =>
    busily(async () => {
      const done = await call('letter.discard', { id: entry.id })
      if (!done.ok) setProblem(sentence(done.error))
    })

  return (
    <div className={classes.stack}>
      <p>
        Bản nháp, hẹn lại <b>{formatDate(newDate)}</b>. Sửa được từng câu; phát hành rồi thì không sửa nữa.
      </p>
      <div className={classes.sentences}>
        {sentences.map((text, at) => (
          <ProseField
            // biome-ignore lint/suspicious/noArrayIndexKey: a sentence is its place
            key={at}
            label={`Câu ${at + 1}`}
            rows={1}
            value={text}
            onChange={(typed) => setSentences((before) => before.map((each, i) => (i === at ? typed : each)))}
          />
        ))}
      </div>
      <div className={classes.fields}>
        <NativeSelect
          label="Xưng hô"
          value={personTitle}
          onChange={(event) => setPersonTitle(event.currentTarget.value as PersonTitle)}
          data={[...titlesOfPeople]}
        />
        <NativeSelect
          label="Người ký"
          value={signerId}
          onChange={(event) => setSignerId(event.currentTarget.value)}
          data={[
            { value: '', label: 'Để trống, ký sau' },
            ...valid.map(({ id, name, authority, title }) => ({
              value: id,
              label: `${name} (${[authority, title].filter((part) => part !== '').join(' ')})`,
            })),
          ]}
        />
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <div className={classes.bar}>
        <Button loading={busy} onClick={() => void issue()}>
          Phát hành, lấy số
        </Button>
        <Button variant="default" loading={busy} onClick={() => void keep()}>
          Lưu nháp
        </Button>
        <Button
          variant="default"
          onClick={() =>
            void busily(async () => {
              const reset = await call('letter.draft', {
                codes: [code],
                personTitle,
                newDate: formatDate(newDate),
              })
              if (!reset.ok) setProblem(sentence(reset.error))
            })
          }
        >
          Lấy lại lời mẫu
        </Button>
        <Button variant="subtle" color="bad" onClick={() => void discard()}>
          Bỏ bản nháp
        </Button>
      </div>
    </div>
  )
}

function Issued({ letter: { entry, content } }: { readonly letter: Full }) {
  const { now } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [channels, setChannels] = useState<readonly LetterChannel[]>([])
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const number = letterNumber(entry.number ?? 0, entry.symbol ?? '')
  const file = (format: 'pdf' | 'docx') => ({
    kind: 'file' as const,
    words: formWords[format],
    make: () => call('letter.document', { ids: [entry.id], format }),
  })

  async function print() {
    const made = await call('letter.document', { ids: [entry.id], format: 'html' })
    if (!made.ok) return setProblem(sentence(made.error))
    await printHtml(made.value)
  }
  async function copyMessage() {
    const made = await call('letter.message', { id: entry.id })
    if (!made.ok) return setProblem(sentence(made.error))
    const done = await copy(made.value.text, null)
    if (done) notify('Đã chép tin nhắn, dán vào Zalo, SMS hoặc thư điện tử.')
    else setProblem('Trình duyệt không cho chép. Hãy bấm vào trang này rồi chép lại.')
  }
  async function deliver() {
    if (channels.length === 0) return setProblem('Chọn ít nhất một cách gửi.')
    const done = await call('letter.deliver', { ids: [entry.id], channels: [...channels], at: now, note: '' })
    if (!done.ok) return setProblem(sentence(done.error))
    notify(`Đã ghi gửi phiếu ${number}.`)
  }
  async function fileAway() {
    const done = await call('letter.file', { ids: [entry.id] })
    if (!done.ok) return setProblem(sentence(done.error))
    notify(`Đã lưu phiếu ${number}.`)
  }
  async function voidIt() {
    if (reason.trim() === '') return setProblem('Ghi lý do hủy.')
    const done = await call('letter.void', { id: entry.id, reason })
    if (!done.ok) return setProblem(sentence(done.error))
    notify(`Đã hủy phiếu ${number}; số giữ lại trong sổ.`)
  }

  return (
    <section className={classes.stack} aria-label={`Phiếu ${number}`}>
      <dl className={classes.facts}>
        <dt>Số, ngày</dt>
        <dd>
          <b>{number}</b>, {entry.issuedOn === null ? '' : formatDate(entry.issuedOn)}
          {entry.late ? ' (muộn)' : ''}, {stateNames[entry.state]}, hẹn lại{' '}
          {entry.newDate === null ? '–' : formatDate(entry.newDate)}
        </dd>
        {entry.delivery === null ? null : (
          <>
            <dt>Đã gửi</dt>
            <dd>
              {entry.delivery.channels.map((channel) => channelNames[channel]).join(', ')},{' '}
              {instantText(entry.delivery.at)}, {entry.delivery.by}
            </dd>
          </>
        )}
        {entry.voided === null ? null : (
          <>
            <dt>Hủy</dt>
            <dd>
              {entry.voided.reason} ({entry.voided.by}, {instantText(entry.voided.at)})
            </dd>
          </>
        )}
      </dl>
      {content === null ? (
        <p>Lời văn đã xóa vì hết thời hạn lưu; số và ngày vẫn còn.</p>
      ) : (
        <div className={classes.message}>{content.message}</div>
      )}
      <div className={classes.bar}>
        {content === null ? null : (
          <>
            <Button variant="default" onClick={() => void print()}>
              In phiếu
            </Button>
            <FormsMenu groups={[[file('docx'), file('pdf')]]} onProblem={setProblem} />
            <Button variant="default" onClick={() => void copyMessage()}>
              Chép tin nhắn
            </Button>
          </>
        )}
        {mayBecome(entry.state, 'filed') ? (
          <Button onClick={() => void fileAway()}>Lưu hồ sơ phiếu</Button>
        ) : null}
        {mayBecome(entry.state, 'voided') ? (
          <Button variant="subtle" color="bad" onClick={() => setAsked(true)}>
            Hủy phiếu
          </Button>
        ) : null}
      </div>
      {mayBecome(entry.state, 'delivered') ? (
        <div className={classes.bar}>
          <Checkbox.Group
            label="Đã gửi qua"
            value={[...channels]}
            onChange={(chosen) => setChannels(letterChannels.filter((channel) => chosen.includes(channel)))}
          >
            <div className={classes.bar}>
              {letterChannels.map((channel) => (
                <Checkbox key={channel} size="xs" value={channel} label={channelNames[channel]} />
              ))}
            </div>
          </Checkbox.Group>
          <Button onClick={() => void deliver()}>Ghi đã gửi</Button>
        </div>
      ) : null}
      {asked ? (
        <div className={classes.bar}>
          <TextField label="Lý do hủy" required value={reason} onChange={setReason} />
          <Button color="bad" onClick={() => void voidIt()}>
            Hủy phiếu {number}
          </Button>
        </div>
      ) : null}
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </section>
  )
}
