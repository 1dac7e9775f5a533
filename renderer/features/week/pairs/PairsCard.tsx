/** The pairs of the week: two counts each and the rate they make. Typed here, never worked out from a rate. */
import type { PairsBody } from '../../../../shared/rules/figures.ts'
import type { WeekFigures } from '../../../../shared/week/content.ts'
import { draftField } from '../../../../shared/week/draft.ts'
import { pairOf, rateText } from '../../../../shared/week/pairs.ts'
import type { FigureSource } from '../figure-source.ts'
import type { FieldMarks } from '../marks.ts'
import { capital, useWord } from '../period-word.ts'
import { FigureBox } from '../scores/FigureBox.tsx'
import { useLanes } from '../scores/lanes.ts'
import classes from './Pairs.module.css'

export function PairsCard({
  source,
  figures,
  dictionary,
  marks,
}: {
  readonly source: FigureSource
  readonly figures: WeekFigures
  readonly dictionary: PairsBody
  readonly marks: FieldMarks
}) {
  const word = useWord()
  const lanes = useLanes(source)
  const entered = dictionary.pairs.filter(({ code }) => Object.hasOwn(figures.pairs, code))
  const shown = source.set === null ? entered : dictionary.pairs
  return (
    <>
      <div className={classes.over}>
        <h2 id="pairs-title">Các tỷ lệ trong {word}</h2>
        <span className={classes.quiet}>
          {entered.length === 0 ? 'chưa nhập' : `${entered.length}/${dictionary.pairs.length} có số liệu`}
        </span>
      </div>
      {shown.length === 0 ? (
        <p className={classes.quiet}>{capital(word)} này không nhập tử số, mẫu số riêng.</p>
      ) : (
        <table className={classes.table} {...lanes}>
          <thead>
            <tr>
              <th scope="col">Nội dung</th>
              <th scope="col">Tử số</th>
              <th scope="col">Mẫu số</th>
              <th scope="col">Tỷ lệ</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ code, name, numerator, denominator, note }) => (
              <tr key={code}>
                <th scope="row" title={[`${numerator} / ${denominator}.`, note].filter(Boolean).join('\n')}>
                  {name}
                </th>
                <td>
                  <FigureBox
                    source={source}
                    field={draftField.pair(code, 'numerator')}
                    label={`${name}, tử số: ${numerator}`}
                    lane="numerator"
                    marks={marks}
                  />
                </td>
                <td>
                  <FigureBox
                    source={source}
                    field={draftField.pair(code, 'denominator')}
                    label={`${name}, mẫu số: ${denominator}`}
                    lane="denominator"
                    marks={marks}
                  />
                </td>
                <td className={classes.rate}>{rateText(pairOf(figures, code))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
