/**
 * A plan from a file or the clipboard: what was read stands beside the document it was read from, what is doubtful
 * is asked first, and nothing is stored before the officer says so.
 */
import { Button } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { PlanProposal } from '../../../shared/contract/plan-import.ts'
import { useUi } from '../../app/context.tsx'
import { Page } from '../../app/Page.tsx'
import { paths } from '../../app/routes.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { FileButton } from '../../ui/FileButton.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Note } from '../../ui/Note.tsx'
import { Progress } from '../../ui/Progress.tsx'
import classes from './PlanImport.module.css'
import { ProposalView } from './ProposalView.tsx'
import type { ColumnChoice, PlanSource } from './state.ts'

type Stage =
  | { readonly at: 'waiting'; readonly problem: string | null }
  | { readonly at: 'reading'; readonly name: string }
  | { readonly at: 'proposal'; readonly proposal: PlanProposal; readonly source: PlanSource }

const planFiles = '.docx,.xlsx,.xls,.ods,.pdf,.html,.htm,.txt'

/** What the core would refuse anyway; said before the bytes are moved. */
const LARGEST = 25 * 1024 * 1024

/** Nothing read yet: the rows are typed. */
const empty: PlanProposal = {
  facts: { docNo: null, issuedDate: null, year: null, issuer: null, title: null },
  rows: [],
  findings: [],
  phrases: [],
  layouts: [],
  document: [],
}
const nothing: PlanSource = { kind: 'clipboard', html: null, text: null }

const sameColumn = (a: ColumnChoice, b: ColumnChoice): boolean => a.key === b.key && a.column === b.column

export function PlanImportScreen() {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [, go] = useLocation()
  const [stage, setStage] = useState<Stage>({ at: 'waiting', problem: null })
  const [columns, setColumns] = useState<readonly ColumnChoice[]>([])
  const turn = useRef(0)

  const read = useCallback(
    async (source: PlanSource, chosen: readonly ColumnChoice[]) => {
      const mine = ++turn.current
      setColumns(chosen)
      setStage({ at: 'reading', name: source.kind === 'file' ? source.name : 'bảng vừa dán' })
      const result = await call('plan.read', { source, columns: [...chosen] })
      if (mine !== turn.current) return
      setStage(
        result.ok
          ? { at: 'proposal', proposal: result.value, source }
          : { at: 'waiting', problem: sentence(result.error) },
      )
    },
    [call],
  )

  const takeFile = useCallback(
    async (files: readonly File[]) => {
      const [file] = files
      if (file === undefined) return
      if (file.size > LARGEST)
        return setStage({
          at: 'waiting',
          problem: 'Tệp quá lớn so với một bản kế hoạch (quá 25 MB). Lưu lại bản không kèm ảnh rồi chọn lại.',
        })
      void read({ kind: 'file', name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, [])
    },
    [read],
  )

  const waiting = stage.at === 'waiting'
  useEffect(() => {
    if (!waiting) return
    const paste = (event: ClipboardEvent) => {
      const clipboard = event.clipboardData
      if (clipboard === null || (event.target instanceof Element && event.target.closest('input, textarea')))
        return
      event.preventDefault()
      const [file] = clipboard.files
      const html = clipboard.getData('text/html') || null
      const text = clipboard.getData('text/plain') || null
      if (html !== null || text !== null) void read({ kind: 'clipboard', html, text }, [])
      else if (file !== undefined) void takeFile([file])
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [waiting, read, takeFile])

  return (
    <Page
      title="Nhập kế hoạch"
      lead={
        waiting
          ? 'Đọc bảng nhiệm vụ trong văn bản thành danh sách để theo dõi. Xem lại rồi mới lưu; bản gốc được giữ kèm.'
          : undefined
      }
    >
      {stage.at === 'waiting' ? (
        <>
          {stage.problem === null ? null : <Note tone="bad">{stage.problem} Chưa có gì được lưu.</Note>}
          <FileDrop words="Thả kế hoạch vào đây" onFiles={takeFile} className={classes.catcher}>
            <p className={classes.big}>Chọn kế hoạch, quyết định có phụ lục phân công nhiệm vụ</p>
            <FileButton accept={planFiles} onFiles={takeFile} variant="filled">
              Chọn tệp…
            </FileButton>
            <p>
              Word (.docx), Excel, PDF có chữ; hoặc kéo tệp thả vào đây; hoặc chép bảng trong Word, Excel rồi
              bấm <KeyHint keys="Ctrl V" />.
            </p>
            <Button
              variant="default"
              onClick={() => setStage({ at: 'proposal', proposal: empty, source: nothing })}
            >
              Nhập tay vào bảng
            </Button>
          </FileDrop>
        </>
      ) : stage.at === 'reading' ? (
        <Progress
          label={`Đang đọc ${stage.name}`}
          done={0}
          total={null}
          onCancel={() => {
            turn.current++
            setStage({ at: 'waiting', problem: null })
          }}
        />
      ) : (
        <ProposalView
          proposal={stage.proposal}
          source={stage.source}
          onColumns={(chosen) =>
            void read(stage.source, [
              ...columns.filter((old) => !chosen.some((now) => sameColumn(old, now))),
              ...chosen,
            ])
          }
          onDrop={() => setStage({ at: 'waiting', problem: null })}
          onSaved={({ id, rows, tasks }) => {
            notify(`Đã lưu kế hoạch: ${rows} dòng, ${tasks} nhiệm vụ. Bản gốc được giữ kèm.`)
            go(paths.plan(id))
          }}
        />
      )}
    </Page>
  )
}
