import { type CutoffsBody, windowWords } from '../../../../shared/rules/cutoffs.ts'
import { ConfidenceMark, StatusMark } from '../../../app/Mark.tsx'
import { Card } from '../../../app/Page.tsx'
import table from '../../../app/table.module.css'
import { dueText, everyWords, whenOffWords } from '../words.ts'

export function CutoffsView({ body }: { readonly body: CutoffsBody }) {
  return (
    <Card title="Các kỳ báo cáo">
      <div className={table.wrap}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Báo cáo</th>
              <th scope="col">Hạn gửi</th>
              <th scope="col">Số liệu</th>
              <th scope="col">Gặp ngày nghỉ</th>
              <th scope="col">Gửi</th>
              <th scope="col">Tình trạng</th>
              <th scope="col">Mức chắc chắn</th>
              <th scope="col">Căn cứ</th>
            </tr>
          </thead>
          <tbody>
            {body.cutoffs.map((cutoff) => (
              <tr key={cutoff.code}>
                <th scope="row">{cutoff.name}</th>
                <td>
                  {dueText(cutoff)} {everyWords[cutoff.every]}
                </td>
                <td>
                  {windowWords(cutoff) ?? 'văn bản không nêu'}
                  {cutoff.closing == null ? '' : `; chốt tháng ${cutoff.closing.time}`}
                </td>
                <td>{whenOffWords[cutoff.whenOff]}</td>
                <td>{cutoff.recipient}</td>
                <td>
                  <StatusMark status={cutoff.status} />
                </td>
                <td>
                  <ConfidenceMark confidence={cutoff.confidence} />
                </td>
                <td className={table.quiet}>
                  {cutoff.citation}
                  {cutoff.note === undefined ? '' : `. ${cutoff.note}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
