/** When nothing of the database can be read: what happened, that nothing was deleted, and the two ways on. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useStatus } from '../../app/context.tsx'
import { LinkBanner } from '../../app/frame/Banners.tsx'
import { useCall, useRefreshStatus } from '../../app/session.ts'
import { Note } from '../../ui/Note.tsx'
import { RestoreSteps } from '../backup/RestoreSteps.tsx'
import { Salvage } from '../backup/Salvage.tsx'
import classes from '../setup/Setup.module.css'

export function RescueScreen() {
  const status = useStatus()
  const [choice, setChoice] = useState<'look' | 'restore' | 'salvage'>('look')
  const back = () => setChoice('look')
  return (
    <div className={classes.room}>
      <LinkBanner />
      <main className={classes.sheet}>
        {choice === 'look' ? (
          <>
            <h1 className={classes.title}>Không đọc được tệp dữ liệu</h1>
            <p className={classes.lead}>
              Tệp so-mot-cua.db trong thư mục dữ liệu bị hỏng, thường do mất điện hoặc ổ đĩa lỗi. Không có gì
              bị xóa, tệp vẫn nằm nguyên. Hãy lấy lại số liệu bằng một trong hai cách dưới đây.
            </p>
            <Note tone="bad" live={false}>
              Máy báo: {status.problems.slice(0, 3).join('; ')}
            </Note>
            <ul className={classes.doors}>
              <li data-first>
                <h2>Khôi phục từ bản sao lưu</h2>
                <p>Chọn bản mới nhất đã kiểm tra, trên máy này hay trên USB. Xem bên trong rồi mới thay.</p>
                <Button onClick={() => setChoice('restore')}>Chọn bản sao lưu</Button>
              </li>
              <li>
                <h2>Cứu từ tệp hỏng</h2>
                <p>Khi bản sao lưu cũ quá: đọc lại từng dòng còn đọc được, cất riêng tệp hỏng.</p>
                <Button variant="default" onClick={() => setChoice('salvage')}>
                  Cứu dữ liệu
                </Button>
              </li>
              {status.demo ? <LeaveDemo /> : null}
            </ul>
          </>
        ) : null}
        {choice === 'restore' ? <RestoreSteps onBack={back} /> : null}
        {choice === 'salvage' ? (
          <>
            <h1 className={classes.title}>Cứu từ tệp hỏng</h1>
            <Salvage onBack={back} />
          </>
        ) : null}
      </main>
    </div>
  )
}

function LeaveDemo() {
  const call = useCall()
  const refresh = useRefreshStatus()
  return (
    <li>
      <h2>Rời xã mẫu</h2>
      <p>Tệp hỏng là của xã mẫu; số liệu thật của cơ quan nằm riêng.</p>
      <Button
        variant="default"
        onClick={async () => {
          await call('demo.leave', {})
          await refresh()
        }}
      >
        Về cơ quan
      </Button>
    </li>
  )
}
