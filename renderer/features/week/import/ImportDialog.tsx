/**
 * From a pasted block or a file to the draft: what was understood is shown whole, what is not known is asked, and
 * nothing changes before the button is pressed.
 */
import { Button } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { TableProposal } from '../../../../shared/contract/week.ts'
import type { FieldsBody } from '../../../../shared/rules/bodies.ts'
import type { StatsRow } from '../../../../shared/stats/form.ts'
import { useCall } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FileButton } from '../../../ui/FileButton.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { KeyHint } from '../../../ui/KeyHint.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { useWord } from '../period-word.ts'
import { weekTitle } from '../week-words.ts'
import { type Answers, answerId, compareTable, type Holders } from './compare.ts'
import classes from './Import.module.css'
import { ProposalView } from './ProposalView.tsx'
import { carriesTable, clipboardSource, fileSource, type TableSource, tableFiles } from './source.ts'

type Stage =
  | { readonly at: 'waiting'; readonly problem: string | null }
  | { readonly at: 'reading'; readonly name: string }
  | { readonly at: 'proposal'; readonly proposal: TableProposal; readonly problem: string | null }
  | { readonly at: 'applying'; readonly proposal: TableProposal }

export function ImportDialog({
  head,
  first,
  current,
  dictionary,
  keep: textsOf,
  onClose,
  onApplied,
}: {
  readonly head: { readonly friday: string; readonly from: string; readonly to: string }
  /** What was already pasted, dropped or chosen; null opens the dialog waiting for it. */
  readonly first: TableSource | null
  readonly current: readonly StatsRow[]
  readonly dictionary: FieldsBody
  readonly onClose: () => void
  /** The texts of rows that the table does not name, as they stand before it takes their place. */
  readonly keep: (rows: readonly StatsRow[]) => Readonly<Record<string, string>>
  /** `restore`: what the officer wants to keep of them. */
  readonly onApplied: (rows: number, restore: Readonly<Record<string, string>>) => void
}) {
  const word = useWord()
  const call = useCall()
  const [stage, setStage] = useState<Stage>({ at: 'waiting', problem: null })
  const [answers, setAnswers] = useState<Answers>(new Map())
  const [holders, setHolders] = useState<Holders>(new Map())
  const [keep, setKeep] = useState<boolean | null>(null)
  const source = useRef<TableSource | null>(null)
  const replies = useRef<Readonly<Record<string, string>>>({})
  const turn = useRef(0)

  const read = useCallback(
    async (from: TableSource, given: Readonly<Record<string, string>>) => {
      const mine = ++turn.current
      source.current = from
      replies.current = given
      setStage({ at: 'reading', name: from.kind === 'file' ? from.name : 'bảng vừa dán' })
      const result = await call('week.readTable', {
        friday: head.friday,
        source: from,
        ...(Object.keys(given).length === 0 ? {} : { answers: given }),
      })
      if (mine !== turn.current) return
      setStage(
        result.ok
          ? { at: 'proposal', proposal: result.value, problem: null }
          : { at: 'waiting', problem: sentence(result.error) },
      )
    },
    [call, head.friday],
  )

  const started = useRef(false)
  useEffect(() => {
    if (first === null || started.current) return
    started.current = true
    void read(first, {})
  }, [first, read])

  const takeFile = useCallback(
    async (files: readonly File[]) => {
      const [file] = files
      if (file !== undefined) void read(await fileSource(file), {})
    },
    [read],
  )

  const waiting = stage.at === 'waiting'
  useEffect(() => {
    if (!waiting) return
    const paste = (event: ClipboardEvent) => {
      const clipboard = event.clipboardData
      if (clipboard === null) return
      event.preventDefault()
      const [file] = clipboard.files
      if (carriesTable(clipboard) || file === undefined) void read(clipboardSource(clipboard), {})
      else void takeFile([file])
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [waiting, read, takeFile])

  async function apply(proposal: TableProposal, kept: readonly StatsRow[]) {
    const restore = textsOf(kept)
    setStage({ at: 'applying', proposal })
    const asked = new Map(proposal.unknown.map((name) => [answerId(name), name]))
    const fields = [...asked].map(([id, { raw, section }]) => ({
      raw,
      section,
      field: answers.get(id) ?? null,
    }))
    const leaveOut = compareTable(proposal, answers, current, holders)
      .claims.flatMap(({ id, rows }) => rows.filter(({ row }) => holders.get(id) !== row))
      .map(({ row }) => row)
    const result = await call('week.applyTable', { friday: head.friday, id: proposal.id, fields, leaveOut })
    if (result.ok) onApplied(result.value.rows, restore)
    else setStage({ at: 'proposal', proposal, problem: sentence(result.error) })
  }

  if (stage.at === 'proposal' || stage.at === 'applying') {
    const { proposal } = stage
    const comparison = compareTable(proposal, answers, current, holders)
    const open = new Set(
      comparison.rows.filter(({ kind }) => kind === 'open').map(({ row }) => answerId(row)),
    )
    const otherPeriod =
      proposal.period !== null && (proposal.period.from !== head.from || proposal.period.to !== head.to)
    const keeping = keep ?? keepsByItself(proposal, comparison.untouched)
    const kept = keeping ? comparison.untouched : []
    const undecided = comparison.claims.filter(({ id }) => !holders.has(id))
    const ready = open.size === 0 && undecided.length === 0
    const taken = comparison.rows.filter(({ kind }) => !['left', 'open', 'twice'].includes(kind)).length
    return (
      <Dialog
        title={`Đưa bảng 13 cột vào ${word}`}
        width={1080}
        onClose={onClose}
        blocked={stage.at === 'applying'}
        onSubmit={() => {
          if (ready && taken > 0) void apply(proposal, kept)
        }}
        foot={
          <>
            {stage.at === 'proposal' && stage.problem !== null ? (
              <Note tone="bad">{stage.problem}</Note>
            ) : null}
            {open.size > 0 ? (
              <span className={classes.footNote}>Còn {open.size} tên lĩnh vực chưa chọn.</span>
            ) : undecided.length > 0 ? (
              <span className={classes.footNote}>
                Còn {undecided.length} lĩnh vực chưa chọn dòng giữ lại.
              </span>
            ) : null}
            <Button variant="default" onClick={onClose} disabled={stage.at === 'applying'}>
              Thôi, không đưa vào
            </Button>
            <Button
              type="submit"
              loading={stage.at === 'applying'}
              disabled={!ready || taken === 0}
              data-autofocus
              color={otherPeriod ? 'bad' : 'accent'}
            >
              {otherPeriod
                ? `Vẫn đưa ${taken} dòng vào ${weekTitle(head).toLowerCase()}`
                : `Đưa ${taken} dòng vào ${word}`}
            </Button>
          </>
        }
      >
        <ProposalView
          head={head}
          proposal={proposal}
          comparison={comparison}
          answers={answers}
          dictionary={dictionary}
          replies={replies.current}
          holders={holders}
          onHold={(id, row) => setHolders((before) => new Map(before).set(id, row))}
          keeping={keeping}
          onKeep={setKeep}
          onAnswer={(id, field) => setAnswers((before) => new Map(before).set(id, field))}
          onForget={(id) =>
            setAnswers((before) => {
              const after = new Map(before)
              after.delete(id)
              return after
            })
          }
          onReply={(kind, value) => {
            if (source.current !== null) void read(source.current, { ...replies.current, [kind]: value })
          }}
        />
      </Dialog>
    )
  }

  return (
    <Dialog title={`Đưa bảng 13 cột vào ${word}`} width={620} onClose={onClose}>
      {stage.at === 'reading' ? (
        <Progress label={`Đang đọc ${stage.name}`} done={0} total={null} onCancel={onClose} />
      ) : (
        <>
          {stage.problem === null ? null : (
            <Note tone="bad">
              {stage.problem} Bảng của {word} chưa bị đụng đến.
            </Note>
          )}
          <FileDrop words="Thả tệp vào đây" onFiles={takeFile} className={classes.catcher}>
            <p className={classes.big}>
              Chép bảng trong Excel rồi bấm <KeyHint keys="Ctrl V" />
            </p>
            <p>hoặc kéo tệp thả vào đây (.xlsx, .xls, .ods, .csv, .html)</p>
            <FileButton accept={tableFiles} onFiles={takeFile}>
              Chọn tệp…
            </FileButton>
          </FileDrop>
        </>
      )}
    </Dialog>
  )
}

/** Half a form was copied: the other system's rows stay unless the officer says otherwise. */
const keepsByItself = (proposal: TableProposal, untouched: readonly StatsRow[]): boolean =>
  untouched.every(({ section }) => proposal.rows.every((row) => row.section !== section))
