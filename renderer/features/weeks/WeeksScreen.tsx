/** Every week of a year: state, total, grade, late or missed. Up and down walk, Enter opens. */
import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { WeekHead } from '../../../shared/contract/week.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Note } from '../../ui/Note.tsx'
import { PastWeeksDialog } from '../week/past/PastWeeksDialog.tsx'
import { TrendLine } from '../week/trend/TrendLine.tsx'
import { weekTitle } from '../week/week-words.ts'
import { PeriodTable } from './PeriodTable.tsx'
import classes from './Weeks.module.css'

export function WeeksScreen({ year: asked }: { readonly year: number | null }) {
  const { today } = useStatus()
  const year = asked ?? Number(today.slice(0, 4))
  const weeks = useRead('week.list', { year })
  const grades = useRead('rule.get', { kind: 'grades' })
  const index = useRead('rule.get', { kind: 'index' })
  const notify = useUi((state) => state.notify)
  const heads = weeks.value ?? []
  const past = heads.filter(({ state }) => state !== 'future' && state !== 'before')
  const before = heads.filter(({ state }) => state === 'before')
  const [entering, setEntering] = useState(false)
  const points = heads.flatMap(({ friday, total }) => (total === null ? [] : [{ friday, total }]))

  return (
    <div className={classes.weeks}>
      <div className={classes.head}>
        <h1>Các tuần trong năm {year}</h1>
        <div className={classes.years}>
          <Button
            component={Link}
            to={paths.weeksOf(year - 1)}
            variant="default"
            size="compact-md"
            leftSection={<IconChevronLeft size={16} aria-hidden />}
          >
            {year - 1}
          </Button>
          <Button
            component={Link}
            to={paths.weeksOf(year + 1)}
            variant="default"
            size="compact-md"
            rightSection={<IconChevronRight size={16} aria-hidden />}
          >
            {year + 1}
          </Button>
        </div>
      </div>
      {weeks.state === 'failed' ? <Note tone="bad">{sentence(weeks.error)}</Note> : null}
      {weeks.state === 'loading' ? <p role="status">Đang đọc các tuần…</p> : null}
      {weeks.state === 'ready' ? (
        <>
          <YearTally heads={heads} />
          {points.length > 1 && grades.value?.kind === 'grades' ? (
            <section className={classes.chart} aria-label="Tổng điểm các tuần đã chốt">
              <TrendLine points={points} grades={grades.value.body} width={1060} />
            </section>
          ) : null}
          {past.length === 0 ? (
            <p className={classes.quiet}>Năm {year} chưa có tuần nào trong sổ.</p>
          ) : (
            <PeriodTable name="Tuần" heads={past} />
          )}
          {before.length === 0 ? null : (
            <section className={classes.before} aria-label="Trước khi dùng chương trình">
              <p className={classes.quiet}>
                {before.length} tuần đầu năm là trước khi cơ quan dùng chương trình, không tính là bỏ sót.{' '}
                <Button size="compact-sm" variant="default" onClick={() => setEntering(true)}>
                  Nhập lại nhiều tuần…
                </Button>
              </p>
              <details>
                <summary>Mở một tuần để nhập lại</summary>
                <ul>
                  {[...before].reverse().map((head) => (
                    <li key={head.friday}>
                      <Link to={paths.week(head.friday)}>{weekTitle(head).replace(/^Tuần /, '')}</Link>
                    </li>
                  ))}
                </ul>
              </details>
            </section>
          )}
        </>
      ) : null}
      {entering && index.value?.kind === 'index' ? (
        <PastWeeksDialog
          index={index.value.body}
          onClose={() => setEntering(false)}
          onKept={(count) => {
            setEntering(false)
            notify(`Đã lưu ${count} tuần cũ vào sổ.`)
          }}
        />
      ) : null}
    </div>
  )
}

function YearTally({ heads }: { readonly heads: readonly WeekHead[] }) {
  const count = (state: (head: WeekHead) => boolean) => heads.filter(state).length
  const facts = [
    {
      label: 'xong, có minh chứng công khai',
      count: count(({ chain, state }) => state === 'approved' && chain.done),
    },
    { label: 'đã duyệt', count: count(({ state }) => state === 'approved') },
    { label: 'chờ duyệt', count: count(({ state }) => state === 'closed') },
    { label: 'chờ bản ký', count: count(({ state }) => state === 'awaitingPaper') },
    { label: 'bị trả lại', count: count(({ state }) => state === 'returned') },
    { label: 'đang đính chính', count: count(({ state }) => state === 'correcting') },
    { label: 'nhập lại từ trước', count: count(({ state }) => state === 'reentered') },
    { label: 'chốt muộn', count: count(({ late }) => late) },
    { label: 'quá hạn chưa chốt', count: count(({ state }) => state === 'overdue') },
  ].filter((fact) => fact.count > 0)
  if (facts.length === 0) return null
  return (
    <p className={classes.tally}>
      {facts.map(({ label, count: many }) => (
        <span key={label}>
          <b>{many}</b> tuần {label}
        </span>
      ))}
    </p>
  )
}
