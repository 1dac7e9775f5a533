/** The heading of a document of NĐ 30/2020 as it will be printed, small. */
import { formatLong } from '../../../shared/dates/words.ts'
import { nationalMotto, nationalTitle } from '../../../shared/documents/model.ts'
import { documentNumber } from '../../../shared/documents/phrases.ts'
import classes from './Unit.module.css'
import { type UnitTexts, unitOf } from './unit-fields.ts'

export function HeadingPreview({ texts, today }: { readonly texts: UnitTexts; readonly today: string }) {
  const unit = unitOf(texts)
  return (
    <figure className={classes.paper}>
      <figcaption>Phần đầu văn bản sẽ in như sau</figcaption>
      <div className={classes.heading}>
        <div>
          {unit.superiorLines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {unit.issuingLines.map((line) => (
            <p key={line}>
              <b>{line}</b>
            </p>
          ))}
          <p className={classes.number}>Số: {documentNumber('', texts.documentSymbol)}</p>
        </div>
        <div>
          <p>
            <b>{nationalTitle}</b>
          </p>
          <p>
            <b>{nationalMotto}</b>
          </p>
          <p className={classes.place}>
            {texts.place === '' ? '………' : texts.place}, {formatLong(today)}
          </p>
        </div>
      </div>
    </figure>
  )
}
