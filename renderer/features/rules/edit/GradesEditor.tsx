import { Button } from '@mantine/core'
import type { GradesBody } from '../../../../shared/rules/bodies.ts'
import { Card } from '../../../app/Page.tsx'
import type { Problems } from '../../../app/problems.ts'
import table from '../../../app/table.module.css'
import classes from '../Rules.module.css'
import { ConfidenceCell, NumberCell, TextCell } from './cells.tsx'
import { replaced, without } from './list.ts'

type Band = GradesBody['bands'][number]

export function GradesEditor({
  body,
  onChange,
  problems,
}: {
  readonly body: GradesBody
  readonly onChange: (body: GradesBody) => void
  readonly problems: Problems
}) {
  const set = (at: number, band: Band) => onChange({ bands: replaced(body.bands, at, band) })
  return (
    <Card
      title="Các mức"
      actions={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            onChange({ bands: [...body.bands, { name: '', from: 0, to: 0, confidence: 'unknown' }] })
          }
        >
          Thêm mức
        </Button>
      }
    >
      <table className={`${table.table} ${classes.cells}`}>
        <thead>
          <tr>
            <th scope="col">Xếp loại</th>
            <th scope="col">Từ điểm</th>
            <th scope="col">Đến dưới</th>
            <th scope="col">Mức chắc chắn</th>
            <th scope="col" className={table.act}>
              Việc
            </th>
          </tr>
        </thead>
        <tbody>
          {body.bands.map((band, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; adding or removing one starts all anew
            <tr key={`${at} of ${body.bands.length}`}>
              <td>
                <TextCell
                  bare
                  label={`Tên mức ${at + 1}`}
                  value={band.name}
                  onChange={(name) => set(at, { ...band, name })}
                  error={problems[`body.bands.${at}.name`]}
                />
              </td>
              <td>
                <NumberCell
                  bare
                  label={`Từ điểm, mức ${at + 1}`}
                  value={band.from}
                  onChange={(from) => set(at, { ...band, from })}
                  error={problems[`body.bands.${at}.from`]}
                />
              </td>
              <td>
                <NumberCell
                  bare
                  label={`Đến dưới, mức ${at + 1}`}
                  value={band.to}
                  onChange={(to) => set(at, { ...band, to })}
                  error={problems[`body.bands.${at}.to`]}
                />
              </td>
              <td>
                <ConfidenceCell
                  bare
                  label={`Mức chắc chắn, mức ${at + 1}`}
                  value={band.confidence}
                  onChange={(confidence) => set(at, { ...band, confidence })}
                />
              </td>
              <td className={table.act}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="bad"
                  aria-label={`Bỏ mức ${at + 1}`}
                  onClick={() => onChange({ bands: without(body.bands, at) })}
                >
                  Bỏ
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
