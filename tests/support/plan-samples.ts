/** Lines of a made-up plan and readings of their phrases, written out by hand. */
import type { DeadlineReading, Leaf, PartReading } from '../../shared/deadline/reading.ts'
import type { ConfirmedPhrase, Plan, RowToSave } from '../../shared/plan/plan.ts'
import type { PrintedRow } from '../../shared/plan/row.ts'

export const plan: Plan = {
  year: 2026,
  title: 'Kế hoạch kiểm soát thủ tục hành chính năm 2026',
  number: '12/KH-UBND',
  date: '2026-02-26',
  issuer: 'UBND xã An Mẫu',
  own: true,
}

export const printed = (seq: number, row: Partial<PrintedRow> = {}): PrintedRow => ({
  id: `PL1/I/${seq}`,
  seq,
  kind: 'task',
  annex: 'Phụ lục I',
  sectionNo: 'I',
  sectionTitle: 'Chỉ đạo, điều hành',
  groupPath: ['I. Chỉ đạo, điều hành'],
  no: String(seq),
  content: `Nhiệm vụ ${seq}`,
  leads: ['Trung tâm Phục vụ hành chính công'],
  coordinators: [],
  leadsText: 'Trung tâm Phục vụ hành chính công',
  coordinatorsText: '',
  deadlineText: 'Thường xuyên',
  product: 'Báo cáo',
  note: '',
  ...row,
})

export const lead = (row: PrintedRow): RowToSave => ({ printed: row, role: 'lead' })

const bare: PartReading = {
  label: null,
  start: null,
  softDue: null,
  hardDue: null,
  effectiveDue: null,
  soft: false,
  recurrence: null,
  trigger: null,
  offset: null,
  why: 'Ghi như vậy.',
}

export const reading = (
  phrase: string,
  leaf: Leaf,
  part: Partial<PartReading> = {},
  deadlineClass: DeadlineReading['class'] = 'FIX',
): DeadlineReading => ({
  phrase,
  deadline: leaf,
  class: deadlineClass,
  confidence: 'certain',
  why: 'Ghi như vậy.',
  parts: [{ ...bare, ...part }],
})

export const byDay = (phrase: string, due: string): DeadlineReading =>
  reading(phrase, { kind: 'date', due }, { hardDue: due, effectiveDue: due })

export const always = (phrase = 'Thường xuyên'): DeadlineReading =>
  reading(phrase, { kind: 'ongoing', due: null }, {}, 'CON')

export const afterEvent = (phrase: string, trigger: string): DeadlineReading =>
  reading(
    phrase,
    { kind: 'relative', due: null, trigger, offset: { value: 5, unit: 'day' } },
    { trigger, offset: { value: 5, unit: 'day' } },
    'TRG',
  )

export const confirmed = (known: DeadlineReading): ConfirmedPhrase => ({
  phrase: known.phrase,
  reading: known,
  rhythm: null,
})
