/** What gives trust, always in sight: the draft, the last verified copy and where it lies, the clock. */
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { clockText, recentText } from '../../i18n/vi/format.ts'
import { useApp, useStatus, useUi } from '../context.tsx'
import { paths } from '../routes.ts'
import classes from './Footer.module.css'

function Fact({ good, children }: { readonly good: boolean; readonly children: ReactNode }) {
  const Sign = good ? IconCircleCheck : IconAlertTriangle
  return (
    <span className={classes.fact} data-good={good}>
      <Sign size={15} aria-hidden />
      <span>{children}</span>
    </span>
  )
}

export function Footer() {
  const { ui } = useApp()
  const status = useStatus()
  const savedAt = useUi((state) => state.savedAt)
  const { backup, secondPlace } = status
  return (
    <footer className={classes.footer}>
      {savedAt === null ? null : <Fact good>Đã lưu nháp {clockText(savedAt)}</Fact>}
      <Fact good={backup !== null && secondPlace !== null}>
        {backup === null
          ? 'Chưa có bản sao lưu nào được kiểm tra'
          : `Sao lưu đã kiểm tra: ${recentText(backup.at, status.today)} · ${backup.place}`}
        {secondPlace === null ? (
          <>
            {' · '}
            <Link to={paths.backup}>chọn nơi sao lưu thứ hai</Link>
          </>
        ) : null}
      </Fact>
      <Fact good={!status.clockSuspect}>
        {status.clockSuspect ? 'Đồng hồ máy bất thường' : 'Đồng hồ máy bình thường'}
      </Fact>
      <button
        type="button"
        className={classes.help}
        onClick={() => ui.getState().setHelp(!ui.getState().help)}
      >
        <kbd>F1</kbd> Trợ giúp
      </button>
    </footer>
  )
}
