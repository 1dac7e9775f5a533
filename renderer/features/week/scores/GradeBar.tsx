/** The total on the scale of the grades: where it stands, its band in words, and how far the next band is. */

import { gradeOf } from '../../../../shared/index766/grade.ts'
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import type { GradesBody } from '../../../../shared/rules/bodies.ts'
import classes from './GradeBar.module.css'
import { isSure } from './OwnScore.tsx'

export function GradeBar({ total, grades }: { readonly total: number | null; readonly grades: GradesBody }) {
  const bands = [...grades.bands].sort((a, b) => a.from - b.from)
  const end = Math.max(...bands.map(({ to }) => to))
  const grade = gradeOf(total, grades)
  const next = total === null ? undefined : bands.find(({ from }) => from > total)
  return (
    <div className={classes.grade}>
      <p className={classes.words}>
        {total === null ? (
          <span className={classes.waiting}>Xếp loại hiện ra khi đủ điểm các nhóm.</span>
        ) : (
          <>
            <span className={classes.total}>{formatNumber(total, 2)}</span>
            <span className={classes.of}>/{formatNumber(end)} điểm</span>
            {grade === null ? null : <b className={classes.name}>{grade.name}</b>}
            {grade !== null && !isSure(grade.confidence) ? (
              <span className={classes.of}>(khung điểm chưa đối chiếu văn bản)</span>
            ) : null}
            {next === undefined ? null : (
              <span className={classes.next}>
                còn {formatNumber(Math.round((next.from - total) * 100) / 100, 2)} điểm đến {next.name}
              </span>
            )}
          </>
        )}
      </p>
      <div className={classes.scale} aria-hidden>
        {bands.map((band) => (
          <span
            key={band.name}
            className={classes.band}
            data-on={band.name === grade?.name || undefined}
            style={{ flexGrow: band.to - band.from }}
          >
            <span className={classes.bandName}>{band.name}</span>
            <span className={classes.from}>{formatNumber(band.from)}</span>
          </span>
        ))}
        {total === null ? null : (
          <span
            className={classes.pin}
            style={{ left: `${(Math.min(end, Math.max(0, total)) / end) * 100}%` }}
          />
        )}
      </div>
    </div>
  )
}
