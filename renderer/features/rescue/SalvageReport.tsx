/** What a salvage saved and what is missing. It stands until somebody has read it. */
import { Button } from '@mantine/core'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { useApp } from '../../app/context.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from '../setup/Setup.module.css'

export function SalvageReport({ report }: { readonly report: CallOutput<'backup.salvage'> }) {
  const { ui } = useApp()
  return (
    <div className={classes.room}>
      <main className={classes.sheet}>
        <h1 className={classes.title}>Đã cứu xong</h1>
        <ul>
          {report.words.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Note tone="info" live={false}>
          Tệp hỏng được cất nguyên ở <b>{report.setAside}</b> trong thư mục dữ liệu. Chỗ nào thiếu, bản sao
          lưu gần nhất có thể còn: vào Sao lưu để xem và khôi phục.
        </Note>
        <p>
          <Button onClick={() => ui.getState().setSalvaged(null)}>Mở sổ</Button>
        </p>
      </main>
    </div>
  )
}
