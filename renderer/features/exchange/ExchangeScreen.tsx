/**
 * Gửi – nhận: a bundle that was opened, or the table of many, stands on top with what it would change; below it
 * sending, the hand-over book, keys and cards. A bundle comes by the button, by a drop anywhere, or from Explorer; nothing is applied unasked.
 */
import { IconFolderOpen } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { isPlainZip } from '../../../shared/bundle/names.ts'
import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts'
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
import { DropCard, type Dropped } from './DropCard.tsx'
import classes from './Exchange.module.css'
import { KeysCard } from './KeysCard.tsx'
import { OpenedCard } from './OpenedCard.tsx'
import { SendCard } from './SendCard.tsx'

/** What goes to the core in one call. */
const mostFiles = 500
const mostBytes = 64 * 1024 * 1024
const busyWords = 'Đang nhận dở. Đợi nhận xong rồi mở tệp khác.'
const tooMuchWords = 'Một lần nhận được nhiều nhất 500 tệp, tất cả không quá 64 MB. Hãy thả từng phần.'

export function ExchangeScreen() {
  const call = useCall()
  const given = useUi((ui) => ui.given)
  const setGiven = useUi((ui) => ui.setGiven)
  const status = useRead('exchange.status', {})
  const [opened, setOpened] = useState<CallOutput<'exchange.open'> | null>(null)
  const [dropped, setDropped] = useState<Dropped | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  /** The tokens of many are given up when something else is opened. */
  const busy = useRef(false)
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
    if (busy.current) return setProblem(busyWords)
    setDropped(null)
    void open(given)
  }, [given, setGiven, open])

  const openMany = async (input: CallInput<'exchange.openMany'>) => {
    const result = await call('exchange.openMany', input)
    setOpened(null)
    setDropped(result.ok && result.value.length > 0 ? result.value : null)
    setProblem(result.ok ? null : sentence(result.error))
  }

  const take = async (chosen: readonly File[]) => {
    if (busy.current) return setProblem(busyWords)
    if (chosen.length > mostFiles || chosen.reduce((sum, { size }) => sum + size, 0) > mostBytes) {
      return setProblem(tooMuchWords)
    }
    const files = await Promise.all(
      chosen.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    )
    const [first] = files
    if (first === undefined) return
    if (files.length > 1 || isPlainZip(first.bytes)) return openMany({ kind: 'files', files })
    setDropped(null)
    await open({ kind: 'file', ...first })
  }

  /** One of many was looked at by itself: the others still wait. */
  const backToMany = () => {
    setOpened(null)
    if (dropped !== null) void openMany({ kind: 'waiting' })
  }

  return (
    <FileDrop
      words="Thả một hay nhiều gói (.smc, .zip) vào đây để xem trước"
      onFiles={(files) => void take(files)}
    >
      <Page
        title="Gửi – nhận"
        lead="Số liệu đi bằng gói: một tệp có chữ ký, mang bằng USB hoặc thư điện tử. Gói nào cũng được xem trước, chỉ nhập khi bấm Nhập."
        actions={
          <FileButton
            accept=".smc,.zip"
            multiple
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
            onClose={backToMany}
          />
        )}
        {dropped === null || opened !== null ? null : (
          <DropCard
            key={dropped[0]?.token}
            busy={busy}
            rows={dropped}
            unitName={status.value?.unitName ?? ''}
            onOpen={(token) => void open({ kind: 'given', token })}
            onClose={() => setDropped(null)}
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
