/**
 * A made-up province: communes that do not exist, and what each would send up for given weeks and months. The same
 * unit and period give the same figures every time.
 */
import { sha256Text } from '../../db/hash.ts'
import { demoUnit } from '../../electron/core/demo/commune.ts'
import { periodBody } from '../../shared/bundle/bodies/period.ts'
import type { TaskStateBody } from '../../shared/bundle/bodies/task-state.ts'
import { type BundleKind, type BundleRecord, bundleRecord } from '../../shared/bundle/record.ts'
import { addDays, instantOf } from '../../shared/dates/plain.ts'
import { naturalId } from '../../shared/ids/ids.ts'
import type { Json } from '../../shared/ledger/canonical.ts'
import { roundHalfUp } from '../../shared/numbers/exact.ts'
import type { Section } from '../../shared/stats/form.ts'
import { countsOf } from '../../shared/stats/identities.ts'
import type { WeekRevision } from '../../shared/week/content.ts'

export interface DemoCommune {
  readonly unitId: string
  readonly name: string
  readonly place: string
  readonly code: string
  readonly nth: number
}

const provinceId = '00000000-0000-7000-8000-0000000000ff'

export const demoCommune = (nth: number): DemoCommune => {
  const code = String(nth + 1).padStart(5, '0')
  const place = `Mẫu ${nth + 1}`
  return {
    unitId: naturalId(provinceId, 'commune', code),
    name: `Trung tâm Phục vụ hành chính công xã ${place}`,
    place,
    code,
    nth,
  }
}

const fields: readonly (readonly [Section, string, number])[] = [
  ['tinh', 'Chứng thực', 900],
  ['tinh', 'Hộ tịch', 150],
  ['tinh', 'Đất đai', 70],
  ['tinh', 'Bảo trợ xã hội', 40],
  ['tinh', 'Người có công', 25],
  ['tinh', 'Thành lập và hoạt động của hộ kinh doanh', 18],
  ['tinh', 'Hoạt động xây dựng', 14],
  ['tinh', 'An toàn thực phẩm', 6],
  ['bo', 'Hộ tịch', 110],
  ['bo', 'Đăng ký, quản lý cư trú', 180],
]

const groups: readonly (readonly [string, number])[] = [
  ['transparency', 13],
  ['dvc-progress-tree', 18],
  ['provide-online-tree', 9],
  ['formality-online-payment-tree', 6],
  ['dossier-digitized', 14],
  ['handling-satisfaction', 16],
]

const pairs: readonly (readonly [string, number, number])[] = [
  ['online', 1500, 0.7],
  ['onlinePayment', 900, 0.6],
  ['digitised', 1500, 0.8],
  ['electronicResult', 1400, 0.9],
  ['reuse', 600, 0.5],
  ['satisfaction', 40, 0.96],
  ['feedbackOnTime', 4, 0.9],
]

/** Of one week (`2026-11-20`), or of one month of a report (`month-office.2026-11`) with its own days. */
export function communePeriod(
  commune: DemoCommune,
  key: string,
  revision: number,
  days: { readonly from: string; readonly to: string } = { from: addDays(key, -6), to: key },
): BundleRecord {
  const { nth } = commune
  const seed = (at: number) => noise(nth * 31 + hashOf(key) + revision, at)
  const size = 0.3 + 1.6 * noise(nth, 1)
  const rows = fields.map(([section, field, weekly], at) => {
    const received = Math.round(weekly * size * (0.8 + 0.4 * seed(at)))
    const c6 = Math.round(received * 0.1)
    const c4 = Math.round(received * (0.5 + 0.4 * noise(nth, 7)))
    const c11 = Math.round(received * 0.1 * (0.5 + seed(at + 40)))
    const c7 = received + c6 - c11
    const c10 = at === 2 ? Math.min(c7, Math.round(seed(60) * 4)) : 0
    const c8 = Math.round((c7 - c10) * 0.7)
    const c13 = at === 2 ? Math.min(c11, Math.round(seed(61) * 2)) : 0
    const v = {
      c3: received + c6,
      c4,
      c5: received - c4,
      c6,
      c7,
      c8,
      c9: c7 - c10 - c8,
      c10,
      c11,
      c12: c11 - c13,
      c13,
    }
    return { section, field, v: countsOf((column) => v[column]) }
  })
  const scores = groups.map(([code, most], at) => [
    code,
    roundHalfUp(most * (0.8 + 0.25 * noise(nth, at + 20)) + seed(at + 80) * 0.4, 2),
  ]) as [string, number][]
  const total = roundHalfUp(
    scores.reduce((sum, [, score]) => sum + score, 0),
    2,
  )
  const dueAt = instantOf(days.to, '16:00')
  const month = /^(.+)\.(\d{4})-(\d{2})$/.exec(key)
  const revisionOf: Pick<WeekRevision, 'content' | 'hash' | 'approval'> = {
    hash: sha256Text(`${commune.unitId} ${key} ${revision}`),
    approval: { decision: 'approved', at: dueAt, by: { id: commune.unitId, name: '–' }, reason: null },
    content: {
      format: 1,
      unitId: commune.unitId,
      friday: key,
      ...(month === null
        ? {}
        : { month: { report: 'Báo cáo tháng', text: `${Number(month[3])}/${month[2]}` } }),
      revision,
      ...days,
      dueAt,
      closedAt: dueAt - 600_000,
      closedBy: { id: commune.unitId, name: '–' },
      lateReason: null,
      correctionReason: revision > 1 ? 'Cổng cập nhật lại điểm' : null,
      clockSuspect: false,
      unit: demoUnit,
      figures: {
        groups: Object.fromEntries(scores),
        total,
        metrics: {},
        pairs: Object.fromEntries(
          pairs.map(([code, volume, rate], at) => {
            const denominator = Math.round(volume * size * (0.8 + 0.4 * seed(at + 100)))
            const own = Math.min(1, rate * (0.8 + 0.35 * noise(nth, at + 110)))
            return [code, { numerator: Math.round(denominator * own), denominator }]
          }),
        ),
        rows,
        note: '',
      },
      computed: { metrics: [], groups: [], total: null },
      total,
      grade: total >= 90 ? 'Xuất sắc' : total >= 80 ? 'Tốt' : total >= 70 ? 'Khá' : 'Trung bình',
      previous: null,
      findings: [],
      evidence: [],
      rules: [{ kind: 'index', version: '2026-09', revision: 1 }],
    },
  }
  const body = periodBody(revisionOf as WeekRevision, [])
  return record(commune, month === null ? 'week' : 'month', key, revision, body)
}

export function communeTask(commune: DemoCommune, at: number, revision = 1): BundleRecord {
  const turn = noise(commune.nth, at + 300)
  const body: TaskStateBody = {
    year: 2026,
    source: 'Kế hoạch số 21/KH-UBND của UBND tỉnh Mẫu',
    no: String(at + 1),
    content: `Nhiệm vụ ${at + 1} của kế hoạch kiểm soát thủ tục hành chính năm 2026`,
    deadline: 'Hằng tháng',
    role: 'lead',
    status: turn < 0.5 ? 'done' : turn < 0.9 ? 'open' : 'stuck',
    doneOn: turn < 0.5 ? '2026-09-30' : null,
    checks: { done: Math.round(turn * 8), none: 0, skipped: 0 },
  }
  return record(commune, 'taskState', `${provinceId}/row-${at + 1}`, revision, body)
}

export function communeTally(commune: DemoCommune, month: string): BundleRecord {
  const late = Math.round(6 * noise(commune.nth, hashOf(month)))
  const withLetter = Math.round(late * 0.9)
  return record(commune, 'apologyTally', month, 1, {
    tally: { late, withLetter, inTime: Math.round(withLetter * 0.8), missing: late - withLetter },
    byCause: [],
    byField: [],
    closedAt: instantOf(`${month}-28`, '16:00'),
  })
}

export const communeContact = (commune: DemoCommune): BundleRecord =>
  record(commune, 'contact', 'office', 1, {
    name: commune.name,
    type: 'xa',
    place: commune.place,
    portalCode: '',
    provinceCode: commune.code,
    phone: '',
    duties: [],
  })

const record = (
  { unitId }: DemoCommune,
  kind: BundleKind,
  key: string,
  revision: number,
  body: object,
): BundleRecord => bundleRecord({ unitId, kind, key, revision, body: body as Json }, sha256Text)

/** The same number between 0 and 1 for the same two, every time. */
function noise(a: number, b: number): number {
  const value = Math.sin(a * 127.1 + b * 311.7) * 43758.5453
  return value - Math.floor(value)
}

const hashOf = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7)
