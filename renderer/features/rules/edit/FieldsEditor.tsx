import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { FieldsBody } from '../../../../shared/rules/bodies.ts'
import { clean } from '../../../../shared/text/text.ts'
import { Card } from '../../../app/Page.tsx'
import type { Problems } from '../../../app/problems.ts'
import table from '../../../app/table.module.css'
import classes from '../Rules.module.css'
import { TextCell } from './cells.tsx'
import { replaced, without } from './list.ts'

type Field = FieldsBody['fields'][number]

export function FieldsEditor({
  body,
  onChange,
  problems,
}: {
  readonly body: FieldsBody
  readonly onChange: (body: FieldsBody) => void
  readonly problems: Problems
}) {
  const set = (at: number, field: Field) => onChange({ fields: replaced(body.fields, at, field) })
  return (
    <Card
      title={`${body.fields.length} lĩnh vực`}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onChange({ fields: [...body.fields, { name: '', aliases: [] }] })}
        >
          Thêm lĩnh vực
        </Button>
      }
    >
      <table className={`${table.table} ${classes.cells}`}>
        <thead>
          <tr>
            <th scope="col">Lĩnh vực</th>
            <th scope="col">Tên khác, mỗi dòng một tên</th>
            <th scope="col" className={table.act}>
              Việc
            </th>
          </tr>
        </thead>
        <tbody>
          {body.fields.map((field, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; adding or removing one starts all anew
            <tr key={`${at} of ${body.fields.length}`}>
              <td>
                <TextCell
                  bare
                  label={`Tên lĩnh vực ${at + 1}`}
                  value={field.name}
                  onChange={(name) => set(at, { ...field, name })}
                  error={problems[`body.fields.${at}.name`]}
                />
              </td>
              <td>
                <AliasesCell
                  label={`Tên khác của lĩnh vực ${at + 1}`}
                  aliases={field.aliases}
                  onChange={(aliases) => set(at, { ...field, aliases })}
                />
              </td>
              <td className={table.act}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="bad"
                  aria-label={`Bỏ lĩnh vực ${field.name || at + 1}`}
                  onClick={() => onChange({ fields: without(body.fields, at) })}
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

function AliasesCell({
  label,
  aliases,
  onChange,
}: {
  readonly label: string
  readonly aliases: readonly string[]
  readonly onChange: (aliases: string[]) => void
}) {
  const [text, setText] = useState(() => aliases.join('\n'))
  return (
    <Textarea
      aria-label={label}
      size="xs"
      rows={Math.max(1, text.split('\n').length)}
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value
        setText(typed)
        onChange(
          typed
            .split('\n')
            .map(clean)
            .filter((alias) => alias !== ''),
        )
      }}
    />
  )
}
