import type { FieldsBody } from '../../../../shared/rules/bodies.ts'
import { Card } from '../../../app/Page.tsx'
import table from '../../../app/table.module.css'

export function FieldsView({ body }: { readonly body: FieldsBody }) {
  return (
    <Card title={`${body.fields.length} lĩnh vực`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Lĩnh vực</th>
            <th scope="col">Tên khác cũng nhận là lĩnh vực này</th>
          </tr>
        </thead>
        <tbody>
          {body.fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">{field.name}</th>
              <td className={table.quiet}>{field.aliases.join(' · ') || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
