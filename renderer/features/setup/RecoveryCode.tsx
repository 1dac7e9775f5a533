/** The recovery code, once: nothing goes on before somebody says that it is kept. */
import { Button, Checkbox } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { formatLong } from '../../../shared/dates/words.ts'
import { useApp, useUi } from '../../app/context.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './RecoveryCode.module.css'

export function RecoveryCode({ code }: { readonly code: string }) {
  const { ui } = useApp()
  const status = useUi((state) => state.status)
  const [kept, setKept] = useState(false)
  return (
    <main className={classes.room}>
      <div className={classes.sheet}>
        <h1>Cất thẻ mã khôi phục</h1>
        <p>
          Khi quản trị cuối cùng quên mã PIN, chỉ mã này mở lại được. Mã hiện <b>một lần duy nhất</b>: in ra
          hoặc chép tay, cất vào két cùng con dấu.
        </p>
        <section className={classes.card} aria-label="Thẻ mã khôi phục">
          <p className={classes.small}>Sổ Một Cửa – thẻ mã khôi phục</p>
          <p className={classes.unit}>{status?.unitName}</p>
          <p className={classes.code}>{code}</p>
          <p className={classes.small}>
            {status === null ? '' : `Lập ${formatLong(status.today)}. `}Thẻ lập trước ngày này không còn dùng
            được. Ai cầm thẻ có thể đặt lại mã PIN của quản trị.
          </p>
        </section>
        <Note tone="warn" live={false}>
          Không chụp ảnh gửi qua Zalo, không dán lên màn hình.
        </Note>
        <Checkbox
          label="Tôi đã in hoặc chép đủ mã và cất thẻ"
          checked={kept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
        <div className={classes.foot}>
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            In thẻ
          </Button>
          <Button disabled={!kept} onClick={() => ui.getState().setRecoveryCode(null)}>
            Vào sổ
          </Button>
        </div>
      </div>
    </main>
  )
}
