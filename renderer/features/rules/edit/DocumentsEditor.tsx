import { Button } from '@mantine/core'
import type { DocumentsBody, KnownDocument } from '../../../../shared/rules/documents.ts'
import { Card } from '../../../app/Page.tsx'
import type { Problems } from '../../../app/problems.ts'
import table from '../../../app/table.module.css'
import classes from '../Rules.module.css'
import { DateCell, TextCell } from './cells.tsx'
import { replaced, without } from './list.ts'

export function DocumentsEditor({
  body: { documents },
  onChange,
  problems,
}: {
  readonly body: DocumentsBody
  readonly onChange: (body: DocumentsBody) => void
  readonly problems: Problems
}) {
  const set = (at: number, document: KnownDocument) =>
    onChange({ documents: replaced(documents, at, document) })
  return (
    <Card
      title={`${documents.length} văn bản`}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onChange({ documents: [...documents, { number: '', date: '', title: '' }] })}
        >
          Thêm văn bản
        </Button>
      }
    >
      <table className={`${table.table} ${classes.cells}`}>
        <thead>
          <tr>
            <th scope="col">Số, ký hiệu</th>
            <th scope="col">Ngày</th>
            <th scope="col">Trích yếu</th>
            <th scope="col" className={table.act}>
              Việc
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; adding or removing one starts all anew
            <tr key={`${at} of ${documents.length}`}>
              <td>
                <TextCell
                  bare
                  label={`Số văn bản ${at + 1}`}
                  value={document.number}
                  onChange={(number) => set(at, { ...document, number })}
                  error={problems[`body.documents.${at}.number`]}
                />
              </td>
              <td>
                <DateCell
                  bare
                  label={`Ngày văn bản ${at + 1}`}
                  value={document.date}
                  onChange={(date) => set(at, { ...document, date })}
                  error={problems[`body.documents.${at}.date`]}
                />
              </td>
              <td>
                <TextCell
                  bare
                  label={`Trích yếu văn bản ${at + 1}`}
                  value={document.title}
                  onChange={(title) => set(at, { ...document, title })}
                  error={problems[`body.documents.${at}.title`]}
                />
              </td>
              <td className={table.act}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="bad"
                  aria-label={`Bỏ văn bản ${document.number || at + 1}`}
                  onClick={() => onChange({ documents: without(documents, at) })}
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
