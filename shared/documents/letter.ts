/**
 * Form 04 (Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết) and the explanation to the head. The letter is
 * printed from what was frozen, or from a draft, marked as one and without a number.
 */
import { formatLong } from '../dates/words.ts'
import { type LetterContent, letterNumber } from '../letter/letter.ts'
import type { Signer, Unit } from '../unit/unit.ts'
import type { Block, DocumentModel, Paragraph, PointSize } from './model.ts'
import { blankName, checkCode, dateOrBlank, signerBlock } from './phrases.ts'

export interface PrintedLetter {
  readonly content: Omit<LetterContent, 'salt' | 'number'> & { readonly number: number | null }
  /** Of the frozen content; null for a draft. */
  readonly hash: string | null
  readonly voided: boolean
}

export function letterDocument(letters: readonly PrintedLetter[]): DocumentModel {
  const [first] = letters
  const paper = first?.content.paper ?? 'A4'
  const draft = letters.some(({ hash }) => hash === null)
  return {
    title:
      letters.length === 1 && first !== undefined
        ? `${first.content.title}${first.content.number === null ? '' : ` số ${letterNumber(first.content.number, first.content.symbol)}`}`
        : `${letters.length} phiếu xin lỗi`,
    orientation: 'portrait',
    paper,
    watermark: draft ? 'BẢN NHÁP' : null,
    parts: letters.map((letter) => blocksOf(letter)),
  }
}

function blocksOf({ content, hash, voided }: PrintedLetter): Block[] {
  const { unit, symbol, paper } = content
  const size = paper === 'A5' ? 11 : 13
  const number = content.number === null ? `……/${symbol}` : letterNumber(content.number, symbol)
  return [
    headingOf(unit, `Số: ${number}`, content.issuedOn),
    {
      kind: 'title',
      name: content.title.toUpperCase(),
      summary: [],
      basis: '',
      marks: voided ? ['ĐÃ HỦY'] : [],
    },
    { ...paragraph(content.addressee, size), align: 'center', indent: false },
    ...content.sentences.map((sentence) => paragraph(sentence, size)),
    { kind: 'signatures', columns: [headOf(content.signer)] },
    ...(hash === null
      ? []
      : [{ kind: 'footNote' as const, text: `Mã kiểm tra của phiếu: ${checkCode(hash)}` }]),
  ]
}

const headingOf = (unit: Unit, number: string, on: string | null): Block => ({
  kind: 'heading',
  superior: unit.superiorLines.map((line) => line.toUpperCase()),
  issuing: unit.issuingLines.map((line) => line.toUpperCase()),
  number,
  placeAndDate: `${unit.place}, ${dateOrBlank(on, '……')}`,
})

/** The form has one signature: the head of the office, or who signs for them. */
const headOf = (signer: Signer | null) =>
  signer === null
    ? { title: ['THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ'], hint: '(Ký và ghi rõ họ tên)', name: blankName }
    : signerBlock(signer)

const paragraph = (text: string, size: PointSize): Paragraph => ({
  kind: 'paragraph',
  text,
  align: 'justify',
  indent: true,
  size,
})

export interface PrintedExplanation {
  readonly unit: Unit
  readonly name: string
  readonly summary: readonly string[]
  readonly sentences: readonly string[]
  readonly on: string
  /** Who explains. */
  readonly by: string
}

/** Báo cáo giải trình: stays inside the office; the head writes the opinion by hand. */
export function explanationDocument(printed: PrintedExplanation): DocumentModel {
  const { unit } = printed
  return {
    title: `${printed.name}, ${formatLong(printed.on)}`,
    orientation: 'portrait',
    watermark: null,
    parts: [
      [
        headingOf(unit, 'Số: ……/BC', printed.on),
        {
          kind: 'title',
          name: printed.name.toUpperCase(),
          summary: [...printed.summary],
          basis: '',
          marks: [],
        },
        { ...paragraph(`Kính gửi: Thủ trưởng ${unit.name}`, 13), align: 'center', indent: false },
        ...printed.sentences.map((sentence) => paragraph(sentence, 13)),
        {
          kind: 'signatures',
          columns: [
            { title: ['Ý KIẾN CỦA THỦ TRƯỞNG'], hint: '(Ghi rõ ý kiến, ký tên)', name: blankName },
            { title: ['NGƯỜI GIẢI TRÌNH'], hint: '(Ký và ghi rõ họ tên)', name: printed.by || blankName },
          ],
        },
      ],
    ],
  }
}
