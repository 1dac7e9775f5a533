/** Nhật ký sự cố hệ thống: when a system stood still, which is the honest reason for many a late dossier. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { parseDate } from '../../../shared/dates/input.ts'
import { instantOf } from '../../../shared/dates/plain.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { Card, Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { Empty } from '../../ui/Empty.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Late.module.css'

const nothing = { system: '', what: '', reported: '', from: '', fromTime: '', to: '', toTime: '' }

export function Incidents() {
  const { today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const list = useRead('incident.list', {})
  const [texts, setTexts] = useState(nothing)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const set = (part: Partial<typeof texts>) => setTexts((before) => ({ ...before, ...part }))
  const instant = (day: string, time: string): number | null => {
    const read = parseDate(day, today)
    return read.ok && /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? instantOf(read.value, time) : null
  }

  async function save() {
    setTried(true)
    const from = instant(texts.from, texts.fromTime)
    const open = texts.to.trim() === ''
    const to = open ? null : instant(texts.to, texts.toTime)
    if (from === null || (!open && to === null) || texts.system.trim() === '' || texts.what.trim() === '')
      return setProblem('Cần tên hệ thống, việc xảy ra và giờ dạng 08:30.')
    const { system, what, reported } = texts
    const saved = await call('incident.save', { id: null, system, what, reported, from, to })
    if (!saved.ok) return setProblem(sentence(saved.error))
    setTexts(nothing)
    setTried(false)
    setProblem(null)
    notify('Đã ghi sự cố.')
  }

  return (
    <Card title="Nhật ký sự cố hệ thống">
      <Loaded name="incident.list" read={list}>
        {(incidents) =>
          incidents.length === 0 ? (
            <Empty>Chưa ghi sự cố nào.</Empty>
          ) : (
            <div className={table.wrap}>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">Hệ thống</th>
                    <th scope="col">Từ</th>
                    <th scope="col">Đến</th>
                    <th scope="col">Việc xảy ra</th>
                    <th scope="col">Đã báo</th>
                    <th scope="col">Người ghi</th>
                  </tr>
                </thead>
                <tbody>
                  {incidents.map((incident) => (
                    <tr key={incident.id}>
                      <th scope="row">{incident.system}</th>
                      <td className={table.keep}>{instantText(incident.from)}</td>
                      <td className={table.keep}>
                        {incident.to === null ? 'chưa hết' : instantText(incident.to)}
                      </td>
                      <td>{incident.what}</td>
                      <td>{incident.reported}</td>
                      <td className={table.quiet}>{incident.by}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      <form
        noValidate
        className={classes.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className={classes.fields}>
          <TextField
            label="Hệ thống"
            required
            value={texts.system}
            onChange={(system) => set({ system })}
            error={tried && texts.system.trim() === '' ? 'Chưa nhập' : null}
          />
          <TextField
            label="Việc xảy ra"
            required
            value={texts.what}
            onChange={(what) => set({ what })}
            error={tried && texts.what.trim() === '' ? 'Chưa nhập' : null}
          />
          <DateField
            label="Từ ngày"
            required
            today={today}
            value={texts.from}
            onChange={(from) => set({ from })}
          />
          <TextField
            label="Từ giờ"
            hint="ví dụ 08:30"
            value={texts.fromTime}
            onChange={(fromTime) => set({ fromTime })}
          />
          <DateField
            label="Đến ngày"
            hint="để trống khi chưa hết"
            today={today}
            value={texts.to}
            onChange={(to) => set({ to })}
          />
          <TextField
            label="Đến giờ"
            hint="ví dụ 15:45"
            value={texts.toTime}
            onChange={(toTime) => set({ toTime })}
          />
          <TextField label="Đã báo cho" value={texts.reported} onChange={(reported) => set({ reported })} />
        </div>
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        <div>
          <Button type="submit" variant="default">
            Ghi sự cố
          </Button>
        </div>
      </form>
    </Card>
  )
}
