/** The copies and how far they can be trusted: which were opened again and checked, and where they lie. */
import { Button } from '@mantine/core'
import { IconDeviceFloppy, IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { useStatus, useUi } from '../../app/context.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall, useRefreshStatus } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { recentText } from '../../i18n/vi/format.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Note } from '../../ui/Note.tsx'
import { BackupTable } from './BackupTable.tsx'
import { RestoreSteps } from './RestoreSteps.tsx'
import { SalvageCard } from './SalvageCard.tsx'
import { SecondPlace } from './SecondPlace.tsx'

export function BackupScreen() {
  const status = useStatus()
  const backups = useRead('backup.list', {})
  const call = useCall()
  const refresh = useRefreshStatus()
  const notify = useUi((ui) => ui.notify)
  const [busy, setBusy] = useState(false)
  const [restoring, setRestoring] = useState(false)

  const make = async () => {
    setBusy(true)
    const result = await call('backup.make', {})
    setBusy(false)
    if (!result.ok) return notify(sentence(result.error), 'bad')
    notify('Đã sao lưu và mở lại kiểm tra.')
    await Promise.all([refresh(), backups.reload()])
  }

  return (
    <Page
      title="Sao lưu"
      lead="Mỗi ngày chương trình tự chép một bản, mở lại kiểm tra rồi mới tính là xong. Nên có thêm một nơi thứ hai ngoài máy này."
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconHistory size={18} aria-hidden />}
            onClick={() => setRestoring(true)}
          >
            Khôi phục…
          </Button>
          <Button
            leftSection={<IconDeviceFloppy size={18} aria-hidden />}
            loading={busy}
            onClick={() => void make()}
          >
            Sao lưu ngay
          </Button>
        </>
      }
    >
      {status.backup === null ? (
        <Note tone="warn" live={false}>
          Chưa có bản sao lưu nào được kiểm tra. Bấm Sao lưu ngay.
        </Note>
      ) : (
        <Note tone="ok" live={false}>
          Bản gần nhất đã kiểm tra: {recentText(status.backup.at, status.today)}, ở {status.backup.place}.
        </Note>
      )}
      {status.problems.length === 0 ? null : <SalvageCard />}
      <SecondPlace />
      <Card title="Các bản đang có">
        <Loaded name="backup.list" read={backups}>
          {(list) =>
            list.length === 0 ? <Empty>Chưa có bản sao lưu nào.</Empty> : <BackupTable backups={list} />
          }
        </Loaded>
      </Card>
      {restoring ? (
        <Dialog title="Khôi phục từ bản sao lưu" width={760} onClose={() => setRestoring(false)}>
          <RestoreSteps onBack={() => setRestoring(false)} />
        </Dialog>
      ) : null}
    </Page>
  )
}
