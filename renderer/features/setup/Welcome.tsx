/** Four doors, each said in one sentence. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useApp } from '../../app/context.tsx'
import { useRefreshStatus } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Note } from '../../ui/Note.tsx'
import classes from './Setup.module.css'
import type { Choice } from './SetupScreen.tsx'

export function Welcome({
  begun,
  onChoose,
}: {
  /** Something was typed on the form before. */
  readonly begun: boolean
  readonly onChoose: (choice: Choice) => void
}) {
  const { client } = useApp()
  const refresh = useRefreshStatus()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const openDemo = async () => {
    setBusy(true)
    const result = await client.invoke('demo.open', {})
    setBusy(false)
    if (!result.ok) return setProblem(sentence(result.error))
    await refresh()
  }
  return (
    <>
      <h1 className={classes.title}>Sổ Một Cửa</h1>
      <p className={classes.lead}>
        Dán số liệu 766 chiều thứ Sáu, kiểm tra, chốt, duyệt rồi in bảng công khai. Mọi thứ nằm trên máy này,
        không cần mạng.
      </p>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <ul className={classes.doors}>
        <li data-first>
          <h2>Khai báo cơ quan</h2>
          <p>
            {begun
              ? 'Những gì đã gõ lần trước vẫn còn.'
              : 'Ba bước ngắn: cơ quan, người ký, người dùng. Chừng 5 phút, sửa lại lúc nào cũng được.'}
          </p>
          <Button onClick={() => onChoose('form')}>{begun ? 'Khai báo tiếp' : 'Bắt đầu khai báo'}</Button>
        </li>
        <li>
          <h2>Máy thứ hai của cơ quan</h2>
          <p>Cơ quan đã dùng Sổ Một Cửa ở máy khác: nhận gói từ máy ấy, hai máy cùng giữ một sổ.</p>
          <Button variant="default" onClick={() => onChoose('join')}>
            Nhận gói từ máy kia
          </Button>
        </li>
        <li>
          <h2>Xem thử xã mẫu</h2>
          <p>Một xã bịa với sáu tháng số liệu, để bấm thử mọi nút. Nằm riêng, không lẫn với số liệu thật.</p>
          <Button variant="default" loading={busy} onClick={() => void openDemo()}>
            Mở xã mẫu
          </Button>
        </li>
        <li>
          <h2>Khôi phục từ bản sao lưu</h2>
          <p>Máy cũ hỏng hay đổi máy: lấy lại số liệu từ USB, ổ D: hoặc một tệp sao lưu.</p>
          <Button variant="default" onClick={() => onChoose('restore')}>
            Khôi phục
          </Button>
        </li>
      </ul>
    </>
  )
}
