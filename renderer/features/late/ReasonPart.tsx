/** Why it is late, what is done about it, and when it was finished where the list does not say so yet. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { LateDetail } from '../../../shared/contract/late.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { Card, Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { ProseField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Late.module.css'

export function ReasonPart({ detail }: { readonly detail: LateDetail }) {
  const board = useRead('late.board', {})
  return (
    <Card title="1. Nguyên nhân, khắc phục">
      <Loaded name="late.board" read={board}>
        {({ reasons }) => <ReasonForm detail={detail} reasons={reasons} />}
      </Loaded>
    </Card>
  )
}

function ReasonForm({
  detail: { item, texts, incidentId },
  reasons,
}: {
  readonly detail: LateDetail
  readonly reasons: readonly { readonly code: string; readonly name: string; readonly incident: boolean }[]
}) {
  const { today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const incidents = useRead('incident.list', {})
  const [typed, setTyped] = useState(() => ({
    reason: item.reason ?? '',
    incidentId: incidentId ?? '',
    reasonText: texts.reasonText,
    remedy: texts.remedy,
    responsibility: texts.responsibility,
    finishedOn: item.finishedOn === null ? '' : formatDate(item.finishedOn),
  }))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const set = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }))
  const finished = typed.finishedOn.trim() === '' ? null : parseDate(typed.finishedOn, today)
  const linked = reasons.find(({ code }) => code === typed.reason)?.incident === true

  async function save() {
    setTried(true)
    if (typed.reason === '' || finished?.ok === false) return
    setBusy(true)
    const saved = await call('late.save', {
      code: item.code,
      reason: typed.reason,
      incidentId: linked && typed.incidentId !== '' ? typed.incidentId : null,
      reasonText: typed.reasonText,
      remedy: typed.remedy,
      responsibility: typed.responsibility,
      finishedOn: finished?.ok === true ? finished.value : null,
    })
    setBusy(false)
    if (!saved.ok) return setProblem(sentence(saved.error))
    setProblem(null)
    notify('Đã lưu nguyên nhân.')
  }

  return (
    <form
      noValidate
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className={classes.fields}>
        <NativeSelect
          label="Nguyên nhân"
          required
          value={typed.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
          error={tried && typed.reason === '' ? 'Chưa chọn' : null}
          data={[
            { value: '', label: 'Chọn nguyên nhân' },
            ...reasons.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        {linked ? (
          <NativeSelect
            label="Sự cố trong nhật ký"
            value={typed.incidentId}
            onChange={(event) => set({ incidentId: event.currentTarget.value })}
            data={[
              { value: '', label: 'Chưa gắn với sự cố nào' },
              ...(incidents.value ?? []).map((incident) => ({
                value: incident.id,
                label: `${incident.system}, ${instantText(incident.from)}: ${incident.what}`,
              })),
            ]}
          />
        ) : null}
        <DateField
          label="Ngày trả kết quả"
          hint="khi danh sách của hệ thống chưa ghi"
          today={today}
          value={typed.finishedOn}
          onChange={(finishedOn) => set({ finishedOn })}
        />
        <div className={classes.wide}>
          <ProseField
            label="Giải thích thêm"
            hint="in trong phiếu xin lỗi và giải trình"
            rows={2}
            value={typed.reasonText}
            onChange={(reasonText) => set({ reasonText })}
          />
        </div>
        <div className={classes.wide}>
          <ProseField
            label="Biện pháp khắc phục"
            hint="in trong giải trình và danh sách công khai; không ghi tên, số điện thoại của người dân"
            rows={2}
            value={typed.remedy}
            onChange={(remedy) => set({ remedy })}
          />
        </div>
        <div className={classes.wide}>
          <ProseField
            label="Trách nhiệm, kiến nghị"
            hint="chỉ in trong giải trình"
            rows={2}
            value={typed.responsibility}
            onChange={(responsibility) => set({ responsibility })}
          />
        </div>
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <div>
        <Button type="submit" loading={busy}>
          Lưu nguyên nhân
        </Button>
      </div>
    </form>
  )
}
