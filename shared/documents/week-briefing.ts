/**
 * "Số liệu tuần cho giao ban": one page for Monday's meeting, from the same revision as the sheet. Where points are lost, most
 * first; which fields have late dossiers, most first; what still waits. It is for inside the office and is not
 * signed; lists are cut so that it stays one page, and say what was left out. What the desk holds besides (dossiers,
 * tasks, coming days) is `today-briefing.ts`.
 */
import { isMonthKey, periodWord } from '../dates/period.ts'
import { sumExact } from '../numbers/exact.ts'
import { absent, formatNumber } from '../numbers/vietnamese.ts'
import type { Group } from '../rules/bodies.ts'
import { fillLine, fillLines } from '../rules/wording.ts'
import { type Cell, cellText, change, figure, points } from './cells.ts'
import type { Block, DocumentModel, Paragraph, Row, Table } from './model.ts'
import { blankName, shortened } from './phrases.ts'
import { footOf, leadOf, marksOf, mostPoints, type PrintedWeek, valuesOf, watermarkOf } from './week.ts'
import { columnSum } from './week-counts.ts'
import { waiting } from './week-waiting.ts'

const mostFields = 5
const mostNames = 2

export function weekBriefing(printed: PrintedWeek): DocumentModel {
  const { week, template } = printed
  const values = valuesOf(printed)
  const name = fillLine(template.body.briefing.name, values) ?? ''
  const blocks: Block[] = [
    {
      kind: 'title',
      name: name.toUpperCase(),
      summary: fillLines(template.body.briefing.summary, values),
      basis: '',
      marks: marksOf(printed),
    },
    leadOf(printed),
    heading('1. Mất điểm ở đâu'),
    lossTable(printed),
    ...list(weakestNames(printed)),
    ...fillLines(template.body.briefing.explanations, values).map(line),
    heading('2. Hồ sơ quá hạn theo lĩnh vực'),
    ...lateBlocks(week),
    heading('3. Việc còn chờ'),
    ...list(waiting(printed).map((text) => `- ${text}`)),
    line(people(printed)),
    { kind: 'footNote', text: footOf(printed) },
  ]
  return {
    title: `${name}, ${week.unit.name}`,
    orientation: 'portrait',
    watermark: watermarkOf(printed),
    parts: [blocks],
  }
}

const heading = (text: string): Paragraph => ({
  kind: 'paragraph',
  text: [{ text, bold: true }],
  align: 'left',
  indent: false,
  size: 12,
})

const line = (text: string): Paragraph => ({
  kind: 'paragraph',
  text,
  align: 'left',
  indent: false,
  size: 11,
})

/** Lines that belong together, without room between them. */
const list = (texts: readonly string[]): Paragraph[] => (texts.length === 0 ? [] : [line(texts.join('\n'))])

/** Roles are taken from the signatures, so that sheet and briefing name the same people. */
function people({ signatures: [maker, approver] }: PrintedWeek): string {
  const named = (name: string | undefined) => (name === undefined || name === blankName ? 'chưa có' : name)
  return `Người lập biểu: ${named(maker?.name)}. Người kiểm duyệt: ${named(approver?.name)}.`
}

interface Loss {
  readonly group: Group
  readonly score: number | null
  readonly before: number | null
  /** Points below the most; null where the portal shows no score. */
  readonly lost: number | null
}

/** Every group once: most points lost first, ties with one rank (1, 2, 2, 4), groups without a score last. */
function lossTable(printed: PrintedWeek): Table {
  const { week, index } = printed
  const losses = index.body.groups
    .map((group): Loss => {
      const score = week.figures.groups[group.code] ?? null
      return {
        group,
        score,
        before: week.previous?.groups[group.code] ?? null,
        lost: score === null ? null : sumExact([group.max, -score], 4),
      }
    })
    .sort((a, b) => (b.lost ?? Number.NEGATIVE_INFINITY) - (a.lost ?? Number.NEGATIVE_INFINITY))
  const rank = ({ lost }: Loss): Cell =>
    lost === null ? absent : figure(1 + losses.filter((other) => (other.lost ?? 0) > lost).length)
  const most = mostPoints(printed)
  const { total, previous } = week
  return {
    kind: 'table',
    name: 'Mất điểm',
    label: 'Điểm sáu nhóm, nhóm mất nhiều điểm nhất trước',
    size: 10,
    columns: [
      { width: 12, align: 'center' },
      { width: 46, align: 'left', names: true },
      { width: 14, align: 'right' },
      { width: 15, align: 'right' },
      { width: 15, align: 'right' },
      { width: 18, align: 'right' },
      { width: 15, align: 'right' },
      { width: 30, align: 'left' },
    ],
    head: [
      [
        'Thứ\ntự',
        'Nhóm chỉ số',
        'Tối\nđa',
        'Điểm\nđạt',
        isMonthKey(week.friday) ? 'Tháng\ntrước' : 'Tuần\ntrước',
        'Tăng/\ngiảm',
        'Điểm\nmất',
        'Chỉ số mất\nnhiều nhất',
      ].map((text) => ({ text })),
    ],
    rows: [
      ...losses.map(
        (loss): Row => ({
          kind: 'data',
          cells: [
            rank(loss),
            loss.group.name,
            figure(loss.group.max),
            points(loss.score),
            points(loss.before),
            change(loss.score, loss.before),
            points(loss.lost),
            weakest(printed, loss.group),
          ],
        }),
      ),
      {
        kind: 'total',
        cells: [
          '',
          'Tổng cộng',
          figure(most),
          points(total),
          points(previous?.total ?? null),
          change(total, previous?.total ?? null),
          points(total === null ? null : sumExact([most, -total], 4)),
          '',
        ],
      },
    ],
  }
}

interface Weakest {
  readonly id: string
  readonly name: string
  readonly lost: number
}

/** The metric of a group that lost most by our own reckoning; null where none was computed or lost. */
function weakestOf({ week }: PrintedWeek, { metrics }: Group): Weakest | null {
  const [worst] = metrics
    .flatMap(({ code, id, name, max }): Weakest[] => {
      const score = week.computed.metrics.find((own) => own.code === code)?.score ?? null
      return score === null || score >= max ? [] : [{ id, name, lost: sumExact([max, -score], 4) }]
    })
    .sort((a, b) => b.lost - a.lost)
  return worst ?? null
}

/** "4.2: 3,36". */
function weakest(printed: PrintedWeek, group: Group): string {
  const worst = weakestOf(printed, group)
  return worst === null ? '' : `${worst.id}: ${cellText(points(worst.lost))}`
}

/** What the ids of the table stand for, those that lost most first. */
function weakestNames(printed: PrintedWeek): string[] {
  const named = printed.index.body.groups
    .map((group) => weakestOf(printed, group))
    .filter((worst) => worst !== null)
    .sort((a, b) => b.lost - a.lost)
    .slice(0, mostNames)
  return named.map(({ id, name }) => `${id}: ${shortened(name, 96)}.`)
}

interface Late {
  readonly name: string
  /** Answered late, and still waiting beyond the day promised. */
  readonly answered: number
  readonly pending: number
}

function lateBlocks({ friday, figures: { rows } }: PrintedWeek['week']): Block[] {
  if (rows.length === 0) return [line(`Chưa có bảng 13 cột của ${periodWord(friday)}.`)]
  const late = rows
    .map(({ section, field, v }): Late => {
      const name = section === 'bo' ? `${field} (hệ thống các Bộ)` : field
      return { name, answered: v.c10 ?? 0, pending: v.c13 ?? 0 }
    })
    .filter(({ answered, pending }) => answered > 0 || pending > 0)
    .sort((a, b) => b.answered + b.pending - (a.answered + a.pending))
  if (late.length === 0) return [line('Không có hồ sơ quá hạn.')]
  const shown = late.length <= mostFields + 1 ? late : late.slice(0, mostFields)
  const rest = late.slice(shown.length)
  const cells = (first: Cell, { name, answered, pending }: Late): Cell[] => [
    first,
    name,
    figure(answered),
    figure(pending),
    figure(answered + pending),
  ]
  const sum = (some: readonly Late[], name: string): Late => ({
    name,
    answered: some.reduce((all, each) => all + each.answered, 0),
    pending: some.reduce((all, each) => all + each.pending, 0),
  })
  return [
    {
      kind: 'table',
      name: 'Quá hạn',
      label: 'Hồ sơ quá hạn theo lĩnh vực, nhiều nhất trước',
      size: 10,
      columns: [
        { width: 11, align: 'center' },
        { width: 82, align: 'left', names: true },
        { width: 26, align: 'right' },
        { width: 26, align: 'right' },
        { width: 20, align: 'right' },
      ],
      head: [
        ['STT', 'Lĩnh vực', 'Đã giải quyết, quá hạn', 'Đang giải quyết, quá hạn', 'Cộng'].map((text) => ({
          text,
        })),
      ],
      rows: [
        ...shown.map((each, at): Row => ({ kind: 'data', cells: cells(figure(at + 1), each) })),
        ...(rest.length === 0
          ? []
          : [
              {
                kind: 'data',
                cells: cells('', sum(rest, `${formatNumber(rest.length)} lĩnh vực khác`)),
              } as const,
            ]),
        {
          kind: 'total',
          cells: cells('', {
            name: 'Tổng cộng',
            answered: columnSum(rows, 'c10') ?? 0,
            pending: columnSum(rows, 'c13') ?? 0,
          }),
        },
      ],
    },
  ]
}
