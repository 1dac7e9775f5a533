/** Who we are: the office, its upper unit, its signers; the words of the heading of its documents. */
import { z } from 'zod'
import { IsoDate, Line, RequiredLine } from '../contract/values.ts'

/** Two-tier government since 01/7/2025 knows communes of three types; `huyen` labels data of 2024. */
export const unitTypes = ['xa', 'phuong', 'dackhu', 'huyen', 'tinh'] as const
export const UnitType = z.enum(unitTypes)
export type UnitType = z.infer<typeof UnitType>

/** An office of such a unit receives what communes send. */
export const receives = (type: UnitType): boolean => type === 'tinh' || type === 'huyen'

export const Unit = z.strictObject({
  /** Full name of the one-stop office, as documents print it. */
  name: RequiredLine,
  type: UnitType,
  /** Name of the commune without its type: "An Mẫu". */
  place: RequiredLine,
  /** Code on the national portal, e.g. `H01.297`; empty when unknown. */
  portalCode: Line,
  /** Five-digit administrative code (QĐ 19/2025/QĐ-TTg) or the province's own; empty when unknown. */
  provinceCode: Line,
  upperUnit: RequiredLine,
  /** Heading of documents, NĐ 30/2020: the superior body, then the issuing body, one printed line each. */
  superiorLines: z.array(RequiredLine).max(3),
  issuingLines: z.array(RequiredLine).min(1).max(3),
  /** What follows the number: "TB-TTPVHCC" in "Số: 47/TB-TTPVHCC". */
  documentSymbol: RequiredLine,
})
export type Unit = z.infer<typeof Unit>

/** How a signer signs: on behalf of a collective, for the head, by order, by authorisation, or as head. */
export const Authority = z.enum(['', 'TM.', 'KT.', 'TL.', 'TUQ.', 'Q.'])

export const Signer = z.strictObject({
  name: RequiredLine,
  authority: Authority,
  /** What stands behind the authority: "ỦY BAN NHÂN DÂN" after TM., "GIÁM ĐỐC" after KT.; empty without one. */
  onBehalfOf: Line,
  /** The signer's own title: "PHÓ GIÁM ĐỐC". */
  title: RequiredLine,
  from: IsoDate,
  to: IsoDate.nullable(),
})
export type Signer = z.infer<typeof Signer>

export const signsOn = (signer: Signer, date: string): boolean =>
  signer.from <= date && (signer.to === null || date <= signer.to)
