/**
 * The office as a form of raw texts, for the first run and for later edits. A field nobody touched shows a
 * suggestion made from the type and the name of the commune; once typed in, also when emptied, the typed text counts.
 */
import type { z } from 'zod'
import { clean } from '../../../shared/text/text.ts'
import type { Unit } from '../../../shared/unit/unit.ts'

export type Fields = Readonly<Record<string, string>>

export const unitKeys = [
  'type',
  'place',
  'upperUnit',
  'name',
  'superiorLines',
  'issuingLines',
  'documentSymbol',
  'portalCode',
  'provinceCode',
] as const
export type UnitKey = (typeof unitKeys)[number]
export type UnitTexts = Readonly<Record<UnitKey, string>>

type UnitType = Unit['type']

export const unitTypeWords: Readonly<Record<UnitType, string>> = {
  xa: 'xã',
  phuong: 'phường',
  dackhu: 'đặc khu',
  huyen: 'huyện',
  tinh: 'tỉnh',
}

const isUnitType = (text: string): text is UnitType => Object.hasOwn(unitTypeWords, text)

/** What stands in each field: the typed text, else the suggestion. `typed` is keyed by `UnitKey`. */
export function unitTexts(typed: Fields): UnitTexts {
  const type = typed.type ?? 'xa'
  const place = clean(typed.place ?? '')
  const whole = place === '' ? '' : `${isUnitType(type) ? unitTypeWords[type] : ''} ${place}`
  const suggested: UnitTexts = {
    type,
    place: '',
    upperUnit: '',
    name: whole === '' ? '' : `Trung tâm Phục vụ hành chính công ${whole}`,
    superiorLines: whole === '' ? '' : `ỦY BAN NHÂN DÂN ${whole.toLocaleUpperCase('vi')}`,
    issuingLines: 'TRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG',
    documentSymbol: 'TB-TTPVHCC',
    portalCode: '',
    provinceCode: '',
  }
  return Object.fromEntries(unitKeys.map((key) => [key, typed[key] ?? suggested[key]])) as UnitTexts
}

export const unitOf = (texts: UnitTexts): z.input<typeof Unit> => ({
  ...texts,
  type: texts.type as UnitType,
  superiorLines: linesOf(texts.superiorLines),
  issuingLines: linesOf(texts.issuingLines),
})

export const textsOf = (unit: Unit): UnitTexts => ({
  ...unit,
  superiorLines: unit.superiorLines.join('\n'),
  issuingLines: unit.issuingLines.join('\n'),
})

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(clean)
    .filter((line) => line !== '')
