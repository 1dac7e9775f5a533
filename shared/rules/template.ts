/**
 * The office's own wording of the documents of a week: titles, the sentence of counts, explanations, recipients,
 * the texts for the web and for Zalo. Figures, the closing's own admissions (late, corrected, clock) and the foot
 * note are not wording and cannot be edited away.
 */
import { z } from 'zod'
import { Line, RequiredLine } from '../contract/values.ts'
import { fold, nfc } from '../text/text.ts'
import { placesIn, readTemplate, type TemplateFault } from './wording.ts'

export const TemplateBody = z.strictObject({
  sheet: z.strictObject({
    /** Tên loại: "Thông báo"; printed in capitals. */
    name: RequiredLine,
    /** Trích yếu, one printed line each. */
    summary: z.array(RequiredLine).min(1).max(4),
    basis: Line,
    /** "Trong tuần, đơn vị" and its clauses; a clause without figures is left out. */
    counts: z.strictObject({ opening: Line, clauses: z.array(RequiredLine).max(8) }),
    explanations: z.array(RequiredLine).max(8),
    closing: RequiredLine,
    /** Nơi nhận, each line with its dash and full stop. */
    recipients: z.array(RequiredLine).max(10),
  }),
  web: z.strictObject({ title: RequiredLine, opening: z.array(RequiredLine).max(6) }),
  /** The message, with its own line breaks. */
  zalo: z
    .string()
    .max(2000)
    .overwrite(nfc)
    .refine((text) => text.trim() !== '', 'Chưa nhập'),
  briefing: z.strictObject({
    name: RequiredLine,
    summary: z.array(RequiredLine).min(1).max(3),
    explanations: z.array(RequiredLine).max(4),
  }),
})
export type TemplateBody = z.infer<typeof TemplateBody>

/** Every place that wording may name, and what is filled in there. No person and no free text is among them. */
export const places = {
  'đơn vị': 'tên cơ quan',
  'địa danh': 'tên xã, phường, đặc khu',
  'cấp trên': 'cơ quan cấp trên',
  'từ ngày': 'ngày đầu của tuần số liệu',
  'đến ngày': 'ngày cuối của tuần số liệu',
  'căn cứ': 'văn bản quy định bộ chỉ số',
  nguồn: 'nơi lấy số liệu',
  'tổng điểm': 'tổng điểm chính thức',
  'điểm tối đa': 'tổng điểm tối đa',
  'xếp loại': 'mức xếp loại',
  'tuần trước': 'tổng điểm tuần trước',
  'tăng giảm': 'so với tuần trước: “tăng 1,15 điểm”, “giảm 0,30 điểm”, “không đổi”',
  'điểm từng nhóm': 'điểm sáu nhóm; trong tin Zalo mỗi nhóm một dòng',
  'tiếp nhận': 'hồ sơ tiếp nhận trong tuần, cột (4) và (5)',
  'trực tuyến': 'tiếp nhận trực tuyến, cột (4)',
  'trực tiếp': 'tiếp nhận trực tiếp, bưu chính, cột (5)',
  'kỳ trước': 'từ kỳ trước chuyển sang, cột (6)',
  'đã giải quyết': 'đã giải quyết, cột (7)',
  'trước hạn': 'giải quyết trước hạn, cột (8)',
  'đúng hạn': 'giải quyết đúng hạn, cột (9)',
  'quá hạn': 'giải quyết quá hạn, cột (10)',
  'đang giải quyết': 'đang giải quyết, cột (11)',
  'trong hạn': 'đang giải quyết trong hạn, cột (12)',
  'đang quá hạn': 'đang giải quyết đã quá hạn, cột (13)',
  tháng: 'tháng của số liệu tháng, ví dụ 11/2026; trống ở tuần',
  'kỳ báo cáo': 'tên báo cáo của số liệu tháng; trống ở tuần',
  'số văn bản': 'số, ký hiệu do văn thư cho; trống khi chưa có',
  'ngày văn bản': 'ngày của văn bản; trống khi chưa có',
} as const
export type Place = keyof typeof places

export const isPlace = (name: string): name is Place => Object.hasOwn(places, name)

/** Faults of the wording, each a Vietnamese sentence that names the text it is in. */
export function templateFaults(body: TemplateBody): string[] {
  return textsOf(body).flatMap(([where, text]) => {
    const read = readTemplate(text)
    if (!read.ok) return [`${where}: ${faultWords[read.error.type](read.error.at)}`]
    return placesIn(read.value)
      .filter((name) => !isPlace(name))
      .map((name) => `${where}: ${unknownPlace(name)}`)
  })
}

const faultWords: Readonly<Record<TemplateFault['type'], (at: string) => string>> = {
  OpenBracket: (at) => `dấu “${at}” mở mà không đóng.`,
  StrayBracket: (at) => `dấu “${at}” đóng mà không mở.`,
  EmptyPlace: (at) => `chỗ điền “${at}” chưa có tên.`,
  NoPlace: (at) => `phần “${at}” phải có ít nhất một chỗ điền, ví dụ [ quá hạn {quá hạn}].`,
}

function unknownPlace(name: string): string {
  const near = Object.keys(places).find((place) => fold(place) === fold(name))
  const hint = near === undefined ? 'Các chỗ điền dùng được ghi ở Trợ giúp, Quy tắc.' : `Có phải {${near}}?`
  return `không có chỗ điền {${name}}. ${hint}`
}

const textsOf = ({
  sheet,
  web,
  zalo,
  briefing,
}: TemplateBody): (readonly [where: string, text: string])[] => [
  ['Tên loại', sheet.name],
  ...sheet.summary.map((line) => ['Trích yếu', line] as const),
  ['Căn cứ', sheet.basis],
  ['Câu số lượng hồ sơ', sheet.counts.opening],
  ...sheet.counts.clauses.map((line) => ['Câu số lượng hồ sơ', line] as const),
  ...sheet.explanations.map((line) => ['Dòng diễn giải', line] as const),
  ['Câu kết', sheet.closing],
  ...sheet.recipients.map((line) => ['Nơi nhận', line] as const),
  ['Tiêu đề bài web', web.title],
  ...web.opening.map((line) => ['Đoạn mở đầu bài web', line] as const),
  ...zalo.split('\n').map((line) => ['Tin Zalo', line] as const),
  ['Tên báo cáo giao ban', briefing.name],
  ...briefing.summary.map((line) => ['Trích yếu giao ban', line] as const),
  ...briefing.explanations.map((line) => ['Diễn giải giao ban', line] as const),
]
