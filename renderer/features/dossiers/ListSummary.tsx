/** What a list says and what it changes, before it is taken in. */
import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import type { DossierQuestion, ListAnswersGiven, ListPreview } from '../../../shared/contract/dossier.ts'
import { StateClass, statuses } from '../../../shared/dossier/dossier.ts'
import { roleNames, skippedWords, statusWords } from '../../../shared/dossier/words.ts'
import { momentText } from '../../i18n/vi/format.ts'
import { Note } from '../../ui/Note.tsx'
import classes from './Dossiers.module.css'

const sources: Readonly<Record<ListPreview['atFrom'], string>> = {
  title: 'ghi trong danh sách',
  name: 'theo tên tệp',
  clock: 'theo đồng hồ máy, vì danh sách không ghi',
}

export function ListSummary({
  preview,
  onAnswer,
}: {
  readonly preview: ListPreview
  readonly onAnswer: (answers: Partial<ListAnswersGiven>) => void
}) {
  const { changes, damaged } = preview
  const lost = preview.skipped.filter(({ reason }) => reason === 'noCode')
  return (
    <>
      {preview.refused === 'empty' ? (
        <Note tone="warn">
          Danh sách có 0 hồ sơ nên không nhập gì. Không có nghĩa là mọi hồ sơ đã xong; kiểm tra lại bộ lọc lúc
          xuất.
        </Note>
      ) : null}
      {preview.refused === 'older' ? (
        <Note tone="warn">
          Danh sách này ({momentText(preview.at)}) cũ hơn danh sách đã nhập (
          {momentText(preview.previous ?? preview.at)}) nên không nhập.
        </Note>
      ) : null}
      <p>
        <b>{preview.name}</b>: {preview.dossiers} hồ sơ, thời điểm {momentText(preview.at)} (
        {sources[preview.atFrom]}).
        {preview.joined === 0 ? '' : ` Đã gộp ${preview.joined} dòng trùng mã.`}
      </p>
      <ul className={classes.facts}>
        {statuses.map((status) =>
          preview.byStatus[status] === undefined ? null : (
            <li key={status}>
              {statusWords[status]}: <b>{preview.byStatus[status]}</b>
            </li>
          ),
        )}
      </ul>
      {preview.partial ? (
        <Note tone="info" live={false}>
          Tiêu đề cho biết đây chỉ là một phần hồ sơ, nên hồ sơ không có trong tệp không bị coi là biến mất.
        </Note>
      ) : null}
      {preview.questions.map((question) => (
        <Question key={JSON.stringify(question)} question={question} onAnswer={onAnswer} />
      ))}
      {preview.conflicts.length === 0 ? null : (
        <Note tone="ask" live={false}>
          {preview.conflicts.length} hồ sơ có hai dòng khác nhau về trạng thái và hạn, phải xem lại trên hệ
          thống: {preview.conflicts.map(({ code, rows }) => `${code} (dòng ${rows.join(', ')})`).join('; ')}.
        </Note>
      )}
      {lost.length === 0 ? null : (
        <Note tone="warn" live={false}>
          {lost.length} dòng có số liệu nhưng không có mã hồ sơ nên không lấy được: dòng{' '}
          {lost.map(({ row }) => row).join(', ')}.
        </Note>
      )}
      {damaged.ids + damaged.paddedIds + damaged.phones === 0 ? null : (
        <Note tone="info" live={false}>
          Excel đã làm hỏng một số ô: {damaged.ids} số định danh mất hẳn (như 8,70E+11), {damaged.paddedIds}{' '}
          số định danh mất số 0 đầu (chỉ đề nghị, không tự dùng), {damaged.phones} số điện thoại (số 0 được
          thêm lại, có đánh dấu).
        </Note>
      )}
      {preview.previous === null ? (
        <p>Đây là danh sách đầu tiên.</p>
      ) : (
        <>
          <h3 className={classes.since}>So với danh sách lúc {momentText(preview.previous)}</h3>
          <ul className={classes.changes}>
            <Change many={changes.new} text="hồ sơ mới" />
            <Change
              many={changes.finished.map(({ code, after }) => told(code, after))}
              text="hồ sơ vừa xong"
            />
            <Change many={changes.withdrawn} text="hồ sơ công dân rút" />
            <Change many={changes.reopened} text="hồ sơ đã xong nay mở lại" />
            <Change
              many={changes.gone.map(({ code, before }) => told(code, before))}
              text="hồ sơ không còn trong danh sách, không coi là đã xong"
            />
            <Change
              many={changes.moved.map(
                ({ code, old, new: to, wasOverdue }) =>
                  `${code}: ${old === null ? '–' : momentText(old)} → ${to === null ? '–' : momentText(to)}${wasOverdue ? ', lúc đã quá hạn' : ''}`,
              )}
              text="hồ sơ bị dời hẹn trả; hạn lần đầu vẫn giữ"
            />
            <Change
              many={changes.finishMoved.map(
                ({ code, before, after }) => `${told(code, before)} → ${word(after)}`,
              )}
              text="hồ sơ bị sửa ngày hoàn thành"
            />
          </ul>
          <p className={classes.quiet}>
            {changes.changed} hồ sơ có thay đổi, {changes.unchanged} hồ sơ như cũ.
          </p>
        </>
      )}
      <details className={classes.more}>
        <summary>{preview.skipped.length} dòng không phải hồ sơ</summary>
        <ul>
          {preview.skipped.map(({ row, reason, text }) => (
            <li key={row}>
              Dòng {row}: {skippedWords[reason]}
              {text === '' ? '' : ` “${text.slice(0, 120)}”`}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

const word = (status: ListPreview['changes']['gone'][number]['before']): string =>
  status === null ? 'không rõ' : statusWords[status].toLowerCase()
const told = (code: string, status: ListPreview['changes']['gone'][number]['before']): string =>
  `${code}: ${word(status)}`

function Change({ many, text }: { readonly many: readonly string[]; readonly text: string }): ReactNode {
  if (many.length === 0) return null
  return (
    <li>
      <details className={classes.more}>
        <summary>
          <b>{many.length}</b> {text}
        </summary>
        <ul>
          {many.map((entry) => (
            <li key={entry}>{entry}</li>
          ))}
        </ul>
      </details>
    </li>
  )
}

const classWords: Readonly<Record<StateClass, string>> = {
  finished: 'Đã xong',
  stopped: 'Dừng giải quyết',
  inProcess: 'Đang giải quyết',
  waiting: 'Chờ công dân bổ sung',
  withdrawn: 'Công dân rút',
  unknown: 'Chưa biết, để xem lại',
}

function Question({
  question,
  onAnswer,
}: {
  readonly question: DossierQuestion
  readonly onAnswer: (answers: Partial<ListAnswersGiven>) => void
}) {
  if (question.kind === 'dateSwap') {
    return (
      <Note tone="ask" live={false}>
        {question.rows.length} dòng có ngày và tháng bị đảo (mã hồ sơ ghi ngày khác), để “Cần xem lại”: dòng{' '}
        {question.rows.slice(0, 12).join(', ')}
        {question.rows.length > 12 ? '…' : ''}. Nên xuất lại và không mở tệp bằng Excel tiếng Anh.
      </Note>
    )
  }
  if (question.kind === 'state') {
    return (
      <Note tone="ask" live={false}>
        <NativeSelect
          label={`Trạng thái “${question.state}” (${question.dossiers} hồ sơ) nghĩa là gì?`}
          size="xs"
          value="unknown"
          onChange={(event) =>
            onAnswer({
              states: [{ state: question.state, stateClass: StateClass.parse(event.currentTarget.value) }],
            })
          }
          data={StateClass.options
            .toReversed()
            .map((option) => ({ value: option, label: classWords[option] }))}
        />
      </Note>
    )
  }
  const { role, candidates, kind } = question
  const name = roleNames[role]
  if (candidates.length === 0) {
    return (
      <Note tone="ask" live={false}>
        Danh sách không có cột “{name}”, nên phần đó để trống.
      </Note>
    )
  }
  return (
    <Note tone="ask" live={false}>
      <NativeSelect
        label={
          kind === 'column'
            ? `Có hơn một cột là “${name}”. Lấy cột nào?`
            : `Không thấy cột “${name}”. Cột nào là nó?`
        }
        size="xs"
        value=""
        onChange={(event) => {
          const chosen = event.currentTarget.value
          if (chosen !== '') onAnswer({ columns: [{ role, heading: chosen === NONE ? null : chosen }] })
        }}
        data={[
          { value: '', label: 'Chọn…' },
          ...candidates.map((candidate) => ({ value: candidate, label: candidate })),
          { value: NONE, label: 'Không có cột này' },
        ]}
      />
    </Note>
  )
}

const NONE = '\u0000'
