import type { LateReasonsBody } from '../../../../shared/rules/letter.ts'
import { Card } from '../../../app/Page.tsx'
import table from '../../../app/table.module.css'

export function LateReasonsView({ body }: { readonly body: LateReasonsBody }) {
  return (
    <Card title={`${body.reasons.length} nguyên nhân`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Nguyên nhân</th>
            <th scope="col">Gắn với nhật ký sự cố</th>
            <th scope="col">Mã</th>
          </tr>
        </thead>
        <tbody>
          {body.reasons.map(({ code, name, incident }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td>{incident ? 'có' : '–'}</td>
              <td className={table.quiet}>{code}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
