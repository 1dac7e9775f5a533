/** What proves the task: the number of a document, an address, a file or photo kept with its hash. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import type { TaskEvidence } from '../../../shared/plan/task.ts'
import { useStatus } from '../../app/context.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { bytesText, instantText } from '../../i18n/vi/format.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { FileField } from '../evidence/FileField.tsx'
import { FileViewer } from '../evidence/FileViewer.tsx'
import type { GivenFile } from '../evidence/given-file.ts'
import type { TabProps } from './TaskDialog.tsx'
import classes from './Tasks.module.css'

type Kind = TaskEvidence['kind']

const kindWords: Readonly<Record<Kind, string>> = {
  document: 'Số văn bản',
  link: 'Đường dẫn',
  file: 'Tệp hoặc ảnh',
}

export function EvidenceTab({ view: { head, points, evidence }, tell }: TabProps) {
  const { today, user } = useStatus()
  const call = useCall()
  const [kind, setKind] = useState<Kind>('document')
  const [text, setText] = useState('')
  const [date, setDate] = useState('')
  const [file, setFile] = useState<GivenFile | null>(null)
  const [point, setPoint] = useState('')
  const [shown, setShown] = useState<TaskEvidence | null>(null)

  async function add() {
    const read = parseDate(date, today)
    const given = () => {
      if (kind === 'file') return file === null ? null : { kind, text, ...file }
      if (text.trim() === '') return null
      return kind === 'link' ? { kind, text } : { kind, text, date: read.ok ? read.value : null }
    }
    const proof = given()
    if (proof === null)
      return tell(kind === 'file' ? 'Chọn tệp, hoặc chép ảnh rồi bấm Ctrl+V.' : 'Chưa ghi minh chứng.')
    const checkpoint = point === '' ? null : point
    const result = await call('task.addEvidence', { id: head.id, checkpoint, evidence: proof })
    if (!result.ok) return tell(sentence(result.error))
    tell(null)
    setText('')
    setDate('')
    setFile(null)
  }

  async function remove({ id }: TaskEvidence) {
    const result = await call('task.removeEvidence', { id, reason: 'Bỏ ở màn hình nhiệm vụ' })
    tell(result.ok ? null : sentence(result.error))
  }

  const pointName = (key: string | null): string =>
    key === null ? '' : (points.find((known) => known.key === key)?.label ?? key)

  return (
    <>
      <div className={classes.fields}>
        <NativeSelect
          label="Loại minh chứng"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as Kind)}
          data={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
        />
        <NativeSelect
          label="Của kỳ nào"
          value={point}
          onChange={(event) => setPoint(event.currentTarget.value)}
          data={[
            { value: '', label: 'Cả nhiệm vụ' },
            ...points.map(({ key, label }) => ({
              value: key,
              label: label === '' ? 'hạn hoàn thành' : label,
            })),
          ]}
        />
        <TextField
          label={kind === 'document' ? 'Số, ký hiệu' : kind === 'link' ? 'Đường dẫn' : 'Chú thích'}
          placeholder={kind === 'document' ? '12/BC-TTPVHCC' : kind === 'link' ? 'https://…' : ''}
          value={text}
          onChange={setText}
        />
        {kind === 'document' ? (
          <DateField label="Ngày văn bản" today={today} value={date} onChange={setDate} />
        ) : (
          <span />
        )}
        {kind === 'file' ? (
          <div className={classes.full}>
            <FileField label="Tệp" value={file} onChange={setFile} />
          </div>
        ) : null}
      </div>
      <div>
        <Button variant="default" onClick={() => void add()}>
          Thêm minh chứng
        </Button>
      </div>
      {evidence.length === 0 ? null : (
        <ul className={classes.evidence} aria-label="Minh chứng đã có">
          {evidence.map((proof) => (
            <li key={proof.id}>
              <span className={classes.grow}>
                <b>{proof.file?.name ?? proof.text}</b>
                {proof.date === null ? '' : ` ngày ${formatDate(proof.date)}`}
                {proof.file === null ? '' : ` ${proof.text} (${bytesText(proof.file.bytes)})`}
                <span className={classes.small}>
                  {' '}
                  {pointName(proof.checkpoint)} {instantText(proof.addedAt)}, {proof.addedBy}
                </span>
              </span>
              {proof.file !== null && user !== null ? (
                <Button size="compact-xs" variant="default" onClick={() => setShown(proof)}>
                  Mở
                </Button>
              ) : null}
              <Button
                size="compact-xs"
                variant="subtle"
                color="bad"
                aria-label={`Bỏ minh chứng ${proof.file?.name ?? proof.text}`}
                onClick={() => void remove(proof)}
              >
                Bỏ
              </Button>
            </li>
          ))}
        </ul>
      )}
      {shown === null ? null : <Viewer proof={shown} onClose={() => setShown(null)} />}
    </>
  )
}

function Viewer({ proof, onClose }: { readonly proof: TaskEvidence; readonly onClose: () => void }) {
  const read = useRead('task.readEvidence', { id: proof.id })
  if (proof.file === null) return null
  return (
    <FileViewer
      file={proof.file}
      bytes={read.value?.bytes ?? null}
      problem={read.state === 'failed' ? sentence(read.error) : null}
      onClose={onClose}
    />
  )
}
