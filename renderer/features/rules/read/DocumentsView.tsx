import { formatDate } from '../../../../shared/dates/words.ts'
import type { DocumentsBody } from '../../../../shared/rules/documents.ts'
import { Card } from '../../../app/Page.tsx'
import table from '../../../app/table.module.css'

export function DocumentsView({ body }: { readonly body: DocumentsBody }) {
  return (
    <Card title={`${body.documents.length} văn bản`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Số, ký hiệu</th>
            <th scope="col">Ngày</th>
            <th scope="col">Trích yếu</th>
          </tr>
        </thead>
        <tbody>
          {body.documents.map(({ number, date, title }) => (
            <tr key={`${number} ${date}`}>
              <th scope="row">{number}</th>
              <td>{formatDate(date)}</td>
              <td>{title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
