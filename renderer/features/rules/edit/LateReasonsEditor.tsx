import { Button, Checkbox } from '@mantine/core'
import type { LateReason, LateReasonsBody } from '../../../../shared/rules/letter.ts'
import { Card } from '../../../app/Page.tsx'
import type { Problems } from '../../../app/problems.ts'
import table from '../../../app/table.module.css'
import classes from '../Rules.module.css'
import { TextCell } from './cells.tsx'
import { replaced, without } from './list.ts'

export function LateReasonsEditor({
  body: { reasons },
  onChange,
  problems,
}: {
  readonly body: LateReasonsBody
  readonly onChange: (body: LateReasonsBody) => void
  readonly problems: Problems
}) {
  const set = (at: number, reason: LateReason) => onChange({ reasons: replaced(reasons, at, reason) })
  return (
    <Card
      title={`${reasons.length} nguyên nhân`}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onChange({ reasons: [...reasons, { code: '', name: '', incident: false }] })}
        >
          Thêm nguyên nhân
        </Button>
      }
    >
      <table className={`${table.table} ${classes.cells}`}>
        <thead>
          <tr>
            <th scope="col">Nguyên nhân</th>
            <th scope="col">Mã</th>
            <th scope="col">Gắn sự cố</th>
            <th scope="col" className={table.act}>
              Việc
            </th>
          </tr>
        </thead>
        <tbody>
          {reasons.map((reason, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; adding or removing one starts all anew
            <tr key={`${at} of ${reasons.length}`}>
              <td>
                <TextCell
                  bare
                  label={`Nguyên nhân ${at + 1}`}
                  value={reason.name}
                  onChange={(name) => set(at, { ...reason, name })}
                  error={problems[`body.reasons.${at}.name`]}
                />
              </td>
              <td>
                <TextCell
                  bare
                  label={`Mã nguyên nhân ${at + 1}`}
                  value={reason.code}
                  onChange={(code) => set(at, { ...reason, code })}
                  error={problems[`body.reasons.${at}.code`]}
                />
              </td>
              <td>
                <Checkbox
                  size="xs"
                  aria-label={`Nguyên nhân ${at + 1} gắn với nhật ký sự cố`}
                  checked={reason.incident}
                  onChange={(event) => set(at, { ...reason, incident: event.currentTarget.checked })}
                />
              </td>
              <td className={table.act}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="bad"
                  aria-label={`Bỏ nguyên nhân ${reason.name || at + 1}`}
                  onClick={() => onChange({ reasons: without(reasons, at) })}
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
