/** What one is asked on the telephone: version, and what this PC can do. */
import { useStatus } from '../../app/context.tsx'
import classes from './About.module.css'

export function About() {
  const status = useStatus()
  return (
    <dl className={classes.facts} aria-label="Về chương trình">
      <dt>Sổ Một Cửa</dt>
      <dd>phiên bản {status.version}, giấy phép MIT</dd>
      <dt>Tạo PDF</dt>
      <dd>{status.canPrintPdf ? 'máy này tạo được' : 'máy này chưa có Chrome hoặc Edge'}</dd>
      <dt>Mạng</dt>
      <dd>không cần; chương trình không gửi gì ra ngoài</dd>
    </dl>
  )
}
