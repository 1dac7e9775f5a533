/** What two PCs of the office said differently, side by side, for a person to settle. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Note } from '../../ui/Note.tsx'
import { ConflictCard } from './ConflictCard.tsx'

type List = CallOutput<'conflict.list'>

export function ConflictsScreen() {
  const read = useRead('conflict.list', {})
  return (
    <Page
      title="Hai bản khác nhau"
      lead="Hai máy của cơ quan cùng sửa một việc khi chưa trao đổi gói với nhau. Chương trình tạm dùng một bản và giữ nguyên bản kia để anh chị chọn."
    >
      <Loaded name="conflict.list" read={read}>
        {(list) => <Lists list={list} />}
      </Loaded>
    </Page>
  )
}

function Lists({ list: { conflicts, forks, doubled } }: { readonly list: List }) {
  const [done, setDone] = useState<string | null>(null)
  return (
    <>
      {done === null ? null : <Note tone="ok">{done}</Note>}
      {forks.map(({ pc, epoch, seq, seenAt }) => (
        <Note key={`${epoch}/${seq}`} tone="bad" live={false}>
          Gói của {pc} có dòng số {seq} (kỳ {epoch}) khác dòng đang có ở đây, thấy lúc {instantText(seenAt)}.
          Có lẽ thư mục dữ liệu đã bị chép thành hai bản cùng làm việc. Không dòng nào được nhập; hãy chọn một
          bản để dùng tiếp, bản kia thêm lại như máy mới rồi gõ lại phần còn thiếu.
        </Note>
      ))}
      {doubled.map(({ year, number, letters }) => (
        <Note
          key={`${year}/${number}`}
          tone="bad"
          live={false}
          action={<Link to={paths.letters}>Mở sổ phiếu xin lỗi</Link>}
        >
          {letters} phiếu xin lỗi cùng mang số {number} năm {year}, do hai máy cùng cấp số. Giữ một phiếu; hủy
          phiếu kia và ban hành lại với số khác.
        </Note>
      ))}
      {conflicts.length === 0 ? (
        <Card>
          <Empty>Không có bản nào khác nhau.</Empty>
        </Card>
      ) : (
        conflicts.map((conflict) => (
          <ConflictCard key={`${conflict.hash}/${conflict.field}`} conflict={conflict} onDone={setDone} />
        ))
      )}
    </>
  )
}
