/** Which program, which office, and who is at work: the one line that never leaves the screen. */
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowsExchange, IconLock } from '@tabler/icons-react'
import { roleWords } from '../../i18n/vi/words.ts'
import { useApp, useStatus } from '../context.tsx'
import { useRefreshStatus } from '../session.ts'
import classes from './Header.module.css'

export function Header() {
  const { client, ui } = useApp()
  const status = useStatus()
  const refresh = useRefreshStatus()
  const user = status.user
  const askPin = () => void ui.getState().askSignIn('anyone')
  const lock = async () => {
    await ui.getState().saveNow()
    await client.invoke('session.signOut', {})
    await refresh()
    ui.getState().notify('Đã khóa. Vẫn xem được số liệu; nhập mã PIN để làm tiếp.')
  }

  return (
    <header className={classes.header}>
      <b className={classes.program}>Sổ Một Cửa</b>
      <span className={classes.unit}>{status.unitName}</span>
      {user === null ? (
        <>
          <span className={classes.nobody}>Chưa ai nhập mã PIN, chỉ xem</span>
          <Button size="compact-md" onClick={askPin}>
            Nhập mã PIN
          </Button>
        </>
      ) : (
        <>
          <Tooltip label="Đổi người thao tác">
            <Button
              size="compact-md"
              variant="default"
              radius="xl"
              rightSection={<IconArrowsExchange size={16} aria-hidden />}
              classNames={{ root: classes.who ?? '', label: classes.whoLabel ?? '' }}
              onClick={askPin}
            >
              Đang thao tác: <b>{user.name}</b>, {roleWords[user.role]}
            </Button>
          </Tooltip>
          <Tooltip label="Khóa lại, không cần đóng chương trình">
            <ActionIcon variant="default" size={32} aria-label="Khóa" onClick={lock}>
              <IconLock size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </>
      )}
    </header>
  )
}
