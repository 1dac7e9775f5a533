/**
 * What a receiver prints: who sent and who did not (S4 §9.11), the sums over its units, and the ranking. Each says of
 * how many units it speaks and names those that are not in it; a sum that lacks a unit carries that across the page.
 */
import type { RollUp, UnitRanking } from '../contract/receiver.ts'
import { isMonthKey, periodText } from '../dates/period.ts'
import { formatMoment } from '../dates/words.ts'
import { cellSigns, cellWords, type Cell as MatrixCell, replacedSign } from '../receiver/matrix.ts'
import { periodsText } from '../receiver/words.ts'
import type { Signer, Unit } from '../unit/unit.ts'
import { figure } from './cells.ts'
import type { Block, DocumentModel, Paragraph, Row, Table } from './model.ts'
import { blankName, dateOrBlank, signerBlock } from './phrases.ts'
import { statsTable } from './week-tables.ts'

interface Office {
  readonly unit: Unit
  readonly signer: Signer | null
  /** UTC milliseconds. */
  readonly at: number
  readonly year: string
}

export interface SentList extends Office {
  readonly keys: readonly string[]
  readonly units: readonly {
    readonly name: string
    readonly cells: readonly MatrixCell[]
    /** When the newest of them came, of one period only. */
    readonly firstAt: number | null
  }[]
}

/** Danh sách đơn vị gửi, không gửi. */
export function sentList(list: SentList): DocumentModel {
  const { keys, units } = list
  const one = keys.length === 1
  const lacking = units.filter(({ cells }) => cells.some(({ state }) => state === 'missing'))
  const table: Table = {
    kind: 'table',
    name: 'Gửi, không gửi',
    label: 'Các đơn vị gửi, không gửi số liệu',
    size: 11,
    columns: one
      ? [
          { width: 12, align: 'center' },
          { width: 85, align: 'left', names: true },
          { width: 34, align: 'left' },
          { width: 34, align: 'center' },
        ]
      : [
          { width: 12, align: 'center' },
          { width: 55, align: 'left', names: true },
          { width: 22, align: 'center' },
          { width: 20, align: 'center' },
          { width: 20, align: 'center' },
          { width: 36, align: 'left' },
        ],
    head: [
      (one
        ? ['STT', 'Đơn vị', 'Tình trạng', 'Gửi lúc']
        : ['STT', 'Đơn vị', 'Đúng hạn', 'Muộn', 'Chưa gửi', 'Kỳ chưa gửi']
      ).map((text) => ({ text })),
    ],
    rows: units.map(({ name, cells, firstAt }, at): Row => {
      const count = (state: MatrixCell['state']) =>
        figure(cells.filter((cell) => cell.state === state).length)
      const owed = keys.filter((_, place) => cells[place]?.state === 'missing')
      const [only] = cells
      return {
        kind: 'data',
        cells: one
          ? [
              figure(at + 1),
              name,
              only === undefined ? '' : stateText(only),
              firstAt === null ? '' : formatMoment(firstAt),
            ]
          : [
              figure(at + 1),
              name,
              count('onTime'),
              count('late'),
              count('missing'),
              owed.length === 0 ? '' : periodsText(owed),
            ],
      }
    }),
  }
  return {
    title: `Danh sách đơn vị gửi, không gửi số liệu, ${list.unit.name}`,
    orientation: 'portrait',
    watermark: null,
    parts: [
      [
        heading(list),
        {
          kind: 'title',
          name: 'DANH SÁCH ĐƠN VỊ GỬI, KHÔNG GỬI SỐ LIỆU',
          summary: [spanText(keys)],
          basis: '',
          marks: [],
        },
        note(
          `Tính đến ${formatMoment(list.at)}: ${units.length - lacking.length}/${units.length} đơn vị đã gửi đủ, ${lacking.length} đơn vị còn thiếu.`,
        ),
        table,
        signatures(list),
        {
          kind: 'footNote',
          text: 'Đúng hạn, muộn tính theo lần gửi đầu tiên của kỳ; gửi lại, thay bản không làm đổi.',
        },
      ],
    ],
  }
}

const stateText = ({ state, replaced }: MatrixCell): string =>
  `${cellSigns[state]} ${cellWords[state]}${replaced ? `, ${replacedSign} thay bản` : ''}`

export interface RollUpPaper extends Office {
  readonly sums: RollUp
}

export function rollUpPaper({ sums, ...office }: RollUpPaper): DocumentModel {
  const { keys, members, complete, lacking, fields } = sums
  const table = statsTable(fields.map(({ section, field, v }) => ({ section, field, v })))
  const rates: Table = {
    kind: 'table',
    name: 'Tỷ lệ',
    label: 'Tỷ lệ chung, cộng tử số và mẫu số của các đơn vị',
    size: 11,
    columns: [
      { width: 12, align: 'center' },
      { width: 120, align: 'left', names: true },
      { width: 30, align: 'right' },
      { width: 30, align: 'right' },
      { width: 30, align: 'right' },
      { width: 30, align: 'right' },
    ],
    head: [['STT', 'Nội dung', 'Tử số', 'Mẫu số', 'Tỷ lệ (%)', 'Số đơn vị'].map((text) => ({ text }))],
    rows: sums.sums.map(
      ({ name, numerator, denominator, rate, units }, at): Row => ({
        kind: 'data',
        cells: [
          figure(at + 1),
          name,
          figure(numerator),
          figure(denominator),
          rate === null ? 'không phát sinh' : figure(rate, 2),
          figure(units),
        ],
      }),
    ),
  }
  const half = sums.sums.flatMap(({ name, incomplete }) =>
    incomplete.length === 0 ? [] : [`${name}: ${incomplete.join('; ')}`],
  )
  return {
    title: `Tổng hợp số liệu ${spanText(keys)}, ${office.unit.name}`,
    orientation: 'landscape',
    watermark: lacking.length > 0 ? 'CHƯA ĐỦ ĐƠN VỊ' : null,
    parts: [
      [
        heading(office),
        {
          kind: 'title',
          name: 'TỔNG HỢP SỐ LIỆU CỦA CÁC ĐƠN VỊ',
          summary: [spanText(keys)],
          basis: '',
          marks: lacking.length > 0 ? [`${complete}/${members} đơn vị gửi đủ`] : [],
        },
        ...(table === null ? [] : [{ ...table, size: 10 as const }]),
        note('Tỷ lệ chung bằng tổng tử số chia tổng mẫu số, không lấy trung bình các tỷ lệ.'),
        rates,
        ...(lacking.length === 0
          ? []
          : [
              note(
                `Không có trong tổng: ${lacking.map(({ name, periods }) => (keys.length === 1 ? name : `${name} (${periodsText(periods)})`)).join('; ')}.`,
              ),
            ]),
        ...(half.length === 0 ? [] : [note(`Gửi thiếu tử số hoặc mẫu số: ${half.join('. ')}.`)]),
        signatures(office),
        { kind: 'footNote', text: `Từ gói số liệu của các đơn vị, tính đến ${formatMoment(office.at)}.` },
      ],
    ],
  }
}

export interface RankingPaper extends Office {
  readonly ranking: UnitRanking
}

export function rankingPaper({ ranking, ...office }: RankingPaper): DocumentModel {
  const { measure, ranked, tooFew, without, missing, minimum, key } = ranking
  const points = measure.unit === 'points'
  const value = points ? 'Tổng điểm' : 'Tỷ lệ (%)'
  const n = (placed: (typeof tooFew)[number]) =>
    placed.numerator === null
      ? [figure(placed.volume)]
      : [figure(placed.numerator), figure(placed.denominator)]
  const head = points
    ? ['Hạng', 'Đơn vị', value, 'Số tiếp nhận']
    : ['Hạng', 'Đơn vị', value, 'Tử số', 'Mẫu số']
  const table: Table = {
    kind: 'table',
    name: 'Xếp hạng',
    label: `Xếp hạng các đơn vị theo ${measure.name}`,
    size: 11,
    columns: [
      { width: 16, align: 'center' },
      { width: points ? 89 : 69, align: 'left', names: true },
      ...head.slice(2).map(() => ({ width: points ? 30 : 26.6, align: 'right' as const })),
    ],
    head: [head.map((text) => ({ text }))],
    rows: [
      ...ranked.map(
        (placed): Row => ({
          kind: 'data',
          cells: [figure(placed.rank), placed.name, figure(placed.value, 2), ...n(placed)],
        }),
      ),
      ...(tooFew.length === 0
        ? []
        : [{ kind: 'group' as const, text: `Dưới mức tối thiểu (${minimum}): nêu số, không xếp hạng` }]),
      ...tooFew.map(
        (placed): Row => ({
          kind: 'data',
          cells: ['–', placed.name, figure(placed.value, 2), ...n(placed)],
        }),
      ),
    ],
  }
  return {
    title: `Xếp hạng ${measure.name}, ${spanText([key])}`,
    orientation: 'portrait',
    watermark: null,
    parts: [
      [
        heading(office),
        {
          kind: 'title',
          name: 'XẾP HẠNG CÁC ĐƠN VỊ',
          summary: [measure.name, spanText([key])],
          basis: '',
          marks: [],
        },
        table,
        ...(without.length === 0
          ? []
          : [note(`Không phát sinh hoặc không có số này: ${without.join('; ')}.`)]),
        ...(missing.length === 0 ? [] : [note(`Chưa gửi, không xếp hạng: ${missing.join('; ')}.`)]),
        note('Bằng nhau đến hai chữ số thập phân thì cùng hạng; hạng kế tiếp bỏ trống.'),
        signatures(office),
        { kind: 'footNote', text: `Từ gói số liệu của các đơn vị, tính đến ${formatMoment(office.at)}.` },
      ],
    ],
  }
}

/** "tuần đến 20/11/2026", "từ tuần đến … đến tuần đến …". */
function spanText(keys: readonly string[]): string {
  const [first = '', last = first] = [keys[0], keys.at(-1)]
  if (first === last) return periodText(first)
  const word = isMonthKey(first) ? 'tháng' : 'tuần'
  const bare = (key: string) => periodText(key).replace(/^(tuần đến|tháng) /, '')
  return `${keys.length} ${word}, từ ${bare(first)} đến ${bare(last)}`
}

const heading = ({ unit, year }: Office): Block => ({
  kind: 'heading',
  superior: unit.superiorLines.map((line) => line.toUpperCase()),
  issuing: unit.issuingLines.map((line) => line.toUpperCase()),
  number: '',
  placeAndDate: `${unit.place}, ${dateOrBlank(null, year)}`,
})

const signatures = ({ signer }: Office): Block => ({
  kind: 'signatures',
  columns: [{ title: ['NGƯỜI LẬP BIỂU'], hint: '(Ký, họ tên)', name: blankName }, signerBlock(signer)],
})

const note = (text: string): Paragraph => ({
  kind: 'paragraph',
  text,
  align: 'justify',
  indent: false,
  size: 11,
})
