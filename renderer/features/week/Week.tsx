/**
 * One week: enter, check, close, approve, print, correct. Three views of the same figures (scores, the whole table,
 * the sheet) and the dialogs that decide; F9 is always the next decision.
 */
import { Button, SegmentedControl } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { WeekView } from '../../../shared/contract/week.ts'
import { type Copied, isPortalPage } from '../../../shared/index766/portal/page.ts'
import type { ExportForm } from '../../../shared/week/chain.ts'
import type { Finding } from '../../../shared/week/content.ts'
import { isEditable } from '../../../shared/week/state.ts'
import { useNow } from '../../app/clock.ts'
import { useApp } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { DocumentForm } from '../../print/DocumentForm.tsx'
import { SheetView } from '../../print/SheetView.tsx'
import { DraftNote } from '../../ui/draft/DraftNote.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import type { GridHandle } from '../../ui/grid/shape.ts'
import { Steps } from '../../ui/Steps.tsx'
import { useEvidence } from '../evidence/use-evidence.ts'
import { ChainView } from './chain/ChainView.tsx'
import { tallyOf, tallyWords } from './Findings.tsx'
import { draftSource, frozenSource } from './figure-source.ts'
import { clipboardSource, fileSource } from './import/source.ts'
import { differenceMarks, findingMarks, joinMarks } from './marks.ts'
import { useWord } from './period-word.ts'
import { copiedFrom } from './portal/PortalDialog.tsx'
import { RevisionSwitch } from './Revisions.tsx'
import { ScoresView } from './ScoresView.tsx'
import { CountsTable } from './table/CountsTable.tsx'
import { cellOf } from './table/rows.ts'
import { useFigures } from './use-figures.ts'
import { usePaste } from './use-paste.ts'
import { FIRST_CELL, useTarget } from './use-target.ts'
import type { WeekHandle } from './use-week.ts'
import classes from './Week.module.css'
import { type OpenDialog, WeekDialogs, type WeekPart } from './WeekDialogs.tsx'
import { WeekHeader } from './WeekHeader.tsx'
import { WeekNotes } from './WeekNotes.tsx'
import type { WeekRules } from './WeekScreen.tsx'
import { weekSteps } from './week-steps.ts'

export function Week({
  handle,
  view,
  at,
  rules,
}: {
  readonly handle: WeekHandle
  readonly view: WeekView
  /** Where the address points: a draft field, `table`, `evidence`, or nothing. */
  readonly at: string
  readonly rules: WeekRules
}) {
  const { ui } = useApp()
  const word = useWord()
  const call = useCall()
  const { draft, reload } = handle
  const { head, revisions } = view
  const now = useNow()
  const [shownView, setShownView] = useState<WeekPart>('scores')
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
  const live = useFigures(source, rules, frozen)
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address speaks once, when the week is opened
  useEffect(() => {
    if (at === 'table') setShownView('table')
    else if (at === 'evidence') document.getElementById('evidence-title')?.scrollIntoView({ block: 'center' })
    else if (at !== '') goTo(at)
  }, [])

  function jump(finding: Finding) {
    setDialog(null)
    const [field] = finding.fields
    if (field === undefined) {
      if (finding.kind === 'noRows') setDialog({ type: 'import', first: null })
      else document.getElementById('evidence-title')?.scrollIntoView({ block: 'center' })
      return
    }
    goTo(field)
  }

  function goTo(field: string) {
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

  function takePortal(copied: Copied): boolean {
    if (!isPortalPage(copied, rules.index)) return false
    setDialog({ type: 'portal', first: copied })
    return true
  }

  usePaste(
    editing && dialog === null
      ? {
          table: (first) => setDialog({ type: 'import', first }),
          portal: takePortal,
          pictures: (files) => void evidence.add(files),
        }
      : null,
  )

  const decide = () => {
    if (dialog !== null) return
    if (head.state === 'before') setDialog({ type: 'reenter' })
    else if (drafting) setDialog({ type: 'close' })
    else if (head.state === 'closed') setDialog({ type: 'approve' })
    else if (head.state === 'awaitingPaper') setDialog({ type: 'attach' })
    else if (head.state === 'approved') setDialog({ type: 'publish' })
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

  /** Told after the fact: the sheet is out, so a core that cannot be reached changes nothing about that. */
  async function record(revision: number, form: ExportForm) {
    const result = await call('week.recordExport', { friday: head.friday, revision, form })
    if (!result.ok) ui.getState().notify(`Chưa ghi được vào sổ là đã in. ${sentence(result.error)}`, 'warn')
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
          onClose={() => setDialog({ type: head.state === 'before' ? 'reenter' : 'close' })}
          onApprove={() => setDialog({ type: 'approve' })}
          onCorrect={() => setDialog({ type: 'correct' })}
          onCancelCorrection={() => setDialog({ type: 'cancelCorrection' })}
          onSheet={() => setShownView('sheet')}
          onAttach={() => setDialog({ type: 'attach' })}
          onPublish={() => setDialog({ type: 'publish' })}
        />
        <div className={classes.bar}>
          <Steps label={`Các bước của ${word}`} steps={weekSteps(view)} />
          <div className={classes.buttons}>
            <RevisionSwitch
              revisions={revisions}
              drafting={drafting}
              shown={shownRevision}
              onShow={setShownRevision}
            />
            <SegmentedControl
              size="xs"
              aria-label={`Xem phần nào của ${word}`}
              value={shownView}
              onChange={(value) => setShownView(value as WeekPart)}
              data={[
                { value: 'scores', label: 'Điểm' },
                { value: 'table', label: 'Bảng 13 cột' },
                { value: 'sheet', label: 'Bảng công khai' },
                { value: 'chain', label: 'Công khai' },
              ]}
            />
          </div>
        </div>
        <DraftNote draft={draft} />
        <WeekNotes
          view={view}
          earlier={shownRevision === null ? undefined : shown}
          onBack={() => setShownRevision(null)}
        />

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
            onPastePortal={editing ? () => setDialog({ type: 'portal', first: null }) : null}
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
            onPrefill={() => setDialog({ type: 'prefill' })}
            onPasteTable={({ block, clipboard }) => {
              if (block.every((row) => row.every((cell) => /^[\s\d.,–-]*$/.test(cell)))) return false
              if (!takePortal(copiedFrom(clipboard)))
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
              shown?.paper?.approver.id,
              editing ? view.savedAt : null,
            ])}
            onExported={
              shown?.approval?.decision === 'approved'
                ? (form) => void record(shown.content.revision, form)
                : undefined
            }
          >
            {shown === undefined ? null : (
              <DocumentForm key={shown.hash} revision={shown} onSaved={() => void reload()} />
            )}
          </SheetView>
        ) : null}
        {shownView === 'chain' ? (
          <ChainView
            view={view}
            onPublish={head.state === 'approved' ? () => setDialog({ type: 'publish' }) : null}
            onRemoved={() => settled('Đã bỏ, dòng cũ vẫn nằm trong sổ.')}
          />
        ) : null}
      </div>

      <WeekDialogs
        open={dialog}
        view={view}
        rules={rules}
        live={live}
        draft={draft}
        now={now}
        onClose={() => setDialog(null)}
        onJump={jump}
        onSettled={settled}
        onOpen={setDialog}
        onShow={(next) => {
          setShownView(next)
          if (next === 'table') setTarget(FIRST_CELL)
        }}
      />
    </FileDrop>
  )
}

/** What an earlier revision is compared with: the newest; the newest itself, with the one before it. */
function earlierOf(revisions: WeekView['revisions'], shown: number) {
  return shown === revisions.length ? revisions.at(-2) : revisions.at(-1)
}
