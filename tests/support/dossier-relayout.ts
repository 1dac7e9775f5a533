/**
 * The same dossiers as another province would export them: other order and words of the columns, other containers,
 * other ways of writing a date, columns left out and columns nobody asked for, lines between the dossiers.
 */
import { utils, type WorkSheet, write } from '@e965/xlsx'
import type { ReadDossier } from '../../shared/dossier/dossier.ts'
import type { ColumnRole } from '../../shared/dossier/read/columns.ts'

export const names: Readonly<Record<ColumnRole, readonly string[]>> = {
  stt: ['STT', 'TT', 'Số TT'],
  code: ['Mã số hồ sơ', 'Mã hồ sơ', 'Số hồ sơ', 'Số biên nhận', 'MÃ HS'],
  procedure: ['Tên thủ tục hành chính', 'Thủ tục', 'Tên TTHC', 'Tên hồ sơ', 'Dịch vụ công'],
  field: ['Lĩnh vực', 'Tên lĩnh vực', 'LĨNH VỰC'],
  applicant: ['Người nộp', 'Chủ hồ sơ', 'Họ tên người nộp', 'Tổ chức, cá nhân', 'Tên công dân'],
  idNo: ['Số định danh', 'Số CCCD', 'CMND/CCCD', 'Số giấy tờ'],
  address: ['Địa chỉ', 'Địa chỉ người nộp', 'Nơi ở'],
  phone: ['Số điện thoại', 'SĐT', 'Điện thoại liên hệ', 'Di động'],
  received: ['Ngày tiếp nhận', 'Ngày nhận', 'Thời gian tiếp nhận', 'Ngày nhận hồ sơ', 'Ngày giờ tiếp nhận'],
  due: [
    'Ngày hẹn trả',
    'Hạn trả',
    'Ngày hẹn trả kết quả',
    'Hạn xử lý',
    'Thời gian hẹn trả',
    'Hạn giải quyết',
  ],
  finished: [
    'Ngày trả kết quả/ hoàn thành',
    'Ngày hoàn thành',
    'Ngày có kết quả',
    'Ngày kết thúc xử lý',
    'Ngày trả KQ',
  ],
  state: ['Trạng thái', 'Tình trạng', 'Trạng thái hồ sơ', 'Tình trạng xử lý'],
  channel: ['Hình thức nộp', 'Kênh tiếp nhận', 'Hình thức tiếp nhận', 'Phương thức nộp'],
  unit: ['Bộ phận đang xử lý', 'Đơn vị xử lý', 'Phòng ban xử lý', 'Cơ quan giải quyết'],
  officer: ['Cán bộ xử lý', 'Người xử lý', 'Cán bộ thụ lý', 'Chuyên viên thụ lý'],
  onlinePayment: ['Thanh toán trực tuyến', 'Thanh toán online'],
  eResult: ['Có kết quả điện tử', 'Kết quả điện tử'],
  supplements: ['Số lần bổ sung', 'Số lần yêu cầu bổ sung'],
}

/** Columns that resemble others and are none of them. */
export const strangers: readonly (readonly [heading: string, value: string | number])[] = [
  ['Mã TTHC', '1.001193'],
  ['Ngày sinh', '01/02/1980'],
  ['Số ngày giải quyết', 5],
  ['Ghi chú', ''],
  ['Hình thức nhận kết quả', 'Trực tiếp'],
  ['Ngày hẹn lại', ''],
  ['Mức độ', 'Toàn trình'],
  ['Lệ phí', 8000],
]

export interface ListStyle {
  readonly order: readonly ColumnRole[]
  /** Which of the names of each column. */
  readonly words: number
  readonly strangers: readonly number[]
  readonly titles: number
  readonly numbers: boolean
  readonly merged: boolean
  readonly dates:
    | 'text'
    | 'dashes'
    | 'noZeros'
    | 'seconds'
    | 'iso'
    | 'spaces'
    | 'serial'
    | 'bare'
    | 'timeFirst'
  readonly codes: 'plain' | 'nbsp' | 'zeroWidth' | 'dash' | 'lower' | 'apostrophe'
  readonly text: 'plain' | 'nfd' | 'nbsp'
  readonly pageEvery: number
  readonly hidden: boolean
  readonly tail: boolean
}

type Value = string | number | { readonly serial: number }
export interface ListTable {
  readonly rows: readonly (readonly (Value | null)[])[]
  readonly merges: readonly (readonly [row: number, from: number, to: number])[]
  readonly hiddenRows: readonly number[]
}

const DATES: readonly ColumnRole[] = ['received', 'due', 'finished']

export function relayoutList(dossiers: readonly ReadDossier[], style: ListStyle): ListTable {
  const rows: (Value | null)[][] = []
  const merges: [number, number, number][] = []
  const hiddenRows: number[] = []
  const titles = [
    'UBND XÃ AN MẪU',
    'DANH SÁCH HỒ SƠ TIẾP NHẬN VÀ TRẢ KẾT QUẢ',
    'Từ ngày 01/09/2026 đến ngày 20/11/2026',
  ]
  for (const title of titles.slice(0, style.titles)) rows.push([title])
  const nameOf = (role: ColumnRole): string => names[role][style.words % names[role].length] ?? role
  const others = style.strangers.flatMap((nth) => {
    const stranger = strangers[nth]
    return stranger === undefined ? [] : [stranger]
  })
  const header: Value[] = [...style.order.map(nameOf), ...others.map(([heading]) => heading)]
  const width = header.length
  const firstDate = style.order.findIndex((role) => DATES.includes(role))
  if (style.merged && firstDate >= 0) {
    const above: (Value | null)[] = header.map(() => null)
    above[0] = 'Thông tin hồ sơ'
    if (firstDate > 1) merges.push([rows.length, 0, firstDate - 1])
    rows.push(above)
  }
  rows.push(header)
  if (style.numbers) rows.push(header.map((_, at) => `(${at + 1})`))
  dossiers.forEach((dossier, at) => {
    if (style.pageEvery > 0 && at > 0 && at % style.pageEvery === 0) {
      rows.push([`Cộng trang: ${style.pageEvery} hồ sơ`])
      rows.push(header)
    }
    if (style.hidden && at % 3 === 1) hiddenRows.push(rows.length)
    const cells = style.order.map((role) => cellOf(dossier, role, at, style))
    rows.push([...cells, ...others.map(([, value]) => value)])
  })
  if (style.tail) {
    rows.push([`Tổng số: ${dossiers.length} hồ sơ`])
    rows.push([...Array.from({ length: Math.max(0, width - 2) }, () => null), 'NGƯỜI LẬP'])
    rows.push([...Array.from({ length: Math.max(0, width - 2) }, () => null), 'Nguyễn Thị Cán Bộ Mẫu'])
  }
  return { rows, merges, hiddenRows }
}

function cellOf(dossier: ReadDossier, role: ColumnRole, at: number, style: ListStyle): Value | null {
  const { party } = dossier
  switch (role) {
    case 'stt':
      return at + 1
    case 'code':
      return written.code[style.codes](dossier.code)
    case 'received':
    case 'due':
    case 'finished': {
      const moment = dossier[role]
      return moment === null ? null : written.date[style.dates](moment)
    }
    case 'applicant':
      return text(party.applicant, style)
    case 'idNo':
      return party.idNo
    case 'phone':
      return party.phone
    case 'address':
      return text(party.address, style)
    case 'channel':
      return { online: 'Trực tuyến', direct: 'Trực tiếp', post: 'Bưu chính công ích' }[
        dossier.channel ?? 'direct'
      ]
    case 'onlinePayment':
    case 'eResult':
      return dossier[role] === null ? null : dossier[role] ? 'Có' : 'Không'
    case 'supplements':
      return dossier.supplements
    default:
      return text(dossier[role], style)
  }
}

const text = (value: string | null, style: ListStyle): string | null =>
  value === null
    ? null
    : style.text === 'nfd'
      ? value.normalize('NFD')
      : style.text === 'nbsp'
        ? `\u00A0${value.replace(/ /g, '\u00A0')} `
        : value

const parts = (moment: string) => ({
  y: moment.slice(0, 4),
  m: moment.slice(5, 7),
  d: moment.slice(8, 10),
  time: moment.length > 10 ? ` ${moment.slice(11)}` : '',
})

const serialOf = (moment: string): number =>
  Date.parse(`${moment.length > 10 ? moment : `${moment}T00:00`}:00Z`) / 86_400_000 + 25_569

const written = {
  code: {
    plain: (code: string) => code,
    nbsp: (code: string) => `\u00A0${code} `,
    zeroWidth: (code: string) => `${code.slice(0, 4)}\u200B${code.slice(4)}`,
    dash: (code: string) => code.replaceAll('-', '–'),
    lower: (code: string) => code.toLowerCase(),
    apostrophe: (code: string) => `'${code}`,
  },
  date: {
    text: (moment: string) => ((p) => `${p.d}/${p.m}/${p.y}${p.time}`)(parts(moment)),
    dashes: (moment: string) => ((p) => `${p.d}-${p.m}-${p.y}${p.time}`)(parts(moment)),
    noZeros: (moment: string) =>
      ((p) => `${Number(p.d)}/${Number(p.m)}/${p.y}${p.time.replace(/ 0/, ' ')}`)(parts(moment)),
    seconds: (moment: string) =>
      ((p) => `${p.d}/${p.m}/${p.y}${p.time === '' ? '' : `${p.time}:00`}`)(parts(moment)),
    iso: (moment: string) =>
      ((p) => `${p.y}-${p.m}-${p.d}${p.time === '' ? '' : `${p.time}:00.0`}`)(parts(moment)),
    spaces: (moment: string) => ((p) => `  ${p.d}/${p.m}/${p.y} ${p.time} `)(parts(moment)),
    serial: (moment: string) => ({ serial: serialOf(moment) }),
    bare: (moment: string) => serialOf(moment),
    timeFirst: (moment: string) =>
      ((p) => (p.time === '' ? `${p.d}/${p.m}/${p.y}` : `${p.time.trim()} ngày ${p.d}/${p.m}/${p.y}`))(
        parts(moment),
      ),
  },
} satisfies {
  code: Record<ListStyle['codes'], (code: string) => string>
  date: Record<ListStyle['dates'], (moment: string) => Value>
}

/** Numbers stay numbers where the container has them; a serial is shown as a date. */
export function listWorkbook(
  { rows, merges, hiddenRows }: ListTable,
  bookType: 'xlsx' | 'biff8' | 'ods',
): Uint8Array {
  const sheet: WorkSheet = {}
  let width = 1
  rows.forEach((row, r) => {
    row.forEach((value, c) => {
      if (value === null) return
      width = Math.max(width, c + 1)
      sheet[utils.encode_cell({ r, c })] =
        typeof value === 'object'
          ? { t: 'n', v: value.serial, z: 'dd/mm/yyyy hh:mm' }
          : typeof value === 'number'
            ? { t: 'n', v: value }
            : { t: 's', v: value }
    })
  })
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length, c: width } })
  sheet['!merges'] = merges.map(([r, from, to]) => ({ s: { r, c: from }, e: { r, c: to } }))
  sheet['!rows'] = rows.map((_, at) => ({ hidden: hiddenRows.includes(at) }))
  return new Uint8Array(
    write({ SheetNames: ['DS'], Sheets: { DS: sheet } }, { type: 'array', bookType }) as ArrayBuffer,
  )
}

const shown = (value: Value | null): string => {
  if (value === null) return ''
  return typeof value === 'object' ? String(value.serial) : String(value)
}

export const listDelimited = ({ rows }: ListTable, mark: string): string =>
  rows.map((row) => row.map((value) => `"${shown(value).replaceAll('"', '""')}"`).join(mark)).join('\r\n')

export const listHtml = ({ rows }: ListTable): string =>
  `<html><body><table>${rows
    .map(
      (row) =>
        `<tr>${row.map((value) => `<td>${shown(value).replace(/&/g, '&amp;').replace(/</g, '&lt;')}</td>`).join('')}</tr>`,
    )
    .join('')}</table></body></html>`
