/**
 * The table and the pairs as the imported list of dossiers tells them, offered to what is still empty: the source is
 * named, what stands is never touched, and what the list cannot know is said.
 */
import { Button } from '@mantine/core'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { WeekFromList } from '../../../../shared/contract/list-figures.ts'
import { formatSpan } from '../../../../shared/dates/words.ts'
import { filling } from '../../../../shared/dossier/figures/fill.ts'
import { lateColumns } from '../../../../shared/dossier/figures/late.ts'
import type { FieldsBody } from '../../../../shared/rules/bodies.ts'
import type { PairsBody } from '../../../../shared/rules/figures.ts'
import type { DraftFields } from '../../../../shared/week/draft.ts'
import { useCall } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { momentText } from '../../../i18n/vi/format.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { MessageList } from '../../../ui/MessageList.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { type Answers, answerId } from '../import/compare.ts'
import classes from '../import/Import.module.css'
import { UnknownNames } from '../import/UnknownNames.tsx'
import { PrefillTable } from './PrefillTable.tsx'

export function PrefillDialog({
  friday,
  draft,
  fields: dictionary,
  pairs,
  onClose,
  onFilled,
}: {
  readonly friday: string
  readonly draft: DraftFields
  readonly fields: FieldsBody
  readonly pairs: PairsBody
  readonly onClose: () => void
  readonly onFilled: (cells: number) => void
}) {
  const call = useCall()
  const [read, setRead] = useState<WeekFromList | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [answers, setAnswers] = useState<Answers>(new Map())

  const load = useCallback(async () => {
    const result = await call('week.readDossiers', { friday, fields: [] })
    if (result.ok) setRead(result.value)
    else setProblem(sentence(result.error))
  }, [call, friday])
  useEffect(() => void load(), [load])

  const unknown = useMemo(
    () => (read?.rows ?? []).flatMap((row, at) => (row.field === null ? [{ ...row, row: at }] : [])),
    [read],
  )
  const rows = useMemo(
    () =>
      (read?.rows ?? []).flatMap((row) => {
        const field = row.field ?? answers.get(answerId(row)) ?? null
        return field === null ? [] : [{ ...row, field }]
      }),
    [read, answers],
  )
  const open = unknown.filter((name) => !answers.has(answerId(name)))
  const plan = useMemo(
    () =>
      filling(
        {
          rows,
          pairs: Object.fromEntries((read?.pairs ?? []).map(({ code, ...pair }) => [code, pair])),
        },
        pairs,
        draft,
      ),
    [rows, read, pairs, draft],
  )

  async function fill(list: string) {
    setBusy(true)
    const result = await call('week.fillFromDossiers', {
      friday,
      list,
      fields: unknown.map((name) => ({
        raw: name.raw,
        section: name.section,
        field: answers.get(answerId(name)) ?? null,
      })),
    })
    setBusy(false)
    if (result.ok) onFilled(result.value.cells)
    else setProblem(sentence(result.error))
  }

  const title = 'Điền từ danh sách hồ sơ'
  if (read === null)
    return (
      <Dialog title={title} width={620} onClose={onClose}>
        {problem === null ? (
          <Progress label="Đang đếm hồ sơ" done={0} total={null} onCancel={onClose} />
        ) : (
          <Note tone="bad">{problem}</Note>
        )}
      </Dialog>
    )
  const { list } = read
  const ready = open.length === 0 && plan.cells > 0
  return (
    <Dialog
      title={title}
      width={1080}
      onClose={onClose}
      blocked={busy}
      onSubmit={() => {
        if (ready) void fill(list.id)
      }}
      foot={
        <>
          {problem === null ? null : <Note tone="bad">{problem}</Note>}
          {open.length > 0 ? (
            <span className={classes.footNote}>Còn {open.length} tên lĩnh vực chưa chọn.</span>
          ) : null}
          <Button variant="default" onClick={onClose} disabled={busy}>
            Thôi, không điền
          </Button>
          <Button type="submit" loading={busy} disabled={!ready} data-autofocus>
            {plan.cells === 0 ? 'Không còn ô trống để điền' : `Điền ${plan.cells} ô trống`}
          </Button>
        </>
      }
    >
      <p className={classes.facts}>
        Tính từ <b>{list.name}</b>, lấy {momentText(list.exportedAt)} ({list.dossiers} hồ sơ), kỳ{' '}
        {formatSpan(read.from, read.to)}. Chỉ điền vào ô còn trống
        {plan.standing === 0 ? '' : `; ${plan.standing} ô đã có số khác được giữ nguyên`}.
      </p>
      <UnknownNames
        proposal={{ unknown }}
        answers={answers}
        dictionary={dictionary}
        onAnswer={(id, field) => setAnswers((before) => new Map(before).set(id, field))}
        onForget={(id) =>
          setAnswers((before) => {
            const after = new Map(before)
            after.delete(id)
            return after
          })
        }
      />
      {read.late.length === 0 ? null : (
        <MessageList
          label="Hồ sơ quá hạn khác với bảng đang có"
          empty=""
          messages={lateColumns.flatMap((column) => {
            const own = read.late.filter((difference) => difference.column === column)
            if (own.length === 0) return []
            const text = own.map((difference) => difference.text).join('; ')
            return [{ id: column, weight: 'ask' as const, text: `Cột (${column.slice(1)}): ${text}` }]
          })}
        />
      )}
      <PrefillTable rows={rows} pairs={read.pairs} dictionary={pairs} draft={draft} />
      <details className={classes.more} open>
        <summary>Chỗ để trống và điều cần biết</summary>
        <ul>
          {read.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </details>
    </Dialog>
  )
}
