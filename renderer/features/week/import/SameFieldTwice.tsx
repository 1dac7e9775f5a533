/** Two rows of the source that claim one field: which one holds is asked, the others are left out. */
import { Radio } from '@mantine/core'
import { formatNumber } from '../../../../shared/numbers/vietnamese.ts'
import { sectionWords } from '../table/columns.ts'
import type { Claim, Holders } from './compare.ts'
import classes from './Import.module.css'

export function SameFieldTwice({
  claims,
  holders,
  onHold,
}: {
  readonly claims: readonly Claim[]
  readonly holders: Holders
  readonly onHold: (id: string, row: number) => void
}) {
  return claims.map(({ id, section, field, rows }) => (
    <Radio.Group
      key={id}
      label={`${rows.length} dòng cùng là “${field}” (${sectionWords[section]}). Giữ dòng nào?`}
      value={String(holders.get(id) ?? '')}
      onChange={(value) => onHold(id, Number(value))}
      className={classes.question ?? ''}
    >
      <div className={classes.choices}>
        {rows.map(({ row, raw, v }) => (
          <Radio
            key={row}
            value={String(row)}
            label={`Dòng ${row} “${raw}”: tổng ${formatNumber(v.c3)}, đã giải quyết ${formatNumber(v.c7)}`}
          />
        ))}
      </div>
    </Radio.Group>
  ))
}
