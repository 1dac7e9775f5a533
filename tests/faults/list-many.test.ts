/**
 * A year's list: thirty thousand dossiers in the long mode, a tenth of them else. It says how far it is, can be called
 * off with nothing kept, takes at most half as long again as the sheet reader needs for the same file, and the core
 * stays small: the rows never pass through it as cells.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, instantOf } from '../../shared/dates/plain.ts'
import { formatDate } from '../../shared/dates/words.ts'
import { startChild } from '../support/child.ts'
import { emptyOffice, setUp } from '../support/core.ts'
import { newFolder, removeFolder } from '../support/program.ts'

const long = process.env.SMC_LONG === '1'
const rows = long ? 30_000 : 3_000
/** A new process and the first compiled code cost the same for a short list as for a long one. */
const allowance = long ? 0 : 1_500

const head = [
  'STT',
  'Mã số hồ sơ',
  'Tên thủ tục hành chính',
  'Lĩnh vực',
  'Người nộp',
  'Số định danh',
  'Địa chỉ',
  'Số điện thoại',
  'Ngày tiếp nhận',
  'Ngày hẹn trả',
  'Ngày hoàn thành',
  'Trạng thái',
  'Hình thức nộp',
  'Bộ phận đang xử lý',
  'Cán bộ xử lý',
]

function line(nth: number): (string | number)[] {
  const received = addDays('2026-01-05', nth % 310)
  const due = addDays(received, 3 + (nth % 20))
  const open = nth % 11 === 0
  return [
    nth + 1,
    `H00.000-${received.slice(2).replaceAll('-', '')}-${String(nth).padStart(5, '0')}`,
    'Đăng ký biến động quyền sử dụng đất',
    ['Đất đai', 'Hộ tịch', 'Chứng thực'][nth % 3] ?? '',
    `Người Nộp Bịa Đặt ${nth}`,
    `0000${String(nth * 7_919)
      .padStart(8, '0')
      .slice(-8)}`,
    `Thôn Giả Định ${nth % 90}, xã An Mẫu`,
    `0900${String(nth).padStart(6, '0')}`,
    `${formatDate(received)} 08:0${nth % 10}`,
    `${formatDate(due)} 16:00`,
    open ? '' : `${formatDate(addDays(due, (nth % 7) - 5))} 15:20`,
    open ? 'Đang xử lý' : 'Đã trả kết quả',
    nth % 2 === 0 ? 'Trực tuyến' : 'Trực tiếp',
    'Phòng Kinh tế',
    `Cán Bộ ${nth % 12}`,
  ]
}

let folder: string
let file: string

beforeAll(async () => {
  const made = await emptyOffice(newFolder(), { now: instantOf('2026-11-18', '08:00') })
  await setUp(made.core.session())
  made.core.close()
  folder = made.folder
  file = join(folder, 'danh-sach.xlsx')
  const book = utils.book_new()
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([head, ...Array.from({ length: rows }, (_, nth) => line(nth))]),
    'Hồ sơ',
  )
  writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }))
}, 120_000)
afterAll(() => removeFolder(folder))

async function measured(...args: readonly string[]): Promise<Record<string, number>> {
  const child = startChild('list-importer.ts', ...args)
  const said = await child.said((each) => each.startsWith('{'))
  await child.kill()
  if (said === null) throw new Error(`${args[0]} ended without a word`)
  return JSON.parse(said) as Record<string, number>
}

it(`${rows} dossiers are read, called off, taken in, within time and memory`, {
  timeout: 300_000,
}, async () => {
  // On a busy machine one measure alone says little: the reader before and after, the core twice.
  const before = await measured('sheet', file)
  const core = await measured('core', folder, file)
  const after = await measured('sheet', file)
  const sheet = Math.max(before.sheet ?? 0, after.sheet ?? 0)
  console.info(
    `${rows} dossiers: sheet alone ${sheet} ms; ${JSON.stringify({ ...core, progress: undefined })}`,
  )
  expect([core.cancelled, core.keptAfterCancel]).toEqual(['Cancelled', 0])
  const progress = core.progress as unknown as number[]
  expect(progress.length).toBeGreaterThan(2)
  expect(Math.max(...progress)).toBeGreaterThanOrEqual(rows * 0.9)
  expect(core.changed).toBe(0)
  expect(core.written).toBe(rows)
  expect(core.board).toBeGreaterThan(rows / 30)
  expect(core.megabytes).toBeLessThan(400)
  expect(Math.min(...([core.read, core.readAgain] as number[]))).toBeLessThan(1.5 * sheet + allowance)
})
