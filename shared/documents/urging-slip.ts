/**
 * Phiếu đôn đốc (KH-10, XL-10): one slip to one unit over any list of overdue things, dossiers or tasks, with how often
 * each was urged before and the day by which an answer is due. It goes to another unit of the same commune and names
 * no citizen.
 */
import { z } from 'zod'
import { IsoDate, Line, RequiredLine } from '../contract/values.ts'
import { formatDate, formatLong } from '../dates/words.ts'
import type { LetterBody } from '../rules/letter.ts'
import { fillLine } from '../rules/wording.ts'
import type { Signer, Unit } from '../unit/unit.ts'
import type { Block, DocumentModel, Paragraph, Row } from './model.ts'
import { dateOrBlank, signerBlock } from './phrases.ts'

export const urgingKinds = ['dossier', 'task'] as const

/** One thing that is urged. `key` names it within its kind, for ever: a dossier's chain, a task's occurrence. */
export const UrgingItem = z.strictObject({
  kind: z.enum(urgingKinds),
  key: RequiredLine,
  /** The dossier's code and procedure, or the words of the task; no citizen's name. */
  what: RequiredLine,
  due: IsoDate.nullable(),
  /** Who handles it. */
  who: Line,
})
export type UrgingItem = z.infer<typeof UrgingItem>

/** An item with how many slips it has been on, this one included. */
export const CountedItem = UrgingItem.extend({ times: z.int().positive() })
export type CountedItem = z.infer<typeof CountedItem>

export interface PrintedUrging {
  readonly unit: Unit
  readonly body: LetterBody['urging']
  /** null for a preview without a number. */
  readonly number: string | null
  readonly on: string
  readonly to: string
  readonly replyBy: string
  readonly items: readonly CountedItem[]
  readonly note: string
  readonly signer: Signer | null
}

export function urgingSlip(printed: PrintedUrging): DocumentModel {
  const { unit, body, to } = printed
  const values = (name: string): string | null | undefined => {
    switch (name) {
      case 'cơ quan':
        return unit.name
      case 'nơi nhận':
        return to
      case 'số việc':
        return String(printed.items.length).padStart(2, '0')
      case 'hạn trả lời':
        return formatLong(printed.replyBy)
      default:
        return undefined
    }
  }
  const blocks: Block[] = [
    {
      kind: 'heading',
      superior: unit.superiorLines.map((line) => line.toUpperCase()),
      issuing: unit.issuingLines.map((line) => line.toUpperCase()),
      number: `Số: ${printed.number ?? `……/${body.symbol}`}`,
      placeAndDate: `${unit.place}, ${dateOrBlank(printed.on, printed.on.slice(0, 4))}`,
    },
    {
      kind: 'title',
      name: body.name.toUpperCase(),
      summary: body.summary === '' ? [] : [fillLine(body.summary, values) ?? ''],
      basis: '',
      marks: [],
    },
    { ...paragraph(`Kính gửi: ${to}`), align: 'center', indent: false },
    paragraph(fillLine(body.opening, values) ?? ''),
    {
      kind: 'table',
      label: 'Việc đôn đốc',
      size: 12,
      columns: [
        { width: 10, align: 'center' },
        { width: 75, align: 'left', names: true },
        { width: 26, align: 'center' },
        { width: 36, align: 'left' },
        { width: 18, align: 'center' },
      ],
      head: [
        [
          { text: 'TT' },
          { text: 'Hồ sơ, nhiệm vụ' },
          { text: 'Thời hạn' },
          { text: 'Người giải quyết' },
          { text: 'Lần đôn đốc' },
        ],
      ],
      rows: printed.items.map(
        ({ what, due, who, times }, at): Row => ({
          kind: 'data',
          cells: [String(at + 1), what, due === null ? '' : formatDate(due), who, String(times)],
        }),
      ),
    },
    ...(printed.note === '' ? [] : [paragraph(printed.note)]),
    paragraph(fillLine(body.closing, values) ?? ''),
    { kind: 'signatures', columns: [signerBlock(printed.signer)] },
    { kind: 'recipients', lines: [`- ${to};`, '- Lưu: VT.'] },
  ]
  return {
    title: `${body.name}${printed.number === null ? '' : ` số ${printed.number}`}`,
    orientation: 'portrait',
    watermark: printed.number === null ? 'BẢN NHÁP' : null,
    parts: [blocks],
  }
}

const paragraph = (text: string): Paragraph => ({
  kind: 'paragraph',
  text,
  align: 'justify',
  indent: true,
  size: 13,
})
