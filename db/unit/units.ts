/** The office itself. */
import type { Unit } from '../../shared/unit/unit.ts'
import { recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'

export type SavedUnit = Unit & { readonly id: string }

/** Null until the office is set up. */
export function getUnit(store: Store): SavedUnit | null {
  const id = store.unitId()
  if (id === null) return null
  const row = get(store, from.selectFrom('unit').selectAll().where('unit_id', '=', id))
  if (row === undefined) return null
  return {
    id,
    name: row.name,
    type: row.type as Unit['type'],
    place: row.place,
    portalCode: row.portal_code,
    provinceCode: row.province_code,
    upperUnit: row.upper_unit,
    superiorLines: JSON.parse(row.superior_lines) as string[],
    issuingLines: JSON.parse(row.issuing_lines) as string[],
    documentSymbol: row.document_symbol,
  }
}

export function insertUnit(w: UnitOfWork, unit: Unit): void {
  run(w.store, w.tables.insertInto('unit').values({ unit_id: w.unitId, ...columnsOf(unit) }))
  recordChange(w, 'unit', w.unitId, null, { ...unit })
}

export function updateUnit(w: UnitOfWork, unit: Unit): void {
  const found = getUnit(w.store)
  if (found === null) throw new Error('There is no office to change')
  const { id, ...before } = found
  if (!recordChange(w, 'unit', id, before, { ...unit })) return
  run(w.store, w.tables.updateTable('unit').set(columnsOf(unit)).where('unit_id', '=', id))
}

const columnsOf = (unit: Unit) => ({
  name: unit.name,
  type: unit.type,
  place: unit.place,
  portal_code: unit.portalCode,
  province_code: unit.provinceCode,
  upper_unit: unit.upperUnit,
  superior_lines: JSON.stringify(unit.superiorLines),
  issuing_lines: JSON.stringify(unit.issuingLines),
  document_symbol: unit.documentSymbol,
})
