/**
 * The wording and the habits of apologies (form 04 of the one-stop set), of the explanation to the head and of the
 * urging slip, and the coded reasons for lateness. All of it changed between 2018 and 2026, so all of it is dated data.
 *
 * A message that leaves the office may only name places that identify nobody; the schema of places enforces it.
 */
import { z } from 'zod'
import { Line, RequiredLine } from '../contract/values.ts'
import { fold, nfc } from '../text/text.ts'
import { Confidence } from './rule.ts'
import { placesIn, readTemplate } from './wording.ts'

/** When a sentence is printed: always, only before the due date has passed, only after. */
export const sentenceTimes = ['always', 'before', 'after'] as const
export const SentenceTime = z.enum(sentenceTimes)
export type SentenceTime = z.infer<typeof SentenceTime>

export const papers = ['A5', 'A4'] as const
export const Paper = z.enum(papers)
export type Paper = z.infer<typeof Paper>

const Message = z
  .string()
  .max(2000)
  .overwrite(nfc)
  .refine((text) => text.trim() !== '', 'Chưa nhập')

export const LetterBody = z.strictObject({
  /** Stands behind the number: "PXL" in "12/PXL". */
  symbol: RequiredLine,
  paper: Paper,
  /** A letter is in time up to this many working days before the due date. */
  deadlineDays: z.int().min(0).max(30),
  /** How often a dossier may get a new date. */
  reappointments: z.int().min(0).max(9),
  /** What names a citizen may be erased this many days after the dossier was finished, and not before. */
  keepTextsDays: z.int().min(0).max(3650),
  title: RequiredLine,
  addressee: RequiredLine,
  sentences: z
    .array(z.strictObject({ text: RequiredLine, when: SentenceTime }))
    .min(1)
    .max(20),
  /** For Zalo, SMS, e-mail: names nobody. */
  message: Message,
  explanation: z.strictObject({
    name: RequiredLine,
    summary: z.array(RequiredLine).min(1).max(3),
    sentences: z.array(RequiredLine).min(1).max(20),
  }),
  urging: z.strictObject({
    symbol: RequiredLine,
    name: RequiredLine,
    summary: Line,
    opening: RequiredLine,
    closing: RequiredLine,
  }),
  confidence: Confidence,
})
export type LetterBody = z.infer<typeof LetterBody>

export const LateReason = z.strictObject({
  code: z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'Mã gồm chữ không dấu và số, bắt đầu bằng chữ thường'),
  name: RequiredLine,
  /** The cause is an incident of the system and is linked to the incident log. */
  incident: z.boolean(),
})
export type LateReason = z.infer<typeof LateReason>

export const LateReasonsBody = z.strictObject({ reasons: z.array(LateReason).min(1).max(50) })
export type LateReasonsBody = z.infer<typeof LateReasonsBody>

/** Places of a message: what the addressee recognises and nobody else can use. */
export const messagePlaces = {
  'cơ quan': 'tên cơ quan',
  'xưng hô': 'Ông/Bà, hoặc Tổ chức',
  'đuôi mã': 'bốn ký tự cuối của mã hồ sơ',
  'lĩnh vực': 'lĩnh vực của hồ sơ',
  'ngày nhận': 'ngày tiếp nhận',
  'hẹn trả': 'giờ, ngày hẹn trả trên giấy tiếp nhận',
  'nguyên nhân': 'nguyên nhân trong danh mục',
  'ngày hẹn lại': 'ngày trả kết quả mới',
  'số phiếu': 'số của phiếu xin lỗi',
} as const

/** Places of the letter and of the explanation; they stay on paper inside the office and with the addressee. */
export const letterPlaces = {
  ...messagePlaces,
  'người nộp': 'họ tên người nộp, hoặc tên tổ chức',
  'số định danh': 'số định danh; không in khi chưa có',
  'mã hồ sơ': 'mã hồ sơ đầy đủ',
  'thủ tục': 'tên thủ tục hành chính',
  'lý do': 'nguyên nhân và lời giải thích',
  'bộ phận': 'bộ phận giải quyết',
  'người thụ lý': 'người giải quyết hồ sơ',
  'khắc phục': 'biện pháp khắc phục',
  'trách nhiệm': 'trách nhiệm, kiến nghị',
} as const

export const urgingPlaces = {
  'cơ quan': 'tên cơ quan',
  'nơi nhận': 'phòng, đơn vị được đôn đốc',
  'số việc': 'số hồ sơ, nhiệm vụ trong phiếu',
  'hạn trả lời': 'ngày phải trả lời',
} as const

/** Faults of the wording, each a Vietnamese sentence. */
export function letterFaults(body: LetterBody): string[] {
  const texts: readonly (readonly [where: string, text: string, known: Readonly<Record<string, string>>])[] =
    [
      ['Tiêu đề phiếu', body.title, letterPlaces],
      ['Kính gửi', body.addressee, letterPlaces],
      ...body.sentences.map(({ text }) => ['Câu trong phiếu', text, letterPlaces] as const),
      ...body.message.split('\n').map((line) => ['Tin nhắn', line, messagePlaces] as const),
      ...body.explanation.summary.map((line) => ['Trích yếu giải trình', line, letterPlaces] as const),
      ...body.explanation.sentences.map((line) => ['Câu giải trình', line, letterPlaces] as const),
      ['Trích yếu phiếu đôn đốc', body.urging.summary, urgingPlaces],
      ['Mở đầu phiếu đôn đốc', body.urging.opening, urgingPlaces],
      ['Kết phiếu đôn đốc', body.urging.closing, urgingPlaces],
    ]
  const faults = texts.flatMap(([where, text, known]) => {
    const read = readTemplate(text)
    if (!read.ok) return [`${where}: ngoặc ở “${read.error.at}” chưa đúng.`]
    return placesIn(read.value)
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => `${where}: ${unknown(name, known)}`)
  })
  const whole = body.sentences.map(({ text }) => text).join(' ')
  const missing = ['lý do', 'ngày hẹn lại'].filter((name) => !whole.includes(`{${name}}`))
  return [...faults, ...missing.map((name) => `Phiếu phải có chỗ điền {${name}}.`)]
}

function unknown(name: string, known: Readonly<Record<string, string>>): string {
  const near = Object.keys(known).find((place) => fold(place) === fold(name))
  if (near !== undefined) return `không có chỗ điền {${name}}. Có phải {${near}}?`
  return Object.hasOwn(letterPlaces, name)
    ? `không được dùng {${name}} ở đây vì nêu thông tin cá nhân.`
    : `không có chỗ điền {${name}}.`
}

export function reasonFaults({ reasons }: LateReasonsBody): string[] {
  const twice = (values: readonly string[]) => [
    ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
  ]
  return [
    ...twice(reasons.map(({ code }) => code)).map((code) => `Mã nguyên nhân “${code}” có hai lần.`),
    ...twice(reasons.map(({ name }) => name)).map((name) => `Nguyên nhân “${name}” có hai lần.`),
  ]
}
