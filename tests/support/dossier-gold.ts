/** The lists of dossiers that came with their answers. */
import { readFileSync } from 'node:fs'
import { readGrids } from '../../db/import/grids.ts'
import { limits } from '../../db/import/refusal.ts'
import { type WorkingCalendar, workingCalendar } from '../../shared/dates/calendar.ts'
import type { ReadDossier } from '../../shared/dossier/dossier.ts'
import {
  type DossierList,
  type ListAnswers,
  noAnswers,
  readDossiers,
} from '../../shared/dossier/read/read.ts'
import { seed } from './seeds.ts'

export const lists = {
  B1: 'B1_DanhSachHoSo_20112026_1605.xlsx',
  B2: 'B2_DanhSachHoSo_27112026_1610.xlsx',
  B5b: 'B5b_DanhSachHoSo_cong-thuc.xlsx',
} as const

export const calendar: WorkingCalendar = workingCalendar(seed('calendar').body)

export interface DossierGold {
  readonly exportTime: string
  readonly period: unknown
  readonly stateMap: object
  readonly dossiers: readonly (Record<string, unknown> & {
    readonly code: string
    readonly row: number
    readonly flags: readonly string[]
  })[]
  readonly duplicates: readonly { readonly code: string }[]
  readonly skipped: unknown
  readonly apology: unknown
  readonly counts: unknown
  readonly review: unknown
}

const parsed = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/exports/gold/${name}.json`, import.meta.url), 'utf8'))

export const dossierGold = (name: 'B1' | 'B2'): DossierGold => parsed(name) as DossierGold

export const differenceGold = (): Record<string, { code: string }[]> =>
  parsed('B1-B2.diff') as Record<string, { code: string }[]>

export async function readList(bytes: Uint8Array, answers: ListAnswers = noAnswers): Promise<DossierList> {
  const file = await readGrids({ kind: 'file', bytes }, limits)
  if (!file.ok) throw new Error(file.error.reason)
  const list = readDossiers(file.value, answers)
  if (!list.ok) throw new Error(list.error.type)
  return list.value
}

export const byCode = (dossiers: readonly ReadDossier[]): Map<string, ReadDossier> =>
  new Map(dossiers.map((dossier) => [dossier.code, dossier]))
