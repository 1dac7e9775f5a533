/**
 * An American Excel opened the list, saved a stretch of it, and day and month changed places in that block: days above
 * 12 came through as they were, the others did not. No date that changed is taken for certain, none outside is doubted.
 */
import '../support/seed.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readGrids } from '../../db/import/grids.ts'
import { limits } from '../../db/import/refusal.ts'
import { addDays } from '../../shared/dates/plain.ts'
import { formatDate } from '../../shared/dates/words.ts'
import { noAnswers, readDossiers } from '../../shared/dossier/read/read.ts'
import { standingOf } from '../../shared/dossier/standing.ts'
import { calendar } from '../support/dossier-gold.ts'

const at = '2026-11-20T16:05'
const head = [
  'Mã số hồ sơ',
  'Thủ tục',
  'Lĩnh vực',
  'Người nộp',
  'Ngày tiếp nhận',
  'Ngày hẹn trả',
  'Ngày hoàn thành',
  'Trạng thái',
]

/** What such an Excel makes of "05/10/2026": month and day in each other's place, where that is a day. */
const americanised = (date: string): string =>
  Number(date.slice(8)) <= 12 ? `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}` : formatDate(date)

interface Row {
  readonly code: string
  readonly received: string
  readonly due: string
}

const rowsOf = (days: readonly number[]): Row[] =>
  days.map((day, nth) => {
    const received = addDays('2026-08-03', day)
    return {
      code: `H00.000-${received.slice(2).replaceAll('-', '')}-${String(nth + 1).padStart(4, '0')}`,
      received,
      due: addDays(received, 20),
    }
  })

async function read(rows: readonly Row[], isSwapped: (nth: number) => boolean) {
  const lines = rows.map(({ code, received, due }, nth) => {
    const write = (date: string) => (isSwapped(nth) ? americanised(date) : formatDate(date))
    return [code, 'Đăng ký khai sinh', 'Hộ tịch', 'Người Bịa', write(received), write(due), '', 'Đang xử lý']
  })
  const text = [head, ...lines].map((cells) => cells.join('\t')).join('\n')
  const grids = await readGrids({ kind: 'clipboard', html: null, text }, limits)
  if (!grids.ok) throw new Error(grids.error.reason)
  const list = readDossiers(grids.value, noAnswers)
  if (!list.ok) throw new Error(list.error.type)
  return list.value
}

/** Day and month that can change places and are not the same. */
const changes = (date: string): boolean => Number(date.slice(8)) <= 12 && date.slice(5, 7) !== date.slice(8)

it('A swapped block is asked about, and no date of it is taken for certain', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 95 }), { minLength: 20, maxLength: 60 }),
      fc.nat(50),
      fc.integer({ min: 3, max: 30 }),
      async (days, start, length) => {
        const rows = rowsOf([...days].sort((a, b) => a - b))
        const first = start % (rows.length - 3)
        const isSwapped = (nth: number) => nth >= first && nth < first + length
        const list = await read(rows, isSwapped)
        const byCode = new Map(list.dossiers.map((dossier) => [dossier.code, dossier]))
        const struck = rows.filter(({ received }, nth) => isSwapped(nth) && changes(received))
        for (const { code, received } of struck) {
          const dossier = byCode.get(code)
          expect(dossier?.doubts, code).toContain('dateSwapSuspect')
          expect(standingOf(dossier as never, at, calendar).status).toBe('needsReview')
          expect(dossier?.received?.slice(0, 10)).not.toBe(received)
        }
        rows.forEach(({ code, received }, nth) => {
          if (isSwapped(nth)) return
          expect(byCode.get(code)?.received?.slice(0, 10)).toBe(received)
          const inside = nth > first && nth < first + length
          if (!inside) expect(byCode.get(code)?.doubts, code).toEqual([])
        })
        const asked = list.questions.find(({ kind }) => kind === 'dateSwap')
        expect(asked !== undefined).toBe(struck.length > 0)
      },
    ),
    { numRuns: process.env.SMC_LONG === '1' ? 300 : 25 },
  )
})

it('A list that nobody touched raises no such doubt', async () => {
  const list = await read(rowsOf(Array.from({ length: 60 }, (_, nth) => nth)), () => false)
  expect(list.dossiers.flatMap(({ doubts }) => doubts)).toEqual([])
  expect(list.questions).toEqual([])
})
