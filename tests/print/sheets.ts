/** Made-up weeks for the sheets: one ordinary Friday, and what can be added to it. */
import { instantOf } from '../../shared/dates/plain.ts'
import {
  type DraftWeek,
  printedDraft,
  printedRevision,
  type WeekContext,
} from '../../shared/documents/week.ts'
import { weekSheet } from '../../shared/documents/week-sheet.ts'
import { scoreIndex, sumOfficial } from '../../shared/index766/score.ts'
import type { IndexBody } from '../../shared/rules/bodies.ts'
import type { StatsRow } from '../../shared/stats/form.ts'
import type { Signer } from '../../shared/unit/unit.ts'
import { type WeekContent, WeekRevision } from '../../shared/week/content.ts'
import { seed } from '../support/seeds.ts'

const rule = seed('index')

export const index: IndexBody = rule.body

export const signer: Signer = {
  name: 'Phạm Văn Mẫu Ba',
  authority: 'KT.',
  onBehalfOf: 'GIÁM ĐỐC',
  title: 'PHÓ GIÁM ĐỐC',
  from: '2026-01-01',
  to: null,
}

export const context: WeekContext = {
  signer,
  index: rule,
  pairs: seed('pairs'),
  template: seed('template'),
}

const scores = {
  transparency: [13.96, 13.96],
  'dvc-progress-tree': [19.62, 19.48],
  'provide-online-tree': [10.35, 10.02],
  'formality-online-payment-tree': [7.2, 6.84],
  'dossier-digitized': [15.93, 15.61],
  'handling-satisfaction': [17.06, 17.06],
} as const

const column = (at: 0 | 1): Record<string, number> =>
  Object.fromEntries(Object.entries(scores).map(([code, pair]) => [code, pair[at]]))

const figures = (numerator: number | null, denominator: number | null, ratio: number | null = null) => ({
  numerator,
  denominator,
  ratio,
})

export const metricFigures: WeekContent['figures']['metrics'] = {
  PUBLISH_ON_TIME: figures(0, 0),
  PUBLIC_CONTENT_FULL: figures(87, 89),
  DOSSIER_SYNC: figures(1229, 1229),
  '2.1': figures(1209, 1229),
  '3.1': figures(301, 346),
  '3.2': figures(118, 301),
  '3.3': figures(982, 1229),
  '3.5a': figures(64, 71),
  '3.5b': figures(22, 71),
  '3.6': figures(611, 704),
  ORIGINAL_RESULT_AVAILABLE: figures(1061, 1104),
  SO_HOA_GIAY_TO_GIAI_QUYET: figures(940, 1229),
  ELECTRONIC_CERTIFIED_COPY: figures(null, null, 100),
  REUSED_DIGITIZED_DATA: figures(512, 1229),
  PETITION_PROCESSING_ON_TIME: figures(0, 0),
  DOSSIER_RECEIVING_SATISFACTION: figures(1225, 1229),
}

const row = (section: StatsRow['section'], field: string, v: readonly (number | null)[]): StatsRow => ({
  section,
  field,
  v: Object.fromEntries(v.map((value, at) => [`c${at + 3}`, value])) as StatsRow['v'],
})

const fields = [
  'Chứng thực',
  'Hộ tịch',
  'Đất đai',
  'Bảo trợ xã hội',
  'Người có công',
  'Thành lập và hoạt động của hộ kinh doanh',
  'Hoạt động xây dựng',
  'An toàn thực phẩm',
  'Lưu thông hàng hóa trong nước',
  'Giáo dục mầm non',
  'Nuôi con nuôi',
  'Môi trường',
  'Thủy lợi',
  'Văn hóa cơ sở',
  'Thi đua - khen thưởng',
  'Tín ngưỡng, tôn giáo',
  'Phòng, chống tệ nạn xã hội',
] as const

export const oneRow: StatsRow[] = [
  row('tinh', 'Chứng thực', [1332, 982, 247, 103, 1104, 741, 359, 4, 228, 227, 1]),
]

/** Consistent rows, the last seventh on the ministries' systems; each has a name and a column (4) of its own. */
export function manyRows(count: number): StatsRow[] {
  const ofMinistries = Math.floor(count / 7)
  return Array.from({ length: count }, (_, at) => {
    const bo = at >= count - ofMinistries
    const place = bo ? at - (count - ofMinistries) : at
    const name = `${fields[place % fields.length]} - tổ ${at + 1}`
    const c4 = 1000 - at * 3
    const c5 = 40 + at * 2
    const c6 = at % 9
    const c3 = c4 + c5 + c6
    const c8 = c3 - 30
    const c9 = 17
    const c10 = at % 3
    const c7 = c8 + c9 + c10
    const c11 = c3 - c7
    const c13 = at % 2
    return row(bo ? 'bo' : 'tinh', name, [c3, c4, c5, c6, c7, c8, c9, c10, c11, c11 - c13, c13])
  })
}

const person = (last: number, name: string) => ({ id: `00000000-0000-7000-8000-00000000000${last}`, name })

const officialGroups = column(0)

export const content: WeekContent = {
  format: 1,
  unitId: '00000000-0000-5000-8000-000000000001',
  friday: '2026-11-20',
  revision: 1,
  from: '2026-11-14',
  to: '2026-11-20',
  dueAt: instantOf('2026-11-20', '16:00'),
  closedAt: instantOf('2026-11-20', '16:02'),
  closedBy: person(1, 'Nguyễn Thị Mẫu Một'),
  lateReason: null,
  correctionReason: null,
  clockSuspect: false,
  unit: {
    name: 'Trung tâm Phục vụ hành chính công xã An Mẫu',
    type: 'xa',
    place: 'An Mẫu',
    portalCode: 'H01.297',
    provinceCode: '',
    upperUnit: 'Ủy ban nhân dân tỉnh Mẫu',
    superiorLines: ['Ủy ban nhân dân xã An Mẫu'],
    issuingLines: ['Trung tâm Phục vụ', 'hành chính công'],
    documentSymbol: 'TB-TTPVHCC',
  },
  figures: {
    groups: officialGroups,
    total: 84.12,
    metrics: metricFigures,
    pairs: {},
    rows: oneRow,
    note: '',
  },
  computed: scoreIndexOf(metricFigures),
  total: sumOfficial(index, officialGroups),
  grade: 'Tốt',
  previous: { friday: '2026-11-13', groups: column(1), total: sumOfficial(index, column(1)) },
  findings: [],
  evidence: [],
  rules: [{ kind: 'index', version: rule.version, revision: rule.revision }],
}

export function scoreIndexOf(metrics: WeekContent['figures']['metrics']): WeekContent['computed'] {
  const result = scoreIndex(index, metrics)
  return {
    metrics: result.metrics.map(({ id: _, ...metric }) => metric),
    groups: result.groups.map((group) => ({ ...group, missing: [...group.missing] })),
    total: result.total,
  }
}

export const approval: WeekRevision['approval'] = {
  decision: 'approved',
  at: instantOf('2026-11-20', '16:15'),
  by: person(2, 'Trần Văn Thử Hai'),
  reason: null,
}

/** A revision that the contract accepts; approved, numbered and signed unless told otherwise. */
export const revision = (
  changed: Partial<WeekContent> = {},
  outside: Partial<Omit<WeekRevision, 'content'>> = {},
): WeekRevision =>
  WeekRevision.parse({
    content: { ...content, ...changed },
    hash: `7f3a91c2${'0'.repeat(56)}`,
    approval,
    paper: null,
    document: { number: '47', date: '2026-11-20', signerId: '00000000-0000-7000-8000-000000000003' },
    ...outside,
  })

export const sheetOf = (
  changed: Partial<WeekContent> = {},
  outside: Partial<Omit<WeekRevision, 'content'>> = {},
) => weekSheet(printedRevision(revision(changed, outside), context))

export const draftOf = (week: DraftWeek, changed: Partial<WeekContext> = {}) =>
  weekSheet(printedDraft(week, { ...context, ...changed }))
