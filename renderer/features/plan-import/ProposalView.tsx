/** A reading laid open: document on the left, rows, phrases and columns on the right, the head of the letter above. */
import { Button, Checkbox, Tabs } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { PlanProposal } from '../../../shared/contract/plan-import.ts'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import type { OfficeRole } from '../../../shared/plan/plan.ts'
import type { PlanRow } from '../../../shared/plan/row.ts'
import { useStatus } from '../../app/context.tsx'
import { Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Note } from '../../ui/Note.tsx'
import { PartyNames } from '../parties/PartyNames.tsx'
import { ColumnTable } from './ColumnTable.tsx'
import { DocumentPane, placeKey } from './DocumentPane.tsx'
import { HeadFields } from './HeadFields.tsx'
import { PhraseList } from './PhraseList.tsx'
import classes from './PlanImport.module.css'
import { RowList } from './RowList.tsx'
import {
  type ColumnChoice,
  doubtfulFirst,
  findingsOf,
  isAsked,
  MANY_ROWS,
  noEdits,
  type PlanHead,
  type PlanSource,
  type SavedPlan,
  saveInput,
  toggled,
} from './state.ts'
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

  const tasks = useMemo(() => proposal.rows.filter(({ kind }) => kind === 'task'), [proposal])
  const parties = useRead('party.resolve', {
    issuer: head.issuer,
    own: head.own,
    rows: tasks.map(({ leads, coordinators }) => ({ leads, coordinators })),
  })
  const counts = parties.state === 'ready' ? parties.value.counts : null

  const findings = useMemo(() => findingsOf(proposal.findings), [proposal])
  const rows = useMemo(
    () => (doubtsFirst ? doubtfulFirst(proposal.rows, findings) : proposal.rows),
    [proposal, findings, doubtsFirst],
  )
  const readings = useMemo(
    () => new Map(proposal.phrases.map(({ phrase, reading }) => [phrase, reading.why])),
    [proposal],
  )
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
  const taken = proposal.rows.length - edits.left.size
  const certain = proposal.phrases.filter(({ reading }) => reading.confidence === 'certain')
  const date = head.date.trim() === '' ? null : parseDate(head.date, today)
  const year = /^20\d\d$/.test(head.year.trim()) ? Number(head.year) : null

  async function save() {
    if (year === null || head.title.trim() === '') return setProblem('Cần tên kế hoạch và năm.')
    if (date !== null && !date.ok) return setProblem(date.error.sentence)
    setSaving(true)
    setProblem(null)
    const found = parties.state === 'ready' ? parties.value.roles : []
    const roles = new Map<string, OfficeRole | null>(tasks.map(({ id }, at) => [id, found[at] ?? null]))
    const saved = await call(
      'plan.save',
      saveInput(
        proposal,
        edits,
        { ...head, date: date === null ? null : date.value, year },
        source,
        null,
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
        <b>{summary(proposal)}</b>
        <span>
          {proposal.phrases.length} cách ghi thời hạn: {certain.length} đọc chắc, {edits.confirmed.size} đã
          xác nhận.
        </span>
        {counts === null ? null : (
          <span>
            {counts.lead} chủ trì, {counts.coordinate} phối hợp, {counts.none} không liên quan
            {counts.open === 0 ? '' : `, ${counts.open} chưa rõ`}.
          </span>
        )}
        <span>{asked === 0 ? 'Không có gì phải hỏi.' : `${asked} điều cần hỏi.`}</span>
        <Checkbox
          size="xs"
          label="Dòng đáng ngờ lên trước"
          checked={doubtsFirst}
          onChange={() => setDoubtsFirst(!doubtsFirst)}
        />
      </div>
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
      <div className={classes.panes}>
        <DocumentPane
          blocks={proposal.document}
          chosen={chosen?.at === undefined ? null : placeKey(chosen.at)}
          doubtful={doubtful}
          onChoose={(place) => {
            const row = proposal.rows.find(({ at }) => at !== undefined && placeKey(at) === place)
            if (row !== undefined) setChosen(row)
          }}
        />
        <Tabs defaultValue="rows" keepMounted={false} className={classes.side ?? ''} variant="outline">
          <Tabs.List>
            <Tabs.Tab value="rows">Dòng ({proposal.rows.length})</Tabs.Tab>
            <Tabs.Tab value="phrases">Thời hạn ({proposal.phrases.length})</Tabs.Tab>
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
              onChoose={setChosen}
              onLeave={(id) => setEdits((before) => ({ ...before, left: toggled(before.left, id) }))}
              onSwap={(id) => setEdits((before) => ({ ...before, swapped: toggled(before.swapped, id) }))}
            />
          </Tabs.Panel>
          <Tabs.Panel value="phrases" className={classes.side ?? ''} style={{ flex: 1 }}>
            <PhraseList
              phrases={proposal.phrases}
              edits={edits}
              onConfirm={(phrase) =>
                setEdits((before) => ({ ...before, confirmed: toggled(before.confirmed, phrase) }))
              }
              onConfirmAll={() =>
                setEdits((before) => ({
                  ...before,
                  confirmed: new Set([...before.confirmed, ...certain.map(({ phrase }) => phrase)]),
                }))
              }
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
          Lưu kế hoạch ({taken} dòng)
        </Button>
        <Button variant="default" onClick={onDrop} disabled={saving}>
          Thôi, không nhập
        </Button>
        {problem === null ? <span>Chưa có gì được lưu.</span> : <Note tone="bad">{problem}</Note>}
      </div>
    </>
  )
}

function headOf({ facts }: PlanProposal, unit: string, today: string): PlanHead {
  const issuer = facts.issuer ?? ''
  return {
    title: (facts.title ?? 'Kế hoạch').slice(0, 500),
    number: facts.docNo ?? '',
    date: facts.issuedDate === null ? '' : formatDate(facts.issuedDate),
    issuer: issuer || unit,
    year: String(facts.year ?? today.slice(0, 4)),
    own: true,
  }
}
