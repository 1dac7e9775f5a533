import type { CutoffYear } from '../../../shared/contract/cutoff.ts'
import { StatusMark } from '../../app/Mark.tsx'
import table from '../../app/table.module.css'
import { Note } from '../../ui/Note.tsx'

export function CutoffSources({ year: { weekly, kinds } }: { readonly year: CutoffYear }) {
  return (
    <>
      {kinds.length > 0 ? null : (
        <Note tone="info" live={false}>
          Chưa có quy tắc về báo cáo tháng, quý nào còn hiệu lực trong năm này.
        </Note>
      )}
      <div className={table.wrap}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Việc</th>
              <th scope="col">Gửi</th>
              <th scope="col">Tình trạng</th>
              <th scope="col">Căn cứ</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row" className={table.keep}>
                Chốt tuần
              </th>
              <td>–</td>
              <td>
                <StatusMark status={weekly.status} />
              </td>
              <td className={table.quiet}>{weekly.citation}</td>
            </tr>
            {kinds.map(({ code, name, recipient, status, citation, note }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td>{recipient}</td>
                <td>
                  <StatusMark status={status} />
                </td>
                <td className={table.quiet}>
                  {citation}
                  {note === null ? '' : `. ${note}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
