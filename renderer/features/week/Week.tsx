/**
 * One week: enter, check, close, approve, print, correct. Three views of the same figures (scores, the whole table,
 * the sheet) and the dialogs that decide; F9 is always the next decision.
 */
import { Button, SegmentedControl } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { WeekView } from '../../../shared/contract/week.ts'
import type { Finding } from '../../../shared/week/content.ts'
import { isEditable } from '../../../shared/week/state.ts'
import { useApp } from '../../app/context.tsx'
import { DocumentForm } from '../../print/DocumentForm.tsx'
import { SheetView } from '../../print/SheetView.tsx'
import { DraftNote } from '../../ui/draft/DraftNote.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import type { GridHandle } from '../../ui/grid/shape.ts'
import { Note } from '../../ui/Note.tsx'
import { Steps } from '../../ui/Steps.tsx'
import { useEvidence } from '../evidence/use-evidence.ts'
import { ApproveDialog } from './decide/ApproveDialog.tsx'
import { CancelCorrection } from './decide/CancelCorrection.tsx'
import { CloseDialog } from './decide/CloseDialog.tsx'
import { CorrectionDialog } from './decide/CorrectionDialog.tsx'
import { tallyOf, tallyWords } from './Findings.tsx'
import { draftSource, frozenSource } from './figure-source.ts'
import { ImportDialog } from './import/ImportDialog.tsx'
import { clipboardSource, fileSource, type TableSource } from './import/source.ts'
import { differenceMarks, findingMarks, joinMarks } from './marks.ts'
import { EarlierRevisionNote, RevisionSwitch } from './Revisions.tsx'
import { ScoresView } from './ScoresView.tsx'
import { CountsTable } from './table/CountsTable.tsx'
import { cellOf, keptRows } from './table/rows.ts'
import { useFigures } from './use-figures.ts'
import { useNow } from './use-now.ts'
import { usePaste } from './use-paste.ts'
import type { WeekHandle } from './use-week.ts'
import classes from './Week.module.css'
import { WeekHeader } from './WeekHeader.tsx'
import type { WeekRules } from './WeekScreen.tsx'
import { weekSteps } from './week-steps.ts'
import { revisionWords } from './week-words.ts'

type View = 'scores' | 'table' | 'sheet'

type OpenDialog =
  | { readonly type: 'import'; readonly first: TableSource | null }
  | { readonly type: 'close' }
  | { readonly type: 'approve' }
  | { readonly type: 'correct' }
  | { readonly type: 'cancelCorrection' }

export function Week({
  handle,
  view,
  rules,
}: {
  readonly handle: WeekHandle
  readonly view: WeekView
  readonly rules: WeekRules
}) {
  const { ui } = useApp()
  const { draft, reload } = handle
  const { head, revisions } = view
  const now = useNow()
  const [shownView, setShownView] = useState<View>('scores')
  const [shownRevision, setShownRevision] = useState<number | null>(null)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [openGroups, setOpenGroups] = useState<ReadonlySet<string>>(new Set())
  const grid = useRef<GridHandle>(null)
  const evidence = useEvidence(head.friday)

  const drafting = isEditable(head.state)
  const latest = revisions.at(-1)
  const shown =
    shownRevision !== null
      ? revisions.find(({ content }) => content.revision === shownRevision)
      : drafting
        ? undefined
        : latest
  const frozen = shown?.content ?? null
  const editing = drafting && shown === undefined
  const source = useMemo(
    () => (frozen === null ? draftSource(draft) : frozenSource(frozen.figures)),
    [frozen, draft],
  )
  const live = useFigures(source, rules.index, frozen)
  const findings = editing ? view.findings : []

  const marks = useMemo(() => {
    const compared =
      shown === undefined
        ? head.state === 'correcting'
          ? latest
          : undefined
        : earlierOf(revisions, shown.content.revision)
    const differences =
      compared === undefined ? new Map() : differenceMarks(live.figures, compared.content.figures)
    return joinMarks(findingMarks(editing ? view.findings : []), differences)
  }, [shown, head.state, latest, revisions, live.figures, editing, view.findings])

  const setTarget = useTarget(grid)

  function jump(finding: Finding) {
    setDialog(null)
    const [field] = finding.fields
    if (field === undefined) {
      if (finding.kind === 'noRows') setDialog({ type: 'import', first: null })
      else document.getElementById('evidence-title')?.scrollIntoView({ block: 'center' })
      return
    }
    if (cellOf(field) !== null) setShownView('table')
    else setShownView('scores')
    const metric = field.startsWith('metric/') ? decodeURIComponent(field.split('/')[1] ?? '') : null
    const group = rules.index.groups.find(({ metrics }) => metrics.some(({ code }) => code === metric))
    if (group !== undefined) toggleGroups([group.code], true)
    setTarget(field)
  }

  function toggleGroups(codes: readonly string[], show: boolean) {
    setOpenGroups((before) => {
      const after = new Set(before)
      for (const code of codes) {
        if (show) after.add(code)
        else after.delete(code)
      }
      return after
    })
  }

  usePaste(
    editing && dialog === null
      ? {
          table: (first) => setDialog({ type: 'import', first }),
          pictures: (files) => void evidence.add(files),
        }
      : null,
  )

  const decide = () => {
    if (dialog !== null) return
    if (drafting) setDialog({ type: 'close' })
    else if (head.state === 'closed') setDialog({ type: 'approve' })
  }
  const latestDecide = useRef(decide)
  latestDecide.current = decide
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F9') return
      event.preventDefault()
      latestDecide.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  /** Pictures and PDF are evidence, everything else may be a table. */
  async function takeFiles(files: readonly File[]) {
    const proofs = files.filter(({ type }) => type.startsWith('image/') || type === 'application/pdf')
    if (proofs.length > 0) void evidence.add(proofs)
    const [table] = files.filter((file) => !proofs.includes(file))
    if (table !== undefined) setDialog({ type: 'import', first: await fileSource(table) })
  }

  const settled = (words: string) => {
    setDialog(null)
    setShownRevision(null)
    ui.getState().notify(words)
    void reload()
  }

  return (
    <FileDrop
      words="Thả bảng Excel hoặc ảnh minh chứng vào đây"
      disabled={!editing || dialog !== null}
      onFiles={takeFiles}
      className={classes.full}
    >
      <div className={classes.week} data-view={shownView}>
        <WeekHeader
          view={view}
          now={now}
          onPasteTable={() => setDialog({ type: 'import', first: null })}
          onFiles={takeFiles}
          onClose={() => setDialog({ type: 'close' })}
          onApprove={() => setDialog({ type: 'approve' })}
          onCorrect={() => setDialog({ type: 'correct' })}
          onCancelCorrection={() => setDialog({ type: 'cancelCorrection' })}
          onSheet={() => setShownView('sheet')}
        />
        <div className={classes.bar}>
          <Steps label="Các bước của tuần" steps={weekSteps(view)} />
          <div className={classes.buttons}>
            <RevisionSwitch
              revisions={revisions}
              drafting={drafting}
              shown={shownRevision}
              onShow={setShownRevision}
            />
            <SegmentedControl
              size="xs"
              aria-label="Xem phần nào của tuần"
              value={shownView}
              onChange={(value) => setShownView(value as View)}
              data={[
                { value: 'scores', label: 'Điểm' },
                { value: 'table', label: 'Bảng 13 cột' },
                { value: 'sheet', label: 'Bảng công khai' },
              ]}
            />
          </div>
        </div>
        <DraftNote draft={draft} />
        {head.state === 'correcting' && shownRevision === null ? (
          <Note tone="warn" live={false}>
            <b>Đang gõ {revisionWords(head.revision + 1)}.</b> Lý do: {view.correctionReason}. Ô có dấu ∆ khác
            bản đã chốt.
          </Note>
        ) : null}
        {head.state === 'returned' && latest?.approval?.reason != null ? (
          <Note tone="warn" live={false}>
            <b>{latest.approval.by.name} trả lại:</b> {latest.approval.reason}
          </Note>
        ) : null}
        {shown !== undefined && shownRevision !== null ? (
          <EarlierRevisionNote
            revision={shown}
            newest={revisions.length}
            onBack={() => setShownRevision(null)}
          />
        ) : null}

        {shownView === 'scores' ? (
          <ScoresView
            view={view}
            rules={rules}
            source={source}
            live={live}
            marks={marks}
            frozen={frozen}
            findings={findings}
            evidence={editing ? evidence : null}
            openGroups={openGroups}
            onToggleGroups={toggleGroups}
            onJump={jump}
            onOpenTable={() => setShownView('table')}
          />
        ) : null}
        {shownView === 'table' ? (
          <CountsTable
            source={source}
            rows={live.figures.rows}
            marks={marks}
            dictionary={rules.fields}
            handle={grid}
            onImport={() => setDialog({ type: 'import', first: null })}
            onPasteTable={({ block, clipboard }) => {
              if (block.every((row) => row.every((cell) => /^[\s\d.,–-]*$/.test(cell)))) return false
              setDialog({ type: 'import', first: clipboardSource(clipboard) })
              return true
            }}
          >
            {editing ? (
              <Button size="compact-md" variant="subtle" onClick={() => setShownView('scores')}>
                {tallyWords(tallyOf(findings))}
              </Button>
            ) : null}
          </CountsTable>
        ) : null}
        {shownView === 'sheet' ? (
          <SheetView
            friday={head.friday}
            revision={frozen?.revision ?? null}
            version={JSON.stringify([
              frozen?.revision,
              shown?.document,
              shown?.approval?.at,
              editing ? view.savedAt : null,
            ])}
          >
            {shown === undefined ? null : (
              <DocumentForm key={shown.hash} revision={shown} onSaved={() => void reload()} />
            )}
          </SheetView>
        ) : null}
      </div>

      {dialog?.type === 'import' ? (
        <ImportDialog
          head={head}
          first={dialog.first}
          current={live.figures.rows}
          dictionary={rules.fields}
          onClose={() => setDialog(null)}
          keep={(rows) => keptRows(rows, draft.store.getState().values)}
          onApplied={(rows, restore) => {
            if (Object.keys(restore).length > 0) draft.set(restore)
            settled(`Đã đưa ${rows} dòng vào bảng 13 cột.`)
            setShownView('table')
            setTarget(FIRST_CELL)
          }}
        />
      ) : null}
      {dialog?.type === 'close' ? (
        <CloseDialog
          view={view}
          index={rules.index}
          live={live}
          draft={draft}
          now={now}
          onJump={jump}
          onClose={() => setDialog(null)}
          onClosed={({ content }) =>
            settled(`Đã chốt, ${revisionWords(content.revision)}. Mời người kiểm duyệt.`)
          }
        />
      ) : null}
      {dialog?.type === 'approve' && latest !== undefined ? (
        <ApproveDialog
          view={view}
          revision={latest}
          index={rules.index}
          onClose={() => setDialog(null)}
          onDecided={({ approval }) =>
            settled(
              approval?.decision === 'approved'
                ? `${approval.by.name} đã duyệt.`
                : 'Đã trả lại cho người chốt.',
            )
          }
        />
      ) : null}
      {dialog?.type === 'correct' ? (
        <CorrectionDialog
          view={view}
          onClose={() => setDialog(null)}
          onStarted={() => {
            settled('Đã mở bản đính chính. Bản đã chốt vẫn nguyên.')
            setShownView('scores')
          }}
        />
      ) : null}
      {dialog?.type === 'cancelCorrection' ? (
        <CancelCorrection
          friday={head.friday}
          onClose={() => setDialog(null)}
          onCancelled={() => settled('Đã bỏ bản đính chính. Bản chốt trước đó là bản mới nhất.')}
        />
      ) : null}
    </FileDrop>
  )
}

/** Where the cursor goes after an import. */
const FIRST_CELL = 'row'

/** What an earlier revision is compared with: the newest; the newest itself, with the one before it. */
function earlierOf(revisions: WeekView['revisions'], shown: number) {
  return shown === revisions.length ? revisions.at(-2) : revisions.at(-1)
}

/**
 * Puts the cursor into a field as soon as it is drawn: after a change of view, or after the answer that brings the
 * row. It does not wait longer than a breath, so as not to take the cursor from somebody at work.
 */
function useTarget(grid: { readonly current: GridHandle | null }): (field: string) => void {
  const wanted = useRef<{ readonly field: string; readonly until: number } | null>(null)
  const [, draw] = useState(0)
  useEffect(() => {
    if (wanted.current === null) return
    const { field, until } = wanted.current
    if (Date.now() > until || focusField(field)) wanted.current = null
  })

  function focusField(field: string): boolean {
    if (field === FIRST_CELL) return grid.current?.focusFirst() ?? false
    const cell = cellOf(field)
    if (cell !== null) return grid.current?.focusCell(cell.row, cell.column) ?? false
    const input = document.querySelector<HTMLInputElement>(`[data-field="${CSS.escape(field)}"]`)
    input?.focus()
    return input !== null
  }

  return (field) => {
    wanted.current = { field, until: Date.now() + 3000 }
    draw((count) => count + 1)
  }
}
