/**
 * The official scores in the portal's order, with what our own rules make of the counts beside them. The two are
 * never mixed: a difference is marked and said, the portal's figure stays.
 */
import { Button, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { flaggedDifference } from '../../../../shared/index766/difference.ts'
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { Group, IndexBody } from '../../../../shared/rules/bodies.ts'
import type { WeekTarget } from '../../../../shared/target/target.ts'
import type { WeekContent } from '../../../../shared/week/content.ts'
import { draftField } from '../../../../shared/week/draft.ts'
import type { FigureSource } from '../figure-source.ts'
import type { FieldMarks } from '../marks.ts'
import { capital, useWord } from '../period-word.ts'
import type { LiveFigures } from '../use-figures.ts'
import { Change } from './Change.tsx'
import { FigureBox } from './FigureBox.tsx'
import { useLanes } from './lanes.ts'
import { MetricRows } from './MetricRows.tsx'
import { OwnScore } from './OwnScore.tsx'
import classes from './Scores.module.css'
import { TargetWords } from './TargetWords.tsx'

export function ScoreTable({
  source,
  index,
  live,
  previous,
  marks,
  open,
  onToggle,
  onPastePortal,
  targets,
}: {
  readonly source: FigureSource
  readonly index: IndexBody
  readonly live: LiveFigures
  readonly previous: WeekContent['previous']
  readonly marks: FieldMarks
  /** Codes of the groups whose numerators and denominators are shown. */
  readonly open: ReadonlySet<string>
  readonly onToggle: (codes: readonly string[], show: boolean) => void
  readonly onPastePortal: (() => void) | null
  readonly targets: readonly WeekTarget[]
}) {
  const word = useWord()
  const lanes = useLanes(source)
  const codes = index.groups.map(({ code }) => code)
  const allOpen = codes.every((code) => open.has(code))
  const filled = index.groups.filter(({ code }) => live.figures.groups[code] != null).length
  const partial = filled > 0 && filled < index.groups.length
  return (
    <>
      <div className={classes.over}>
        <h2>Điểm trên Cổng</h2>
        <div>
          {onPastePortal === null ? null : (
            <Button variant="subtle" size="compact-sm" onClick={onPastePortal}>
              Dán từ trang Cổng…
            </Button>
          )}
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={allOpen}
            onClick={() => onToggle(codes, !allOpen)}
          >
            {allOpen ? 'Ẩn tử số, mẫu số' : 'Mở tử số, mẫu số'}
          </Button>
        </div>
      </div>
      <table className={classes.table} {...lanes}>
        <thead>
          <tr>
            <th scope="col">Nhóm chỉ số</th>
            <th scope="col">Tối đa</th>
            <th scope="col">Cổng</th>
            <th scope="col">Tự tính</th>
            <th scope="col">{capital(word)} trước</th>
            <th scope="col">Thay đổi</th>
          </tr>
        </thead>
        <tbody>
          {index.groups.map((group) => (
            <Fragment key={group.code}>
              <GroupRow
                group={group}
                source={source}
                index={index}
                live={live}
                before={previous?.groups[group.code] ?? null}
                marks={marks}
                open={open.has(group.code)}
                onToggle={onToggle}
                targets={targets}
              />
              {open.has(group.code) ? (
                <MetricRows
                  group={group}
                  source={source}
                  computed={live.computed.metrics}
                  marks={marks}
                  targets={targets}
                />
              ) : null}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr className={classes.sum}>
            <th scope="row">
              Tổng các nhóm
              <TargetWords targets={targets.filter(({ total }) => total)} />
              {partial ? (
                <span className={classes.aside}>
                  {' '}
                  {filled}/{index.groups.length} nhóm
                </span>
              ) : null}
            </th>
            <td>{formatNumber(index.groups.reduce((sum, { max }) => sum + max, 0))}</td>
            <td className={classes.total}>{formatNumber(live.total ?? partialSum(live, codes), 2)}</td>
            <td>{formatNumber(live.computed.total, 2)}</td>
            <td>{formatNumber(previous?.total ?? null, 2)}</td>
            <td>
              <Change now={live.total} before={previous?.total ?? null} />
            </td>
          </tr>
          {source.set === null && live.figures.total === null ? null : (
            <tr>
              <th scope="row" className={classes.minor}>
                Tổng Cổng ghi <span className={classes.aside}>nếu có</span>
              </th>
              <td />
              <td className={classes.boxCell}>
                <FigureBox
                  source={source}
                  field={draftField.total}
                  label="Tổng điểm ghi trên Cổng"
                  lane="score"
                  marks={marks}
                />
              </td>
              <td colSpan={3} />
            </tr>
          )}
        </tfoot>
      </table>
    </>
  )
}

function GroupRow({
  group,
  source,
  index,
  live,
  before,
  marks,
  open,
  onToggle,
  targets,
}: {
  readonly group: Group
  readonly source: FigureSource
  readonly index: IndexBody
  readonly live: LiveFigures
  readonly before: number | null
  readonly marks: FieldMarks
  readonly open: boolean
  readonly onToggle: (codes: readonly string[], show: boolean) => void
  readonly targets: readonly WeekTarget[]
}) {
  const official = live.figures.groups[group.code] ?? null
  const own = live.computed.groups.find(({ code }) => code === group.code)
  const [hintId] = useState(() => `keys-${group.code}`)
  return (
    <tr
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
        event.preventDefault()
        onToggle([group.code], event.key === 'ArrowDown')
      }}
    >
      <th scope="row">
        {/* Reached by Alt+↓ from the box and by the button over the table, so that Tab goes from box to box. */}
        <button
          type="button"
          tabIndex={-1}
          className={classes.name}
          aria-expanded={open}
          aria-describedby={hintId}
          onClick={() => onToggle([group.code], !open)}
        >
          {open ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}
          {group.name}
        </button>
        <TargetWords targets={targets.filter((target) => target.group === group.code)} />
        <VisuallyHidden id={hintId}>Alt mũi tên xuống mở tử số, mẫu số</VisuallyHidden>
      </th>
      <td>{formatNumber(group.max)}</td>
      <td className={classes.boxCell}>
        <FigureBox
          source={source}
          field={draftField.group(group.code)}
          label={`${group.name}, điểm trên Cổng, tối đa ${formatNumber(group.max)}`}
          lane="score"
          marks={marks}
        />
      </td>
      <td>
        <OwnScore own={own} apart={flaggedDifference(official, own, index)} />
      </td>
      <td>{formatNumber(before, 2)}</td>
      <td>
        <Change now={official} before={before} />
      </td>
    </tr>
  )
}

/** What the filled groups add up to, in hundredths so that no binary dust shows. */
function partialSum({ figures }: LiveFigures, codes: readonly string[]): number | null {
  const present = codes.flatMap((code) => figures.groups[code] ?? [])
  if (present.length === 0) return null
  return present.reduce((sum, score) => sum + Math.round(score * 100), 0) / 100
}
