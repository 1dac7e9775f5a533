/**
 * What a column is for, told by the words of its heading. Offices word their headings freely, so a heading is met by
 * its telling words, and what says none of them is unknown and asked about, never given a role by its place.
 */
import { fold } from '../../text/text.ts'

export const roles = [
  'no',
  'no2',
  'goal',
  'mission',
  'group',
  'content',
  'lead',
  'coordinator',
  'evaluator',
  'start',
  'deadline',
  'product',
  'note',
  'threshold',
  'unit',
  'other',
] as const
export type Role = (typeof roles)[number]

export interface Recognised {
  readonly role: Role
  /** Of two columns that claim one role the surer keeps it. */
  readonly certainty: number
}

type Pattern = readonly [role: Role, certainty: number, words: RegExp, unless?: RegExp]

const AGENCY = '\\b(co quan|don vi|bo phan|phong|to chuc|can bo|nguoi|cong chuc|noi(?! dung)|(?<!van )ban)\\b'

/** Tried in order; words are folded and stripped of punctuation. */
const patterns: readonly Pattern[] = [
  ['no', 9, /^(s ?t ?t|t ?t|so t ?t|so thu tu|thu tu|muc|no|so|ma|stt muc)( ?\d)?$/],
  ['no', 5, /\bstt\b|^so tt\b|^thu tu\b/],
  ['note', 9, /ghi chu|luu y|^chu thich|^dien giai/],
  [
    'evaluator',
    9,
    new RegExp(`${AGENCY}.*(danh gia|theo doi|giam sat|tham dinh|don doc|kiem tra|phe duyet)$`),
  ],
  ['evaluator', 8, /^(theo doi|danh gia|giam sat|chu tri danh gia|chu tri theo doi)/, /ket qua/],
  ['coordinator', 9, /phoi hop|tham gia thuc hien|lien quan$|^ho tro|cung thuc hien/, /noi dung|chu tri/],
  ['lead', 9, /chu tri|chu quan|dau moi|chiu trach nhiem|phu trach/],
  [
    'lead',
    8,
    new RegExp(`${AGENCY}.*(thuc hien|tham muu|trien khai|duoc giao|thuc thi|xu ly)`),
    /thoi gian|ket qua/,
  ],
  ['lead', 7, /^(phan cong|giao|trach nhiem|thuc hien)( thuc hien| nhiem vu)?$|^(trach nhiem|phan cong)/],
  ['start', 9, /bat dau|khoi dau|tu ngay$|^tu$|thoi diem trien khai/],
  [
    'product',
    9,
    /san pham|dau ra|ket qua (dat|thuc hien|du kien|dau|hoan|cua|mong|can|phai|cong)|minh chung|^ket qua/,
  ],
  [
    'deadline',
    9,
    /thoi (gian|han|diem|ky|luong)|tien do|\bhan\b|ky han|lo trinh|\bmoc\b|ngay (hoan thanh|ket thuc)/,
  ],
  [
    'deadline',
    8,
    /^(hoan thanh|ket thuc|den ngay|den|xong|ngay)( truoc| trong)?$|hoan thanh (truoc|trong|ngay|vao)/,
  ],
  [
    'threshold',
    9,
    /(chi tieu|muc tieu|ke hoach|ty le|muc)( .*)?(nam )?(20\d\d|can dat|phan dau|duoc giao|phai dat)/,
  ],
  ['threshold', 8, /^(muc (dat|giao)|gia tri|nguong|so (giao|luong)|chi tieu giao)/],
  ['unit', 9, /don vi tinh|\bdvt\b|\bd v t\b/],
  ['group', 8, /^(nhom|linh vuc|mang|phan|chuong)( nhiem vu| noi dung| cong viec| viec| cong tac)?$/],
  ['content', 9, /hoat dong/],
  ['content', 8, /noi dung|cong viec|dau viec|viec (can|phai) lam|cong tac|^viec$/, /^nhom|linh vuc/],
  ['content', 7, /^ten |ten (nhom|thu tuc|tthc|chi tieu|nhiem vu)|nhom tthc|thu tuc hanh chinh|danh muc/],
  ['content', 6, /^chi tieu|^cac chi tieu|chi so/],
  ['content', 5, /nhiem vu|giai phap/],
  ['goal', 8, /muc tieu|muc dich|yeu cau/],
  [
    'other',
    5,
    /kinh phi|can cu|van ban|lanh dao|nguon|du toan|tham quyen|^cap (trinh|ban hanh|quyet dinh|phe duyet)/,
  ],
  ['lead', 4, /^(don vi|co quan|noi)$/],
]

/** `path`: the headings over the column, outermost first. The innermost speaks first, then all together. */
export function recognise(path: readonly string[]): Recognised | null {
  const leaf = words(path.at(-1) ?? '')
  const whole = words(path.join(' '))
  const found = match(leaf) ?? (path.length > 1 ? match(whole) : null)
  if (found === null) return null
  const parent = path.length > 1 ? match(words(path.slice(0, -1).join(' '))) : null
  return parent !== null && parent.role === 'lead' && found.role === 'deadline' && found.certainty < 9
    ? parent
    : found
}

function match(label: string): Recognised | null {
  if (label === '') return null
  for (const [role, certainty, telling, unless] of patterns) {
    if (telling.test(label) && unless?.test(label) !== true) return { role, certainty }
  }
  return null
}

export const words = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Of several columns that could hold the work itself, the finer one does; the coarser are goal and mission. */
export const coarser: readonly (readonly [RegExp, Role])[] = [
  [/muc tieu|muc dich/, 'goal'],
  [/nhiem vu|giai phap/, 'mission'],
  [/^(nhom|linh vuc)/, 'group'],
]

export const isAboutReview = (label: string): boolean =>
  /ra soat/.test(words(label)) || /^ten (nhom|thu tuc|tthc)|nhom tthc/.test(words(label))
