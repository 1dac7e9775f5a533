/**
 * A made-up core that keeps one week: it reads, scores and checks the draft with the shared rules and freezes what
 * it is told to close, so that the screens meet the answers the real core gives.
 */
import type { WeekFromList } from '../../shared/contract/list-figures.ts'
import type { TableProposal, WeekHead, WeekView } from '../../shared/contract/week.ts'
import { filling } from '../../shared/dossier/figures/fill.ts'
import { gradeOf } from '../../shared/index766/grade.ts'
import { scoreIndex, sumOfficial } from '../../shared/index766/score.ts'
import { err, ok } from '../../shared/result.ts'
import type { RuleOf } from '../../shared/rules/bodies.ts'
import type { StatsRow } from '../../shared/stats/form.ts'
import { columns } from '../../shared/stats/form.ts'
import { chainOf, type Publication, type SheetExport } from '../../shared/week/chain.ts'
import type { EvidenceFile, WeekRevision, WeekState } from '../../shared/week/content.ts'
import { draftField, draftOf, draftRows, plainNumber, readDraft } from '../../shared/week/draft.ts'
import { findingsOf } from '../../shared/week/findings.ts'
import { freeze, remaining } from '../../shared/week/freeze.ts'
import { isEditable } from '../../shared/week/state.ts'
import { NOW } from './renderer-status.ts'
import {
  type Answers,
  openWorld,
  people,
  pins,
  rules,
  type Start,
  unit,
  type World,
} from './renderer-world.tsx'

export const FRIDAY = '2026-11-20'
const DUE = Date.UTC(2026, 10, 20, 9)

const ruleOf = <K extends 'index' | 'grades' | 'pairs' | 'checks'>(kind: K) =>
  rules.find((rule) => rule.kind === kind) as RuleOf<K>
const index = ruleOf('index').body
const pairs = ruleOf('pairs').body

export interface WeekStart extends Start {
  readonly draft?: Readonly<Record<string, string>>
  readonly state?: WeekState
  readonly previousRows?: readonly StatsRow[]
  readonly targets?: WeekView['targets']
  readonly proposal?: TableProposal
  readonly fromList?: WeekFromList
  readonly evidence?: readonly EvidenceFile[]
}

export interface WeekWorld extends World {
  readonly draft: Record<string, string>
  readonly revisions: WeekRevision[]
}

export const previousScores: Readonly<Record<string, number>> = {
  transparency: 13.96,
  'dvc-progress-tree': 19.48,
  'provide-online-tree': 10.02,
  'formality-online-payment-tree': 6.84,
  'dossier-digitized': 15.61,
  'handling-satisfaction': 17.06,
}

/** Official scores of a whole week, as typed. */
export const fullScores: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    transparency: '13,96',
    'dvc-progress-tree': '19,62',
    'provide-online-tree': '10,35',
    'formality-online-payment-tree': '7,2',
    'dossier-digitized': '15,93',
    'handling-satisfaction': '17,06',
  }).map(([code, text]) => [draftField.group(code), text]),
)

export function tableRow(
  section: StatsRow['section'],
  field: string,
  counts: readonly number[],
  order = 0,
): Readonly<Record<string, string>> {
  return {
    [draftField.cell(section, field, 'order')]: String(order),
    ...Object.fromEntries(
      columns.map((column, at) => [draftField.cell(section, field, column), plainNumber(counts[at] ?? 0)]),
    ),
  }
}

export function openWeek(start: WeekStart = {}): WeekWorld {
  const draft: Record<string, string> = { ...start.draft }
  const revisions: WeekRevision[] = []
  const exports: SheetExport[] = []
  const publications: Publication[] = []
  let evidence: EvidenceFile[] = [...(start.evidence ?? [])]
  let correction: string | null = null
  const first = start.state ?? 'open'

  const state = (): WeekState =>
    correction !== null
      ? 'correcting'
      : (revisions.at(-1)?.approval?.decision ??
        (revisions.at(-1)?.paper != null ? 'awaitingPaper' : revisions.length > 0 ? 'closed' : first))

  const newest = () => {
    const latest = revisions.at(-1)
    if (latest === undefined) return null
    const { content, approval, paper } = latest
    return {
      revision: content.revision,
      closedAt: content.closedAt,
      decision: approval?.decision ?? null,
      decidedAt: approval?.at ?? null,
      onPaper: paper !== null,
    }
  }

  const head = (): WeekHead => {
    const latest = revisions.at(-1)?.content
    return {
      friday: FRIDAY,
      from: '2026-11-14',
      to: FRIDAY,
      dueAt: first === 'overdue' ? NOW - 7_200_000 : DUE,
      shifted: null,
      state: state(),
      revision: revisions.length,
      total: latest?.total ?? null,
      grade: latest?.grade ?? null,
      late: latest?.lateReason != null,
      chain: chainOf(newest(), exports, publications),
    }
  }

  const view = (): WeekView => {
    const read = readDraft(draft, index, pairs)
    const { metrics, groups, total: own } = scoreIndex(index, read.figures.metrics)
    const computed = {
      metrics: metrics
        .map((metric) => ({ ...metric }))
        .map(({ code, score, max, confidence, ratio }) => ({ code, score, max, confidence, ratio })),
      groups: groups.map(({ code, score, max, confidence, missing }) => ({
        code,
        score,
        max,
        confidence,
        missing: [...missing],
      })),
      total: own,
    }
    const total = sumOfficial(index, read.figures.groups)
    return {
      head: head(),
      draft: { ...draft },
      savedAt: null,
      rows: draftRows(draft).map((row) => ({ ...row })),
      findings: findingsOf({
        read,
        index,
        computed,
        sum: total,
        pairs,
        checks: ruleOf('checks').body,
        before: { groups: previousScores, rows: start.previousRows ?? [] },
        evidence: evidence.length,
      }),
      computed,
      total,
      grade: gradeOf(total, ruleOf('grades').body)?.name ?? null,
      previous: { friday: '2026-11-13', groups: { ...previousScores }, total: 82.97 },
      evidence,
      revisions: [...revisions],
      exports: [...exports],
      publications: [...publications],
      correctionReason: correction,
      rules: rules.map(({ kind, version, revision }) => ({ kind, version, revision })),
      targets: [...(start.targets ?? [])],
    }
  }

  const officer = { id: people.officer.id, name: people.officer.name }
  const kept = ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) => ({
    sha256: 'b'.repeat(64),
    name,
    mediaType: 'application/pdf',
    bytes: bytes.length,
  })
  const changed = () => queueMicrotask(() => world.emit('changed', { subject: 'week', key: FRIDAY }))

  function decided(
    input: { readonly approverId: string; readonly pin: string },
    decision: 'approved' | 'returned',
    reason: string | null,
  ) {
    const latest = revisions.at(-1)
    if (latest === undefined) return err({ type: 'NotFound' } as const)
    if (latest.content.closedBy.id === input.approverId) return err({ type: 'SelfApproval' } as const)
    if (pins[input.approverId] !== input.pin) return err({ type: 'WrongPin', retryAt: NOW + 3000 } as const)
    const by = Object.values(people).find(({ id }) => id === input.approverId)
    const approved: WeekRevision = {
      ...latest,
      approval: { decision, at: NOW, by: { id: input.approverId, name: by?.name ?? '' }, reason },
    }
    revisions.splice(-1, 1, approved)
    changed()
    return ok(approved)
  }

  const answers: Answers = {
    'week.get': () => ok(view()),
    'week.list': () => ok([head()]),
    'week.saveDraft': ({ fields }) => {
      if (!isEditable(state())) return err({ type: 'NotOpen', state: state() })
      for (const [field, text] of Object.entries(fields)) {
        if (text === null) delete draft[field]
        else draft[field] = text
      }
      changed()
      return ok({ savedAt: NOW })
    },
    'week.close': ({ lateReason = '', reasons = {} }) => {
      const now = view()
      if (first === 'overdue' && lateReason === '')
        return err({ type: 'LateReasonNeeded', dueAt: now.head.dueAt })
      const left = remaining(now.findings, reasons)
      if (left.length > 0) return err({ type: 'FindingsRemain', findings: left })
      const { id: unitId, ...unitFields } = unit
      const content = freeze({
        unitId,
        unit: unitFields,
        friday: FRIDAY,
        from: now.head.from,
        to: now.head.to,
        dueAt: now.head.dueAt,
        revision: revisions.length + 1,
        closedAt: NOW,
        closedBy: { id: people.officer.id, name: people.officer.name },
        lateReason: lateReason === '' ? null : lateReason,
        correctionReason: correction,
        clockSuspect: false,
        figures: readDraft(draft, index, pairs).figures,
        computed: now.computed,
        total: now.total,
        grade: now.grade,
        previous: now.previous,
        findings: now.findings,
        reasons,
        evidence,
        rules: now.rules,
        targets: now.targets,
      })
      const revision: WeekRevision = {
        content,
        hash: String(content.revision).repeat(64).slice(0, 64),
        approval: null,
        paper: null,
        document: { number: '', date: null, signerId: null },
      }
      revisions.push(revision)
      correction = null
      for (const field of Object.keys(draft)) delete draft[field]
      changed()
      return ok(revision)
    },
    'week.approve': (input) => decided(input, 'approved', null),
    'week.return': (input) => decided(input, 'returned', input.reason),
    'week.publish': ({ friday: _, file, ...given }) => {
      if (revisions.at(-1)?.approval?.decision !== 'approved') return err({ type: 'NotApproved' })
      const publication: Publication = {
        id: `0000000${publications.length}-0000-4000-8000-00000000000c`,
        ...given,
        place: given.place,
        file: file === null ? null : kept(file),
        addedAt: NOW,
        addedBy: officer,
        removed: null,
      }
      publications.push(publication)
      changed()
      return ok(publication)
    },
    'week.unpublish': ({ id, reason }) => {
      const at = publications.findIndex((publication) => publication.id === id)
      const found = publications[at]
      if (found === undefined) return err({ type: 'NotFound' })
      const removed = { ...found, removed: { at: NOW, by: officer, reason } }
      publications.splice(at, 1, removed)
      changed()
      return ok(removed)
    },
    'week.recordExport': ({ revision, form }) => {
      const made = { revision, form, at: NOW, by: officer }
      exports.push(made)
      changed()
      return ok(made)
    },
    'week.beginPaper': ({ approverId }) => {
      const latest = revisions.at(-1)
      if (latest === undefined) return err({ type: 'NotFound' })
      const approver = Object.values(people).find(({ id }) => id === approverId)
      const begun: WeekRevision = {
        ...latest,
        paper: {
          approver: { id: approverId, name: approver?.name ?? '' },
          begunAt: NOW,
          begunBy: officer,
          scan: null,
        },
      }
      revisions.splice(-1, 1, begun)
      changed()
      return ok(begun)
    },
    'week.cancelPaper': () => {
      const latest = revisions.at(-1)
      if (latest === undefined) return err({ type: 'NotFound' })
      const without = { ...latest, paper: null }
      revisions.splice(-1, 1, without)
      changed()
      return ok(without)
    },
    'week.attachPaper': ({ signedOn, file }) => {
      const latest = revisions.at(-1)
      if (latest?.paper == null) return err({ type: 'NotFound' })
      const scan = { file: kept(file), signedOn, attachedAt: NOW, attachedBy: officer }
      const signed: WeekRevision = {
        ...latest,
        paper: { ...latest.paper, scan },
        approval: { decision: 'approved', at: NOW, by: latest.paper.approver, reason: null },
      }
      revisions.splice(-1, 1, signed)
      changed()
      return ok(signed)
    },
    'week.startCorrection': ({ reason }) => {
      const latest = revisions.at(-1)
      if (latest === undefined) return err({ type: 'NotOpen', state: state() })
      correction = reason
      Object.assign(draft, draftOf(latest.content.figures))
      changed()
      return ok({ revision: revisions.length + 1 })
    },
    'week.cancelCorrection': () => {
      correction = null
      for (const field of Object.keys(draft)) delete draft[field]
      changed()
      return ok({})
    },
    'week.setDocument': ({ document }) => {
      const latest = revisions.at(-1)
      if (latest === undefined) return err({ type: 'NotFound' })
      const numbered = { ...latest, document }
      revisions.splice(-1, 1, numbered)
      changed()
      return ok(numbered)
    },
    'week.readDossiers': () =>
      start.fromList === undefined ? err({ type: 'NoDossiers' }) : ok(start.fromList),
    'week.fillFromDossiers': () => {
      const {
        draft: filled,
        cells,
        standing,
      } = filling(
        {
          rows: start.fromList?.rows ?? [],
          pairs: Object.fromEntries((start.fromList?.pairs ?? []).map(({ code, ...pair }) => [code, pair])),
        },
        pairs,
        draft,
      )
      Object.assign(draft, filled)
      changed()
      return ok({ savedAt: NOW, cells, kept: standing })
    },
    'week.readTable': () => (start.proposal === undefined ? err({ type: 'NoTable' }) : ok(start.proposal)),
    'week.applyTable': ({ fields }) => {
      const answered = new Map(fields.map(({ section, raw, field }) => [`${section}|${raw}`, field]))
      const rows = (start.proposal?.rows ?? []).flatMap((row) => {
        const field = row.field ?? answered.get(`${row.section}|${row.raw}`) ?? null
        return field === null ? [] : [{ ...row, field }]
      })
      for (const field of Object.keys(draft)) if (field.startsWith('row/')) delete draft[field]
      rows.forEach((row, at) => {
        Object.assign(
          draft,
          tableRow(
            row.section,
            row.field,
            columns.map((column) => row.v[column] ?? 0),
            at,
          ),
        )
      })
      changed()
      return ok({ savedAt: NOW, rows: rows.length })
    },
    'evidence.add': ({ name, bytes }) => {
      const file: EvidenceFile = {
        id: `0000000${evidence.length}-0000-4000-8000-00000000000e`,
        sha256: 'a'.repeat(64),
        name,
        mediaType: 'application/pdf',
        bytes: bytes.length,
        addedAt: NOW,
        addedBy: people.officer.name,
      }
      evidence = [...evidence, file]
      changed()
      return ok(file)
    },
    'evidence.remove': ({ id }) => {
      evidence = evidence.filter((file) => file.id !== id)
      changed()
      return ok({})
    },
    ...start.answers,
  }

  const world: World = openWorld({
    at: `/tuan/${FRIDAY}`,
    ...start,
    status: { user: people.officer, ...start.status },
    answers,
  })
  return Object.assign(world, { draft, revisions })
}
