/**
 * A document before it is a page: what stands on it, in the order of NĐ 30/2020/NĐ-CP (Phụ lục I, Phần I).
 *
 * The model knows paper, sizes in points and widths in millimetres, but no HTML, Word or Excel; every form of a
 * document is rendered from the same model, so a number cannot differ between the sheet and the file.
 * Texts are final: blanks are already dotted, numbers already Vietnamese, capitals already capitals; a cell that is
 * a number keeps it beside its text.
 */

import type { Cell } from './cells.ts'

export const margins = { top: 20, right: 15, bottom: 20, left: 30 } as const

/** Width between the margins of A4, in millimetres. */
export const textWidth = { portrait: 165, landscape: 252 } as const

/** A5, upright: its margins and the width between them. */
export const smallPaper = { margins: { top: 12, right: 12, bottom: 12, left: 16 }, text: 120 } as const

export const nationalTitle = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
export const nationalMotto = 'Độc lập - Tự do - Hạnh phúc'

export const pointSizes = [9, 9.5, 10, 11, 11.5, 12, 13, 14, 16, 22] as const
export type PointSize = (typeof pointSizes)[number]

export interface Run {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly size?: PointSize
}

/** A newline in the text of a run is a line break. */
export type Text = string | readonly Run[]

export type Align = 'left' | 'center' | 'right' | 'justify'

/** Two columns: the superior and issuing bodies with the number; the nation's name with place and date. */
export interface Heading {
  readonly kind: 'heading'
  readonly superior: readonly string[]
  readonly issuing: readonly string[]
  /** "Số: 47/TB-TTPVHCC"; empty for a paper without one. */
  readonly number: string
  /** "An Mẫu, ngày 20 tháng 11 năm 2026". */
  readonly placeAndDate: string
}

export interface Title {
  readonly kind: 'title'
  /** Tên loại: "THÔNG BÁO". */
  readonly name: string
  /** Trích yếu, one printed line each. */
  readonly summary: readonly string[]
  /** "(theo Quyết định …)"; empty for none. */
  readonly basis: string
  /** "Đính chính lần 1", "Chưa duyệt"; each in a frame under the title. */
  readonly marks: readonly string[]
}

export interface AppendixTitle {
  readonly kind: 'appendixTitle'
  /** "PHỤ LỤC I"; "PHỤ LỤC" when it is the only one. */
  readonly label: string
  readonly name: string
  /** "(Kèm theo Thông báo số …)". */
  readonly reference: string
}

/** The few figures one should see from across the room, on one line. */
export interface Lead {
  readonly kind: 'lead'
  readonly figures: readonly Text[]
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly text: Text
  readonly align: Align
  /** First line moved in by 1 cm. */
  readonly indent: boolean
  readonly size: PointSize
}

export interface Column {
  /** Millimetres. Columns share the width of the page in this proportion. */
  readonly width: number
  readonly align: Align
  /** The cell that names its row. */
  readonly names?: boolean
}

export interface HeadCell {
  readonly text: string
  readonly columns?: number
  readonly rows?: number
}

export type Row =
  | { readonly kind: 'data'; readonly cells: readonly Cell[] }
  /** A heading inside the table, over its whole width; stays with the row below. */
  | { readonly kind: 'group'; readonly text: string }
  /** A sum; bold, stays with the row above. */
  | { readonly kind: 'total'; readonly cells: readonly Cell[] }

export interface Table {
  readonly kind: 'table'
  /** Name of its sheet in Excel, at most 31 letters; the label where there is none. */
  readonly name?: string
  /** What the table is, for readers who do not see it. */
  readonly label: string
  readonly size: PointSize
  readonly columns: readonly Column[]
  /** Repeated on every page. */
  readonly head: readonly (readonly HeadCell[])[]
  /** No row is split over two pages. */
  readonly rows: readonly Row[]
}

export interface Signature {
  /** Authority and title, one printed line each: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC". */
  readonly title: readonly string[]
  /** "(Ký, đóng dấu)". */
  readonly hint: string
  readonly name: string
}

/** Stands on one page with the two paragraphs before it and with recipients and foot note after it. */
export interface Signatures {
  readonly kind: 'signatures'
  readonly columns: readonly Signature[]
}

/** Nơi nhận, with the punctuation of each line. */
export interface Recipients {
  readonly kind: 'recipients'
  readonly lines: readonly string[]
}

/** Source, moment, revision: small, under a thin rule. */
export interface FootNote {
  readonly kind: 'footNote'
  readonly text: string
}

/** A QR code, black on white, in the middle of the line. */
export interface Qr {
  readonly kind: 'qr'
  readonly text: string
  /** What it is, under it and for readers who do not see it. */
  readonly label: string
  /** Edge in millimetres, quiet zone included. */
  readonly size: number
}

export type Block =
  | Heading
  | Title
  | AppendixTitle
  | Lead
  | Paragraph
  | Table
  | Signatures
  | Recipients
  | FootNote
  | Qr

export interface DocumentModel {
  /** For the window and the file's properties. */
  readonly title: string
  readonly orientation: 'portrait' | 'landscape'
  /** A4 unless said; A5 stands upright and prints its text two points smaller. */
  readonly paper?: 'A4' | 'A5'
  /** Across every page, behind the text: "BẢN NHÁP". */
  readonly watermark: string | null
  /** Each part begins on a new page; pages are numbered on top from the second one. */
  readonly parts: readonly (readonly Block[])[]
}
