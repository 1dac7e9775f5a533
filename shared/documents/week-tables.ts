/** The three tables of the public sheet: official groups, our own metrics, the 13 columns of Biểu II.06a. */
import { isMonthKey } from '../dates/period.ts'
import { divide, exact, multiply, roundFraction, sumExact } from '../numbers/exact.ts'
import { absent } from '../numbers/vietnamese.ts'
import type { IndexBody } from '../rules/bodies.ts'
import type { Confidence } from '../rules/rule.ts'
import { columns, type Section, type StatsRow, sections } from '../stats/form.ts'
import type { WeekTarget } from '../target/target.ts'
import { thresholdText } from '../target/words.ts'
import type { WeekContent } from '../week/content.ts'
import { type Cell, cellText, change, figure, points } from './cells.ts'
import type { Column, Row, Table } from './model.ts'
import { columnSum } from './week-counts.ts'

type Figures = Pick<
  WeekContent,
  'friday' | 'figures' | 'computed' | 'total' | 'previous' | 'findings' | 'targets'
>

/** Share of the maximum in per cent, two decimals, half up. */
const share = (score: number | null, max: number): Cell =>
  score === null || max === 0
    ? absent
    : figure(roundFraction(divide(multiply(exact(score), exact(100)), exact(max)), 2), 2)

export function groupTable(week: Figures, { groups }: IndexBody): Table {
  const differing = new Set(
    week.findings.filter(({ kind }) => kind === 'scoreDiffers').flatMap(({ fields }) => fields),
  )
  const rows = groups.map(({ code, name, max }, at): Row => {
    const score = week.figures.groups[code] ?? null
    const before = week.previous?.groups[code] ?? null
    const own = week.computed.groups.find((group) => group.code === code)?.score ?? null
    const remark =
      score === null
        ? 'Cổng chưa có điểm'
        : own !== null && differing.has(`group/${code}`)
          ? `Tự tính, tham khảo: ${cellText(points(own))}`
          : ''
    const note = [remark, ...groupTargets(week, code)].filter((text) => text !== '').join('\n')
    return {
      kind: 'data',
      cells: [
        figure(at + 1),
        name,
        figure(max),
        points(score),
        share(score, max),
        points(before),
        change(score, before),
        note,
      ],
    }
  })
  const most = sumExact(
    groups.map((group) => group.max),
    2,
  )
  const before = week.previous?.total ?? null
  return {
    kind: 'table',
    name: 'Điểm theo nhóm',
    label: 'Điểm chính thức theo nhóm chỉ số',
    size: 12,
    columns: [
      { width: 11, align: 'center' },
      { width: 46, align: 'left', names: true },
      { width: 15, align: 'right' },
      { width: 16, align: 'right' },
      { width: 17, align: 'right' },
      { width: 16, align: 'right' },
      { width: 17, align: 'right' },
      { width: 27, align: 'left' },
    ],
    head: [
      [
        'STT',
        'Nhóm chỉ số',
        'Điểm\ntối đa',
        'Điểm\nđạt',
        'Tỷ lệ\nđạt (%)',
        isMonthKey(week.friday) ? 'Tháng\ntrước' : 'Tuần\ntrước',
        'Tăng/\ngiảm',
        'Ghi chú',
      ].map((text) => ({ text })),
    ],
    rows: [
      ...rows,
      {
        kind: 'total',
        cells: [
          '',
          'Tổng cộng',
          figure(most),
          points(week.total),
          share(week.total, most),
          points(before),
          change(week.total, before),
          (week.targets ?? [])
            .filter(({ total }) => total)
            .map(targetNote)
            .join('\n'),
        ],
      },
    ],
  }
}

/** "Chỉ tiêu năm: ≥ 80 %" */
const targetNote = (target: WeekTarget): string => `Chỉ tiêu năm: ${thresholdText(target)}`

const groupTargets = ({ targets = [] }: Figures, code: string): readonly string[] =>
  targets.filter(({ group }) => group === code).map(targetNote)

const metricTargets = ({ targets = [] }: Figures, code: string): string =>
  targets
    .filter(({ metric }) => metric === code)
    .map((target) => ` (${targetNote(target).toLowerCase()})`)
    .join('')

/** Part of what such a score rests on was read in no text. */
const unsure: readonly Confidence[] = ['memory', 'inferred', 'unknown']

/** The metrics that somebody entered figures for; null when nobody did. */
export function metricTable(
  week: Figures,
  { groups }: IndexBody,
): { readonly table: Table; readonly notes: readonly string[] } | null {
  let inferred = false
  const rows = groups.flatMap((group): Row[] => {
    const entered = group.metrics.flatMap((metric): Row[] => {
      const figures = week.figures.metrics[metric.code]
      if (figures === undefined) return []
      const own = week.computed.metrics.find(({ code }) => code === metric.code)
      const score = own?.score ?? null
      const mark = own !== undefined && score !== null && unsure.includes(own.confidence)
      inferred ||= mark
      return [
        {
          kind: 'data',
          cells: [
            `${metric.id}${mark ? '*' : ''}`,
            `${metric.name}${metricTargets(week, metric.code)}`,
            figure(figures.numerator),
            figure(figures.denominator),
            figure(own?.ratio ?? null, 2),
            metric.max === 0 ? 'theo dõi' : figure(metric.max),
            points(score),
          ],
        },
      ]
    })
    return entered.length === 0 ? [] : [{ kind: 'group', text: group.name }, ...entered]
  })
  if (rows.length === 0) return null
  const table: Table = {
    kind: 'table',
    name: 'Chỉ số',
    label: 'Tử số, mẫu số, tỷ lệ và điểm tự tính của các chỉ số',
    size: 11,
    columns: [
      { width: 12, align: 'center' },
      { width: 69, align: 'left', names: true },
      { width: 17, align: 'right' },
      { width: 17, align: 'right' },
      { width: 17, align: 'right' },
      { width: 15, align: 'right' },
      { width: 18, align: 'right' },
    ],
    head: [
      ['Mã', 'Chỉ số', 'Tử số', 'Mẫu số', 'Tỷ lệ\n(%)', 'Điểm\ntối đa', 'Điểm\ntự tính'].map((text) => ({
        text,
      })),
    ],
    rows,
  }
  const notes = [
    'Điểm trong bảng này do phần mềm tự tính từ tử số và mẫu số, chỉ để tham khảo; điểm chính thức là điểm theo nhóm trên Cổng.',
    ...(inferred
      ? ['* Cách tính điểm được suy luận từ số liệu đã công bố, chưa đối chiếu với văn bản.']
      : []),
  ]
  return { table, notes }
}

const sectionNames: Readonly<Record<Section, string>> = {
  tinh: 'Trên Hệ thống thông tin giải quyết TTHC của tỉnh',
  bo: 'Trên Hệ thống của các Bộ',
}

/** Wide enough for sums of six digits where counts run high, in bold of 9,5 points. */
const countWidths: Readonly<Record<(typeof columns)[number], number>> = {
  c3: 12.2,
  c4: 12.2,
  c5: 11.5,
  c6: 10,
  c7: 12.2,
  c8: 12.2,
  c9: 10.5,
  c10: 8.6,
  c11: 10.4,
  c12: 10.4,
  c13: 8.6,
}

/** Biểu II.06a: sections with their own numbering and sums; null without rows. */
export function statsTable(rows: readonly StatsRow[]): Table | null {
  if (rows.length === 0) return null
  const present = sections.filter((section) => rows.some((row) => row.section === section))
  return {
    kind: 'table',
    name: 'Biểu II.06a',
    label: 'Biểu II.06a: tình hình, kết quả giải quyết thủ tục hành chính theo lĩnh vực',
    size: 9.5,
    columns: [
      { width: 8, align: 'center' },
      { width: 38.2, align: 'left', names: true },
      ...columns.map((column): Column => ({ width: countWidths[column], align: 'right' })),
    ],
    head: [
      [
        { text: 'STT', rows: 2 },
        { text: 'Lĩnh vực giải quyết', rows: 2 },
        { text: 'Số hồ sơ nhận giải quyết', columns: 4 },
        { text: 'Số hồ sơ đã giải quyết', columns: 4 },
        { text: 'Số hồ sơ đang giải quyết', columns: 3 },
      ],
      [
        'Tổng\nsố',
        'Trực tuyến',
        'Trực tiếp, bưu chính',
        'Từ kỳ trước',
        'Tổng\nsố',
        'Trước hạn',
        'Đúng hạn',
        'Quá hạn',
        'Tổng\nsố',
        'Trong hạn',
        'Quá hạn',
      ].map((text) => ({ text })),
      Array.from({ length: 13 }, (_, at) => ({ text: `(${at + 1})` })),
    ],
    rows: [
      ...present.flatMap((section, at): Row[] => {
        const own = rows.filter((row) => row.section === section)
        const roman = 'I'.repeat(at + 1)
        return [
          { kind: 'group', text: `${roman}. ${sectionNames[section]}` },
          ...own.map(
            (row, place): Row => ({
              kind: 'data',
              cells: [figure(place + 1), row.field, ...columns.map((column) => figure(row.v[column]))],
            }),
          ),
          { kind: 'total', cells: sums(`Cộng mục ${roman}`, own) },
        ]
      }),
      { kind: 'total', cells: sums('TỔNG CỘNG', rows) },
    ],
  }
}

const sums = (name: string, rows: readonly StatsRow[]): Cell[] => [
  '',
  name,
  ...columns.map((column) => figure(columnSum(rows, column))),
]
