/**
 * Gửi – nhận: a bundle that was opened stands on top with what it would change; below it sending, the hand-over book,
 * keys and cards. A bundle comes by the button, by a drop anywhere, or from Explorer; nothing is applied unasked.
 */
import { IconFolderOpen } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { useUi } from '../../app/context.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import type { GivenBundle } from '../../app/ui.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { FileButton } from '../../ui/FileButton.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Note } from '../../ui/Note.tsx'
import { BookCard } from './BookCard.tsx'
import classes from './Exchange.module.css'
import { KeysCard } from './KeysCard.tsx'
import { OpenedCard } from './OpenedCard.tsx'
import { SendCard } from './SendCard.tsx'

export function ExchangeScreen() {
  const call = useCall()
  const given = useUi((ui) => ui.given)
  const setGiven = useUi((ui) => ui.setGiven)
  const status = useRead('exchange.status', {})
  const [opened, setOpened] = useState<CallOutput<'exchange.open'> | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  /** An effect may run twice; a bundle is opened once. */
  const begun = useRef<GivenBundle | null>(null)

  const open = useCallback(
    async (bundle: GivenBundle) => {
      const result = await call(
        'exchange.open',
        bundle.kind === 'file'
          ? { kind: 'file', name: bundle.name, bytes: bundle.bytes }
          : { kind: 'given', token: bundle.token },
      )
      setOpened(result.ok ? result.value : null)
      setProblem(result.ok ? null : sentence(result.error))
    },
    [call],
  )

  useEffect(() => {
    if (given === null || given === begun.current) return
    begun.current = given
    setGiven(null)
    void open(given)
  }, [given, setGiven, open])

  const take = async (files: readonly File[]) => {
    const file = files[0]
    if (file === undefined) return
    await open({ kind: 'file', name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  }

  return (
    <FileDrop words="Thả gói (.smc) vào đây để xem trước" onFiles={(files) => void take(files)}>
      <Page
        title="Gửi – nhận"
        lead="Số liệu đi bằng gói: một tệp có chữ ký, mang bằng USB hoặc thư điện tử. Gói nào cũng được xem trước, chỉ nhập khi bấm Nhập."
        actions={
          <FileButton
            accept=".smc,.zip"
            variant="filled"
            leftSection={<IconFolderOpen size={18} aria-hidden />}
            onFiles={(files) => void take(files)}
          >
            Mở gói nhận được
          </FileButton>
        }
      >
        {problem === null ? null : <Note tone="bad">{problem}</Note>}
        {opened === null ? null : (
          <OpenedCard
            key={opened.token}
            opened={opened}
            onAgain={() => void open({ kind: 'given', token: opened.token })}
            onClose={() => setOpened(null)}
          />
        )}
        <SendCard />
        <BookCard />
        <Card title="Khóa và thẻ đơn vị">
          <Loaded name="exchange.status" read={status}>
            {(value) => (
              <div className={classes.stack}>
                <KeysCard status={value} />
              </div>
            )}
          </Loaded>
        </Card>
      </Page>
    </FileDrop>
  )
}
