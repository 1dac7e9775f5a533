/** Small tables of the form written as `a | b | c` lines, for tests of one matter each. */
import { readRecords } from '../../db/import/records.ts'
import type { GridFile } from '../../shared/stats/grid.ts'
import { type ReadOptions, readStats } from '../../shared/stats/read.ts'
import type { StatsReading } from '../../shared/stats/reading.ts'
import { dictionary } from './stats-gold.ts'

export const heading = [
  'STT | Lĩnh vực | Số hồ sơ nhận giải quyết | | | | Số hồ sơ đã giải quyết | | | | Số hồ sơ đang giải quyết | |',
  ' | | Tổng số | Trực tuyến | Trực tiếp | Từ kỳ trước | Tổng số | Trước hạn | Đúng hạn | Quá hạn | Tổng số | Trong hạn | Quá hạn',
] as const
export const tinh = 'I. Trên Hệ thống của tỉnh'
export const bo = 'II. Trên Hệ thống của các Bộ'
export const row = {
  chungThuc: '1 | Chứng thực | 10 | 5 | 3 | 2 | 8 | 6 | 2 | 0 | 2 | 2 | 0',
  hoTich: '2 | Hộ tịch | 4 | 1 | 2 | 1 | 3 | 1 | 1 | 1 | 1 | 1 | 0',
  both: '14 | 6 | 5 | 3 | 11 | 7 | 3 | 1 | 3 | 3 | 0',
} as const

export const fileOf = (lines: readonly string[]): GridFile =>
  readRecords(lines.map((line) => line.split(/ ?\| ?/).join('\t')).join('\n'), 'csv')

export function readLines(lines: readonly string[], options: Partial<ReadOptions> = {}): StatsReading {
  const reading = readStats(fileOf(lines), { fields: dictionary(), ...options })
  if (!reading.ok) throw new Error(`No table, seen ${reading.error.seen.join(', ')}`)
  return reading.value
}

/** `row:reason` of every skipped line. */
export const reasons = ({ skipped }: StatsReading): string[] =>
  skipped.map(({ row: at, table, reason }) => `${table === undefined ? at : `table ${table}`}:${reason}`)

export const read = ({ rows }: StatsReading): string[] =>
  rows.map(({ section, field, v }) => `${section} ${field} ${v.c3}`)

export const asked = ({ questions }: StatsReading): string[] => questions.map(({ kind }) => kind)
