/** The chain of one dossier on one page, in the order it happens: reason, explanation, letter, result, urging. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { LateDetail } from '../../../shared/contract/late.ts'
import { formatDate, weekdayName } from '../../../shared/dates/words.ts'
import { isLate } from '../../../shared/letter/late.ts'
import { shortMoment } from '../../../shared/letter/wording.ts'
import { apologyNames, statusNames } from '../../../shared/letter/words.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { Mark } from '../../app/Mark.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { FormsMenu, formWords } from '../../print/FormsMenu.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Late.module.css'
import { LetterPart } from './LetterPart.tsx'
import { ReasonPart } from './ReasonPart.tsx'
import { apologyTone, lateWords, statusTone } from './tones.ts'

export function ChainScreen({ code }: { readonly code: string }) {
  const read = useRead('late.get', { code })
  return (
    <Page
      title={`Hồ sơ ${code}`}
      actions={
        <Button component={Link} to={paths.late} variant="default">
          Danh sách hồ sơ trễ
        </Button>
      }
    >
      <Loaded name="late.get" read={read}>
        {(detail) => (
          <>
            <Facts detail={detail} />
            <ReasonPart key={`reason of ${code}`} detail={detail} />
            <ExplanationPart detail={detail} />
            <LetterPart detail={detail} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Facts({ detail: { item, texts } }: { readonly detail: LateDetail }) {
  const day = item.due.slice(0, 10)
  return (
    <Card title="Hồ sơ">
      {item.slippedAgain ? (
        <Note tone="bad" live={false}>
          Lỡ hẹn lần 2: đã hẹn lại {item.newDate === null ? '' : formatDate(item.newDate)} mà chưa trả. Không
          hẹn lại lần nữa; hãy giải trình với thủ trưởng và lập phiếu đôn đốc ở danh sách.
        </Note>
      ) : null}
      <dl className={classes.facts}>
        <dt>Thủ tục</dt>
        <dd>{[item.procedure, item.field].filter((text) => text !== null).join(', ') || '–'}</dd>
        <dt>Người nộp</dt>
        <dd>
          {[texts.applicant, texts.idNo, texts.phone, texts.address]
            .filter((text) => text !== null)
            .join(', ') || '–'}
        </dd>
        <dt>Tiếp nhận, hẹn trả</dt>
        <dd>
          {item.received === null ? '–' : shortMoment(item.received)}, hẹn {weekdayName(day)}{' '}
          {shortMoment(item.due)}
        </dd>
        <dt>Giải quyết</dt>
        <dd>{[item.unit, item.officer].filter((text) => text !== null).join(', ') || '–'}</dd>
        <dt>Tình trạng</dt>
        <dd>
          <Mark tone={statusTone(item)}>{statusNames[item.status]}</Mark> {lateWords(item)}
          {item.finishedOn === null ? '' : `, trả ngày ${formatDate(item.finishedOn)}`}
        </dd>
        <dt>Phiếu xin lỗi</dt>
        <dd>
          <Mark tone={apologyTone(item)}>{apologyNames[item.apology]}</Mark>, hạn gửi{' '}
          {weekdayName(item.letterDeadline)} {formatDate(item.letterDeadline)}
        </dd>
      </dl>
    </Card>
  )
}

function ExplanationPart({ detail: { item } }: { readonly detail: LateDetail }) {
  const { today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [problem, setProblem] = useState<string | null>(null)
  const make = (format: 'pdf' | 'docx') => ({
    kind: 'file' as const,
    words: formWords[format],
    make: () => call('late.explanation', { code: item.code, format }),
  })
  async function mark(on: string | null) {
    setProblem(null)
    const done = await call('late.explained', { code: item.code, on })
    if (!done.ok) return setProblem(sentence(done.error))
    notify(on === null ? 'Đã bỏ dấu đã trình.' : 'Đã ghi: trình thủ trưởng hôm nay.')
  }
  return (
    <Card
      title="2. Giải trình với thủ trưởng"
      actions={<FormsMenu groups={[[make('docx'), make('pdf')]]} onProblem={setProblem} />}
    >
      <div className={classes.bar}>
        {item.explainedOn === null ? (
          <>
            <span>{isLate(item) ? 'Hồ sơ trễ phải có giải trình.' : 'Chưa trình.'}</span>
            <Button variant="default" size="compact-sm" onClick={() => void mark(today)}>
              Đã trình hôm nay
            </Button>
          </>
        ) : (
          <>
            <Mark tone="ok">Đã trình ngày {formatDate(item.explainedOn)}</Mark>
            <Button variant="subtle" size="compact-sm" onClick={() => void mark(null)}>
              Bỏ dấu
            </Button>
          </>
        )}
      </div>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Card>
  )
}
