/** From a file to the kept dossiers: what was read, what changed since the list before, what must be answered, and one button. */
import { Button } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ListAnswersGiven, ListPreview } from '../../../shared/contract/dossier.ts'
import { useApp, useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Note } from '../../ui/Note.tsx'
import { Progress } from '../../ui/Progress.tsx'
import {
  carriesTable,
  clipboardSource,
  fileSource,
  type TableSource,
  tableFiles,
} from '../week/import/source.ts'
import classes from './Dossiers.module.css'
import { ListSummary } from './ListSummary.tsx'

type Stage =
  | { readonly at: 'waiting' }
  | { readonly at: 'reading' }
  | { readonly at: 'refused'; readonly problem: string }
  | { readonly at: 'preview'; readonly preview: ListPreview; readonly problem: string | null }
  | { readonly at: 'applying'; readonly preview: ListPreview }

const TITLE = 'Nhập danh sách hồ sơ'

export function ListImport({
  first,
  onClose,
}: {
  /** What was already dropped or pasted; null waits for it. */
  readonly first: TableSource | null
  readonly onClose: () => void
}) {
  const call = useCall()
  const { client } = useApp()
  const notify = useUi((state) => state.notify)
  const [stage, setStage] = useState<Stage>({ at: first === null ? 'waiting' : 'reading' })
  const source = useRef<TableSource | null>(first)
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const job = useRef('')
  const given = useRef<ListAnswersGiven>({ columns: [], states: [] })

  const read = useCallback(
    async (more: Partial<ListAnswersGiven>) => {
      if (source.current === null) return
      const mine = crypto.randomUUID()
      job.current = mine
      given.current = {
        columns: [...given.current.columns, ...(more.columns ?? [])],
        states: [...given.current.states, ...(more.states ?? [])],
      }
      setProgress(null)
      setStage({ at: 'reading' })
      const result = await call('dossier.read', {
        job: mine,
        source: source.current,
        answers: given.current,
      })
      if (job.current !== mine) return
      setStage(
        result.ok
          ? { at: 'preview', preview: result.value, problem: null }
          : { at: 'refused', problem: sentence(result.error) },
      )
    },
    [call],
  )
  const started = useRef(false)
  useEffect(() => {
    if (started.current || first === null) return
    started.current = true
    void read({})
  }, [first, read])
  const waiting = stage.at === 'waiting'
  const take = useCallback(
    (next: TableSource) => {
      source.current = next
      void read({})
    },
    [read],
  )
  const takeFile = useCallback(
    async ([file]: readonly File[]) => {
      if (file !== undefined) take(await fileSource(file))
    },
    [take],
  )
  useEffect(() => {
    if (!waiting) return
    const paste = (event: ClipboardEvent) => {
      const clipboard = event.clipboardData
      if (clipboard === null) return
      event.preventDefault()
      const [file] = clipboard.files
      if (carriesTable(clipboard) || file === undefined) take(clipboardSource(clipboard))
      else void takeFile([file])
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [waiting, take, takeFile])
  useEffect(
    () =>
      client.subscribe('progress', ({ job: of, done, total }) => {
        if (of === job.current) setProgress({ done, total })
      }),
    [client],
  )

  const stop = () => {
    const running = job.current
    job.current = ''
    void call('dossier.cancel', { job: running })
    onClose()
  }
  const apply = async (preview: ListPreview) => {
    setStage({ at: 'applying', preview })
    const result = await call('dossier.apply', { id: preview.id })
    if (!result.ok) {
      setStage({ at: 'preview', preview, problem: sentence(result.error) })
      return
    }
    notify(`Đã nhập danh sách ${result.value.dossiers} hồ sơ.`)
    onClose()
  }

  if (stage.at === 'waiting') {
    return (
      <Dialog title={TITLE} width={620} onClose={onClose}>
        <FileDrop
          words="Thả tệp vào đây"
          onFiles={(files) => void takeFile(files)}
          className={classes.catcher}
        >
          <p>
            Kéo tệp danh sách hồ sơ thả vào đây (.xlsx, .xls, .ods, .csv, .html), hoặc chép bảng rồi bấm{' '}
            <KeyHint keys="Ctrl V" />
          </p>
          <FileButton accept={tableFiles} onFiles={(files) => void takeFile(files)} autoFocus>
            Chọn tệp…
          </FileButton>
        </FileDrop>
      </Dialog>
    )
  }
  if (stage.at === 'reading') {
    return (
      <Dialog title={TITLE} width={620} onClose={stop}>
        <Progress
          label={progress === null ? 'Đang mở tệp' : 'Đang đọc từng hồ sơ'}
          done={progress?.done ?? 0}
          total={progress?.total ?? null}
          onCancel={stop}
        />
      </Dialog>
    )
  }
  if (stage.at === 'refused') {
    return (
      <Dialog
        title={TITLE}
        width={620}
        onClose={onClose}
        foot={
          <Button onClick={onClose} data-autofocus>
            Đóng
          </Button>
        }
      >
        <Note tone="bad">{stage.problem} Các hồ sơ đang có không bị đụng đến.</Note>
      </Dialog>
    )
  }
  const { preview } = stage
  const busy = stage.at === 'applying'
  return (
    <Dialog
      title={TITLE}
      width={900}
      onClose={onClose}
      blocked={busy}
      onSubmit={() => {
        if (preview.refused === null) void apply(preview)
      }}
      foot={
        <>
          {stage.at === 'preview' && stage.problem !== null ? <Note tone="bad">{stage.problem}</Note> : null}
          <Button variant="default" onClick={onClose} disabled={busy}>
            {preview.refused === null ? 'Thôi, không nhập' : 'Đóng'}
          </Button>
          {preview.refused === null ? (
            <Button type="submit" loading={busy} data-autofocus>
              Nhập {preview.dossiers} hồ sơ
            </Button>
          ) : null}
        </>
      }
    >
      <ListSummary preview={preview} onAnswer={(more) => void read(more)} />
    </Dialog>
  )
}
