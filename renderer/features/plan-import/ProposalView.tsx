/**
 * A reading laid open: document on the left, rows, phrases and columns on the right, the head of the letter above. The
 * rows can be put right in a table, or typed into it when there is no document at all.
 */
import { Button, Checkbox, Tabs } from '@mantine/core'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { PlanProposal } from '../../../shared/contract/plan-import.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { matchRows } from '../../../shared/plan/import/match.ts'
import type { OfficeRole } from '../../../shared/plan/plan.ts'
import type { PlanRow, PrintedRow } from '../../../shared/plan/row.ts'
import { useStatus } from '../../app/context.tsx'
import { Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { type CellMarks, cellId } from '../../ui/grid/shape.ts'
import { Note } from '../../ui/Note.tsx'
import { PartyNames } from '../parties/PartyNames.tsx'
import { ColumnTable } from './ColumnTable.tsx'
import { DocumentPane, placeKey } from './DocumentPane.tsx'
import { HeadFields } from './HeadFields.tsx'
import { PhraseList } from './PhraseList.tsx'
import classes from './PlanImport.module.css'
import { usePhrases, useSettled } from './phrases.ts'
import { RowGrid } from './RowGrid.tsx'
import { RowList } from './RowList.tsx'
import { isBlank, rowStore } from './row-store.ts'
import {
  type ColumnChoice,
  doubtfulFirst,
  findingsOf,
  isAsked,
  looksOwn,
  MANY_ROWS,
  noEdits,
  type PlanHead,
  type PlanSource,
  type SavedPlan,
  saveInput,
  takenRows,
  toggled,
} from './state.ts'
import { Differences, fieldWords, IntoPlan } from './Versions.tsx'
import { summary } from './words.ts'

export function ProposalView({
  proposal,
  source,
  onColumns,
  onDrop,
  onSaved,
}: {
  readonly proposal: PlanProposal
  readonly source: PlanSource
  readonly onColumns: (choices: readonly ColumnChoice[]) => void
  readonly onDrop: () => void
  readonly onSaved: (saved: SavedPlan) => void
}) {
  const call = useCall()
  const { today, unitName } = useStatus()
  const [edits, setEdits] = useState(noEdits)
  const [chosen, setChosen] = useState<PlanRow | null>(null)
  const [doubtsFirst, setDoubtsFirst] = useState(true)
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [head, setHead] = useState<PlanHead>(() => headOf(proposal, unitName ?? '', today))

  const byHand = proposal.document.length === 0
  const [editing, setEditing] = useState(byHand)
  const [store] = useState(() => rowStore(proposal.rows))
  const typed = useSyncExternalStore(store.subscribe, store.get)
  const held = useMemo(() => typed.filter((row) => !isBlank(row)), [typed])
  const settled = useSettled(held)
  const tasks = useMemo(() => settled.filter(({ kind }) => kind === 'task'), [settled])
  const parties = useRead('party.resolve', {
    issuer: head.issuer,
    own: head.own,
    rows: tasks.map(({ leads, coordinators }) => ({ leads, coordinators })),
  })
  const counts = parties.state === 'ready' ? parties.value.counts : null

  const date = head.date.trim() === '' ? null : parseDate(head.date, today)
  const year = /^20\d\d$/.test(head.year.trim()) ? Number(head.year) : null
  const ofPlan = { year: year ?? Number(today.slice(0, 4)), date: date?.ok === true ? date.value : null }
  const phrases = usePhrases(settled, proposal, edits.corrected, ofPlan)

  const [into, setInto] = useState<string | null>(null)
  const plans = useRead('plan.list', { year: ofPlan.year })
  const kept = useKept(into)
  const taken = useMemo(() => takenRows(settled, edits), [settled, edits])
  const match = useMemo(() => (kept === null ? null : matchRows(kept, taken)), [kept, taken])
  const differences = useMemo(
    () =>
      new Map(
        match?.rows.flatMap(({ before, changed }, at): [string, string][] => {
          const id = taken[at]?.id
          if (id === undefined || (before !== null && changed.length === 0)) return []
          return [
            [
              id,
              before === null ? 'dòng mới' : `đổi ${changed.map((field) => fieldWords[field]).join(', ')}`,
            ],
          ]
        }) ?? [],
      ),
    [match, taken],
  )

  const findings = useMemo(() => findingsOf(proposal.findings), [proposal])
  const rows = useMemo(
    () => (doubtsFirst ? doubtfulFirst(held, findings) : held),
    [held, findings, doubtsFirst],
  )
  const readings = useMemo(
    () => new Map(phrases.map(({ phrase, reading }) => [phrase, reading.why])),
    [phrases],
  )
  const marks = useMemo(() => marksOf(typed, findings), [typed, findings])
  const doubtful = useMemo(
    () =>
      new Set(
        proposal.rows.flatMap(({ id, at }) =>
          isAsked(findings.get(id)) && at !== undefined ? [placeKey(at)] : [],
        ),
      ),
    [proposal, findings],
  )
  const general = proposal.findings.filter(
    ({ weight, rows: about }) => weight === 'ask' && (about.length === 0 || about.length >= MANY_ROWS),
  )
  const asked = proposal.findings.filter(({ weight }) => weight === 'ask').length
  const certain = phrases.filter(({ reading }) => reading.confidence === 'certain')
  const unsaid = certain.filter(({ phrase }) => !edits.confirmed.has(phrase)).length
  const confirmAll = () =>
    setEdits((before) => ({
      ...before,
      confirmed: new Set([...before.confirmed, ...certain.map(({ phrase }) => phrase)]),
    }))

  async function save() {
    if (year === null || head.title.trim() === '') return setProblem('Cần tên kế hoạch và năm.')
    if (date !== null && !date.ok) return setProblem(date.error.sentence)
    if (into !== null && kept === null) return setProblem('Đang mở bản đang có; thử lại sau giây lát.')
    const now = takenRows(store.get(), edits)
    if (now.length === 0) return setProblem('Chưa có dòng nào để lưu.')
    const lines =
      kept === null
        ? now
        : matchRows(kept, now).rows.map(({ row }, at) => ({ ...now[at], ...row }) as PlanRow)
    setSaving(true)
    setProblem(null)
    const ours = lines.filter(({ kind }) => kind === 'task')
    const resolved = await call('party.resolve', {
      issuer: head.issuer,
      own: head.own,
      rows: ours.map(({ leads, coordinators }) => ({ leads, coordinators })),
    })
    const found = resolved.ok ? resolved.value.roles : []
    const roles = new Map<string, OfficeRole | null>(ours.map(({ id }, at) => [id, found[at] ?? null]))
    const saved = await call(
      'plan.save',
      saveInput(
        lines,
        phrases,
        edits,
        { ...head, date: date === null ? null : date.value, year },
        source,
        into,
        roles,
      ),
    )
    setSaving(false)
    if (!saved.ok) return setProblem(sentence(saved.error))
    onSaved(saved.value)
  }

  return (
    <>
      <HeadFields head={head} today={today} onChange={setHead} />
      <div className={classes.summary} role="status">
        <b>{summary(held)}</b>
        <span>
          {phrases.length} cách ghi thời hạn: {certain.length} đọc chắc, {edits.confirmed.size} đã xác nhận.
        </span>
        {counts === null ? null : (
          <span>
            {counts.lead} chủ trì, {counts.coordinate} phối hợp, {counts.none} không liên quan
            {counts.open === 0 ? '' : `, ${counts.open} chưa rõ`}.
          </span>
        )}
        <span>{asked === 0 ? 'Không có gì phải hỏi.' : `${asked} điều cần hỏi.`}</span>
        <Button
          size="compact-sm"
          variant="default"
          aria-pressed={editing}
          onClick={() => setEditing(!editing)}
        >
          {editing ? 'Xem cạnh văn bản' : 'Sửa trong bảng'}
        </Button>
        {unsaid === 0 ? null : (
          <Button size="compact-sm" variant="default" onClick={confirmAll}>
            Xác nhận cả {unsaid} thời hạn đọc chắc
          </Button>
        )}
        <IntoPlan plans={plans.state === 'ready' ? plans.value : []} into={into} onInto={setInto} />
        <Checkbox
          size="xs"
          label="Dòng đáng ngờ lên trước"
          checked={doubtsFirst}
          onChange={() => setDoubtsFirst(!doubtsFirst)}
        />
      </div>
      {match === null ? null : <Differences match={match} />}
      {general.length === 0 ? null : (
        <details className={classes.general}>
          <summary>{general.length} điều cần hỏi về cả văn bản</summary>
          <ul>
            {general.map(({ type, quote, message }) => (
              <li key={`${type}${quote}${message}`}>{message}</li>
            ))}
          </ul>
        </details>
      )}
      {editing ? <RowGrid store={store} rows={typed} marks={marks} first={chosen?.id ?? null} /> : null}
      <div className={classes.panes} hidden={editing}>
        <DocumentPane
          blocks={proposal.document}
          chosen={chosen?.at === undefined ? null : placeKey(chosen.at)}
          doubtful={doubtful}
          onChoose={(place) => {
            const row = held.find(({ at }) => at !== undefined && placeKey(at) === place)
            if (row !== undefined) setChosen(row)
          }}
        />
        <Tabs defaultValue="rows" keepMounted={false} className={classes.side ?? ''} variant="outline">
          <Tabs.List>
            <Tabs.Tab value="rows">Dòng ({held.length})</Tabs.Tab>
            <Tabs.Tab value="phrases">Thời hạn ({phrases.length})</Tabs.Tab>
            <Tabs.Tab value="parties">Việc của tôi</Tabs.Tab>
            <Tabs.Tab value="columns">Cột</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="rows" className={classes.side ?? ''} style={{ flex: 1 }}>
            <RowList
              rows={rows}
              findings={findings}
              edits={edits}
              chosen={chosen?.id ?? null}
              readings={readings}
              differences={differences}
              onEdit={(row) => {
                setChosen(row)
                setEditing(true)
              }}
              onChoose={setChosen}
              onLeave={(id) => setEdits((before) => ({ ...before, left: toggled(before.left, id) }))}
              onSwap={(id) => setEdits((before) => ({ ...before, swapped: toggled(before.swapped, id) }))}
            />
          </Tabs.Panel>
          <Tabs.Panel value="phrases" className={classes.side ?? ''} style={{ flex: 1 }}>
            <PhraseList
              phrases={phrases}
              edits={edits}
              {...ofPlan}
              onCorrect={(phrase, reading) =>
                setEdits((before) => ({
                  ...before,
                  corrected: new Map(before.corrected).set(phrase, reading),
                  confirmed: new Set([...before.confirmed, phrase]),
                }))
              }
              onConfirm={(phrase) =>
                setEdits((before) => ({ ...before, confirmed: toggled(before.confirmed, phrase) }))
              }
              onConfirmAll={confirmAll}
              onRhythm={(phrase, rhythm) =>
                setEdits((before) => ({ ...before, rhythms: new Map(before.rhythms).set(phrase, rhythm) }))
              }
            />
          </Tabs.Panel>
          <Tabs.Panel value="parties" className={classes.side ?? ''} style={{ flex: 1 }}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable from the keyboard */}
            <section className={classes.phrases} tabIndex={0} aria-label="Các tên trong kế hoạch">
              <Loaded name="party.resolve" read={parties}>
                {(table) => <PartyNames table={table} />}
              </Loaded>
            </section>
          </Tabs.Panel>
          <Tabs.Panel value="columns" className={classes.side ?? ''} style={{ flex: 1 }}>
            <ColumnTable layouts={proposal.layouts} onChoose={onColumns} />
          </Tabs.Panel>
        </Tabs>
      </div>
      <div className={classes.foot}>
        <Button loading={saving} onClick={() => void save()}>
          Lưu kế hoạch ({taken.length} dòng)
        </Button>
        <Button variant="default" onClick={onDrop} disabled={saving}>
          Thôi, không nhập
        </Button>
        {problem === null ? <span>Chưa có gì được lưu.</span> : <Note tone="bad">{problem}</Note>}
      </div>
    </>
  )
}

/** The lines of the plan that this one is a new version of. */
function useKept(id: string | null): readonly PrintedRow[] | null {
  const call = useCall()
  const [found, setFound] = useState<{ readonly id: string; readonly rows: readonly PrintedRow[] } | null>(
    null,
  )
  useEffect(() => {
    if (id === null) return
    let here = true
    void call('plan.get', { id }).then((plan) => {
      if (here && plan.ok) setFound({ id, rows: plan.value.rows })
    })
    return () => {
      here = false
    }
  }, [call, id])
  return found !== null && found.id === id ? found.rows : null
}

/** What is asked about a row stands on its content, or on its time where it is about that. */
function marksOf(rows: readonly PlanRow[], findings: ReturnType<typeof findingsOf>): CellMarks {
  const marks = new Map<string, { weight: 'ask'; text: string }[]>()
  for (const { id } of rows)
    for (const { type, weight, message, rows: about } of findings.get(id) ?? []) {
      if (weight !== 'ask' || about.length >= MANY_ROWS) continue
      const field = /deadline|due|columnsSwapped/i.test(type) ? 'deadline' : 'content'
      const key = cellId(id, field)
      marks.set(key, [...(marks.get(key) ?? []), { weight: 'ask', text: message }])
    }
  return marks
}

function headOf({ facts }: PlanProposal, unit: string, today: string): PlanHead {
  const issuer = facts.issuer ?? ''
  return {
    title: (facts.title ?? 'Kế hoạch').slice(0, 500),
    number: facts.docNo ?? '',
    date: facts.issuedDate === null ? '' : formatDate(facts.issuedDate),
    issuer: issuer || unit,
    year: String(facts.year ?? today.slice(0, 4)),
    own: looksOwn(issuer, unit),
  }
}
