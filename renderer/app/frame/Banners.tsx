/** What must not be overlooked, above the screen: lost link, made-up data, read-only data, a suspicious clock. */
import { Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconBell, IconFlask, IconLock, IconPlugConnectedX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { instantOf } from '../../../shared/dates/plain.ts'
import { type Reminder, reminderWords } from '../../../shared/week/reminder.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { useNow } from '../clock.ts'
import { useApp, useStatus, useUi } from '../context.tsx'
import { useRead } from '../read.ts'
import { paths } from '../routes.ts'
import { useCall, useRefreshStatus } from '../session.ts'
import classes from './Banners.module.css'

function Banner({
  tone,
  sign,
  children,
  action,
}: {
  readonly tone: 'warn' | 'bad' | 'demo'
  readonly sign: ReactNode
  readonly children: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className={classes.banner} data-tone={tone}>
      {sign}
      <span>{children}</span>
      {action}
    </div>
  )
}

/** A core that starts anew is back sooner than this. */
const LONG_MS = 10_000

/** Always mounted, so that its words are announced when they appear. */
export function LinkBanner() {
  const lost = useUi((ui) => ui.link) === 'lost'
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!lost) return
    const timer = setTimeout(() => setLong(true), LONG_MS)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [lost])
  return (
    <div role="status">
      {lost ? (
        <Banner tone="warn" sign={<IconPlugConnectedX size={18} aria-hidden />}>
          Mất liên lạc với chương trình, đang thử lại… Chữ đã gõ vẫn còn trên màn hình.
          {long
            ? ' Nếu chưa nối lại được: mở lại Sổ Một Cửa từ biểu tượng. Bản nháp đã lưu hiện lại ở cửa sổ mới; chữ gõ sau đó chép từ cửa sổ này sang.'
            : null}
        </Banner>
      ) : null}
    </div>
  )
}

export function Banners() {
  const status = useStatus()
  return (
    <>
      <LinkBanner />
      {status.demo ? <DemoBanner /> : null}
      <ReminderBanner />
      {status.state === 'readOnly' ? (
        <Banner tone="bad" sign={<IconLock size={18} aria-hidden />}>
          <b>Chỉ đọc.</b>{' '}
          {status.problems.length === 0
            ? 'Dữ liệu do phiên bản mới hơn ghi, nên chương trình không ghi gì thêm. Không có gì bị xóa. Hãy cập nhật chương trình.'
            : 'Dữ liệu có chỗ hỏng, nên chương trình không ghi gì thêm. Không có gì bị xóa. Vào Sao lưu để cứu dữ liệu hoặc khôi phục.'}
        </Banner>
      ) : null}
      {status.clockSuspect ? (
        <Banner tone="warn" sign={<IconAlertTriangle size={18} aria-hidden />}>
          <b>Đồng hồ máy bất thường.</b> Vẫn làm việc được, nhưng bảng chốt lúc này sẽ ghi rõ điều đó. Hãy
          chỉnh ngày giờ của Windows.
        </Banner>
      ) : null}
    </>
  )
}

function DemoBanner() {
  const call = useCall()
  const { ui } = useApp()
  const refresh = useRefreshStatus()
  const leave = async () => {
    const result = await call('demo.leave', {})
    if (!result.ok) ui.getState().notify(sentence(result.error), 'bad')
    await refresh()
  }
  return (
    <Banner
      tone="demo"
      sign={<IconFlask size={18} aria-hidden />}
      action={
        <Button size="compact-sm" variant="default" onClick={leave}>
          Rời xã mẫu
        </Button>
      }
    >
      <b>XÃ MẪU – số liệu bịa.</b> Cứ thử mọi nút, số liệu thật không bị đụng đến. Mã PIN chung: 0000.
    </Banner>
  )
}

/** Stays until somebody says that it was seen, or the week is closed; always mounted, so that it is read aloud. */
function ReminderBanner() {
  const reminder = useUi((state) => state.reminder)
  return <div role="status">{reminder === null ? null : <Reminding reminder={reminder} />}</div>
}

function Reminding({ reminder }: { readonly reminder: Reminder }) {
  const { ui } = useApp()
  const now = useNow()
  const weeks = useRead('week.list', { year: Number(reminder.friday.slice(0, 4)) })
  const [, navigate] = useLocation()
  const seen = () => ui.getState().setReminder(null)
  const state = weeks.value?.find(({ friday }) => friday === reminder.friday)?.state ?? 'open'
  if (state !== 'open' && state !== 'overdue') return null
  const minutesLeft = Math.ceil((instantOf(reminder.date, reminder.time) - now) / 60_000)
  return (
    <Banner
      tone="warn"
      sign={<IconBell size={18} aria-hidden />}
      action={
        <Group gap="xs" wrap="nowrap">
          <Button
            size="compact-sm"
            onClick={() => {
              navigate(paths.week(reminder.friday))
              seen()
            }}
          >
            Tới tuần này
          </Button>
          <Button size="compact-sm" variant="default" onClick={seen}>
            Đã biết
          </Button>
        </Group>
      }
    >
      <b>{reminderWords({ ...reminder, minutesLeft })}</b>
    </Banner>
  )
}
