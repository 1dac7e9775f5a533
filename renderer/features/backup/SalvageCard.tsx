/** Stands on the backup screen while the database is damaged and opened for reading only. */
import { useStatus } from '../../app/context.tsx'
import { Card } from '../../app/Page.tsx'
import { useEnsure } from '../../app/session.ts'
import { Note } from '../../ui/Note.tsx'
import { Salvage } from './Salvage.tsx'

export function SalvageCard() {
  const { problems } = useStatus()
  const ensure = useEnsure()
  return (
    <Card title="Tệp dữ liệu có chỗ hỏng">
      <Note tone="bad" live={false}>
        SQLite báo: {problems.slice(0, 3).join('; ')}. Nên thử Khôi phục từ bản sao lưu gần nhất trước; nếu
        bản đó cũ quá thì cứu dữ liệu ở đây.
      </Note>
      <Salvage ready={() => ensure('administrator')} />
    </Card>
  )
}
